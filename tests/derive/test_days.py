"""The sheets of days: which lines stand on which, shift by shift, and where periods begin and end."""

from __future__ import annotations

import datetime

import pytest
from tests.builder import SHEET, handbook

from guiju.derive.days import (
    days_of,
    has_book,
    is_overnight,
    months_on,
    period_of,
    registers_of,
    shift_minutes,
)
from guiju.derive.due import due_lines
from guiju.model.handbook import Handbook

SHIFTS = SHEET + (
    "shifts: [{id: early, title: 早班, start: '06:30', end: '14:30'},"
    " {id: night, title: 夜班, start: '22:30', end: '06:30'}, {id: open}]\n"
)
GUARD = """
kind: role
id: guard
title: 保安
duties:
  - {id: tidy, text: 每天打扫, short: 打扫, frequency: {every: day}}
  - {id: drill, text: 每周训练, short: 训练, frequency: {every: week}}
  - {id: report, text: 有人闯入时报告, short: 报告, frequency: {every: event, event: 有人闯入}}
"""


def checklist(name: str, shift: str) -> str:
    return f"""
kind: checklist
id: {name}
title: 巡查
roles: [guard]
shift: {shift}
frequency: {{every: day}}
items: [{{id: doors, text: 门都锁好, short: 锁门, how: tick, minutes: 20, record: log#doors}}]
"""


LOG = "kind: form\nid: log\ntitle: 巡查记录\nlayout: register\nfields: [{id: doors, label: 门, type: check}]\n"


def sheets(book: Handbook, start: str, days: int = 1) -> list[tuple[str, str, list[str]]]:
    found = days_of(due_lines(book.roles[0], book), datetime.date.fromisoformat(start), days, book)
    return [(d.day.date.isoformat()[5:], d.shift.id if d.shift else "", [x.item.label for x in d.lines]) for d in found]


def test_periods_open_on_the_first_sheet_and_where_they_begin() -> None:
    book = handbook(GUARD)
    assert sheets(book, "2026-11-28", 4) == [
        ("11-28", "", ["打扫", "训练", "报告"]),
        ("11-29", "", ["打扫"]),
        ("11-30", "", ["打扫", "训练"]),
        ("12-01", "", ["打扫"]),
    ]


def test_a_checklist_of_a_shift_has_a_sheet_of_that_shift() -> None:
    book = handbook(GUARD, checklist("late", "night"), checklist("morning", "early"), LOG, sheet=SHIFTS)
    assert sheets(book, "2026-11-24") == [
        ("11-24", "early", ["锁门"]),
        ("11-24", "night", ["锁门"]),
        ("11-24", "", ["打扫", "训练", "报告"]),
    ]


def test_a_night_is_one_shift_of_two_days() -> None:
    early, night, unknown = (shift for shift in handbook(sheet=SHIFTS).manual.shifts)  # type: ignore[union-attr]  # given
    assert [is_overnight(one) for one in (early, night, unknown, None)] == [False, True, False, False]
    assert [shift_minutes(one) for one in (early, night, unknown, None)] == [480, 480, None, None]


def test_the_books_that_results_go_into() -> None:
    book = handbook(GUARD, checklist("late", "night"), checklist("morning", "early"), LOG, sheet=SHIFTS)
    assert [form.id for form in registers_of(due_lines(book.roles[0], book), book)] == ["log"]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("week", "2026-11-30", "2026-12-06"),
        ("month", "2026-12-01", "2026-12-31"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("half_year", "2026-07-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
    ],
)
def test_periods_end_where_the_next_begins(period: str, first: str, last: str) -> None:
    day = datetime.date(2026, 12, 2)
    assert [one.isoformat() for one in period_of(day, period)] == [first, last]
    assert period_of(datetime.date.fromisoformat(last) + datetime.timedelta(days=1), period)[0] > day


def test_months_go_over_the_year() -> None:
    assert months_on(datetime.date(2026, 12, 31), 1) == datetime.date(2027, 1, 1)
    assert months_on(datetime.date(2026, 1, 31), 1) == datetime.date(2026, 2, 1)


def test_only_work_by_the_calendar_is_worth_a_book() -> None:
    only_events = GUARD.replace("{every: day}", "{every: event, event: 甲}").replace(
        "{every: week}", "{every: unspecified}"
    )
    for text, wanted in ((GUARD, True), (only_events, False)):
        book = handbook(text)
        assert has_book(book.roles[0], book) is wanted
