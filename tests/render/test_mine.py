"""The data of posts for the browser: the lines of the printed sheet, and the documents that are the post's."""

from __future__ import annotations

import json

from tests.builder import SHEET, handbook

from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.render.site.mine import CALENDAR, FOLDER, mine_files, post_data
from guiju.render.views.scope import scope

DOCUMENTS = (
    "{kind: unit, id: hall, title: 大厅}",
    """
    kind: role
    id: guard
    title: 平安员
    unit: hall
    duties:
      - {id: watch, text: 站岗并看好大门, short: 站岗, frequency: {every: day, on: [workday]}}
      - {id: count, text: 盘点, frequency: {every: month, day: 2, times: 1}, limit: {max: 5, unit: 人}}
      - {id: sweep, text: 打扫, frequency: {every: quarter}}
    """,
    "{kind: role, id: idle, title: 闲人}",
    """
    kind: procedure
    id: release
    title: 放行
    steps:
      - {id: a, text: 看单, actor: guard, forms: [{form: slip, act: check}]}
      - {id: b, text: 记数, actor: idle}
      - {id: c, text: 放行, actor: guard}
    """,
    "{kind: form, id: slip, title: 出门条, layout: slip, fields: [{id: no, label: 编号, type: text}]}",
    "{kind: policy, id: rules, title: 纪律, clauses: [{id: quiet, text: 安静, applies_to: [guard]}]}",
    """
    kind: checklist
    id: round
    title: 巡查
    number: XJ-01
    version: A/0
    roles: [guard]
    frequency: {every: shift}
    items: [{id: door, text: 门关好, how: pass_fail_na, standard: 关严}]
    """,
)
WITH_CALENDAR = f"{SHEET}calendar: {{holidays: ['2026-10-01'], workdays: ['2026-10-10']}}\n"


def _guard(book: Handbook) -> dict[str, object]:
    guard = book.by_id["guard"]
    assert isinstance(guard, Role)
    return post_data(guard, scope(book, linked=False))


def test_lines_are_those_of_the_printed_sheet() -> None:
    lines = _guard(handbook(*DOCUMENTS))["lines"]
    assert lines == [
        {
            "url": "checklists/round.html#door",
            "period": "shift",
            "heading": "每班",
            "document": "round",
            "title": "巡查",
            "origin": "XJ-01 A/0",
            "rule": "1",
            "text": "门关好",
            "standard": "关严",
            "how": "pass_fail_na",
        },
        {
            "url": "roles/guard.html#watch",
            "period": "day",
            "heading": "每天",
            "on": ["workday"],
            "document": "guard",
            "title": "平安员",
            "origin": "A/0",
            "extra": "工作日",
            "rule": "职责 1",
            "text": "站岗",
            "how": "tick",
        },
        {
            "url": "roles/guard.html#count",
            "period": "month",
            "heading": "本月内",
            "dated": True,
            "day": 2,
            "document": "guard",
            "title": "平安员",
            "origin": "A/0",
            "extra": "2 日 1 次",
            "rule": "职责 2",
            "text": "盘点",
            "limit": "≤ 5 人",
            "how": "tick",
            "unit": "人",
        },
        {
            "url": "roles/guard.html#sweep",
            "period": "quarter",
            "heading": "本季度内",
            "dated": True,
            "document": "guard",
            "title": "平安员",
            "origin": "A/0",
            "rule": "职责 3",
            "text": "打扫",
            "how": "tick",
        },
    ]


def test_what_is_mine() -> None:
    data = _guard(handbook(*DOCUMENTS))
    assert data["mine"] == [
        "roles/guard.html",
        "units/hall.html",
        "procedures/release.html",
        "checklists/round.html",
        "forms/slip.html",
        "policies/rules.html",
    ]
    assert data["procedures"] == [
        {"title": "放行", "url": "procedures/release.html", "pdf": "pdf/procedures/release.pdf", "note": "第 1、3 步"}
    ]
    assert data["sheet"] == "pdf/roles/guard-checklist.pdf"


def test_there_is_a_script_for_each_post_and_one_calendar() -> None:
    made = {one.path: one.content.decode() for one in mine_files(handbook(*DOCUMENTS, sheet=WITH_CALENDAR), None)}
    assert sorted(made) == [CALENDAR, f"{FOLDER}/guard.js", f"{FOLDER}/hall.js", f"{FOLDER}/idle.js"]
    told = json.loads(made[CALENDAR].removeprefix("var guijuCalendar=").removesuffix(";\n"))
    assert told == {
        "workdays": ["2026-10-10"],
        "holidays": ["2026-10-01"],
        "kinds": {"2026-10-01": "放假", "2026-10-10": "调休上班"},
        "settled": [],
        "country": "",
    }
    head, _, told = made[f"{FOLDER}/idle.js"].partition('=window.guijuPosts||{})["idle"]=')
    assert head == "(window.guijuPosts"
    assert json.loads(told.removesuffix(";\n"))["sheet"] == ""
