"""Blank forms: fields with limits from their clauses, copies and holders, equivalents, retention, where in use."""

from __future__ import annotations

import pytest
from tests.builder import handbook
from tests.render.reading import OPEN, links, said

from guiju.model.handbook import Handbook
from guiju.model.work import Form
from guiju.render.views.form import FormView, form_view
from guiju.render.views.scope import scope

CLERK = (
    "{kind: role, id: clerk, title: 店员, duties: [{id: write, text: 登记, short: 记, forms: [{form: slip, "
    "act: fill}]}]}"
)
RULES = """
kind: policy
id: warm
title: 温度
clauses:
  - {id: hall, text: 室温, limit: {quantity: 室温, min: 22, max: 25, unit: ℃}}
  - {id: calm, text: 安静}
"""
PAPER = "{kind: form, id: paper, title: 白纸, layout: sheet, fields: [{id: a, label: 甲, type: text}]}"
WORK = (
    "{kind: procedure, id: work, title: 发货, related: [slip], steps: [{id: go, text: 出门, "
    "forms: [{form: slip, act: sign}]}]}"
)
SLIP = """
kind: form
id: slip
title: 出门条
purpose: 放行
layout: slip
paper: A5
rows: 12
electronic: true
equivalents: [paper, 微信截图]
serial: 年月日加三位
keeper: clerk
retention: {years: 3}
related: [work]
copies: [{name: 存根联, holder: clerk}, {name: 门卫联, holder: unspecified}, {name: 客户联}]
fields:
  - {id: day, label: 日期, type: date, required: true, sources: [S1-001]}
  - {id: heat, group: 温度, label: 室温, type: number, clause: warm#hall}
  - {id: own, group: 温度, label: 外温, type: number, unit: 度}
  - {id: calm, label: 安静, type: choice, options: [是, 否, 3], clause: warm#calm}
  - {id: list, label: 货物, type: table, columns: [品名, 数量], rows: 5}
  - {id: phone, label: 电话, type: text, lines: 2, personal: true}
"""


def book(slip: str = SLIP) -> Handbook:
    """Build a shop around a slip."""
    return handbook(CLERK, RULES, PAPER, WORK, slip)


def view(slip: str = SLIP, *, linked: bool = True) -> FormView:
    """Make the view of the slip."""
    of = book(slip)
    form = of.by_id["slip"]
    assert isinstance(form, Form)
    return form_view(form, scope(of, linked=linked))


def test_what_the_form_is_and_who_keeps_it() -> None:
    found = view()
    assert (str(found.purpose), found.layout, found.layout_label, found.paper) == ("放行", "slip", "单据", "A5")
    assert (found.register_rows, found.electronic, found.serial) == (12, True, "年月日加三位")
    assert said(found.rows) == {
        "用途": "放行",
        "版式": "单据（电子）",
        "保管": "店员",
        "保存期限": "3 年",
        "流水号": "年月日加三位",
        "可代用": "白纸、微信截图",
        "各联": f"存根联→店员、门卫联→{OPEN}、客户联",
    }
    assert [(copy.name, str(copy.holder)) for copy in found.copies] == [
        ("存根联", "店员"),
        ("门卫联", OPEN),
        ("客户联", ""),
    ]


def test_fields_stand_in_groups_with_room_and_limits() -> None:
    groups = view().groups
    assert [(g.title, [f.id for f in g.fields]) for g in groups] == [
        ("", ["day"]),
        ("温度", ["heat", "own"]),
        ("", ["calm", "list", "phone"]),
    ]
    day, heat, own, calm, table, phone = (field for group in groups for field in group.fields)
    assert (day.label, day.type, day.type_label, day.required, day.audit) == ("日期", "date", "日期", True, "S1-001")
    assert (heat.unit, heat.limit) == ("℃", "22–25 ℃")  # both of its clause
    assert (own.unit, own.limit) == ("度", "")
    assert (calm.options, calm.limit, calm.unit) == (("是", "否", "3"), "", "")
    assert (table.columns, table.rows) == (("品名", "数量"), 5)
    assert (phone.lines, phone.personal, phone.required) == (2, True, False)


def test_where_the_form_is_used() -> None:
    found = view().used_in
    assert [(str(words), links(words)) for words in found] == [
        ("店员：记", ["../roles/clerk.html#write"]),
        ("发货", ["../procedures/work.html"]),
        ("发货：出门", ["../procedures/work.html#go"]),
    ]


def test_on_paper_nothing_links() -> None:
    found = view(linked=False)
    assert not any(links(words) for words in (*found.used_in, found.related, *(row.value for row in found.rows)))
    assert links(view().related)


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("purpose", "用途"),
        ("keeper", "保管"),
        ("retention", "保存期限"),
        ("serial", "流水号"),
        ("equivalents", "可代用"),
        ("copies", "各联"),
    ],
)
def test_what_a_form_leaves_open_says_so(field: str, label: str) -> None:
    bare = (
        "{kind: form, id: slip, title: 出门条, layout: slip, fields: [{id: a, label: 甲, type: text}], %s: unspecified}"
    )
    assert said(view(bare % field).rows) == {"版式": "单据", label: OPEN}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{years: 2.5}", "2.5 年"),
        ("{period: 到合同结束}", "到合同结束"),
        ("{years: unspecified}", OPEN),
        ("{years: unspecified, period: 长期}", "长期"),
    ],
)
def test_how_long_records_are_kept(written: str, shown: str) -> None:
    bare = (
        f"{{kind: form, id: slip, title: 条, layout: slip, retention: {written}, fields: [{{id: a, "
        f"label: 甲, type: text}}]}}"
    )
    assert said(view(bare).rows)["保存期限"] == shown


def test_a_plain_form_is_a4_and_on_paper() -> None:
    bare = view("{kind: form, id: slip, title: 条, layout: register, fields: [{id: a, label: 甲, type: text}]}")
    assert (bare.paper, bare.register_rows, bare.electronic, bare.copies, bare.serial) == ("A4", 0, False, (), "")
