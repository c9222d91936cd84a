"""A procedure's page: who does what, where branches, refusals and ways lead, what is left open."""

from __future__ import annotations

import pytest
from tests.builder import handbook
from tests.render.reading import OPEN, links, said

from guiju.model.handbook import Handbook
from guiju.model.work import Procedure
from guiju.render.views.procedure import ProcedureView, StepView, procedure_view
from guiju.render.views.scope import scope

CLERK = "{kind: role, id: clerk, title: 店员}"
BOSS = "{kind: role, id: boss, title: 店长}"
SLIP = "{kind: form, id: slip, title: 出门条, layout: slip, fields: [{id: day, label: 日期, type: date}]}"
OTHER = """
kind: procedure
id: refund
title: 退款
steps: [{id: ask, text: 问原因}, {id: pay, text: 退钱, short: 退款给人}]
"""


def book_of(*steps: str, more: str = "", others: tuple[str, ...] = ()) -> Handbook:
    """Build a handbook around a procedure of the steps given."""
    lines = "".join(f"  - {{{step}}}\n" for step in steps)
    return handbook(CLERK, BOSS, SLIP, OTHER, f"kind: procedure\nid: sell\ntitle: 卖货\n{more}steps:\n{lines}", *others)


def view_of(*steps: str, more: str = "", others: tuple[str, ...] = (), linked: bool = True) -> ProcedureView:
    """Make the view of a procedure of the steps given."""
    book = book_of(*steps, more=more, others=others)
    sell = book.by_id["sell"]
    assert isinstance(sell, Procedure)
    return procedure_view(sell, scope(book, linked=linked))


def steps_of(view: ProcedureView) -> list[StepView]:
    """Give all steps of a view."""
    return [step for phase in view.phases for step in phase.steps]


def test_the_head_of_the_page_says_what_it_is_for() -> None:
    more = "purpose: 卖得对\nscope: 门店\ntrigger: 客人来了\noutcome: unspecified\nrelated: [refund]\n"
    view = view_of("id: a, text: 甲", more=more)
    assert said(view.rows) == {"目的": "卖得对", "适用范围": "门店", "何时开始": "客人来了", "做完得到": OPEN}
    assert links(view.related) == ["../procedures/refund.html"]


def test_neighbouring_steps_of_a_phase_stand_together() -> None:
    view = view_of(
        "id: a, text: 甲, phase: 准备",
        "id: b, text: 乙, phase: 准备",
        "id: c, text: 丙",
        "id: d, text: 丁, phase: 准备",
    )
    assert [(phase.title, [step.number for step in phase.steps]) for phase in view.phases] == [
        ("准备", [1, 2]),
        ("", [3]),
        ("准备", [4]),
    ]


def test_branches_say_when_and_lead_to_numbered_steps() -> None:
    (first, *_) = steps_of(
        view_of(
            "id: a, text: 收钱, decision: {question: 到账了吗？, by: boss, branches: ["
            "{id: yes, when: 已到账, then: c, sources: [S1-001]},"
            "{id: no, when: 未到账, after: 4 hours, then: a},"
            "{id: never, after: 2 workdays, then: end},"
            "{id: back, when: 要退, then: refund#pay},"
            "{id: other, when: 不买了, then: refund},"
            "{id: own, when: 再数一次, then: sell#b}]}",
            "id: b, text: 点货",
            "id: c, text: 交货, short: 把货交了",
        )
    )
    assert str(first.question) == "到账了吗？"
    assert str(first.decides) == "店长"
    assert [(branch.when, str(branch.then)) for branch in first.branches] == [
        ("已到账", "第 3 步 把货交了"),
        ("未到账，满 4 小时", "第 1 步 收钱"),
        ("满 2 个工作日", "结束"),
        ("要退", "《退款》第 2 步 退款给人"),
        ("不买了", "退款"),
        ("再数一次", "第 2 步 点货"),
    ]
    assert [links(branch.then) for branch in first.branches] == [
        ["../procedures/sell.html#c"],
        ["../procedures/sell.html#a"],
        [],
        ["../procedures/refund.html#pay"],
        ["../procedures/refund.html"],
        ["../procedures/sell.html#b"],
    ]
    assert first.branches[0].audit == "S1-001"


def test_on_paper_nothing_links_and_the_words_stay() -> None:
    step = "id: a, text: 开《出门条》, actor: clerk, forms: [{form: slip, act: fill}], next: refund#pay"
    (on_site,), (on_paper,) = (steps_of(view_of(step, linked=linked)) for linked in (True, False))
    for name in ("text", "actor", "forms", "next"):
        assert links(getattr(on_site, name))
        assert not links(getattr(on_paper, name))
        assert str(getattr(on_site, name)) == str(getattr(on_paper, name))


def test_approvals_and_refusals() -> None:
    approvals = "[boss, {any_of: [boss, clerk], when: 赊账, limit: {max: 500, currency: CNY}, how: 签字}]"
    first, second, third = steps_of(
        view_of(
            "id: a, text: 打折",
            f"id: b, text: 批准, approves: a, on_reject: a, approvals: {approvals}",
            "id: c, text: 再批, approvals: unspecified, on_reject: unspecified, approves: unspecified",
        )
    )
    assert (str(first.approvals), str(first.on_reject), said(first.rows)) == ("", "", {})
    assert str(second.approvals) == "店长；店长或店员（赊账；≤ 500 元；签字）"
    assert str(second.on_reject) == "第 1 步 打折"
    assert said(second.rows) == {"批准的是": "打折"}
    assert (str(third.approvals), str(third.on_reject), said(third.rows)) == (OPEN, OPEN, {"批准的是": OPEN})


@pytest.mark.parametrize(
    ("written", "shown", "address"),
    [
        ("next: c", "第 3 步 丙", ["../procedures/sell.html#c"]),
        ("next: end", "结束", []),
        ("next: refund", "退款", ["../procedures/refund.html"]),
        ("next: refund#ask", "《退款》第 1 步 问原因", ["../procedures/refund.html#ask"]),
        ("next: unspecified", OPEN, []),
        ("short: 某步", "", []),
    ],
)
def test_what_follows_is_said_where_it_is_written(written: str, shown: str, address: list[str]) -> None:
    first = steps_of(view_of(f"id: a, text: 甲, {written}", "id: b, text: 乙", "id: c, text: 丙"))[0]
    assert (str(first.next), links(first.next)) == (shown, address)


def test_everyone_with_a_part_in_a_step_is_named() -> None:
    full, unsaid = steps_of(
        view_of(
            "id: a, text: 甲, actor: clerk, accountable: boss, with: [boss], may_delegate_to: [clerk, boss],"
            " inform: [boss], escalate_to: boss, frequency: {every: day}, limit: {max: 3, unit: 件}, areas: [hall]",
            "id: b, text: 乙, actor: unspecified, accountable: unspecified, with: unspecified,"
            " may_delegate_to: unspecified, inform: unspecified, escalate_to: unspecified, frequency: unspecified,"
            " limit: unspecified, areas: unspecified, decision: unspecified, deadline: unspecified, forms: unspecified,"
            " when: unspecified, checks: unspecified, points: unspecified",
        )
    )
    assert str(full.actor) == "店员"
    assert said(full.rows) == {
        "负责": "店长",
        "协同": "店长",
        "可委托": "店员、店长",
        "知会": "店长",
        "解决不了报": "店长",
        "频率": "每天",
        "限值": "≤ 3 件",
        "区域": "hall",
    }
    assert said(unsaid.rows) == {"判断": OPEN} | dict.fromkeys(said(full.rows), OPEN)
    assert {str(unsaid.actor), unsaid.deadline, str(unsaid.forms), str(unsaid.when)} == {OPEN}
    assert [str(point.text) for point in (*unsaid.checks, *unsaid.points)] == [OPEN, OPEN]


def test_deadlines_name_steps_in_words() -> None:
    first, second = steps_of(
        view_of(
            "id: a, text: 甲, short: 先收钱",
            "id: b, text: 乙, deadline: {within: 2 days, after: a, or_when: 货已备齐},"
            " when: 有货, gap: 没写谁, ask: boss, checks: [{text: 数目}], points: [{text: 包好}]",
        )
    )
    assert (first.deadline, second.deadline) == ("", "先收钱后 2 天内（或货已备齐）")
    assert (str(second.when), str(second.gap)) == ("有货", "没写明的，请问店长")
    assert [str(point.text) for point in (*second.checks, *second.points)] == ["数目", "包好"]


def test_on_paper_a_form_has_no_address_to_print_from() -> None:
    view = view_of("id: a, text: 甲, forms: [{form: slip, act: fill}]", linked=False)
    assert [(form.name, form.pdf) for form in view.forms] == [("出门条", "")]


def test_an_electronic_form_is_not_printed() -> None:
    screen = "{kind: form, id: screen, title: 系统单, number: F-9, layout: sheet, electronic: true, fields: []}"
    view = view_of("id: a, text: 甲, forms: [{form: screen, act: fill}]", others=(screen,))
    assert [(form.name, form.number, form.electronic, form.pdf) for form in view.forms] == [("系统单", "F-9", True, "")]


def test_each_form_is_listed_once() -> None:
    view = view_of(
        "id: a, text: 甲, forms: [{form: slip, act: fill}]",
        "id: b, text: 乙, forms: [{form: slip, act: sign}, {form: slip, act: file}]",
    )
    assert [(str(form.title), form.name, form.number, form.pdf) for form in view.forms] == [
        ("出门条", "出门条", "", "../pdf/forms/slip.pdf")
    ]
    assert [str(step.forms) for step in steps_of(view)] == [
        "填写 出门条",
        "签字 出门条、归档 出门条",
    ]


def test_a_text_for_a_chat_group_says_who_does_what_by_when() -> None:
    view = view_of(
        "id: a, text: 问清要买什么货, short: 问清, actor: clerk, deadline: {within: 1 hour}",
        "id: b, text: 收钱, actor: clerk, when: 没有月结, gap: 没写收多少, ask: boss",
        "id: c, text: 送客",
        more="number: MD-1\nversion: A/2\nstatus: draft\n",
    )
    assert view.chat.split("\n") == [
        "《卖货》　MD-1　版本 A/2　草案",
        "1. 店员：问清（1 小时内）",
        "2. 店员：（仅当没有月结）收钱",
        "3. 送客",
    ]


FINES = """
kind: penalty
id: fines
title: 处罚
breaches:
  - id: both
    text: 货没送到
    basis: [sell#a]
    consequences:
      - {type: fine, payer: clerk, amount: {min: 20, max: 100}, per: occurrence}
      - {type: fine, payer: boss, amount: {min: 50, max: 200}}
  - id: one
    text: 交晚了
    late: {step: sell#b, by: 1 workday}
    choose: one
    consequences: [{type: warning}, {type: demerit}]
  - {id: elsewhere, text: 别处, basis: [refund#ask], consequences: [{type: warning}]}
"""


def test_breaches_on_the_procedure_say_who_pays_what() -> None:
    view = view_of("id: a, text: 甲", "id: b, text: 乙", others=(FINES,))
    assert said(view.penalties) == {
        "货没送到": "罚款 20–100 元/次（店员承担）；罚款 50–200 元（店长承担）（待法务确认） 详见",
        "交晚了": "警告，或记过 详见",
    }
    assert [links(row.value) for row in view.penalties] == [
        ["../penalties/fines.html#both"],
        ["../penalties/fines.html#one"],
    ]


def test_conflicts_gaps_and_the_chart_belong_to_the_page() -> None:
    more = (
        "gaps: [{id: who, text: 没写谁卖, ask: boss}]\n"
        "conflicts: [{id: price, facts: [S1-001, S1-002], note: 价钱不同, follow: unspecified}]\n"
    )
    view = view_of("id: a, text: 甲, next: end", "id: b, text: 乙", more=more)
    assert [(str(one.text), str(one.ask)) for one in view.opens] == [("没写谁卖", "店长")]
    assert [one.follow for one in view.conflicts] == ["未决定"]
    assert [(edge.start, edge.target) for edge in view.chart] == [("a", "end"), ("b", "end")]
