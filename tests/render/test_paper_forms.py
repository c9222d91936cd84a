"""Blank forms: how they lie on paper, what each part is, room to write, labels that break evenly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.builder import SHEET, handbook

from guiju.model.work import Form
from guiju.render.paper import render_paper
from guiju.render.paper.form_blocks import Block, evenly
from guiju.render.paper.forms import PaperForm, paper_form
from guiju.render.views.scope import scope
from guiju.resources import resources

CLERK = "{kind: role, id: clerk, title: 店员, number: XS-01, book: shop}"
GUEST = "{kind: role, id: guest, title: 客人, number: XS-02, book: shop}"
SLIP = """
kind: form
id: slip
title: 小票
number: BD-01
book: shop
layout: slip
serial: 每年从 1 起
keeper: unspecified
retention: {years: 3}
fields:
  - {id: date, label: 日期, type: date, required: true}
  - {id: what, label: 货品, type: table, columns: [名称, 数量, 名称], rows: 3}
  - {id: paid, label: 付款, type: choice, options: [现金, 转账]}
  - {id: clerk, label: 店员签字, type: signature}
copies:
  - {name: 顾客联, holder: guest}
  - {name: 存根联, holder: clerk}
"""
LEAST = 8.0


def form(text: str, *, sheet: str = SHEET, alone: bool = False) -> PaperForm:
    """Lay out a form of a small shop."""
    book = handbook(text, CLERK, GUEST, sheet=sheet)
    found = book.forms[0]
    assert isinstance(found, Form)
    return paper_form(found, scope(book, linked=False), alone=alone)


def sheet_of(fields: str, rest: str = "layout: sheet") -> PaperForm:
    """Lay out a form of these fields."""
    return form(f"{{kind: form, id: ask, title: 申请单, number: BD-03, {rest}, fields: [{fields}]}}")


def too_low(made: PaperForm) -> Iterator[str]:
    """Give what is lower than a hand needs: rows of tables, lines of fields."""
    for block in made.blocks:
        if block.kind == "table" and _mm(block.row_height) < LEAST:
            yield f"{block.title}: {block.row_height}"
        for cell in (*(c for line in block.lines for c in line.cells), *(block.cells if block.kind == "sign" else ())):
            if _mm(cell.height) < LEAST:
                yield f"{cell.name}: {cell.height}"


def _mm(size: str) -> float:
    return float(size.removesuffix("mm"))


class TestPaper:
    """How a form lies on the paper, and what is cut."""

    def test_small_copies_share_a_sheet(self) -> None:
        made = form(SLIP)
        assert made.frame.page == "form-stack"
        assert [[(one.name, str(one.holder)) for one in page] for page in made.pages] == [
            [("第一联　顾客联", "客人"), ("第二联　存根联", "店员")]
        ]

    def test_a_number_runs_across_the_cut_of_a_stub_alone(self) -> None:
        first, second = form(SLIP).pages[0]
        assert (first.cut, "字第" in second.cut, "骑缝" in second.cut) == ("", True, True)
        assert form(SLIP.replace("存根联", "门卫联")).pages[0][1].cut == "沿虚线裁开"

    def test_three_short_copies_share_a_sheet(self) -> None:
        short = SLIP.replace("rows: 3", "rows: 1") + "  - {name: 门卫联, holder: clerk}\n"
        made = form(short)
        assert (len(made.pages), len(made.pages[0])) == (1, 3)
        assert 3 * _mm(made.slip_height) <= 277

    def test_a_small_form_is_printed_twice_on_an_a4(self) -> None:
        single = SLIP[: SLIP.index("copies:")].replace("layout: slip", "layout: sheet\npaper: A5")
        made = form(single)
        assert [len(page) for page in made.pages] == [2]
        assert made.shared
        assert made.pages[0][1].cut == "沿虚线裁开"

    def test_an_office_with_small_paper_gets_small_sheets(self) -> None:
        made = form(SLIP, sheet=SHEET + "print: {paper: A5}\n")
        assert (made.frame.page, [len(page) for page in made.pages]) == ("form-small", [1, 1])
        assert not made.shared

    def test_a_higher_one_stands_beside_its_copy(self) -> None:
        made = form(SLIP.replace("rows: 3", "rows: 10"))
        assert (made.frame.page, made.beside, len(made.pages[0])) == ("form-pair", True, 2)

    @pytest.mark.parametrize("change", [("rows: 3", "rows: 20"), ("layout: slip", "layout: slip\npaper: A4")])
    def test_what_is_large_or_asks_for_it_has_a_sheet_for_each_holder(self, change: tuple[str, str]) -> None:
        made = form(SLIP.replace(*change))
        assert (made.frame.page, [len(page) for page in made.pages]) == ("form-page", [1, 1])

    def test_to_fill_in_on_a_screen_each_has_a_sheet_of_its_own(self) -> None:
        made = form(SLIP, alone=True)
        assert (made.frame.page, [len(page) for page in made.pages]) == ("form-small", [1, 1])


@pytest.mark.parametrize(("more", "count"), [("logo: marks/logo.png\n", 2), ("", 0)])
def test_the_logo_stands_at_the_head_of_each_copy(more: str, count: int) -> None:
    book = handbook(SLIP, CLERK, GUEST, sheet=SHEET + more)
    [made] = [one for one in render_paper(book, None, resources()) if one.path == "pdf/forms/slip.pdf"]
    assert made.content.decode().count('<img class="form-logo" src="guiju:pictures/marks/logo.png"') == count


class TestSerial:
    """The number of a filled form stands at the head."""

    def test_where_the_form_has_one(self) -> None:
        assert form(SLIP).serial == "No."
        assert form(SLIP.replace("serial: 每年从 1 起", "serial: unspecified")).serial == "No."
        assert form(SLIP.replace("serial: 每年从 1 起\n", "")).serial == ""

    def test_a_field_for_it_goes_to_the_head(self) -> None:
        made = sheet_of("{id: serial, label: 单号, type: text}, {id: a, label: 甲, type: text}")
        assert made.serial == "单号"
        assert [cell.name for block in made.blocks for line in block.lines for cell in line.cells] == ["甲"]


def test_who_fills_it_in_reads_no_notes_of_what_a_source_leaves_open() -> None:
    assert [(one.label, str(one.value)) for one in form(SLIP).notes] == [
        ("保存期限", "3 年"),
        ("流水号", "每年从 1 起"),
    ]


class TestBlocks:
    """The parts of a form."""

    def test_follow_the_fields(self) -> None:
        assert [block.kind for block in form(SLIP).blocks] == ["lines", "table", "lines", "sign"]

    def test_columns_of_one_name_are_told_apart(self) -> None:
        assert [cell.id for cell in form(SLIP).blocks[1].cells] == ["名称", "数量", "名称-2"]

    def test_rows_are_high_enough_to_write_in(self) -> None:
        assert list(too_low(form(SLIP))) == []
        low = Block(kind="table", title="太矮", rows=(1,), row_height="7.9mm")
        made = form(SLIP)
        assert list(too_low(replace(made, blocks=(low,)))) == ["太矮: 7.9mm"]

    def test_sixty_fields_fit_a_page_and_several_lines_keep_their_room(self) -> None:
        short = ", ".join(f"{{id: f{n}, label: 栏目{n}, type: text}}" for n in range(56))
        made = sheet_of(f"{short}, {{id: more, label: 说明, type: text, lines: 2}}")
        heights = [_mm(line.cells[0].height) for line in made.blocks[0].lines]
        assert len(heights) == 29
        assert heights[-1] == 16.0
        assert LEAST <= heights[0] < 8.6

    @pytest.mark.parametrize(("columns", "page"), [(4, "form-page"), (9, "form-wide")])
    def test_a_register_lies_down_when_it_has_many_columns(self, columns: int, page: str) -> None:
        made = sheet_of(
            ", ".join(f"{{id: f{n}, label: 栏目{n}, type: text}}" for n in range(columns)), "layout: register"
        )
        assert made.frame.page == page
        [table] = made.blocks
        assert len(table.rows) >= 10
        width = 258 if page == "form-wide" else 171
        assert sum(_mm(cell.width) for cell in table.cells) == pytest.approx(width, abs=1)

    def test_a_register_has_no_more_rows_than_its_page_holds(self) -> None:
        asked = sheet_of("{id: a, label: 甲, type: text}", "layout: register, rows: 60").blocks[0]
        assert 20 < len(asked.rows) < 32
        assert _mm(asked.row_height) >= LEAST
        assert len(sheet_of("{id: a, label: 甲, type: text}", "layout: register, rows: 12").blocks[0].rows) == 12

    def test_many_options_of_a_column_are_numbered_in_its_head(self) -> None:
        made = sheet_of("{id: kind, label: 类别, type: choice, options: [甲, 乙, 丙]}", "layout: register")
        assert made.blocks[0].cells[0].legend == ("1 甲", "2 乙", "3 丙")

    def test_those_who_approve_say_whether_they_agree(self) -> None:
        made = sheet_of(
            "{id: a, label: 经办人签字, type: signature}, {id: b, label: 经理批准, type: signature}", "layout: approval"
        )
        assert [block.kind for block in made.blocks] == ["opinions"]
        assert [cell.opinion for cell in made.blocks[0].cells] == [False, True]

    def test_boxes_to_tick_stand_in_columns(self) -> None:
        made = sheet_of(", ".join(f"{{id: f{n}, label: 资料{n}, type: check}}" for n in range(7)))
        assert [len(line.cells) for line in made.blocks[0].lines] == [3, 3, 1]
        assert {line.share for line in made.blocks[0].lines} == {"32.8%"}


@pytest.mark.parametrize(
    ("label", "most", "broken"),
    [
        ("承运人员和车辆", 6, "承运人员\n和车辆"),
        ("购买发票", 3.1, "购买\n发票"),
        ("财务部注明：代收款与发货金额", 9, "财务部注明：\n代收款与发货金额"),
        ("财务部或受托代收人签字（现金取货）", 14, "财务部或受托代收人签字\n（现金取货）"),
        ("日期", 6, "日期"),
        ("BOM 无误", 3, "BOM \n无误"),
        ("开单日期", 4, "开单日期"),
    ],
)
def test_a_label_breaks_into_lines_of_one_length(label: str, most: float, broken: str) -> None:
    assert evenly(label, most) == broken
