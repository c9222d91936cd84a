"""Checklists and role sheets: lines by period, what counts as right, our own choice of a period, a day's sheet."""

from __future__ import annotations

import datetime

import pytest
from tests.builder import SHEET, handbook
from tests.render.reading import links, said

from guiju.derive.due import due_lines, due_on
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.render.paper.checklists import paper_checklist, paper_role_sheet
from guiju.render.views.checklist import (
    LineView,
    PeriodView,
    checklist_view,
    period_views,
    weekday,
)
from guiju.render.views.scope import scope

BAKER = """
kind: role
id: baker
title: 面包师
number: R-1
version: A/1
duties:
  - {id: sweep, text: 扫地, short: 扫, frequency: {every: shift}}
  - {id: clean, text: 清炉子, frequency: {every: week}}
  - {id: order, text: 订面粉, frequency: {every: week, on: [monday]}}
  - {id: rent, text: 交房租, frequency: {every: month, day: 5}}
  - {id: fire, text: 报火警, frequency: {every: event, event: 起火}}
  - {id: taste, text: 试味, frequency: {every: unspecified, chosen: day, reason: 天天有新货}, gap: 没写谁试, ask: boss}
  - {id: vague, text: 试新品, frequency: {every: unspecified}}
  - {id: never, text: 保密}
"""
BOSS = "{kind: role, id: boss, title: 店长, duties: [{id: pay, text: 付钱}]}"
POLICY = """
kind: policy
id: warm
title: 温度
number: P-1
clauses:
  - {id: oven, text: 炉温, limit: {quantity: 炉温, min: 180, max: 220, unit: ℃}}
  - {id: air, text: 通风, short: 开窗, applies_to: [baker], frequency: {every: quarter}}
"""
LOG = "{kind: form, id: log, title: 记录, layout: register, fields: [{id: heat, label: 炉温, type: number}]}"
DAILY = """
kind: checklist
id: daily
title: 每日检查
number: C-1
version: B/0
purpose: 安全
roles: [baker, boss]
areas: unspecified
shift: unspecified
frequency: {every: unspecified, chosen: day, reason: 每天都开门, at: 开门前}
related: [warm]
items:
  - {id: heat, group: 炉子, text: 量炉温, short: 炉温, how: number, clause: warm#oven, record: log#heat, minutes: 2,
     sources: [S1-001]}
  - {id: door, group: 炉子, text: 看炉门, how: tick, standard: 关紧, areas: [kitchen]}
  - {id: cash, text: 数备用金, how: count, limit: {min: 200, unit: 元}}
"""


def book() -> Handbook:
    """Build a shop with lines of every period."""
    return handbook(BAKER, BOSS, POLICY, LOG, DAILY, sheet=SHEET + "areas: [{id: kitchen, title: 后厨}]\n")


def baker(of: Handbook) -> Role:
    """Give the baker."""
    found = of.by_id["baker"]
    assert isinstance(found, Role)
    return found


def lines(periods: tuple[PeriodView, ...]) -> dict[str, LineView]:
    """Give all lines by id."""
    return {line.id: line for period in periods for group in period.groups for line in group.lines}


def test_a_checklist_says_who_when_and_that_we_chose_the_period() -> None:
    of = book()
    view = checklist_view(of.checklists[0], scope(of))
    assert (str(view.roles), view.frequency) == ("面包师、店长", "每天 开门前")
    assert view.chosen == "周期由我们选定：每天都开门"
    assert said(view.rows) == {
        "用途": "安全",
        "谁来查": "面包师、店长",
        "多久一次": "每天 开门前",
        "区域": "源文未写",
        "班次": "源文未写",
    }
    assert links(view.related) == ["../policies/warm.html"]


def test_a_period_of_the_source_is_not_called_ours() -> None:
    plain = (
        "{kind: checklist, id: c, title: 查, roles: [boss], frequency: {every: day, reason: 写着}, "
        "items: [{id: a, text: 甲, how: tick}]}"
    )
    of = handbook(BOSS, plain)
    assert checklist_view(of.checklists[0], scope(of)).chosen == ""


def test_lines_stand_under_their_headings_in_order() -> None:
    of = book()
    view = checklist_view(of.checklists[0], scope(of))
    assert [(g.title, [(line.number, line.id) for line in g.lines]) for g in view.groups] == [
        ("炉子", [(1, "heat"), (2, "door")]),
        ("", [(3, "cash")]),
    ]


def test_a_line_says_what_counts_as_right_and_where_it_is_written() -> None:
    of = book()
    heat, door, cash = (line for group in checklist_view(of.checklists[0], scope(of)).groups for line in group.lines)
    assert (heat.label, str(heat.text), heat.how, heat.how_label) == ("炉温", "量炉温", "number", "填数值")
    assert (heat.limit, heat.minimum, heat.maximum, heat.unit) == ("180–220 ℃", "180", "220", "℃")  # of its clause
    assert (str(heat.record), heat.minutes, heat.audit) == ("炉温", "2", "S1-001")
    assert (str(heat.origin), links(heat.origin)) == ("C-1", ["../checklists/daily.html#heat"])
    assert (door.standard, door.limit, door.minimum, door.minutes, str(door.record)) == ("关紧", "", "", "", "")
    assert [str(line.areas) for line in (heat, door, cash)] == ["", "后厨", ""]
    assert (cash.limit, cash.minimum, cash.maximum, cash.unit) == ("≥ 200 元", "200", "", "元")


def test_a_line_with_its_own_cadence_says_so() -> None:
    daily = DAILY.replace("{id: cash,", "{id: cash, frequency: {every: unspecified, chosen: month, reason: 月底对账},")
    of = handbook(BAKER, BOSS, POLICY, LOG, daily, sheet=SHEET + "areas: [{id: kitchen, title: 后厨}]\n")
    heat, door, cash = (line for group in checklist_view(of.checklists[0], scope(of)).groups for line in group.lines)
    assert (heat.own, door.own) == ("", "")
    assert (cash.own, cash.chosen) == ("每月", "周期由我们选定：月底对账")
    assert [(line.period, line.days, line.day) for line in (heat, cash)] == [("day", "", ""), ("month", "", "")]
    sheet = paper_checklist(of.checklists[0], scope(of, linked=False))
    assert [line.extra for part in sheet.parts for group in part.groups for line in group.lines] == ["", "", "每月"]


def test_a_line_for_one_of_the_checkers_names_them() -> None:
    of = handbook(
        BAKER,
        BOSS,
        POLICY,
        LOG,
        DAILY.replace("{id: cash,", "{id: cash, roles: [boss],"),
        sheet=SHEET + "areas: [{id: kitchen, title: 后厨}]\n",
    )
    heat, _, cash = (line for group in checklist_view(of.checklists[0], scope(of)).groups for line in group.lines)
    assert (str(heat.who), links(cash.who)) == ("", ["../roles/boss.html"])
    assert (heat.checkers, cash.checkers) == ("baker boss", "boss")
    sheet = paper_checklist(of.checklists[0], scope(of, linked=False))
    assert [line.extra for part in sheet.parts for group in part.groups for line in group.lines] == ["", "", "店长"]


def test_a_heading_names_them_where_they_check_all_under_it() -> None:
    mine = DAILY.replace("{id: heat,", "{id: heat, roles: [boss],").replace("{id: door,", "{id: door, roles: [boss],")
    of = handbook(BAKER, BOSS, POLICY, LOG, mine, sheet=SHEET + "areas: [{id: kitchen, title: 后厨}]\n")
    stove, rest = checklist_view(of.checklists[0], scope(of)).groups
    assert (str(stove.who), {str(line.who) for line in stove.lines}, str(rest.who)) == ("店长", {""}, "")
    (part,) = paper_checklist(of.checklists[0], scope(of, linked=False)).parts
    assert [(group.title, group.extra, {line.extra for line in group.lines}) for group in part.groups] == [
        ("炉子", "店长", {""}),
        ("", "", {""}),
    ]


@pytest.mark.parametrize(
    ("events", "headings"),
    [
        ("aaa", [("试验（a）", "")]),
        ("aaabbb", [("试验（a）", ""), ("b", "")]),
        ("aaab", [("试验（a）", ""), ("b", "")]),
        ("aaabc", [("试验（a）", ""), ("试验", "bc")]),
        ("abaaa", [("试验", "ab"), ("a", "")]),
        ("abab", [("试验", "abab")]),
    ],
)
def test_words_of_when_stand_once_above_lines_that_share_them(events: str, headings: list[tuple[str, str]]) -> None:
    duties = ", ".join(
        f"{{id: d{at}, text: 做, frequency: {{every: event, event: {event}}}}}" for at, event in enumerate(events)
    )
    of = handbook(f"{{kind: role, id: boss, title: 试验, duties: [{duties}]}}")
    boss = of.by_id["boss"]
    assert isinstance(boss, Role)
    made = paper_role_sheet(boss, scope(of))
    assert made is not None
    groups = [group for part in made.parts for group in part.groups]
    titled = [group.title + (f"（{group.extra}）" if group.extra else "") for group in groups]
    assert list(zip(titled, ["".join(line.extra for line in group.lines) for group in groups], strict=True)) == headings


@pytest.mark.parametrize(("count", "rows"), [(1, 5), (16, 5), (20, 2), (22, 2), (30, 5)])
def test_rows_for_mishaps_keep_a_sheet_to_its_page(count: int, rows: int) -> None:
    duties = ", ".join(f"{{id: d{at}, text: 扫地擦桌子, frequency: {{every: day}}}}" for at in range(count))
    of = handbook(f"{{kind: role, id: boss, title: 店长, duties: [{duties}]}}")
    boss = of.by_id["boss"]
    assert isinstance(boss, Role)
    made = paper_role_sheet(boss, scope(of))
    assert made is not None
    assert len(made.mishap_rows) == rows


def test_a_day_of_the_week_keeps_its_name_on_paper() -> None:
    weekend = DAILY.replace(
        "every: unspecified, chosen: day, reason: 每天都开门, at: 开门前", "every: week, on: [saturday, sunday]"
    )
    of = handbook(BAKER, BOSS, POLICY, LOG, weekend, sheet=SHEET + "areas: [{id: kitchen, title: 后厨}]\n")
    sheet = paper_role_sheet(baker(of), scope(of, linked=False))
    assert sheet is not None
    week = next(part for part in sheet.parts if part.title == "本周内")
    assert "周六、周日" in {group.extra for group in week.groups}


@pytest.mark.parametrize(
    ("standard", "limit", "shown"),
    [
        ("", "{max: 2, unit: 天}", "≤ 2 天"),
        ("提出后 2 天内", "{max: 2, unit: 天}", ""),
        ("提出后 12 天内", "{max: 2, unit: 天}", "≤ 2 天"),
        ("18–22 ℃", "{min: 18, max: 22, unit: ℃}", ""),
        ("不低于 18 ℃", "{min: 18, max: 22, unit: ℃}", "18–22 ℃"),
        ("按样板", "{as_worded: 适量}", ""),  # the line's own standard says more
        ("", "{as_worded: 适量}", "适量"),
    ],
)
def test_a_limit_is_not_said_twice(standard: str, limit: str, shown: str) -> None:
    one = f"{{id: a, text: 甲, how: number, limit: {limit}{f', standard: {standard}' if standard else ''}}}"
    of = handbook(
        BOSS, f"{{kind: checklist, id: c, title: 查, roles: [boss], frequency: {{every: day}}, items: [{one}]}}"
    )
    (line,) = (line for group in checklist_view(of.checklists[0], scope(of)).groups for line in group.lines)
    assert line.limit == shown


def test_a_role_sheet_goes_from_shift_to_event() -> None:
    of = book()
    periods = period_views(due_lines(baker(of), of), scope(of))
    assert [(p.period, p.title, p.count) for p in periods] == [
        ("shift", "每班", 1),
        ("day", "每天", 4),
        ("week", "本周内", 2),
        ("month", "本月内", 1),
        ("quarter", "本季度内", 1),
        ("event", "每次发生时", 1),
        ("unspecified", "源文未写周期", 1),
    ]
    day = periods[1]
    assert [(g.title, [line.id for line in g.lines]) for g in day.groups] == [
        ("每日检查：炉子", ["heat", "door"]),
        ("每日检查", ["cash"]),
        ("面包师", ["taste"]),
    ]


def test_lines_of_a_sheet_say_cadence_choice_gap_and_origin() -> None:
    of = book()
    found = lines(period_views(due_lines(baker(of), of), scope(of)))
    assert "never" not in found
    assert {name: found[name].cadence for name in ("order", "rent", "fire")} == {
        "order": "每周一",
        "rent": "每月 5 日",
        "fire": "起火",
    }
    taste = found["taste"]
    assert taste.chosen == "周期由我们选定：天天有新货"
    assert str(taste.gap) == "没写明的，请问店长"
    assert (found["vague"].cadence, found["vague"].chosen) == ("周期未定", "")
    assert (str(found["air"].origin), links(found["air"].origin)) == ("P-1", ["../policies/warm.html#air"])
    assert (found["sweep"].label, found["sweep"].how_label) == ("扫", "打勾")


def test_on_paper_no_line_links() -> None:
    of = book()
    for line in lines(period_views(due_lines(baker(of), of), scope(of, linked=False))).values():
        assert str(line.origin)
        assert not any(links(words) for words in (line.origin, line.text, line.record, line.gap))


def test_a_day_has_its_own_lines_and_boxes_for_the_week() -> None:
    of = book()
    monday = datetime.date(2026, 11, 23)
    due = due_on(due_lines(baker(of), of), monday, of)
    assert set(lines(period_views(due.today, scope(of)))) == {"sweep", "heat", "door", "cash", "taste", "order"}
    assert set(lines(period_views(due.floating, scope(of)))) == {"clean", "air"}
    assert set(lines(period_views(due.on_event, scope(of)))) == {"fire", "vague"}


def test_weekdays_are_named() -> None:
    week = [datetime.date(2026, 11, 23) + datetime.timedelta(days=n) for n in range(7)]
    assert "".join(weekday(day).removeprefix("星期") for day in week) == "一二三四五六日"


def test_somebody_without_recurring_lines_has_an_empty_sheet() -> None:
    of = handbook(BOSS)
    assert period_views(due_lines(of.roles[0], of), scope(of)) == ()
