"""Units and roles: who there is, and what is theirs to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guiju.model.measures import Deadline, Deputy, FormUse, Frequency, Limit
from guiju.model.node import Controlled, Document, Item, Node, Party, Point, StepRef, Traced, UnitRef
from guiju.model.text import Many, Maybe, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Item):
    """Something that a role or a unit has to do."""

    type = "duty"

    frequency: Maybe[Frequency] = None
    deadline: Maybe[Deadline] = None
    when: Maybe[Text] = None
    forms: Many[FormUse] = ()
    with_: Many[Party] = ()
    inform: Many[Party] = ()
    step: Maybe[StepRef] = None
    escalate_to: Maybe[Party] = None
    limit: Maybe[Limit] = None
    points: Many[Point] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Item):
    """Something that a role may decide or approve."""

    type = "authority"

    limit: Maybe[Limit] = None
    when: Maybe[Text] = None
    how: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification(Item):
    """Something that a post requires of its holder."""

    type = "qualification"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(Traced):
    """A key figure of a role."""

    type = "kpi"

    id: str
    name: Text
    target: Maybe[Text] = None
    unit: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Superiors(Node):
    """The parties to whom a role reports; any_of where one of them is enough."""

    all_of: Many[Party] = ()
    any_of: Many[Party] = ()

    @classmethod
    def long_form(cls, value: Any) -> Mapping[str, Any]:
        """Take one party, or a list of them, for all_of."""
        if isinstance(value, Mapping):
            return value
        return {"all_of": [value] if isinstance(value, str) else value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Document):
    """An organisational unit: department, team, office."""

    type = "unit"

    name: Maybe[Text] = None
    parent: Maybe[UnitRef] = None
    external: Maybe[bool] = None
    purpose: Maybe[Text] = None
    duties: Many[Duty] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Controlled):
    """A post of the organisation, or a party outside it."""

    type = "role"

    unit: Maybe[UnitRef] = None
    reports_to: Maybe[Superiors] = None
    external: Maybe[bool] = None
    purpose: Maybe[Text] = None
    duties: Many[Duty] = ()
    authorities: Many[Authority] = ()
    qualifications: Many[Qualification] = ()
    kpis: Many[Kpi] = ()
    deputies: Many[Deputy] = ()
    also_acts_as: Many[Deputy] = ()
