"""What is due for a role, and on which day."""

from __future__ import annotations

import datetime

import pytest
from tests.builder import handbook

from guiju.derive.due import due_lines, due_on, lines_of

BAKER = """
kind: role
id: baker
title: 面包师
duties:
  - {id: weigh, text: 称面粉, frequency: {every: day}}
  - {id: clean, text: 清炉子, frequency: {every: week}}
  - {id: order, text: 订面粉, frequency: {every: week, on: [monday]}}
  - {id: count, text: 盘点, frequency: {every: month}}
  - {id: rent, text: 交房租, frequency: {every: month, day: 5}}
  - {id: fire, text: 报火警, frequency: {every: event, event: 起火}}
  - {id: chosen, text: 看保质期, frequency: {every: unspecified, chosen: day, reason: 源文未写}}
  - {id: open, text: 试新品, frequency: {every: unspecified}}
  - {id: workdays, text: 送货, frequency: {every: day, on: [workday]}}
  - {id: never, text: 保密}
"""
CHECKS = """
kind: checklist
id: baker-daily
title: 每日检查
roles: [baker]
frequency: {every: day}
items:
  - {id: weigh-check, text: 称面粉, how: number, duty: baker#weigh}
  - {id: oven, text: 量炉温, how: number, clause: warm#oven}
"""
POLICY = """
kind: policy
id: warm
title: 温度
clauses:
  - {id: oven, text: 炉温应为 180–220 ℃, modal: must, limit: {quantity: 炉温, min: 180, max: 220, unit: ℃}}
"""


def test_lines_come_by_period_and_each_once() -> None:
    book = handbook(BAKER, CHECKS, POLICY)
    lines = [(line.period, line.item.id) for line in due_lines(book.roles[0], book)]
    assert lines == [
        ("day", "weigh-check"),
        ("day", "oven"),
        ("day", "chosen"),
        ("day", "workdays"),
        ("week", "clean"),
        ("week", "order"),
        ("month", "count"),
        ("month", "rent"),
        ("event", "fire"),
        ("unspecified", "open"),
    ]


def test_a_line_may_have_a_cadence_of_its_own() -> None:
    monthly = CHECKS.replace("{id: oven,", "{id: oven, frequency: {every: month},")
    book = handbook(BAKER, monthly, POLICY)
    (checklist,) = book.checklists
    assert [(line.item.id, line.period) for line in lines_of(checklist, book)] == [
        ("weigh-check", "day"),
        ("oven", "month"),
    ]
    assert ("month", "oven") in {(line.period, line.item.id) for line in due_lines(book.roles[0], book)}


def test_a_line_may_be_for_one_of_the_checkers() -> None:
    both = CHECKS.replace("roles: [baker]", "roles: [baker, boss]").replace("{id: oven,", "{id: oven, roles: [boss],")
    book = handbook(BAKER, "{kind: role, id: boss, title: 店长}", both, POLICY)
    lines = {
        role.id: {line.item.id for line in due_lines(role, book) if line.document.id == "baker-daily"}
        for role in book.roles
    }
    assert lines == {"baker": {"weigh-check"}, "boss": {"weigh-check", "oven"}}
    assert [line.item.id for line in lines_of(book.checklists[0], book)] == ["weigh-check", "oven"]


def test_a_checklist_keeps_its_own_order() -> None:
    turned = CHECKS.replace("{id: weigh-check,", "{id: weigh-check, frequency: {every: year},")
    book = handbook(BAKER, turned, POLICY)
    assert [line.item.id for line in lines_of(book.checklists[0], book)] == ["weigh-check", "oven"]


def test_a_check_takes_the_limit_of_its_clause() -> None:
    book = handbook(BAKER, CHECKS, POLICY)
    limit = next(line.limit for line in due_lines(book.roles[0], book) if line.item.id == "oven")
    assert limit is not None
    assert (limit.min, limit.max, limit.unit) == (180, 220, "℃")


@pytest.mark.parametrize(
    ("day", "today"),
    [
        ("2026-11-23", {"weigh-check", "oven", "chosen", "workdays", "order"}),  # a Monday
        ("2026-11-21", {"weigh-check", "oven", "chosen"}),  # a Saturday
        ("2026-12-05", {"weigh-check", "oven", "chosen", "rent"}),  # the fifth, a Saturday
    ],
)
def test_a_day_has_its_own_lines(day: str, today: set[str]) -> None:
    book = handbook(BAKER, CHECKS, POLICY)
    due = due_on(due_lines(book.roles[0], book), datetime.date.fromisoformat(day), book)
    assert {line.item.id for line in due.today} == today


def test_a_period_without_a_day_stays_without_one() -> None:
    book = handbook(BAKER, CHECKS, POLICY)
    for day in range(1, 29):
        due = due_on(due_lines(book.roles[0], book), datetime.date(2026, 11, day), book)
        assert {line.item.id for line in due.floating} == {"clean", "count"}
        assert {line.item.id for line in due.on_event} == {"fire", "open"}


def test_the_step_of_a_duty_counts_as_covered() -> None:
    role = """
    kind: role
    id: clerk
    title: 店员
    duties: [{id: lock, text: 锁门, frequency: {every: day}, step: close#lock-door}]
    """
    procedure = """
    kind: procedure
    id: close
    title: 关店
    steps: [{id: lock-door, text: 锁门, actor: clerk}]
    """
    checklist = """
    kind: checklist
    id: closing
    title: 关店检查
    roles: [clerk]
    frequency: {every: day}
    items: [{id: locked, text: 门已锁, how: tick, step: close#lock-door}]
    """
    book = handbook(role, procedure, checklist)
    assert [line.item.id for line in due_lines(book.roles[0], book)] == ["locked"]
