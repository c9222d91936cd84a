"""handbook.json: what other programs are promised."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.builder import handbook

from guiju.model.handbook import Handbook
from guiju.render.data import PrintedFile, View, handbook_json, plain

ROLE = """
kind: role
id: cook
book: shop
title: 面点师
title_en: Baker
number: GW-01
duties:
  - {id: sign, text: 签字, sources: [S1-002], ask: owner, gap: 没有写时间}
  - {id: help, text: 帮店长开门, with: [owner]}
"""
OWNER = """
kind: role
id: owner
title: 店长
"""
PROCEDURE = """
kind: procedure
id: opening
book: shop
title: 开门
steps:
  - id: lock
    actor: cook
    text: 开锁
    deadline: {within: unspecified}
    decision: {question: 开得了吗, branches: [{id: ok, when: 开得了, then: end}, {id: ko, when: 开不了, then: end}]}
  - {id: light, actor: owner, inform: [cook], text: 开灯}
conflicts:
  - {id: c1, facts: [S1-001, S1-002], items: [lock], note: 时间不一}
"""
CHECKLIST = """
kind: checklist
id: morning
title: 早检
roles: [cook, owner]
frequency: {every: day}
items: [{id: fridge, text: 冰箱温度, how: number, limit: {min: 0, max: 4, unit: ℃}}]
"""
SOURCE = """
kind: source
id: s1
title: 旧规矩
facts:
  - {id: S1-001, kind: rule, topic: 门, fact: 开门, where: 一}
  - {id: S1-002, kind: rule, topic: 门, fact: 关门, where: 二}
"""
GLOSSARY = """
kind: glossary
id: words
title: 术语
terms: [{id: dough, term: 面团, meaning: 和好的面}]
"""


@pytest.fixture(scope="module")
def small() -> Handbook:
    """Give a handbook with one document of most kinds."""
    return handbook(ROLE, OWNER, PROCEDURE, CHECKLIST, SOURCE, GLOSSARY)


@pytest.fixture(scope="module")
def told(small: Handbook) -> Any:
    """Give what handbook.json says about it."""
    files = [
        PrintedFile(document="cook", path="pdf/roles/cook.pdf", pages=2),
        PrintedFile(document="cook", path="pdf/roles/cook-checklist.pdf", pages=1),
        PrintedFile(document="", path="pdf/handbook.pdf", pages=9),
    ]
    return json.loads(handbook_json(small, [View(title="期限表", url="deadlines.html")], files).content)


def document(told: Any, name: str) -> Any:
    (found,) = [one for one in told["documents"] if one["id"] == name]
    return found


def item(told: Any, name: str, of: str) -> Any:
    (found,) = [one for one in document(told, of)["items"] if one["id"] == name]
    return found


def test_has_every_part_of_the_contract(told: Any) -> None:
    assert list(told) == [
        "format",
        "documents",
        *("units", "roles", "procedures", "checklists", "penalties", "rewards", "forms", "policies"),
        *("terms", "conflicts", "gaps", "views", "files"),
    ]
    assert told["format"] == 1
    keys = [
        *("id", "kind", "number", "title", "title_en", "version", "status", "hash"),
        *("url", "pdf", "book", "sources", "items"),
    ]
    assert all(list(one) == keys for one in told["documents"])
    parts = ["id", "anchor", "type", "text", "sources", "roles"]
    assert all(list(part) == parts for one in told["documents"] for part in one["items"])


def test_a_document_says_where_it_stands(told: Any, small: Handbook) -> None:
    cook = document(told, "cook")
    assert cook["url"] == "roles/cook.html"
    assert cook["pdf"] == "pdf/roles/cook.pdf"
    assert (cook["number"], cook["version"], cook["status"], cook["book"]) == ("GW-01", "A/0", "draft", "shop")
    assert (cook["title"], cook["title_en"]) == ("面点师", "Baker")
    assert cook["hash"] == small.by_id["cook"].hash
    assert document(told, "words")["pdf"] is None
    assert document(told, "words")["version"] is None
    assert document(told, "handbook")["url"] == "index.html"


def test_every_document_and_every_addressable_item_is_there(told: Any) -> None:
    assert {one["id"] for one in told["documents"]} == {
        *("handbook", "cook", "owner", "opening", "morning", "s1", "words")
    }
    # The branches "ok" and "ko" have no address: their ids are unique in their step alone.
    assert [part["id"] for part in document(told, "opening")["items"]] == ["c1", "lock", "light"]


def test_an_item_names_its_facts_and_its_parties(told: Any) -> None:
    assert item(told, "sign", "cook") == {
        "id": "sign",
        "anchor": "sign",
        "type": "duty",
        "text": "签字",
        "sources": ["S1-002"],
        "roles": ["cook"],
    }
    assert item(told, "help", "cook")["roles"] == ["cook", "owner"]
    assert item(told, "lock", "opening")["roles"] == ["cook"]
    assert item(told, "light", "opening")["roles"] == ["owner", "cook"]
    assert item(told, "fridge", "morning")["roles"] == ["cook", "owner"]
    assert item(told, "S1-001", "s1")["sources"] == ["S1-001"]
    assert item(told, "dough", "words")["text"] == "面团：和好的面"


def test_a_document_lists_every_fact_cited_inside(told: Any) -> None:
    assert document(told, "cook")["sources"] == ["S1-002"]
    assert document(told, "opening")["sources"] == ["S1-001", "S1-002"]


def test_gives_the_model_itself(told: Any) -> None:
    (opening,) = told["procedures"]
    lock, light = opening["steps"]
    assert opening["file"].endswith(".yaml")
    assert lock["deadline"] == {"within": "unspecified"}
    assert [branch["then"] for branch in lock["decision"]["branches"]] == ["end", "end"]
    assert "deadline" not in light
    (check,) = told["checklists"][0]["items"]
    assert check["limit"] == {"min": 0, "max": 4, "unit": "℃"}
    assert told["roles"][0]["duties"][1]["with"] == ["owner"]


def test_gives_what_is_derived(told: Any) -> None:
    assert [(one["document"], one["term"]) for one in told["terms"]] == [("words", "面团")]
    assert [(one["document"], one["id"], one["settled"]) for one in told["conflicts"]] == [("opening", "c1", False)]
    assert told["gaps"] == [{"document": "cook", "item": "sign", "text": "没有写时间", "ask": "owner"}]
    assert told["views"] == [{"title": "期限表", "url": "deadlines.html"}]
    assert [(one["document"], one["kind"], one["pages"]) for one in told["files"]] == [
        ("cook", "role", 2),
        ("cook", "role-checklist", 1),
        (None, "handbook", 9),
    ]


def test_the_bytes_are_the_same_each_time(small: Handbook) -> None:
    one, other = (handbook_json(small, [], []) for _ in range(2))
    assert one == other
    assert "面点师" in one.content.decode()


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no plain form for bytes"):
        plain(b"x")
