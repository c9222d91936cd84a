"""Roles and units: deputies on both sides, their part in steps, deadlines, forms, rules, fines with who pays."""

from __future__ import annotations

import pytest
from tests.builder import handbook
from tests.render.reading import OPEN, links, said

from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.render.views.people import PartyView, party_view
from guiju.render.views.scope import scope

SHOP = "{kind: unit, id: shop, title: 门店}"
HALL = "{kind: unit, id: hall, title: 大厅, parent: shop, duties: [{id: open, text: 开门, deadline: {by: '08:00'}}]}"
GUARD = """
kind: role
id: guard
title: 平安员
unit: hall
purpose: 保平安
reports_to: {any_of: [leader, hall]}
duties: [{id: watch, text: 站岗, deadline: {by: 换班前}, forms: [{form: log, act: fill}]}, {id: rest, text: 休息}]
authorities: [{id: stop, text: 拦人}]
qualifications: [{id: strong, text: 身体好}]
kpis:
  - {id: calm, name: 无事故, target: 30, unit: 天}
  - {id: smile, name: 微笑, target: unspecified}
  - {id: walk, name: 巡逻}
deputies:
  - {role: leader, when: 休假}
  - {role: clerk, when: 出差, if_vacant: [leader, boss]}
  - {role: boss, when: unspecified}
"""
LEADER = "{kind: role, id: leader, title: 班长, reports_to: [hall], also_acts_as: [{role: guard, when: 缺人}]}"
CLERK = (
    "{kind: role, id: clerk, title: 店员, unit: unspecified, reports_to: unspecified, "
    "deputies: unspecified, also_acts_as: unspecified}"
)
BOSS = "{kind: role, id: boss, title: 店长, external: true}"
LOG = """
kind: form
id: log
title: 交接班记录
layout: register
keeper: leader
fields: [{id: day, label: 日期, type: date}]
"""
HANDOVER = """
kind: procedure
id: handover
title: 交接
steps:
  - {id: line-up, text: 列队, actor: guard, with: [leader], deadline: {within: 10 minutes},
     forms: [{form: log, act: sign}]}
  - {id: approve, text: 批准, actor: leader, approves: line-up, deadline: {within: 1 hour}}
  - {id: report, text: 报告, actor: guard, inform: [leader], escalate_to: hall}
"""
RULES = (
    "{kind: policy, id: rules, title: 纪律, clauses: [{id: quiet, text: 安静, applies_to: [guard]}, "
    "{id: all, text: 整洁}]}"
)
FINES = """
kind: penalty
id: fines
title: 处罚
breaches:
  - id: absent
    text: 缺岗
    consequences:
      - {type: fine, payer: guard, amount: {min: 10, max: 50}, per: occurrence}
      - {type: fine, payer: leader, amount: {min: 20, max: 20}}
  - {id: late, text: 迟到, party: [guard], choose: one, consequences: [{type: warning}, {type: demerit}]}
"""
EXTRA = """
kind: reward
id: extra
title: 奖励
rewards: [{id: brave, text: 见义勇为, applies_to: [guard], benefits: [{type: praise}]}]
"""
WEEKLY = (
    "{kind: checklist, id: weekly, title: 周查, roles: [guard], frequency: {every: week}, "
    "items: [{id: lamp, text: 灯亮, how: tick}]}"
)


def book() -> Handbook:
    """Build a shop with a hall, a guard and those around."""
    return handbook(SHOP, HALL, GUARD, LEADER, CLERK, BOSS, LOG, HANDOVER, RULES, FINES, EXTRA, WEEKLY)


def page(name: str, *, linked: bool = True) -> PartyView:
    """Make the page of a party."""
    of = book()
    party = of.by_id[name]
    assert isinstance(party, Role | Unit)
    return party_view(party, scope(of, linked=linked))


def test_deputies_stand_on_both_roles() -> None:
    guard, leader, clerk, boss = (said(page(name).rows) for name in ("guard", "leader", "clerk", "boss"))
    assert guard["我不在时"] == (
        "班长（休假）；店员（出差，班长、店长空缺时）；店长（何时代理源文未写）；班长（缺人，兼任）"
    )
    assert "我替谁" not in guard
    assert leader["我替谁"] == "平安员（休假）；平安员（缺人，兼任）"
    assert boss["我替谁"] == "平安员（何时代理源文未写）"
    assert clerk["我替谁"] == "平安员（出差，班长、店长空缺时）"


def test_superiors_and_reports_stand_on_both_sides() -> None:
    guard, leader, clerk = (said(page(name).rows) for name in ("guard", "leader", "clerk"))
    assert guard["所属部门"] == "大厅"
    assert guard["直属上级"] == "班长 或 大厅"
    assert leader["直属上级"] == "大厅"
    assert leader["直接下级"] == "平安员"
    assert (clerk["所属部门"], clerk["直属上级"], clerk["我不在时"]) == (OPEN, OPEN, OPEN)


def test_a_unit_names_its_parent_and_posts() -> None:
    view = page("hall")
    assert said(view.rows) == {"上级部门": "门店", "岗位": "平安员"}
    assert str(view.members) == "平安员"
    assert said(view.deadlines) == {"08:00 前": "开门"}
    assert view.head.control is None
    assert (view.authorities, view.qualifications, view.kpis, view.checklist_pdf) == ((), (), (), "")


def test_what_a_role_is_for_may_do_and_is_measured_by() -> None:
    view = page("guard")
    assert (str(view.purpose), view.external, view.thin) == ("保平安", False, False)
    assert [str(item.text) for item in (*view.duties, *view.authorities, *view.qualifications)] == [
        "站岗",
        "休息",
        "拦人",
        "身体好",
    ]
    assert said(view.kpis) == {"无事故": "30 天", "微笑": OPEN, "巡逻": "—"}
    assert [row.id for row in view.kpis] == ["calm", "smile", "walk"]
    assert page("boss").external


def test_steps_say_which_part_the_party_has() -> None:
    (handover,) = page("leader").procedures
    assert str(handover.title) == "交接"
    assert [(step.number, str(step.text), step.part, step.deadline) for step in handover.steps] == [
        (1, "列队", "协同", "10 分钟内"),
        (2, "批准", "批准", "1 小时内"),
        (3, "报告", "知会", ""),
    ]
    (mine,) = page("guard").procedures
    assert [(step.part, str(step.forms)) for step in mine.steps] == [("执行", "签字 交接班记录"), ("执行", "")]
    assert links(mine.steps[0].text) == ["../procedures/handover.html#line-up"]
    (told,) = page("hall").procedures
    assert [step.part for step in told.steps] == ["接报"]


def test_deadlines_are_those_of_own_steps_and_duties() -> None:
    assert said(page("guard").deadlines) == {"10 分钟内": "列队", "换班前": "站岗"}
    assert said(page("leader").deadlines) == {"1 小时内": "批准"}


def test_forms_say_what_is_done_on_them() -> None:
    assert said(page("guard").forms) == {"签字、填写": "交接班记录"}
    assert said(page("leader").forms) == {"保管": "交接班记录"}


def test_rules_fines_and_rewards_that_concern_the_party() -> None:
    view = page("guard")
    assert said(view.clauses) == {"纪律": "安静"}
    assert [str(words) for words in view.rewards] == ["见义勇为"]
    assert [(str(one.text), str(one.cost), one.reminder) for one in view.breaches] == [
        ("缺岗", "罚款 10–50 元/次（平安员承担）；罚款 20 元（班长承担）", "待法务确认"),
        ("迟到", "警告，或记过", ""),
    ]
    assert [str(one.text) for one in page("leader").breaches] == ["缺岗"]  # as payer only


def test_recurring_lines_come_with_a_sheet() -> None:
    view = page("guard")
    assert [(period.title, period.count) for period in view.periods] == [("本周内", 1)]
    assert view.checklist_pdf == "../pdf/roles/guard-checklist.pdf"
    assert page("leader").checklist_pdf == ""


def test_little_said_is_noticed() -> None:
    assert page("shop").thin
    assert page("boss").thin
    assert not page("leader").thin


@pytest.mark.parametrize("name", ["guard", "leader", "hall"])
def test_on_paper_nothing_links(name: str) -> None:
    on_site, on_paper = page(name), page(name, linked=False)
    assert any(links(row.value) for row in on_site.rows)
    for view in (on_paper,):
        rows = (*view.rows, *view.deadlines, *view.forms, *view.clauses)
        steps = [words for p in view.procedures for s in p.steps for words in (p.title, s.text, s.forms)]
        everything = [*(row.value for row in rows), *steps, *view.rewards, view.members]
        assert not any(links(words) for words in (*everything, *(one.text for one in view.breaches)))
    assert on_paper.checklist_pdf == ""
    assert said(on_site.rows) == said(on_paper.rows)
