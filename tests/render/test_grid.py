"""The month grid: what is due on a day has a cell there, what is not is crossed out, and no day is guessed."""

from __future__ import annotations

import dataclasses
import datetime
import re

from tests.builder import SHEET, handbook

from guiju.model.calendar import PublicDays
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.model.work import Checklist
from guiju.render.paper.grid import month_grid
from guiju.resources import resources

GUARD = """
kind: role
id: guard
title: 保安
duties:
  - {id: a, text: 每天的事, frequency: {every: day}}
  - {id: b, text: 工作日的事, frequency: {every: day, on: [workday]}}
  - {id: c, text: 五日的事, frequency: {every: month, day: 5}}
  - {id: d, text: 每周的事, frequency: {every: week}}
  - {id: e, text: 每月的事, frequency: {every: month}}
  - {id: f, text: 来人时的事, frequency: {every: event, event: 来人}}
"""
ROUND = """
kind: checklist
id: round
title: 巡查
number: XJ-07
roles: [guard]
frequency: {every: day}
items: [{id: doors, text: 门都锁好, short: 锁门, how: tick}]
"""
DAYS = PublicDays(holidays={"2026-10-01": "国庆节"}, workdays=frozenset({"2026-10-10"}), years=frozenset({2026}))


def book() -> Handbook:
    made = handbook(GUARD, ROUND, sheet=SHEET + "calendar: {country: CN}\n")
    return dataclasses.replace(made, public_days=DAYS)


def rows(of: Handbook, name: str, date: str = "2026-10-20") -> dict[str, list[tuple[str, int]]]:
    """Give each line's cells: their kind and how many days they span."""
    what = of.by_id[name]
    assert isinstance(what, Role | Checklist)
    made = month_grid(what, datetime.date.fromisoformat(date), "A4", of, resources())
    assert made
    found = {}
    for row in re.findall(r'<tr><td class="rule">.*?</tr>', made.content.decode(), re.DOTALL):
        text = re.sub("<[^>]*>", "", row.split("</td>")[1]).strip()
        cells = re.findall(r'<td class="cell marks ([a-z]*)" colspan="(\d+)">', row)
        found[text] = [(kind, int(span)) for kind, span in cells]
    return found


def test_each_line_covers_the_whole_month() -> None:
    found = rows(book(), "guard")
    assert len(found) == 7
    assert {text: sum(span for _, span in cells) for text, cells in found.items()} == dict.fromkeys(found, 31)


def test_what_is_not_due_is_crossed_out_and_days_of_rest_are_shaded() -> None:
    found = rows(book(), "guard")
    daily = [kind for kind, _ in found["每天的事"]]
    assert (daily[0], daily[4], daily[9], daily[10]) == ("rest", "", "", "rest"), "holiday, Monday, in lieu, Sunday"
    assert [n for n, (kind, _) in enumerate(found["工作日的事工作日"], 1) if kind != "off"] == [
        n for n, kind in enumerate(daily, 1) if kind == ""
    ]
    assert [n for n, (kind, _) in enumerate(found["五日的事5 日"], 1) if kind != "off"] == [5]
    assert "off" not in {kind for kind, _ in found["来人时的事"]}


def test_a_period_without_a_day_has_one_cell() -> None:
    found = rows(book(), "guard")
    assert found["每周的事"] == [("span", 4), ("span", 7), ("span", 7), ("span", 7), ("span", 6)]
    assert found["每月的事"] == [("span", 31)]


def test_a_short_month_has_fewer_columns() -> None:
    assert sum(span for _, span in rows(book(), "round", "2027-02-28")["锁门"]) == 28


def test_a_checklist_stands_alone_and_says_its_number() -> None:
    of = book()
    assert list(rows(of, "round")) == ["锁门"]
    checklist = of.by_id["round"]
    assert isinstance(checklist, Checklist)
    made = month_grid(checklist, datetime.date(2026, 10, 1), "A3", of, resources())
    assert made
    assert "XJ-07" in made.content.decode()
    assert '<html lang="zh-CN" class="wall">' in made.content.decode()
    assert made.path == "pdf/checklists/round-2026-10-grid.pdf"


def test_who_has_nothing_has_no_grid() -> None:
    of = handbook("{kind: role, id: guest, title: 客人}")
    assert month_grid(of.roles[0], datetime.date(2026, 10, 1), "A4", of, resources()) is None
