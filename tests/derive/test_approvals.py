"""Who approves, signs and decides: every place of the model where it can be written."""

from __future__ import annotations

from tests.builder import handbook

from guiju.derive.approvals import ApprovalRow, approvals
from guiju.model.text import given, words

CLERK = """
kind: role
id: clerk
title: 店员
duties: [{id: count, text: 点数, forms: [{form: book, act: sign}]}]
"""
BOSS = """
kind: role
id: boss
title: 店长
authorities: [{id: give, text: 打折, limit: {max: 500, currency: CNY}, when: 老客户, how: 口头}]
"""
FORMS = """
kind: form
id: book
title: 登记簿
layout: register
fields: [{id: day, label: 日期, type: date}]
"""
STEPS = """
kind: procedure
id: refund
title: 退款
steps:
  - {id: ask, text: 申请, actor: clerk, forms: [{form: book, act: sign}, {form: book, act: fill}],
     approvals: [{any_of: [boss, clerk], limit: {max: 100, currency: CNY}, how: 签字}, boss]}
  - {id: allow, text: 批准, actor: boss, approves: ask, forms: [{form: book, act: sign}], when: 超过限额}
  - {id: pay, text: 付款, actor: unspecified, forms: [{form: book, act: sign}]}
  - {id: file, text: 归档, actor: clerk, forms: [{form: book, act: file}]}
"""
RULES = """
kind: policy
id: rules
title: 规定
clauses:
  - {id: open, text: 大额要批, approvals: unspecified}
  - {id: both, text: 借出要批, approvals: [boss], forms: [{form: book, act: sign}]}
  - {id: own, text: 领用要签, applies_to: [clerk], forms: [{form: book, act: sign}]}
"""


def found() -> dict[tuple[str, str], list[ApprovalRow]]:
    """Gather the rows by document and item."""
    rows: dict[tuple[str, str], list[ApprovalRow]] = {}
    for row in approvals(handbook(CLERK, BOSS, FORMS, STEPS, RULES)):
        rows.setdefault((row.document.id, row.item.id), []).append(row)
    return rows


def told(rows: list[ApprovalRow]) -> list[tuple[str, list[str], list[str]]]:
    """Say of what kind rows are, by whom, and on which forms."""
    return [(r.kind, [p.target for p in r.parties], [f.target for f in r.forms]) for r in rows]


def test_an_approval_stands_beside_the_signature_of_whoever_asks() -> None:
    rows = found()["refund", "ask"]
    assert told(rows) == [
        ("approval", ["boss", "clerk"], []),
        ("approval", ["boss"], []),
        ("sign", ["clerk"], ["book"]),
    ]
    assert [row.any_of for row in rows] == [True, False, False]
    limit = given(rows[0].limit)
    assert limit
    assert (limit.max, words(rows[0].how)) == (100, "签字")


def test_a_step_of_approval_names_the_step_that_it_decides_on() -> None:
    (row,) = found()["refund", "allow"]
    assert told([row]) == [("approval", ["boss"], ["book"])]
    assert (row.approves and row.approves.target, words(row.when)) == ("ask", "超过限额")


def test_what_the_source_leaves_open_is_marked() -> None:
    rows = found()
    assert [(r.kind, r.unsaid, r.parties) for r in rows["refund", "pay"]] == [("sign", True, ())]
    assert [(r.kind, r.unsaid, r.parties) for r in rows["rules", "open"]] == [("approval", True, ())]


def test_a_clause_is_approved_or_signed_once() -> None:
    rows = found()
    assert told(rows["rules", "both"]) == [("approval", ["boss"], ["book"])]
    assert told(rows["rules", "own"]) == [("sign", ["clerk"], ["book"])]


def test_duties_and_authorities_are_their_holders() -> None:
    rows = found()
    assert told(rows["clerk", "count"]) == [("sign", ["clerk"], ["book"])]
    (give,) = rows["boss", "give"]
    assert told([give]) == [("authority", ["boss"], [])]
    assert (words(give.when), words(give.how)) == ("老客户", "口头")


def test_filing_and_filling_are_no_signatures() -> None:
    assert ("refund", "file") not in found()
