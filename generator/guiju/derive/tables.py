"""Tables over the whole handbook: deadlines, RACI, approvals, conflicts, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.derive.work import parts_of
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.measures import Deadline
from guiju.model.node import Conflict, Document, Gap, Item, Node, Ref, Traced
from guiju.model.people import Duty, Role, Unit
from guiju.model.rulebook import Clause
from guiju.model.text import given, listed
from guiju.model.work import Procedure, Step

_DURATION = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? ([a-z]+?)s?")
# For the order alone: how long a shift, a month or a year really is does not matter.
_MINUTES = {
    "minute": 1,
    "hour": 60,
    "shift": 480,
    "day": 1440,
    "workday": 1440,
    "week": 10080,
    "month": 43200,
    "year": 525600,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """A deadline: whose, for what, where it is written."""

    document: Document
    item: Item
    deadline: Deadline
    parties: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaciRow:
    """A step with its parties: responsible, accountable, consulted, informed."""

    procedure: Procedure
    step: Step
    number: int
    responsible: tuple[Ref, ...]
    accountable: tuple[Ref, ...]
    consulted: tuple[Ref, ...]
    informed: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """A conflict and the document that writes it down."""

    document: Document
    conflict: Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """Something left open: by a whole document, or by an item of it (item is empty for the document)."""

    document: Document
    item: str
    text: str
    ask: Ref | None


def deadlines(handbook: Handbook) -> tuple[DeadlineRow, ...]:
    """Give every deadline of steps, duties and clauses, in the order of the documents."""
    return tuple(row for document in handbook.documents for row in _deadlines(document))


def raci(handbook: Handbook) -> tuple[RaciRow, ...]:
    """Give the RACI row of every step; the actor answers for a step unless another is named."""
    return tuple(row for procedure in handbook.procedures for row in raci_of(procedure))


def raci_of(procedure: Procedure) -> tuple[RaciRow, ...]:
    """Give the RACI rows of one procedure."""
    return tuple(_raci(procedure, number, step) for number, step in enumerate(procedure.steps, 1))


def matrix(handbook: Handbook) -> dict[str, dict[Ref, str]]:
    """Give the letters (out of RACI) of every party in each procedure (by its id), over all its steps."""
    found: dict[str, dict[Ref, set[str]]] = {}
    for row in raci(handbook):
        parts = found.setdefault(row.procedure.id, {})
        columns = (row.responsible, row.accountable, row.consulted, row.informed)
        for letter, refs in zip("RACI", columns, strict=True):
            for ref in refs:
                parts.setdefault(ref, set()).add(letter)
    return {p: {r: "".join(sorted(x, key="RACI".index)) for r, x in parts.items()} for p, parts in found.items()}


def minutes(duration: str) -> float | None:
    """Give how long a duration is at most, in minutes, to sort by; None for what is no duration."""
    match = _DURATION.fullmatch(duration)
    if not match:
        return None
    least, most, unit = match.groups()
    return float(most or least) * _MINUTES[unit]


def conflicts(handbook: Handbook) -> tuple[ConflictRow, ...]:
    """Give all conflicts, with the documents that write them."""
    everything = (handbook.manual, *handbook.documents)
    return tuple(ConflictRow(document=d, conflict=c) for d in everything for c in listed(d.conflicts))


def gaps(handbook: Handbook) -> tuple[GapRow, ...]:
    """Give all gaps, of documents and of items."""
    return tuple(row for d in (handbook.manual, *handbook.documents) for row in _gaps(d))


def _deadlines(document: Document) -> Iterator[DeadlineRow]:
    for node in walk.items(document):
        if isinstance(node, Step | Duty | Clause):
            deadline = given(node.deadline)
            if deadline:
                yield DeadlineRow(document=document, item=node, deadline=deadline, parties=_who(document, node))


def _who(document: Document, node: Step | Duty | Clause) -> tuple[Ref, ...]:
    if isinstance(node, Step):
        return tuple(ref for ref in (given(node.actor),) if ref)
    if isinstance(node, Clause):
        return listed(node.applies_to)
    kinds = ("role", "unit") if isinstance(document, Role | Unit) else ()
    return (Ref(target=document.id, kinds=kinds, place=document.place),)


def _raci(procedure: Procedure, number: int, step: Step) -> RaciRow:
    parts = tuple(parts_of(step))
    responsible = _named(parts, "actor", "approves")
    return RaciRow(
        procedure=procedure,
        step=step,
        number=number,
        responsible=responsible,
        accountable=_named(parts, "accountable") or responsible[:1],
        consulted=_named(parts, "with", "delegate", "decides", "escalation"),
        informed=_named(parts, "inform"),
    )


def _named(parts: tuple[tuple[str, Ref], ...], *wanted: str) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(ref for part, ref in parts if part in wanted))


def _gaps(document: Document) -> Iterator[GapRow]:
    for node in walk.nodes(document):
        if isinstance(node, Gap):
            yield GapRow(document=document, item=node.id, text=str(node.text), ask=given(node.ask))
        elif isinstance(node, Traced):
            text = given(node.gap)
            if text:
                yield GapRow(document=document, item=_id(node), text=str(text), ask=given(node.ask))


def _id(node: Node) -> str:
    return str(getattr(node, "id", None) or "")
