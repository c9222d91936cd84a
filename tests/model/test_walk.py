"""Walking a document meets every node and every reference, in order."""

from __future__ import annotations

from typing import Any

from tests.model.shop import good_files, handbook

from guiju.model import walk
from guiju.model.build import build
from guiju.source import SourceFile

PROCEDURE = """
kind: procedure
id: opening
title: 开店
sources: [S1-001]
steps:
  - id: light
    text: 开灯。
    actor: cook
    with: unspecified
    forms: [{form: slip, act: fill, sources: [S1-002]}]
    decision:
      question: 亮不亮？
      branches:
        - {id: lit, when: 亮, then: end, sources: [S1-003, S1-001]}
        - {id: dark, when: 不亮, then: light}
  - {id: open, text: 开门。, approvals: [boss], checks: [{id: lock, text: 锁好用}]}
"""
OPENING = handbook(PROCEDURE).by_id["opening"]


def test_nodes_come_in_order_the_document_first() -> None:
    types = [node.type for node in walk.nodes(OPENING)]
    assert types[0] == "procedure"
    assert [t for t in types if t] == ["procedure", "step", "branch", "branch", "step", "point"]


def test_items_are_the_nodes_with_ids() -> None:
    assert [getattr(node, "id", "") for node in walk.items(OPENING)] == ["light", "lit", "dark", "open", "lock"]


def test_references_are_met_each_time_they_are_written() -> None:
    found = [ref.target for ref in walk.references(OPENING)]
    steps = ["cook", "slip", "S1-002", "end", "S1-003", "S1-001", "light", "boss"]
    assert sorted(found) == sorted([*steps, "cook", "S1-001"])  # owner: cook comes from the defaults
    assert all(ref.kinds for ref in walk.references(OPENING))


def test_facts_are_told_once_in_order() -> None:
    assert walk.facts(OPENING) == ("S1-001", "S1-002", "S1-003")


def test_no_fact_and_no_reference_of_a_document_is_missed() -> None:
    book = build(good_files())
    for file in good_files():
        document = book.by_id[str(file.data["id"])]
        assert sorted(_cited(file)) == sorted(r.target for r in walk.references(document) if "fact" in r.kinds)


def _cited(file: SourceFile) -> list[str]:
    return [one for key, value in _pairs(file.data) if key in ("sources", "facts", "fact") for one in _ids(value)]


def _pairs(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [pair for key, part in value.items() for pair in [(key, part), *_pairs(part)]]
    return [pair for part in value for pair in _pairs(part)] if isinstance(value, list) else []


def _ids(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one.startswith("S1-")]
