"""The sheets of a party's days: which lines stand on the sheet of a date, or of each shift of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.derive.calendar import Day, day_of
from guiju.derive.due import Due, due_lines, due_on
from guiju.model.handbook import Handbook
from guiju.model.manual import Shift
from guiju.model.node import Ref
from guiju.model.people import Role, Unit
from guiju.model.text import given, listed
from guiju.model.work import Checklist, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWork:
    """The lines of one sheet. shift is None where they belong to the whole day."""

    day: Day
    shift: Shift | None
    lines: tuple[Due, ...]


def days_of(lines: Sequence[Due], start: datetime.date, days: int, handbook: Handbook) -> Iterator[DayWork]:
    """Give the sheets of days from start on, in order; a day without lines has none.

    Lines of a week or a month without a set day stand on the first sheet and again where their period begins; they
    are never guessed to a day. Lines by event stand on the first. Lines of a checklist for one shift stand on a sheet
    of that shift, in the order of the handbook's shifts, before those of the whole day.
    """
    for number in range(days):
        date = start + datetime.timedelta(days=number)
        shown = tuple(_shown(tuple(lines), date, first=number == 0, handbook=handbook))
        for shift in (*listed(handbook.manual.shifts), None):
            own = tuple(line for line in shown if shift_of(line, handbook) is shift)
            if own:
                yield DayWork(day=day_of(date, handbook), shift=shift, lines=own)


def has_book(party: Role | Unit, handbook: Handbook) -> bool:
    """Say whether a party has work by the calendar, not only as things occur: its sheets are worth a book a month."""
    return any(line.period not in ("event", "unspecified") for line in due_lines(party, handbook))


def shift_of(line: Due, handbook: Handbook) -> Shift | None:
    """Give the shift that a line's checklist is for."""
    ref = line.document.shift if isinstance(line.document, Checklist) else None
    found = handbook.find(ref, line.document) if isinstance(ref, Ref) else None
    return found if isinstance(found, Shift) else None


def is_overnight(shift: Shift | None) -> bool:
    """Say whether a shift ends on the day after it began."""
    start, end = (given(shift.start), given(shift.end)) if shift else (None, None)
    return bool(start and end) and str(end) <= str(start)


def shift_minutes(shift: Shift | None) -> int | None:
    """Give the length of a shift, None where the handbook does not give its times."""
    start, end = (given(shift.start), given(shift.end)) if shift else (None, None)
    if not start or not end:
        return None
    length = _minutes(end) - _minutes(start)
    return length if length > 0 else length + 24 * 60


def period_of(date: datetime.date, period: str) -> tuple[datetime.date, datetime.date]:
    """Give the first and the last day of the week, month, quarter, half-year or year that a date lies in."""
    if period == "week":
        first = date - datetime.timedelta(days=date.weekday())
        return first, first + datetime.timedelta(days=6)
    months = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[period]
    first = date.replace(month=(date.month - 1) // months * months + 1, day=1)
    return first, months_on(first, months) - datetime.timedelta(days=1)


def months_on(first: datetime.date, months: int) -> datetime.date:
    """Give the first day of the month so many months after that of a date."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return datetime.date(year, month + 1, 1)


def registers_of(lines: Sequence[Due], handbook: Handbook) -> tuple[Form, ...]:
    """Give the forms that the lines' results are entered in, each once."""
    found: dict[str, Form] = {}
    for line in lines:
        form = handbook.by_id.get(line.record.document or line.record.target) if line.record else None
        if isinstance(form, Form):
            found[form.id] = form
    return tuple(found.values())


def _shown(lines: tuple[Due, ...], date: datetime.date, *, first: bool, handbook: Handbook) -> Iterator[Due]:
    due = due_on(lines, date, handbook)
    yield from due.today
    for line in due.floating:
        opens = date.weekday() == 0 if line.period == "week" else date.day == 1
        if first or opens:
            yield line
    yield from due.on_event if first else ()


def _minutes(time: str) -> int:
    hour, _, minute = time.partition(":")
    return int(hour) * 60 + int(minute)
