"""A role's page: the reporting line, what may be decided, who checks, whom to ask, what to print."""

from __future__ import annotations

from tests.builder import handbook
from tests.render.reading import OPEN, links, said

from guiju.model.people import Role, Unit
from guiju.render.views.people import party_view
from guiju.render.views.post import PostView
from guiju.render.views.scope import scope

DOCUMENTS = (
    "{kind: unit, id: hall, title: 大厅}",
    "{kind: role, id: boss, title: 店长, unit: hall}",
    "{kind: role, id: deputy, title: 副店长}",
    "{kind: role, id: leader, title: 班长, reports_to: {any_of: [boss, deputy]}}",
    """
    kind: role
    id: guard
    title: 平安员
    reports_to: [leader]
    duties: [{id: watch, text: 站岗, gap: 站多久没写, ask: boss, frequency: {every: day}}]
    """,
    "{kind: role, id: clerk, title: 店员, reports_to: unspecified}",
    """
    kind: procedure
    id: pay
    title: 付款
    steps:
      - {id: ask, text: 请款, actor: guard, forms: [{form: slip, act: fill}],
         approvals: [{party: leader, when: 平日, limit: {max: 500, currency: CNY}, how: 签字}]}
      - {id: grant, text: 准款, actor: boss, approves: ask, when: 领导不在,
         limit: {min: 500, currency: CNY}}
    """,
    "{kind: form, id: slip, title: 请款单, layout: slip, fields: [{id: sum, label: 金额, type: money}]}",
    """
    kind: checklist
    id: round
    title: 巡查
    roles: [leader]
    frequency: {every: week}
    items: [{id: a, text: 查站岗, how: pass_fail, standard: 站直, duty: guard#watch}]
    """,
)


def post(name: str, *, linked: bool = True) -> PostView:
    book = handbook(*DOCUMENTS)
    party = book.by_id[name]
    assert isinstance(party, Role | Unit)
    return party_view(party, scope(book, linked=linked)).post


def test_the_reporting_line_is_drawn_with_links() -> None:
    line = post("guard").reporting
    assert line.drawn
    assert [[str(box.title) for box in rank.boxes] for rank in line.above] == [["店长", "副店长"], ["班长"]]
    assert [rank.said for rank in line.above] == ["其中任一", ""]
    assert links(line.above[1].boxes[0].title) == ["../roles/leader.html"]
    below = post("boss").reporting
    assert (below.below_said, [(str(b.title), b.more) for b in below.below]) == ("直接下级", [("班长", "下有 1 个")])
    assert post("hall").reporting.below_said == "下属部门和岗位"


def test_a_superior_whom_the_source_leaves_out_is_said() -> None:
    line = post("clerk").reporting
    assert (line.drawn, line.missing) == (False, f"直属上级：{OPEN}")
    assert post("boss").reporting.missing == ""


def test_what_may_be_approved_up_to_which_amount() -> None:
    (leader,) = post("leader").says
    assert (str(leader.what), leader.part, leader.rule, str(leader.where)) == (
        "请款",
        "批准",
        "平日；≤ 500 元；签字",
        "付款",
    )
    assert links(leader.what) == ["../procedures/pay.html#ask"]
    (boss,) = post("boss").says
    assert (str(boss.what), boss.rule) == ("准款", "领导不在；≥ 500 元")


def test_who_checks_and_how_often() -> None:
    (one,) = post("guard").checked
    assert (str(one.what), one.standard, str(one.who), one.cadence) == ("查站岗", "站直", "班长", "每周")


def test_whom_to_ask() -> None:
    assert said(post("guard").asks) == {"平时的事": "班长", "没写明的事": "店长"}
    assert said(post("leader").asks) == {"平时的事": "店长 或 副店长"}


def test_what_to_print() -> None:
    rows = post("guard").prints
    assert said(rows) == {"我的岗位": "岗位手册 空白检查表 签收表", "表单": "请款单", "程序": "付款"}
    found = {row.label: links(row.value) for row in rows}
    own = ["../pdf/roles/guard.pdf", "../pdf/roles/guard-checklist.pdf", "../pdf/control/sign-off-guard.pdf"]
    assert found["我的岗位"] == own
    assert found["表单"] == ["../pdf/forms/slip.pdf"]
    assert said(post("clerk").prints) == {"我的岗位": "岗位手册 签收表"}, "nothing recurs, so there is no sheet"
    assert post("guard", linked=False).prints == (), "paper links to no paper"
