"""Procedures, checklists and forms: the work itself, and what it is recorded on."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.model.measures import Approval, Deadline, FormUse, Frequency, Limit
from guiju.model.node import (
    AreaRef,
    BreachRef,
    ClauseRef,
    Controlled,
    DocumentRef,
    DutyRef,
    EvidenceRef,
    FactRef,
    Item,
    NextRef,
    Node,
    Party,
    Point,
    RecordRef,
    ShiftRef,
    StepRef,
    Term,
    Traced,
)
from guiju.model.text import Many, Maybe, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Node):
    """A branch of a decision: when it is taken (or after which duration), and where it leads."""

    type = "branch"

    id: str
    when: Maybe[Text] = None
    after: Maybe[str] = None
    then: NextRef
    sources: Many[FactRef] = ()
    note: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Node):
    """A question with its branches; by is who decides (by default the step's actor)."""

    question: Text
    by: Maybe[Party] = None
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Item):
    """A step of a procedure; next is the following one unless said, end ends the procedure."""

    type = "step"

    phase: Maybe[Text] = None
    actor: Maybe[Party] = None
    accountable: Maybe[Party] = None
    with_: Many[Party] = ()
    inform: Many[Party] = ()
    may_delegate_to: Many[Party] = ()
    deadline: Maybe[Deadline] = None
    frequency: Maybe[Frequency] = None
    when: Maybe[Text] = None
    areas: Many[AreaRef] = ()
    next: Maybe[NextRef] = None
    forms: Many[FormUse] = ()
    decision: Maybe[Decision] = None
    approves: Maybe[StepRef] = None
    on_reject: Maybe[NextRef] = None
    approvals: Many[Approval] = ()
    checks: Many[Point] = ()
    points: Many[Point] = ()
    escalate_to: Maybe[Party] = None
    limit: Maybe[Limit] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Controlled):
    """A procedure: steps in order, with decisions, approvals and loops."""

    type = "procedure"

    purpose: Maybe[Text] = None
    scope: Maybe[Text] = None
    terms: Many[Term] = ()
    trigger: Maybe[Text] = None
    outcome: Maybe[Text] = None
    related: Many[DocumentRef] = ()
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem(Item):
    """A line of a checklist; how says in which way its result is recorded.

    frequency and roles are set where they are not those of the list.
    """

    type = "check"

    group: Maybe[Text] = None
    how: str
    standard: Maybe[Text] = None
    limit: Maybe[Limit] = None
    frequency: Maybe[Frequency] = None
    roles: Many[Party] = ()
    minutes: Maybe[float] = None
    areas: Many[AreaRef] = ()
    step: Maybe[StepRef] = None
    duty: Maybe[DutyRef] = None
    clause: Maybe[ClauseRef] = None
    record: Maybe[RecordRef] = None
    breach: Maybe[BreachRef] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Controlled):
    """A checklist: who checks what, how often."""

    type = "checklist"

    purpose: Maybe[Text] = None
    roles: tuple[Party, ...]
    areas: Many[AreaRef] = ()
    shift: Maybe[ShiftRef] = None
    frequency: Frequency
    related: Many[DocumentRef] = ()
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField(Traced):
    """A field of a form."""

    type = "field"

    id: str
    label: Text
    label_en: Maybe[str] = None
    group: Maybe[Text] = None
    type_: str
    unit: Maybe[str] = None
    options: Many[Text] = ()
    columns: Many[Text] = ()
    rows: Maybe[int] = None
    lines: Maybe[int] = None
    required: Maybe[bool] = None
    clause: Maybe[ClauseRef] = None
    personal: Maybe[bool] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Node):
    """A copy of a slip, and who holds it."""

    name: Text
    holder: Maybe[Party] = None
    sources: Many[FactRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Controlled):
    """A blank form; a filled one is a record. rows is the number of rows on a register's page."""

    type = "form"

    purpose: Maybe[Text] = None
    layout: str
    paper: Maybe[str] = None
    rows: Maybe[int] = None
    electronic: Maybe[bool] = None
    equivalents: Many[EvidenceRef] = ()
    fields: tuple[FormField, ...]
    copies: Many[Copy] = ()
    serial: Maybe[Text] = None
    keeper: Maybe[Party] = None
    related: Many[DocumentRef] = ()
