"""What follows from a breach, on the pages of staff and on those of editors."""

from __future__ import annotations

import dataclasses

import pytest
from tests.builder import SHEET, handbook

from guiju.model.handbook import Handbook
from guiju.model.rulebook import Breach, Penalty
from guiju.render.views.outcome import breaches_on, consequence_views, consequences, law_note, marked, reminder
from guiju.render.views.scope import Scope, scope

CLERK = "{kind: role, id: clerk, title: 店员, duties: [{id: lock, text: 锁门, short: 锁好大门}]}"
CARRIER = "{kind: role, id: carrier, title: 承运方, external: true}"
RULES = "{kind: policy, id: rules, title: 门店规定, clauses: [{id: lock, text: 离开时应锁门, short: 离开锁门}]}"
FINES = """
kind: penalty
id: fines
title: 处罚规定
breaches:
  - id: open-door
    text: 忘了锁门
    short: 忘了锁门
    applies_to: [employee]
    basis: [rules#lock]
    consequences:
      - {type: warning}
      - {type: fine, amount: {min: 37, max: 41}, payer: clerk, note: 源文如此}
      - {type: fine, amount: {min: 53, max: 53}, payer: carrier}
"""


def book_in(jurisdiction: str) -> tuple[Handbook, Scope, Penalty, Breach]:
    """Give the handbook of a place, with its only breach."""
    book = handbook(CLERK, CARRIER, RULES, FINES, sheet=f"{SHEET}jurisdiction: {jurisdiction}\n")
    return book, scope(book), book.penalties[0], book.penalties[0].breaches[0]


@pytest.mark.parametrize("jurisdiction", ["none", "cn", "cn-sz"])
def test_exact_amounts_are_shown_with_a_mark(jurisdiction: str) -> None:
    _, staff, penalty, breach = book_in(jurisdiction)
    assert str(consequences(breach, penalty, staff)) == "警告；罚款 37–41 元（店员承担）；罚款 53 元（承运方承担）"
    assert str(marked(breach, penalty, staff)).endswith("（承运方承担）（待法务确认）")
    assert [str(view.payer) for view in consequence_views(breach, penalty, staff)] == ["", "店员", "承运方"]


def test_where_fines_must_not_be_threatened_staff_are_told_that_one_is_withheld() -> None:
    _, staff, penalty, breach = book_in("cn-gd")
    assert str(consequences(breach, penalty, staff)) == "警告；罚款 53 元（承运方承担）；罚扣部分待法务确认，暂不公布"
    assert marked(breach, penalty, staff) == consequences(breach, penalty, staff)
    views = consequence_views(breach, penalty, staff)
    assert [view.text for view in views] == ["警告", "罚款 53 元", "罚扣部分待法务确认，暂不公布"]
    assert "源文如此" not in "".join(view.note for view in views)


def test_editors_see_it_all_the_same() -> None:
    _, staff, penalty, breach = book_in("cn-gd")
    editor = dataclasses.replace(staff, editor=True)
    assert "罚款 37–41 元（店员承担）" in str(consequences(breach, penalty, editor))


def test_the_mark_stands_where_the_rule_stands() -> None:
    _, staff, _, _ = book_in("none")
    (row,) = breaches_on("rules", staff)
    assert (row.label, str(row.value)) == (
        "忘了锁门",
        "警告；罚款 37–41 元（店员承担）；罚款 53 元（承运方承担）（待法务确认） 详见",
    )
    assert breaches_on("clerk", staff) == ()


def test_the_law_is_told_where_there_is_a_mark() -> None:
    _, staff, penalty, breach = book_in("cn-gd")
    assert reminder(breach, penalty, staff) == "待法务确认"
    assert "《广东省工资支付条例》第 15 条" in law_note(iter(["", "待法务确认"]), staff)
    assert law_note(iter([""]), staff) == ""
