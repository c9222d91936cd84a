"""Times, amounts and limits as the manual states them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from guiju.model.node import FactRef, FormRef, MomentRef, Node, Party, RoleRef
from guiju.model.text import Many, Maybe, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Node):
    """By when something is done. within and lead are durations such as "2 workdays"."""

    within: Maybe[str] = None
    before: Maybe[MomentRef] = None
    by: Maybe[Text] = None
    after: Maybe[MomentRef] = None
    lead: Maybe[str] = None
    or_when: Maybe[Text] = None
    as_worded: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency(Node):
    """How often something is done. chosen is our own period where the source gives none."""

    every: str
    on: Many[str] = ()
    day: Maybe[int] = None
    at: Maybe[Text] = None
    times: Maybe[int] = None
    at_least: Maybe[bool] = None
    event: Maybe[Text] = None
    chosen: Maybe[str] = None
    reason: Maybe[Text] = None

    @property
    def period(self) -> str:
        """Give the period that is followed: the source's, or else the chosen one."""
        return self.chosen if self.every == "unspecified" and isinstance(self.chosen, str) else self.every


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Node):
    """An amount of money or a range of it; and_above means that the top is open."""

    min: Maybe[float] = None
    max: Maybe[float] = None
    and_above: Maybe[bool] = None
    currency: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent(Node):
    """A percentage (20 is 20 %) of something named in words."""

    value: float
    of: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Node):
    """Lower and upper limit of a measured quantity, or of money."""

    quantity: Maybe[Text] = None
    min: Maybe[float] = None
    max: Maybe[float] = None
    unit: Maybe[str] = None
    currency: Maybe[str] = None
    as_worded: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUse(Node):
    """A form in use; act is one of fill, sign, check, file, receive."""

    form: FormRef
    act: str
    sources: Many[FactRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Node):
    """Who approves: a party, or any one of several."""

    party: Maybe[Party] = None
    any_of: Many[Party] = ()
    when: Maybe[Text] = None
    limit: Maybe[Limit] = None
    how: Maybe[Text] = None
    sources: Many[FactRef] = ()

    @classmethod
    def long_form(cls, value: Any) -> Mapping[str, Any]:
        """Take a bare id for the party."""
        return {"party": value} if isinstance(value, str) else cast("Mapping[str, Any]", value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputy(Node):
    """Who stands in, when, and if which posts are vacant."""

    role: RoleRef
    when: Maybe[Text] = None
    if_vacant: Many[RoleRef] = ()
    sources: Many[FactRef] = ()
    note: Maybe[Text] = None
