"""The HTML of prints: which there are, what changes them, how forms, charts and dated sheets are laid out."""

from __future__ import annotations

import datetime
import itertools
import json
import re

from tests.builder import handbook as small

from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.model.work import Procedure
from guiju.render import addresses
from guiju.render.artifact import Artifact, ArtifactKind
from guiju.render.paper import render_paper
from guiju.render.paper.chart import chart_pages
from guiju.render.paper.checklists import paper_role_sheet
from guiju.render.paper.frame import ranges
from guiju.render.paper.sheets import day_sheets
from guiju.render.templates import Templates
from guiju.render.views.procedure import procedure_view
from guiju.render.views.scope import scope
from guiju.resources import resources

CLERK = """
kind: role
id: clerk
title: 店员
number: XS-01
book: shop
duties:
  - {id: sweep, text: 每天扫地, short: 扫地, frequency: {every: day, at: 开门前}}
  - {id: count, text: 每周一盘点货架, short: 盘点货架, frequency: {every: week, on: [monday]}}
  - {id: tidy, text: 每周整理库房, short: 整理库房, frequency: {every: week}}
  - {id: report, text: 每月交报表, short: 交报表, frequency: {every: month, day: 5}}
  - {id: stock, text: 每月查一次保质期, short: 查保质期, frequency: {every: month}}
  - {id: greet, text: 有客人进门就招呼, short: 招呼客人, frequency: {every: event, event: 客人进门}}
"""
IDLE = "{kind: role, id: guest, title: 客人, number: XS-02, book: shop}"
SLIP = """
kind: form
id: slip
title: 小票
number: BD-01
book: shop
layout: slip
serial: 每年从 1 起
fields:
  - {id: date, label: 日期, type: date, required: true}
  - {id: what, label: 货品, type: table, columns: [名称, 数量], rows: 3}
  - {id: paid, label: 付款, type: choice, options: [现金, 转账]}
  - {id: clerk, label: 店员签字, type: signature}
copies:
  - {name: 顾客联, holder: guest}
  - {name: 存根联, holder: clerk}
"""


def _prints(book: Handbook) -> dict[str, Artifact]:
    return {one.path: one for one in render_paper(book, "2026-11-21", resources())}


def _sheet(day: str, days: int = 1) -> list[str]:
    """Give the text of the clerk's sheet of each day."""
    book = small(CLERK, IDLE)
    role = book.by_id["clerk"]
    assert isinstance(role, Role)
    made = day_sheets(role, datetime.date.fromisoformat(day), days, book, Templates(resources()))
    assert made is not None
    plan = json.loads(made.book.content)
    html = {part.path: part.content.decode() for part in made.parts}
    told = [html[made.book.parts[day["part"]]].replace(plan["ink"], day["stamp"]) for day in plan["days"]]
    return [re.sub(r"<[^>]*>", " ", one.partition("<body")[2]) for one in told]


def test_every_document_has_its_print_and_the_handbook_binds_them() -> None:
    book = small(CLERK, IDLE, SLIP)
    found = _prints(book)
    expected = {"pdf/roles/clerk.pdf", "pdf/roles/guest.pdf", "pdf/forms/slip.pdf"}
    papers = {path for path in found if path.startswith("pdf/control/")}
    assert set(found) - papers == {*expected, "pdf/roles/clerk-checklist.pdf", "pdf/handbook.pdf"}
    bound = found["pdf/handbook.pdf"]
    assert bound.kind is ArtifactKind.MERGED
    assert set(bound.parts) == expected
    assert [found[path].document for path in bound.parts] == ["clerk", "guest", "slip"]
    assert all(addresses.pdf(one) in found for one in book.documents)


def test_a_changed_text_changes_the_prints_that_show_it_alone() -> None:
    before = _prints(small(CLERK, IDLE, SLIP))
    after = _prints(small(CLERK.replace("扫地,", "擦地,"), IDLE, SLIP))
    changed = {path for path, one in before.items() if after[path].key != one.key}
    named = {"pdf/control/master-list.pdf", "pdf/control/sign-off-clerk.pdf", "pdf/control/book-sign-off-shop.pdf"}
    assert changed == {"pdf/roles/clerk.pdf", "pdf/roles/clerk-checklist.pdf"} | named, "these name its content's hash"
    assert {path: one.key for path, one in _prints(small(CLERK, IDLE, SLIP)).items()} == {
        path: one.key for path, one in before.items()
    }


def test_content_is_never_markup() -> None:
    hostile = '<img src="file:///etc/passwd">{{ 7 * 7 }}'
    found = _prints(small(CLERK.replace("每天扫地", f"'{hostile}'"), IDLE))
    content = found["pdf/roles/clerk.pdf"].content.decode()
    assert "<img" not in content
    assert "&lt;img src=&#34;file:///etc/passwd&#34;&gt;{{ 7 * 7 }}" in content.replace("&quot;", "&#34;")


class TestDaySheets:
    """What stands on the sheet of a day."""

    def test_a_monday(self) -> None:
        text = _sheet("2026-11-23")[0]
        assert "2026 年 11 月 23 日" in text
        assert "星期一" in text
        assert "盘点货架" in text

    def test_what_has_another_day_is_not_there(self) -> None:
        text = _sheet("2026-11-24")[0]
        assert "扫地" in text
        assert "盘点货架" not in text
        assert "交报表" not in text
        assert "交报表" in _sheet("2026-11-05")[0]

    def test_a_period_without_a_day_stands_in_a_box_of_its_own(self) -> None:
        text = _sheet("2026-11-24")[0]
        today, week, month, event = (text.index(word) for word in ("每天", "本周内", "本月内", "每次发生时"))
        assert today < text.index("扫地") < week < text.index("整理库房") < month < text.index("查保质期") < event
        assert "完成日期" in text

    def test_boxes_open_on_the_first_sheet_and_with_their_period(self) -> None:
        sheets = _sheet("2026-11-28", 5)
        assert [("整理库房" in one, "查保质期" in one) for one in sheets] == [
            (True, True),
            (False, False),
            (True, False),
            (False, True),
            (False, False),
        ]
        assert ["招呼客人" in one for one in sheets] == [True, False, False, False, False]

    def test_who_has_nothing_that_recurs_gets_no_sheet(self) -> None:
        book = small(CLERK, IDLE)
        guest = book.by_id["guest"]
        assert isinstance(guest, Role)
        assert day_sheets(guest, datetime.date(2026, 11, 23), 1, book, Templates(resources())) is None
        assert paper_role_sheet(guest, scope(book, linked=False)) is None


def test_a_long_chart_is_cut_between_steps() -> None:
    steps = "\n".join(f"  - {{id: s{n}, text: 第 {n} 件事, short: 事{n}, actor: clerk}}" for n in range(40))
    book = small(CLERK, f"kind: procedure\nid: long\ntitle: 长流程\nbook: shop\nsteps:\n{steps}")
    procedure = book.by_id["long"]
    assert isinstance(procedure, Procedure)
    strips = [one for page in chart_pages(procedure_view(procedure, scope(book, linked=False))) for one in page.strips]
    assert len(strips) > 2
    ends = [tuple(map(int, re.findall(r"\d+", one.steps))) for one in strips]
    assert ends[0][0] == 1
    assert ends[-1][-1] == 40
    assert all(before[-1] + 1 == after[0] for before, after in itertools.pairwise(ends))
    for (first, *_, last), strip in zip(ends, strips, strict=True):
        assert all(f"事{n - 1}<" in str(strip.drawing) for n in range(first, last + 1))
        assert all(float(h) <= 222.5 for h in re.findall(r"height: ([\d.]+)mm", str(strip.drawing)))


def test_numbers_are_said_in_short() -> None:
    assert ranges([1, 2, 3, 4, 7, 9, 10]) == "1–4、7、9–10"
    assert ranges([]) == ""
