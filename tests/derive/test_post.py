"""The line of command, the say of a post, who checks it, and whom it asks."""

from __future__ import annotations

import pytest
from tests.builder import handbook

from guiju.derive.post import asked_by, command_of, says_of, scrutiny_of
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit

DOCUMENTS = (
    "{kind: unit, id: house, title: 公司}",
    "{kind: unit, id: hall, title: 大厅, parent: house}",
    "{kind: role, id: boss, title: 店长, unit: hall}",
    "{kind: role, id: deputy, title: 副店长, reports_to: [boss]}",
    "{kind: role, id: leader, title: 班长, reports_to: {any_of: [boss, deputy]}}",
    """
    kind: role
    id: guard
    title: 平安员
    reports_to: [leader]
    duties: [{id: watch, text: 站岗, gap: 站多久没写, ask: boss}, {id: walk, text: 巡逻, gap: 几次没写, ask: boss}]
    """,
    "{kind: role, id: ring-a, title: 甲, reports_to: [ring-b]}",
    "{kind: role, id: ring-b, title: 乙, reports_to: [ring-a]}",
    """
    kind: procedure
    id: release
    title: 放行
    steps:
      - {id: look, text: 看单, actor: guard, decision: {question: 对不对, branches: [{id: ok, when: 对, then: pass}]},
         gap: 看哪一联没写, ask: deputy}
      - {id: judge, text: 定去留, actor: guard,
         decision: {question: 留不留, by: leader, branches: [{id: stay, when: 留, then: end}]}}
      - {id: pass, text: 批准放行, actor: leader, approves: look}
      - {id: pay, text: 付款, actor: guard,
         approvals: [{any_of: [leader, boss], limit: {max: 500, currency: CNY}}, boss]}
    """,
    """
    kind: policy
    id: rules
    title: 纪律
    clauses: [{id: quiet, text: 安静, applies_to: [guard], approvals: [boss]}]
    """,
    "{kind: penalty, id: fines, title: 处罚, breaches: [{id: late, text: 迟到, party: [guard], consequences: []}]}",
    """
    kind: checklist
    id: round
    title: 巡查
    roles: [leader]
    frequency: {every: day}
    items:
      - {id: a, text: 查站岗, how: pass_fail, duty: guard#watch}
      - {id: b, text: 查看单, how: pass_fail, step: release#look}
      - {id: c, text: 查安静, how: pass_fail, clause: rules#quiet}
      - {id: d, text: 查迟到, how: pass_fail, breach: fines#late}
      - {id: e, text: 自己看, how: tick, roles: [guard], duty: guard#watch}
      - {id: f, text: 查批准, how: tick, step: release#pass}
    """,
)


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook(*DOCUMENTS)


def party(book: Handbook, name: str) -> Role | Unit:
    found = book.by_id[name]
    assert isinstance(found, Role | Unit)
    return found


def test_the_line_of_command_goes_to_the_top(book: Handbook) -> None:
    line = command_of(party(book, "guard"), book)
    assert [[p.id for p in rank.parties] for rank in line.above] == [["boss", "deputy"], ["leader"]]
    assert [rank.any_of for rank in line.above] == [True, False]
    assert line.below == ()


def test_those_below_are_counted_with_those_below_them(book: Handbook) -> None:
    below = command_of(party(book, "boss"), book).below
    assert [(one.party.id, one.count) for one in below] == [("deputy", 1), ("leader", 1)]
    hall = command_of(party(book, "hall"), book)
    assert [[p.id for p in rank.parties] for rank in hall.above] == [["house"]]
    assert [one.party.id for one in hall.below] == ["boss"]


def test_a_ring_of_superiors_ends(book: Handbook) -> None:
    line = command_of(party(book, "ring-a"), book)
    assert [[p.id for p in rank.parties] for rank in line.above] == [["ring-b"]]


def test_what_a_post_decides_and_approves(book: Handbook) -> None:
    def said(name: str) -> list[tuple[str, str, bool]]:
        return [(say.item.id, say.part, say.approval is not None) for say in says_of(party(book, name), book)]

    assert said("guard") == [], "what it judges by itself is part of its step"
    assert said("leader") == [("judge", "decides", False), ("pass", "approves", False), ("pay", "approves", True)]
    assert said("boss") == [("pay", "approves", True), ("pay", "approves", True), ("quiet", "approves", True)]
    assert said("deputy") == []


def test_who_else_checks_a_post(book: Handbook) -> None:
    found = scrutiny_of(party(book, "guard"), book)
    assert [one.line.id for one in found] == ["a", "b", "c", "d"]
    assert [ref.target for one in found for ref in one.checkers] == ["leader"] * 4
    assert scrutiny_of(party(book, "leader"), book) == (), "it checks its own steps itself"


def test_whom_to_ask_each_once(book: Handbook) -> None:
    assert [one.id for one in asked_by(party(book, "guard"), book)] == ["boss", "deputy"]
    assert asked_by(party(book, "deputy"), book) == ()
