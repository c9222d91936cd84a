"""The calendar file: read back, it holds the lines that are due, on their days, and guesses none."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from icalendar import Calendar
from tests.builder import SHEET, handbook
from tests.render.site_building import real_handbook

from guiju.derive.due import due_lines, due_on
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.render.calendar_file import calendar_file
from guiju.render.paper.checklists import line_words
from guiju.render.views.scope import scope

SHIFTS = SHEET + "shifts: [{id: night, title: 夜班, start: '22:30', end: '06:30'}]\n"
CLERK = """
kind: role
id: clerk
title: 店员
duties:
  - {id: open, text: 开门, frequency: {every: day, at: "8:30"}}
  - {id: sweep, text: 扫地, frequency: {every: day, at: 开门前}}
  - {id: stock, text: 周三点货, frequency: {every: week, on: [wednesday]}}
  - {id: tidy, text: 每周整理, frequency: {every: week}}
  - {id: plan, text: 每季计划, frequency: {every: quarter}}
  - {id: greet, text: 招呼客人, frequency: {every: event, event: 来客}}
"""
ROUND = """
kind: checklist
id: round
title: 夜巡
roles: [clerk]
shift: night
frequency: {every: day}
items: [{id: doors, text: 门都锁好, short: 锁门, how: tick}]
"""
WEDNESDAY = datetime.date(2026, 11, 25)


def read(book: Handbook, days: int = 1, start: datetime.date = WEDNESDAY) -> list[Any]:
    role = book.roles[0]
    return list(Calendar.from_ical(calendar_file(role, start, days, book)).walk("VEVENT"))


def when(event: Any) -> tuple[Any, Any]:
    end = event.get("DTEND")
    return event["DTSTART"].dt, end.dt if end else None


def test_each_duty_is_on_its_day_at_its_time() -> None:
    found = {str(one["DESCRIPTION"]): when(one) for one in read(handbook(CLERK, ROUND, sheet=SHIFTS))}
    day, after = WEDNESDAY, WEDNESDAY + datetime.timedelta(days=1)
    assert found == {
        "职责 1 开门 8:30": (datetime.datetime(2026, 11, 25, 8, 30), None),
        "职责 2 扫地 开门前\n职责 3 周三点货 周三": (day, after),
        "1 锁门": (datetime.datetime(2026, 11, 25, 22, 30), datetime.datetime(2026, 11, 26, 6, 30)),
        "职责 4 每周整理": (datetime.date(2026, 11, 23), datetime.date(2026, 11, 30)),
        "职责 5 每季计划": (datetime.date(2026, 10, 1), datetime.date(2027, 1, 1)),
    }


def test_what_has_no_day_spans_its_period_once_and_leaves_it_free() -> None:
    found = [one for one in read(handbook(CLERK), 14) if "每周整理" in str(one["DESCRIPTION"])]
    assert [when(one)[0].isoformat() for one in found] == ["2026-11-23", "2026-11-30", "2026-12-07"]
    assert {str(one["TRANSP"]) for one in found} == {"TRANSPARENT"}
    assert all(str(one["SUMMARY"]).startswith("本周内：") for one in found)


def test_the_same_file_each_time_and_no_two_entries_with_one_name() -> None:
    book = handbook(CLERK, ROUND, sheet=SHIFTS)
    assert calendar_file(book.roles[0], WEDNESDAY, 31, book) == calendar_file(book.roles[0], WEDNESDAY, 31, book)
    names = [str(one["UID"]) for one in read(book, 31)]
    assert len(names) == len(set(names)) > 31


def test_a_later_file_names_the_same_days_alike() -> None:
    """A calendar that takes both has each duty once."""
    book = handbook(CLERK)
    later = {str(one["UID"]) for one in read(book, 1, WEDNESDAY + datetime.timedelta(days=1))}
    assert later <= {str(one["UID"]) for one in read(book, 14)}


def test_who_has_nothing_by_the_calendar_has_no_file() -> None:
    book = handbook("kind: role\nid: guest\ntitle: 客人\n")
    assert calendar_file(book.roles[0], WEDNESDAY, 31, book) == b""


@pytest.mark.parametrize(
    "name", ["site-guard-leader", "prop-project-sales-manager", "admin-duty-staff", "centre-staff"]
)
def test_it_holds_what_is_due_in_a_month(name: str) -> None:
    book = real_handbook()
    role = book.by_id[name]
    assert isinstance(role, Role)
    start = datetime.date(2026, 10, 1)
    events = Calendar.from_ical(calendar_file(role, start, 31, book)).walk("VEVENT")
    told: dict[datetime.date, list[str]] = defaultdict(list)
    for one in events:
        begin, end = when(one)
        if (end or begin) - begin == datetime.timedelta(days=1) or end is None:
            day = begin.date() if isinstance(begin, datetime.datetime) else begin
            told[day] += str(one["DESCRIPTION"]).split("\n")
    view = scope(book, linked=False)
    for date in _days(start):
        wanted = [line_words(line, view) for line in due_on(due_lines(role, book), date, book).today]
        assert sorted(told[date]) == sorted(wanted), date
    floating = {line_words(line, view) for line in due_on(due_lines(role, book), start, book).floating}
    spanning = {
        line
        for one in events
        if when(one)[1] and (when(one)[1] - when(one)[0]).days > 1
        for line in str(one["DESCRIPTION"]).split("\n")
    }
    assert spanning == floating


def _days(start: datetime.date) -> Iterator[datetime.date]:
    return (start + datetime.timedelta(days=number) for number in range(31))
