"""What belongs to a post besides its work: its line of command, what it decides, who checks it, whom it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from guiju.derive.work import Party, superiors_of
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.measures import Approval
from guiju.model.node import Document, Ref, Traced
from guiju.model.people import Duty, Role, Unit
from guiju.model.rulebook import Breach, Clause
from guiju.model.text import given, listed
from guiju.model.work import CheckItem, Checklist, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Parties of one height above a post; any_of is true where one of them is enough."""

    parties: tuple[Party, ...]
    any_of: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """A party right below a post, and how many parties stand right below that one."""

    party: Party
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """The reporting line of a party: ranks above it from the top down, and those right below it."""

    above: tuple[Rank, ...]
    below: tuple[Below, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """An item that a party approves or decides on; approval is the rule it approves by, where there is one."""

    document: Document
    item: Step | Clause
    part: str
    approval: Approval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrutiny:
    """A line of a checklist by which others check a party."""

    checklist: Checklist
    line: CheckItem
    checkers: tuple[Ref, ...]


def command_of(party: Party, handbook: Handbook) -> Command:
    """Follow the line of command to the top, and one rank down."""
    below = _right_below(party, handbook)
    counted = tuple(Below(party=one, count=len(_right_below(one, handbook))) for one in below)
    return Command(above=tuple(reversed(list(_ranks(party, handbook)))), below=counted)


def says_of(party: Party, handbook: Handbook) -> tuple[Say, ...]:
    """Give every step and clause that a party approves or is named to decide on; judging in one's own steps is work."""
    return tuple(say for document, item in _rules(handbook) for say in _says(party, document, item))


def scrutiny_of(party: Party, handbook: Handbook) -> tuple[Scrutiny, ...]:
    """Give the lines by which others check what a party has to do; what it checks itself is its work."""
    found = _concerned(handbook).get(party.id, ())
    lines = ((checklist, line, _others(party, line, checklist)) for checklist, line in found)
    return tuple(Scrutiny(checklist=c, line=line, checkers=others) for c, line, others in lines if others)


def asked_by(party: Party, handbook: Handbook) -> tuple[Document, ...]:
    """Give the parties to ask where something of a party's page or steps is left open, each once."""
    found: dict[str, Document] = {}
    for document, node in _open_to(party, handbook):
        asked = handbook.find(node, document)
        if isinstance(asked, Document) and asked is not party:
            found.setdefault(asked.id, asked)
    return tuple(found.values())


def _ranks(party: Party, handbook: Handbook) -> Iterator[Rank]:
    seen = {party.id}
    rank: tuple[Party, ...] = (party,)
    while True:
        found = [_right_above(one, handbook) for one in rank]
        above = {p.id: p for parties, _ in found for p in parties if p.id not in seen}
        if not above:
            return
        rank = tuple(above.values())
        seen |= above.keys()
        yield Rank(parties=rank, any_of=any(any_of for _, any_of in found))


def _right_above(party: Party, handbook: Handbook) -> tuple[tuple[Party, ...], bool]:
    if isinstance(party, Role):
        return superiors_of(party, handbook)
    parent = handbook.find(party.parent, party) if isinstance(party.parent, Ref) else None
    return ((parent,) if isinstance(parent, Unit) else ()), False


def _right_below(party: Party, handbook: Handbook) -> tuple[Party, ...]:
    reports = tuple(role for role in handbook.roles if party in superiors_of(role, handbook)[0])
    if isinstance(party, Role):
        return reports
    units = tuple(unit for unit in handbook.units if _is(party, unit.parent))
    members = tuple(role for role in handbook.roles if _is(party, role.unit) and role not in reports)
    return (*units, *reports, *members)


def _rules(handbook: Handbook) -> Iterator[tuple[Document, Step | Clause]]:
    for procedure in handbook.procedures:
        yield from ((procedure, step) for step in procedure.steps)
    for policy in handbook.policies:
        yield from ((policy, clause) for clause in listed(policy.clauses))


def _says(party: Party, document: Document, item: Step | Clause) -> Iterator[Say]:
    if isinstance(item, Step):
        decision = given(item.decision)
        if given(item.approves) and _is(party, item.actor):
            yield Say(document=document, item=item, part="approves", approval=None)
        elif decision and _is(party, decision.by):
            yield Say(document=document, item=item, part="decides", approval=None)
    for approval in listed(item.approvals):
        if any(_is(party, ref) for ref in (approval.party, *listed(approval.any_of))):
            yield Say(document=document, item=item, part="approves", approval=approval)


def _others(party: Party, line: CheckItem, checklist: Checklist) -> tuple[Ref, ...]:
    checkers = listed(line.roles) or listed(checklist.roles)
    return tuple(ref for ref in checkers if not _is(party, ref))


@lru_cache(maxsize=1)
def _concerned(handbook: Handbook) -> Mapping[str, tuple[tuple[Checklist, CheckItem], ...]]:
    """All lines by the id of the party whose work they check, in one walk."""
    found: dict[str, list[tuple[Checklist, CheckItem]]] = {}
    for checklist in handbook.checklists:
        for line in checklist.items:
            refs = (ref for ref in (line.duty, line.step, line.clause, line.breach) if isinstance(ref, Ref))
            for name in dict.fromkeys(name for ref in refs for name in _whose(ref, checklist, handbook)):
                found.setdefault(name, []).append((checklist, line))
    return {name: tuple(lines) for name, lines in found.items()}


def _whose(ref: Ref, checklist: Checklist, handbook: Handbook) -> Iterator[str]:
    node = handbook.find(ref, checklist)
    if isinstance(node, Duty):
        yield ref.document
    parties = (node.actor,) if isinstance(node, Step) else ()
    rules = (
        listed(node.applies_to) if isinstance(node, Clause) else listed(node.party) if isinstance(node, Breach) else ()
    )
    yield from (party.target for party in (*parties, *rules) if isinstance(party, Ref))


def _open_to(party: Party, handbook: Handbook) -> Iterator[tuple[Document, Ref]]:
    for node in walk.nodes(party):
        ask = getattr(node, "ask", None)
        if isinstance(ask, Ref):
            yield party, ask
    for procedure in handbook.procedures:
        for step in procedure.steps:
            if _is(party, step.actor):
                asks = (node.ask for node in walk.nodes(step) if isinstance(node, Traced))
                yield from ((procedure, ask) for ask in asks if isinstance(ask, Ref))


def _is(party: Party, ref: object) -> bool:
    return isinstance(ref, Ref) and ref.target == party.id
