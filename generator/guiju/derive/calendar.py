"""What kind of day a date is: worked or not, and why where it is out of the ordinary."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from guiju.model.handbook import Handbook
from guiju.model.text import given, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date. why is "" on an ordinary day, else holiday, rest_in_lieu, work_in_lieu or own_holiday (the handbook's
    own); name is that of a holiday. settled is false where it is not published which days of its year are moved."""

    date: datetime.date
    worked: bool
    why: str = ""
    name: str = ""
    settled: bool = True


def day_of(date: datetime.date, handbook: Handbook) -> Day:
    """Say what a date is: the handbook's own days first, then those of its country, then the days of the week."""
    written, known = date.isoformat(), handbook.public_days
    calendar = given(handbook.manual.calendar)
    country = given(calendar.country) if calendar else None
    settled = not country or date.year in known.years
    if calendar and written in listed(calendar.workdays):
        return Day(date=date, worked=True, why="work_in_lieu", settled=settled)
    if calendar and written in listed(calendar.holidays):
        return Day(date=date, worked=False, why="own_holiday", name=known.holidays.get(written, ""), settled=settled)
    if written in known.workdays:
        return Day(date=date, worked=True, why="work_in_lieu", settled=settled)
    if written in known.holidays:
        name = known.holidays[written]
        why = "holiday" if name else "rest_in_lieu"
        return Day(date=date, worked=False, why=why, name=name, settled=settled)
    return Day(date=date, worked=date.weekday() < 5, settled=settled)


def is_workday(date: datetime.date, handbook: Handbook) -> bool:
    """Say whether a date is worked."""
    return day_of(date, handbook).worked


def unsettled_years(start: datetime.date, days: int, handbook: Handbook) -> tuple[int, ...]:
    """Give the years between two dates whose moved days are not published, in order."""
    first, last = start.year, (start + datetime.timedelta(days=days - 1)).year
    years = range(first, last + 1)
    return tuple(year for year in years if not day_of(datetime.date(year, 1, 1), handbook).settled)
