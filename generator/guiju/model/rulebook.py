"""Policies, penalties and rewards: what must hold, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.model.measures import Amount, Approval, Deadline, FormUse, Frequency, Limit, Percent
from guiju.model.node import (
    AreaRef,
    Controlled,
    DocumentRef,
    EvidenceRef,
    FactRef,
    Item,
    Node,
    Party,
    Point,
    RuleRef,
    StepRef,
    Term,
    Traced,
)
from guiju.model.text import Many, Maybe, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Item):
    """A clause of a policy; modal is must, must_not, should or may."""

    type = "clause"

    modal: Maybe[str] = None
    applies_to: Many[Party] = ()
    areas: Many[AreaRef] = ()
    limit: Maybe[Limit] = None
    deadline: Maybe[Deadline] = None
    frequency: Maybe[Frequency] = None
    when: Maybe[Text] = None
    forms: Many[FormUse] = ()
    approvals: Many[Approval] = ()
    points: Many[Point] = ()
    chapter: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Node):
    """A free table of a policy's prose."""

    caption: Maybe[Text] = None
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    sources: Many[FactRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Node):
    """A picture; file is relative to the YAML file that names it."""

    file: str
    alt: Text
    caption: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Traced):
    """A chapter of prose, tables and pictures; clauses name the chapter they stand in."""

    type = "chapter"

    id: str
    title: Text
    title_en: Maybe[str] = None
    paragraphs: Many[Text] = ()
    tables: Many[Table] = ()
    pictures: Many[Picture] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Controlled):
    """A policy, standard or set of rules."""

    type = "policy"

    purpose: Maybe[Text] = None
    scope: Maybe[Text] = None
    applies_to: Many[Party] = ()
    areas: Many[AreaRef] = ()
    terms: Many[Term] = ()
    clauses: Many[Clause] = ()
    chapters: Many[Chapter] = ()
    related: Many[DocumentRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence(Node):
    """One consequence of a breach: its type, who pays, how much, per what."""

    type_: str
    payer: Maybe[Party] = None
    amount: Maybe[Amount] = None
    percent: Maybe[Percent] = None
    points: Maybe[float] = None
    covers: Maybe[Text] = None
    per: Maybe[str] = None
    sources: Many[FactRef] = ()
    note: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Late(Node):
    """The step that is late, and by how much."""

    step: StepRef
    by: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counsel(Node):
    """A recorded opinion of counsel."""

    by: Maybe[Party] = None
    date: Maybe[str] = None
    law: Maybe[Text] = None
    reference: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Item):
    """A breach and what follows from it; choose says whether all consequences follow, or one of them."""

    type = "breach"

    party: Many[Party] = ()
    applies_to: Many[str] = ()
    basis: Many[RuleRef] = ()
    late: Maybe[Late] = None
    consequences: tuple[Consequence, ...]
    choose: Maybe[str] = None
    repeat: Maybe[Text] = None
    decided_by: Maybe[Party] = None
    evidence: Many[EvidenceRef] = ()
    appeal: Maybe[Text] = None
    standing: Maybe[str] = None
    counsel: Maybe[Counsel] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty(Controlled):
    """A schedule of penalties."""

    type = "penalty"

    purpose: Maybe[Text] = None
    scope: Maybe[Text] = None
    related: Many[DocumentRef] = ()
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(Node):
    """What a reward gives."""

    type_: str
    amount: Maybe[Amount] = None
    percent: Maybe[Percent] = None
    covers: Maybe[Text] = None
    per: Maybe[str] = None
    sources: Many[FactRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardRule(Item):
    """A reward: for whom, what for, what it gives."""

    type = "reward"

    applies_to: Many[Party] = ()
    basis: Many[RuleRef] = ()
    benefits: Many[Benefit] = ()
    choose: Maybe[str] = None
    decided_by: Maybe[Party] = None
    evidence: Many[EvidenceRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward(Controlled):
    """A schedule of rewards."""

    type = "reward"

    purpose: Maybe[Text] = None
    scope: Maybe[Text] = None
    related: Many[DocumentRef] = ()
    rewards: tuple[RewardRule, ...]
