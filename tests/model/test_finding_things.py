"""References find what they name: items of their own document first, then documents, areas, facts."""

from __future__ import annotations

import pytest
from tests.model.shop import handbook

from guiju.model.handbook import Handbook
from guiju.model.node import Ref
from guiju.source import Position

BOOK = handbook(
    """
kind: procedure
id: opening
title: 开店
steps: [{id: light, text: 开灯。}, {id: hall, text: 开门。}]
""",
    """
kind: procedure
id: closing
title: 打烊
steps: [{id: light, text: 关灯。}, {id: closing, text: 锁门。}]
""",
    "kind: role\nid: cook\ntitle: 厨师\nduties: [{id: boil, text: 煮面。}]\n",
    "kind: form\nid: slip\ntitle: 点单\nlayout: slip\nfields: [{id: dish, label: 菜名, type: text}]\n",
    "kind: source\nid: s1\ntitle: 老店规\nfacts: [{id: S1-001, kind: k, topic: t, fact: f, where: w}]\n",
)


def _find(target: str, *kinds: str, within: str = "opening", book: Handbook = BOOK) -> tuple[str, str] | None:
    ref = Ref(target=target, kinds=kinds, place=Position("x.yaml"))
    node = book.find(ref, book.by_id[within])
    return (node.type, str(getattr(node, "text", getattr(node, "title", "")))) if node else None


@pytest.mark.parametrize(
    ("target", "kinds", "expected"),
    [
        ("light", ("step",), ("step", "开灯。")),
        ("closing#light", ("step",), ("step", "关灯。")),
        ("opening#light", ("step",), ("step", "开灯。")),
        ("closing", ("step", "end", "document"), ("procedure", "打烊")),
        ("cook", ("role", "unit"), ("role", "厨师")),
        ("cook", ("unit",), None),
        ("cook#boil", ("step", "duty", "clause", "item"), ("duty", "煮面。")),
        ("cook#boil", ("step",), None),
        ("slip#dish", ("form", "form_field"), ("field", "")),
        ("slip", ("form", "form_field"), ("form", "点单")),
        ("slip", ("form", "text"), ("form", "点单")),
        ("手机截图", ("form", "text"), None),
        ("end", ("step", "end", "document"), None),
        ("all", ("role", "unit", "all"), None),
        ("light", ("step", "event"), ("step", "开灯。")),
        ("水烧开", ("step", "event"), None),
        ("nobody", ("role", "unit"), None),
        ("nobody#boil", ("duty",), None),
        ("cook#nothing", ("duty",), None),
        ("S1-001", ("fact",), ("fact", "")),
        ("S1-002", ("fact",), None),
        ("hall", ("area",), ("area", "前厅")),
        ("hall", ("step",), ("step", "开门。")),
        ("shop", ("book",), ("book", "门店")),
        ("early", ("shift",), ("shift", "早班")),
        ("shop", ("area",), None),
        ("handbook", ("document",), ("handbook", "面馆手册")),
    ],
)
def test_finds(target: str, kinds: tuple[str, ...], expected: tuple[str, str] | None) -> None:
    assert _find(target, *kinds) == expected


def test_a_bare_id_is_an_item_of_its_own_document_before_it_is_a_document() -> None:
    kinds = ("step", "end", "document")
    assert _find("closing", *kinds, within="closing") == ("step", "锁门。")
    assert _find("closing", *kinds, within="opening") == ("procedure", "打烊")


def test_every_kind_has_its_list() -> None:
    assert [d.id for d in BOOK.procedures] == ["closing", "opening"]
    assert [d.id for d in BOOK.roles] == ["cook"]
    assert [d.id for d in BOOK.forms] == ["slip"]
    assert [d.id for d in BOOK.sources] == ["s1"]
    assert list(BOOK.facts) == ["S1-001"]
    empty = (BOOK.units, BOOK.policies, BOOK.checklists, BOOK.penalties, BOOK.rewards, BOOK.glossaries)
    assert not any(empty)
