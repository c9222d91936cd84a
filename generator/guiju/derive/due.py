"""What a role has to do each shift, day, week, month and as things occur, merged over all documents."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.derive.calendar import is_workday
from guiju.model.handbook import Handbook
from guiju.model.measures import Frequency, Limit
from guiju.model.node import Document, Item, Ref
from guiju.model.people import Duty, Role, Unit
from guiju.model.rulebook import Clause
from guiju.model.text import Text, given, listed
from guiju.model.work import CheckItem, Checklist, Step

PERIODS = ("hour", "shift", "day", "week", "month", "quarter", "half_year", "year", "event", "unspecified")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One line of a role's checklist: what, how it is recorded, how often, and where it is written.

    limit is the line's own, or that of the clause it stands on. minutes is None where the handbook gives none.
    """

    document: Document
    item: Item
    frequency: Frequency
    how: str
    group: Text | None
    standard: Text | None
    limit: Limit | None
    minutes: float | None
    record: Ref | None

    @property
    def period(self) -> str:
        """Give the period that is followed."""
        return self.frequency.period


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """What is due on a day: lines of the day itself, and those of its week, month or longer without a set day."""

    date: datetime.date
    today: tuple[Due, ...]
    floating: tuple[Due, ...]
    on_event: tuple[Due, ...]


def due_lines(party: Role | Unit, handbook: Handbook) -> tuple[Due, ...]:
    """Give every recurring line of a party, by period; what a checklist covers is not listed a second time."""
    checked = tuple(_from_checklists(party, handbook))
    covered = {id(part) for line in checked for part in _covered(line, handbook)}
    others = (line for line in _from_documents(party, handbook) if not _is_covered(line, covered, handbook))
    return tuple(sorted((*checked, *others), key=lambda line: PERIODS.index(line.period)))


def lines_of(checklist: Checklist, handbook: Handbook) -> tuple[Due, ...]:
    """Give the lines of one checklist in its own order."""
    return tuple(_checked(checklist, item, handbook) for item in checklist.items)


def due_on(lines: tuple[Due, ...], date: datetime.date, handbook: Handbook) -> DueDay:
    """Pick what is due on a date. A period without a day stays without a day."""
    return DueDay(
        date=date,
        today=tuple(line for line in lines if falls_on(line.frequency, date, handbook)),
        floating=tuple(line for line in lines if floats(line.frequency)),
        on_event=tuple(line for line in lines if line.period in ("event", "unspecified")),
    )


def falls_on(frequency: Frequency, date: datetime.date, handbook: Handbook) -> bool:
    """Say whether something is due on this very day."""
    days = listed(frequency.on)
    if frequency.period in ("hour", "shift", "day"):
        return not days or _among(days, date, handbook)
    if frequency.period == "week":
        return bool(days) and _among(days, date, handbook)
    return frequency.period == "month" and given(frequency.day) == date.day


def floats(frequency: Frequency) -> bool:
    """Say whether something has a period, but no day in it."""
    if frequency.period == "week":
        return not listed(frequency.on)
    if frequency.period == "month":
        return given(frequency.day) is None
    return frequency.period in ("quarter", "half_year", "year")


def _from_checklists(party: Role | Unit, handbook: Handbook) -> Iterator[Due]:
    for checklist in handbook.checklists:
        yield from (_checked(checklist, item, handbook) for item in checklist.items if _mine(party, item, checklist))


def _mine(party: Role | Unit, item: CheckItem, checklist: Checklist) -> bool:
    return any(ref.target == party.id for ref in listed(item.roles) or listed(checklist.roles))


def _checked(checklist: Checklist, item: CheckItem, handbook: Handbook) -> Due:
    clause = handbook.find(item.clause, checklist) if isinstance(item.clause, Ref) else None
    limit = given(item.limit) or (given(clause.limit) if isinstance(clause, Clause) else None)
    return Due(
        document=checklist,
        item=item,
        frequency=given(item.frequency) or checklist.frequency,
        how=item.how,
        group=given(item.group),
        standard=given(item.standard),
        limit=limit,
        minutes=given(item.minutes),
        record=given(item.record),
    )


def _covered(line: Due, handbook: Handbook) -> Iterator[object]:
    if isinstance(line.item, CheckItem):
        for ref in (line.item.duty, line.item.step, line.item.clause):
            if isinstance(ref, Ref):
                yield handbook.find(ref, line.document)


def _is_covered(line: Due, covered: set[int], handbook: Handbook) -> bool:
    """Say whether a checklist has the item itself, or the step that carries a duty out."""
    step = line.item.step if isinstance(line.item, Duty) else None
    carried_out = handbook.find(step, line.document) if isinstance(step, Ref) else None
    return id(line.item) in covered or id(carried_out) in covered


def _from_documents(party: Role | Unit, handbook: Handbook) -> Iterator[Due]:
    for duty in listed(party.duties):
        yield from _recurring(party, duty)
    for procedure in handbook.procedures:
        for step in procedure.steps:
            if isinstance(step.actor, Ref) and step.actor.target == party.id:
                yield from _recurring(procedure, step)
    for policy in handbook.policies:
        for clause in listed(policy.clauses):
            if any(ref.target == party.id for ref in listed(clause.applies_to)):
                yield from _recurring(policy, clause)


def _recurring(document: Document, item: Duty | Step | Clause) -> Iterator[Due]:
    frequency = given(item.frequency)
    if frequency:
        yield Due(
            document=document,
            item=item,
            frequency=frequency,
            how="tick",
            group=None,
            standard=None,
            limit=given(item.limit),
            minutes=None,
            record=None,
        )


def _among(days: tuple[str, ...], date: datetime.date, handbook: Handbook) -> bool:
    working = is_workday(date, handbook)
    return _WEEKDAYS[date.weekday()] in days or ("workday" if working else "rest_day") in days
