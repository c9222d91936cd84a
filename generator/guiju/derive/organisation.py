"""The organisation as a tree: units in units, posts in their units and below their superiors."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.derive.work import Party, superiors_of
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.model.text import given


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A unit or a role in the tree. others are superiors that it does not stand below; any_of: one is enough."""

    party: Party
    below: tuple[Post, ...]
    others: tuple[Party, ...]
    any_of: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The trees: units, posts whose unit nobody wrote down, and parties outside."""

    units: tuple[Post, ...]
    loose: tuple[Post, ...]
    outside: tuple[Post, ...]


def organisation(handbook: Handbook) -> Organisation:
    """Put every unit and role into its place; whoever has none stands on its own."""
    parties: tuple[Party, ...] = (*handbook.roles, *handbook.units)
    above: dict[str, Party] = {}
    for party in parties:
        place = _place(party, handbook)
        if place and not _leads_to(place, party, above):
            above[party.id] = place
    tops = [_post(party, parties, above, handbook) for party in parties if party.id not in above]
    return Organisation(
        units=tuple(p for p in tops if isinstance(p.party, Unit) and not _outside(p)),
        loose=tuple(p for p in tops if isinstance(p.party, Role) and not _outside(p)),
        outside=tuple(p for p in tops if _outside(p)),
    )


def _place(party: Party, handbook: Handbook) -> Party | None:
    """A post stands below a superior of its own unit, else in its unit, else below whom it reports to."""
    unit = _unit(party, handbook)
    if isinstance(party, Unit):
        return unit
    superiors, _ = superiors_of(party, handbook)
    for superior in superiors:
        if isinstance(superior, Role) and _unit(superior, handbook) is unit:
            return superior
    return unit or next(iter(superiors), None)


def _unit(party: Party, handbook: Handbook) -> Unit | None:
    ref = given(party.parent if isinstance(party, Unit) else party.unit)
    found = handbook.find(ref, party) if ref else None
    return found if isinstance(found, Unit) else None


def _leads_to(start: Party, wanted: Party, above: dict[str, Party]) -> bool:
    """Say whether the way up from a party meets another: such a ring would swallow both."""
    place: Party | None = start
    while place is not None and place is not wanted:
        place = above.get(place.id)
    return place is wanted


def _post(party: Party, parties: tuple[Party, ...], above: dict[str, Party], handbook: Handbook) -> Post:
    superiors, any_of = superiors_of(party, handbook) if isinstance(party, Role) else ((), False)
    place = above.get(party.id)
    return Post(
        party=party,
        below=tuple(_post(p, parties, above, handbook) for p in parties if above.get(p.id) is party),
        others=tuple(superior for superior in superiors if superior is not place),
        any_of=any_of,
    )


def _outside(post: Post) -> bool:
    return given(post.party.external) is True
