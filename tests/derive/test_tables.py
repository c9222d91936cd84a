"""Coverage, mentions and the tables over the whole handbook."""

from __future__ import annotations

from tests.builder import handbook

from guiju.derive import mentions
from guiju.derive.coverage import coverage
from guiju.derive.status import status_on
from guiju.derive.tables import conflicts, deadlines, gaps, matrix, minutes, raci, raci_of
from guiju.model.node import Controlled

SOURCE = """
kind: source
id: s9
title: 旧手册
facts:
  - {id: S9-001, kind: step, topic: 收货, fact: 收货, where: 第1条}
  - {id: S9-002, kind: step, topic: 收货, fact: 点数, where: 第2条}
  - {id: S9-003, kind: step, topic: 收货, fact: 排版痕迹, where: 第3条}
  - {id: S9-004, kind: step, topic: 退货, fact: 退货, where: 第4条}
waivers: [{fact: S9-003, reason: 只是排版}]
"""
RECEIVE = """
kind: procedure
id: receive
title: 收货
aliases: [进货]
conflicts: [{id: when, items: [take], facts: [S9-001, S9-004], note: 两个时限, follow: unspecified}]
gaps: [{id: nobody, text: 没写谁负责, ask: keeper, sources: [S9-004]}]
steps:
  - {id: take, text: 收货, actor: keeper, inform: [boss], deadline: {within: 1 day}, sources: [S9-001]}
  - {id: count, text: 点数, actor: keeper, accountable: boss, gap: 没写几个人, sources: [S9-002]}
"""
KEEPER = "{kind: role, id: keeper, title: 库管, duties: [{id: tidy, text: 整理, deadline: {by: 当日}}]}"
BOSS = "{kind: role, id: boss, title: 老板, approved_by: [boss], status: approved, effective: '2026-01-01'}"


def test_coverage_counts_carried_waived_and_missing() -> None:
    found = coverage(handbook(SOURCE, RECEIVE, KEEPER, BOSS))
    assert {f: [(c.document.id, c.item) for c in cs] for f, cs in found.carried.items()} == {
        "S9-001": [("receive", "take")],
        "S9-002": [("receive", "count")],
    }
    assert found.waived == {"S9-003": "只是排版"}
    assert found.missing_ids == ("S9-004",)
    assert [(group.source.id, group.topic) for group in found.missing] == [("s9", "退货")]


def test_raci_takes_the_actor_for_accountable_unless_another_is_named() -> None:
    rows = raci(handbook(SOURCE, RECEIVE, KEEPER, BOSS))
    assert [([r.target for r in row.responsible], [r.target for r in row.accountable]) for row in rows] == [
        (["keeper"], ["keeper"]),
        (["keeper"], ["boss"]),
    ]
    assert [r.target for r in rows[0].informed] == ["boss"]


def test_a_matrix_gathers_the_letters_of_all_steps() -> None:
    book = handbook(SOURCE, RECEIVE, KEEPER, BOSS)
    assert raci_of(book.procedures[0]) == raci(book)
    found = {procedure: {r.target: letters for r, letters in row.items()} for procedure, row in matrix(book).items()}
    assert found == {"receive": {"keeper": "RA", "boss": "AI"}}


def test_durations_sort_by_their_length() -> None:
    rising = ["30 minutes", "1 hour", "1-2 hours", "1 shift", "1 day", "3 workdays", "1 week", "1 month", "1 year"]
    lengths = [minutes(one) for one in rising]
    assert None not in lengths
    assert sorted(lengths, key=lambda one: one or 0) == lengths
    assert (minutes("1.5 hours"), minutes("尽快"), minutes("")) == (90, None, None)


def test_deadlines_name_whose_they_are() -> None:
    rows = deadlines(handbook(SOURCE, RECEIVE, KEEPER, BOSS))
    found = {(row.document.id, row.item.id): [p.target for p in row.parties] for row in rows}
    assert found == {("keeper", "tidy"): ["keeper"], ("receive", "take"): ["keeper"]}


def test_conflicts_and_gaps_are_gathered() -> None:
    book = handbook(SOURCE, RECEIVE, KEEPER, BOSS)
    assert [(row.document.id, row.conflict.id, row.conflict.settled) for row in conflicts(book)] == [
        ("receive", "when", False)
    ]
    assert [(row.item, row.text) for row in gaps(book)] == [("nobody", "没写谁负责"), ("count", "没写几个人")]


def test_titles_and_aliases_in_brackets_are_linked_and_others_stay_text() -> None:
    names = mentions.titles(handbook(SOURCE, RECEIVE, KEEPER, BOSS))
    found = list(mentions.parts("先看《进货》，再看《别的书》和《收货》。", names))
    assert [(part.text, part.document and part.document.id) for part in found] == [
        ("先看", None),
        ("《进货》", "receive"),
        ("，再看《别的书》和", None),
        ("《收货》", "receive"),
        ("。", None),
    ]
    assert mentions.names_in("《甲》乙《丙》") == ("甲", "丙")


def test_status_follows_from_the_dates() -> None:
    newer = "{kind: role, id: chief, title: 主管, status: approved, effective: '2026-06-01', supersedes: [boss]}"
    book = handbook(SOURCE, RECEIVE, KEEPER, BOSS, newer)
    boss = book.by_id["boss"]
    assert isinstance(boss, Controlled)
    found = {date: status_on(boss, date, book) for date in (None, "2025-12-31", "2026-01-01", "2026-06-01")}
    assert found == {None: "approved", "2025-12-31": "approved", "2026-01-01": "effective", "2026-06-01": "superseded"}
