"""Policies, penalties and rewards: chapters, pictures, who is hit, what follows, what counsel has not confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builder import handbook
from tests.render.reading import OPEN, links, said

from guiju.model.rulebook import Breach
from guiju.render.views.rulebook import (
    BreachView,
    breach_view,
    penalty_view,
    picture_address,
    policy_view,
    rewards_view,
    who_is_hit,
)
from guiju.render.views.scope import scope

CLERK = "{kind: role, id: clerk, title: 店员}"
BOSS = "{kind: role, id: boss, title: 店长}"
CARRIER = "{kind: role, id: carrier, title: 承运方, external: true}"
WORK = "{kind: procedure, id: work, title: 发货, steps: [{id: hand-in, text: 交托运单, short: 交单}]}"
SLIP = "{kind: form, id: slip, title: 出门条, layout: slip, fields: [{id: day, label: 日期, type: date}]}"
POLICY = """
kind: policy
id: cold
title: 冷链
purpose: 保鲜
scope: unspecified
applies_to: [clerk]
areas: unspecified
related: [fines]
terms: [{id: chain, term: 冷链, meaning: 一路低温}]
chapters:
  - id: store
    title: 存放
    paragraphs: [先看《出门条》。]
    tables: [{caption: 温度, columns: [柜, 度], rows: [[冰柜, "-18"], [冷柜, "4"]]}]
    pictures: [{file: pictures/rack.PNG, alt: 货架, caption: 这样放}]
    gap: 没写谁放
    ask: boss
    sources: [S1-001]
  - {id: empty, title: 空的}
clauses:
  - {id: in-store, text: 入库, chapter: store, limit: {quantity: 柜温, min: -22, max: -18, unit: ℃}}
  - {id: loose, text: 零散}
  - {id: also-in-store, text: 再入库, chapter: store}
"""
FINES = """
kind: penalty
id: fines
title: 处罚
purpose: 公平
scope: unspecified
breaches:
  - id: lost
    text: 弄丢《出门条》
    short: 丢单
    party: [clerk]
    basis: [cold#loose]
    late: {step: work#hand-in, by: 1 workday}
    repeat: 加倍
    decided_by: boss
    evidence: [slip, 监控]
    appeal: 三天内
    standing: in_force
    choose: one
    gap: 没写几次
    ask: boss
    sources: [S1-001]
    note: 编者
    consequences:
      - {type: fine, payer: clerk, amount: {min: 20, max: 100}, per: occurrence}
      - {type: fine, payer: carrier, amount: {min: 50, max: 200}, note: 另付}
"""


def breach(written: str) -> BreachView:
    """Make the view of a breach of its own schedule."""
    penalty = f"{{kind: penalty, id: own, title: 自订, breaches: [{{id: one, text: 犯错, {written}}}]}}"
    book = handbook(CLERK, BOSS, CARRIER, WORK, SLIP, penalty)
    document = book.penalties[0]
    return breach_view(document.breaches[0], 1, document, scope(book))


def test_clauses_stand_under_their_chapters_and_loose_ones_first() -> None:
    book = handbook(CLERK, BOSS, SLIP, POLICY, FINES, WORK, CARRIER)
    view = policy_view(book.policies[0], scope(book))
    assert [(c.title, [i.id for i in c.clauses], [i.number for i in c.clauses]) for c in view.chapters] == [
        ("", ["loose"], [2]),
        ("存放", ["in-store", "also-in-store"], [1, 3]),
        ("空的", [], []),
    ]
    assert said(view.rows) == {"目的": "保鲜", "适用范围": OPEN, "管到谁": "店员", "管到哪里": OPEN}
    assert [str(term.term) for term in view.terms] == ["冷链"]
    assert said(view.chapters[1].clauses[0].rows) == {"柜温": "-22–-18 ℃"}


def test_a_policy_without_loose_clauses_has_no_chapter_for_them() -> None:
    book = handbook("{kind: policy, id: p, title: 制度, chapters: [{id: one, title: 甲}]}")
    assert [c.id for c in policy_view(book.policies[0], scope(book)).chapters] == ["one"]


def test_prose_tables_and_pictures_of_a_chapter() -> None:
    book = handbook(CLERK, BOSS, SLIP, POLICY, FINES, WORK, CARRIER)
    place = book.policies[0].place.file.rpartition("/")[0]
    file = f"{place}/pictures/rack.PNG".lstrip("/")
    seen = replace(book, pictures={file: "0123456789abcdef" * 4})
    chapter = policy_view(seen.policies[0], scope(seen)).chapters[1]
    assert [str(p) for p in chapter.paragraphs] == ["先看《出门条》。"]
    assert links(chapter.paragraphs[0]) == ["../forms/slip.html"]
    (table,) = chapter.tables
    assert (table.caption, table.columns, table.rows) == ("温度", ("柜", "度"), (("冰柜", "-18"), ("冷柜", "4")))
    (picture,) = chapter.pictures
    assert (picture.file, picture.alt, picture.caption) == (file, "货架", "这样放")
    assert picture.address == picture_address(file, "0123456789abcdef" * 4) == "0123456789abcdef0123.png"
    assert (str(chapter.gap), chapter.audit) == ("没写明的，请问店长", "S1-001")


def test_breaches_on_a_policy_are_listed_there() -> None:
    book = handbook(CLERK, BOSS, SLIP, POLICY, FINES, WORK, CARRIER)
    view = policy_view(book.policies[0], scope(book))
    assert said(view.penalties) == {
        "丢单": "罚款 20–100 元/次（店员承担），或罚款 50–200 元（承运方承担）（待法务确认） 详见"
    }
    assert links(view.related) == ["../penalties/fines.html"]


def test_a_breach_says_who_what_and_who_pays() -> None:
    book = handbook(CLERK, BOSS, SLIP, POLICY, FINES, WORK, CARRIER)
    view = penalty_view(book.penalties[0], scope(book))
    assert said(view.rows) == {"目的": "公平", "适用范围": OPEN}
    (one,) = view.breaches
    assert (one.number, one.short, str(one.who), one.standing) == (1, "丢单", "店员", "执行")
    assert [(c.text, str(c.payer), c.note) for c in one.consequences] == [
        ("罚款 20–100 元/次", "店员", ""),
        ("罚款 50–200 元", "承运方", "另付"),
    ]
    assert one.choose_one
    assert said(one.rows) == {
        "依据": "零散",
        "迟到的步骤": "交单",
        "超过": "1 个工作日",
        "再犯": "加倍",
        "由谁决定": "店长",
        "证据": "出门条、监控",
        "申诉": "三天内",
    }
    assert (str(one.gap), one.audit, one.note) == ("没写明的，请问店长", "S1-001", "编者")
    assert links(one.text) == ["../forms/slip.html"]
    assert links(one.basis) == ["../policies/cold.html#loose"]


def test_on_paper_a_breach_has_no_links() -> None:
    book = handbook(CLERK, BOSS, SLIP, POLICY, FINES, WORK, CARRIER)
    document = book.penalties[0]
    one = breach_view(document.breaches[0], 1, document, scope(book, linked=False))
    everything = (one.text, one.who, one.basis, one.gap, *(r.value for r in one.rows), one.consequences[0].payer)
    assert all(words and not links(words) for words in everything)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("choose: one, consequences: [{type: warning}, {type: demerit}]", True),
        ("choose: one, consequences: [{type: warning}]", False),  # nothing to choose from
        ("choose: all, consequences: [{type: warning}, {type: demerit}]", False),
        ("consequences: [{type: warning}, {type: demerit}]", False),
    ],
)
def test_choosing_one_of_several(written: str, expected: bool) -> None:
    assert breach(written).choose_one is expected


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("party: [clerk, boss]", "店员、店长"),
        ("party: [clerk], applies_to: [employee]", "店员"),
        ("applies_to: [employee, dispatched, carrier]", "员工、派遣人员、承运方"),
        ("party: unspecified", OPEN),
        ("applies_to: unspecified", OPEN),
        ("party: unspecified, applies_to: [employee]", "员工"),
        ("repeat: 加倍", ""),
    ],
)
def test_who_is_hit(written: str, who: str) -> None:
    assert str(breach(f"{written}, consequences: [{{type: warning}}]").who) == who


def test_what_a_breach_leaves_open_says_so() -> None:
    one = breach(
        "basis: unspecified, late: unspecified, repeat: unspecified, decided_by: unspecified, evidence: unspecified,"
        " appeal: unspecified, consequences: [{type: unspecified, payer: unspecified, amount: unspecified,"
        " percent: unspecified}]"
    )
    assert said(one.rows) == dict.fromkeys(("依据", "迟到的步骤", "再犯", "由谁决定", "证据", "申诉"), OPEN)
    (only,) = one.consequences
    assert (only.text, str(only.payer)) == ("源文未写后果（金额源文未写）（比例源文未写）", OPEN)
    late = breach("late: {step: work#hand-in, by: unspecified}, consequences: [{type: warning}]")
    assert said(late.rows) == {"迟到的步骤": "交单", "超过": OPEN}


FINE = "consequences: [{type: fine, amount: {max: 50}}]"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"applies_to: [employee], {FINE}", "待法务确认"),
        (f"applies_to: [carrier], {FINE}", ""),
        (f"party: [carrier], {FINE}", ""),
        ("applies_to: [employee], consequences: [{type: warning}]", ""),
        (
            f"applies_to: [employee], counsel: {{by: boss, date: '2026-11-01', law: 法, reference: 意见}}, {FINE}",
            "",
        ),
        (f"applies_to: [employee], counsel: {{by: boss}}, {FINE}", "待法务确认"),
        ("applies_to: [employee], standing: pending_counsel, consequences: [{type: compensation}]", "待法务确认"),
    ],
)
def test_a_workers_fine_without_counsel_is_marked(written: str, shown: str) -> None:
    assert breach(written).reminder == shown


def test_the_hit_can_be_asked_alone() -> None:
    book = handbook(CLERK, BOSS, SLIP, POLICY, FINES, WORK, CARRIER)
    document = book.penalties[0]
    (one,) = document.breaches
    assert isinstance(one, Breach)
    assert links(who_is_hit(one, document, scope(book))) == ["../roles/clerk.html"]


@pytest.mark.parametrize(
    ("written", "said"), [(f"applies_to: [employee], {FINE}", True), (f"party: [carrier], {FINE}", False)]
)
def test_the_law_is_told_once_where_a_mark_stands(written: str, said: bool) -> None:
    book = handbook(
        CLERK, CARRIER, f"{{kind: penalty, id: fines, title: 处罚, breaches: [{{id: one, text: 犯错, {written}}}]}}"
    )
    assert ("《企业职工奖惩条例》" in penalty_view(book.penalties[0], scope(book)).law) is said


REWARDS = """
kind: reward
id: extra
title: 奖励
purpose: 鼓励
rewards:
  - id: tip
    text: 卖得多
    short: 多卖
    applies_to: [clerk]
    basis: [work#hand-in]
    benefits: [{type: bonus, amount: {min: 50, max: 50}, per: month}, {type: praise}]
    decided_by: boss
    evidence: [slip]
    ours: 自选
    sources: [S1-001]
  - {id: either, text: 二选一, choose: one, benefits: [{type: leave}, {type: gift}]}
  - {id: vague, text: 没写, applies_to: unspecified, basis: unspecified, benefits: unspecified,
     decided_by: unspecified, evidence: unspecified}
"""


def test_rewards_say_for_whom_and_what() -> None:
    book = handbook(CLERK, BOSS, WORK, SLIP, REWARDS)
    view = rewards_view(book.rewards[0], scope(book))
    assert said(view.rows) == {"目的": "鼓励"}
    tip, either, vague = view.rewards
    assert (tip.number, tip.short, tip.ours, tip.audit) == (1, "多卖", "自选", "S1-001")
    assert said(tip.rows) == {
        "奖励": "奖金 50 元/月；表扬",
        "奖给": "店员",
        "依据": "交单",
        "由谁决定": "店长",
        "证据": "出门条",
    }
    assert said(either.rows) == {"奖励": "休假，或礼品"}
    assert said(vague.rows) == dict.fromkeys(said(tip.rows), OPEN)
