"""What two small handbooks differ in: each kind of change, its class, its direction, and whom it concerns."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builder import handbook
from tests.compare.pieces import SHEET, after, before

from guiju.compare.apply import applied, plain
from guiju.compare.change import Change, What
from guiju.compare.compare import compare
from guiju.compare.differ import differences, documents_of
from guiju.compare.renames import renames_told
from guiju.compare.tree import children, settled, tree

CHANGES = compare(before(), after()).changes
ROLE = "{kind: role, id: cook, title: 厨师}"


def told(document: str, item: str = "", field: str = "", what: str = "changed") -> Change:
    """Give the one change of that description."""
    found = [one for one in CHANGES if (one.document, one.item, one.field, one.change) == (document, item, field, what)]
    assert len(found) == 1, [(one.document, one.item, one.field, str(one.change)) for one in CHANGES]
    return found[0]


@pytest.mark.parametrize(
    ("which", "sort", "direction", "roles"),
    [
        (("clerk", "phone", "frequency"), "deadline", "milder", "clerk"),
        (("clerk", "phone", "text"), "substantive", None, "clerk"),
        (("shipping", "take-order", "id", "renamed"), "editorial", None, "clerk"),
        (("shipping", "take-order", "text"), "editorial", None, "clerk"),
        (("shipping", "notify", "steps", "moved"), "substantive", None, "clerk"),
        (("shipping", "notify", "deadline"), "deadline", "stricter", "clerk"),
        (("shipping", "pack", "actor"), "responsibility", None, "boss clerk cook"),
        (("shipping", "pack", "accountable"), "responsibility", None, "boss clerk cook"),
        (("shipping", "pack", "short"), "editorial", None, "boss clerk cook"),
        (("shipping", "pay", "decision.question"), "substantive", None, "boss clerk"),
        (("shipping", "pay", "decision.by"), "responsibility", None, "boss clerk"),
        (("shipping", "pay/late", "after"), "deadline", None, "boss clerk"),
        (("shipping", "file", "steps", "added"), "substantive", None, "clerk"),
        (("shipping", "close", "steps", "removed"), "substantive", None, "clerk"),
        (("rules", "cap", "clauses", "moved"), "editorial", None, "clerk cook"),
        (("rules", "cap", "applies_to"), "responsibility", None, "clerk cook"),
        (("rules", "hands", "modal"), "substantive", "stricter", "cook"),
        (("rules", "hands", "limit"), "substantive", "stricter", "cook"),
        (("fines", "late", "consequences"), "penalty", "stricter", "clerk"),
        (("fines", "rude", "consequences"), "penalty", "milder", "cook"),
        (("fines", "smoke", "breaches", "added"), "penalty", "stricter", "cook"),
        (("daily", "", "frequency"), "deadline", "stricter", "cook"),
        (("daily", "fridge", "how"), "substantive", None, "boss cook"),
        (("daily", "fridge", "roles"), "responsibility", None, "boss cook"),
        (("slip", "who", "type_"), "form", None, "boss clerk"),
        (("slip", "kg", "fields", "added"), "form", None, "boss clerk"),
        (("slip", "", "keeper"), "responsibility", None, "boss clerk"),
        (("board", "", "id", "renamed"), "editorial", None, ""),
        (("tips", "", "", "added"), "penalty", "stricter", "cook"),
        (("smoking", "", "", "removed"), "substantive", None, ""),
        (("washing", "", "", "removed"), "substantive", None, ""),
    ],
    ids=str,
)
def test_class_direction_and_roles(which: tuple[str, ...], sort: str, direction: str | None, roles: str) -> None:
    change = told(*which)
    assert (change.sort, change.direction, " ".join(change.roles)) == (sort, direction, roles)


def test_applying_all_of_them_gives_the_newer_handbook() -> None:
    assert applied(before(), CHANGES) == plain(after())


def test_nothing_is_told_twice_and_nothing_of_the_same() -> None:
    keys = [(one.document, one.item, one.field, one.change) for one in CHANGES]
    assert len(keys) == len(set(keys))
    assert compare(after(), after()).changes == ()


def test_a_reference_that_follows_a_new_name_is_no_change() -> None:
    assert not [one for one in CHANGES if one.field in ("basis", "then")]
    assert renames_told(CHANGES).items == {("shipping", "order"): "take-order"}
    assert renames_told(CHANGES).documents == {"notice": "board", "cleaning": "hygiene"}


def test_what_is_gone_says_what_it_became_a_part_of() -> None:
    assert told("washing", what="removed").into == "hygiene"
    assert told("smoking", what="removed").into == ""


def test_places_count_from_one_and_only_what_moved_is_told() -> None:
    moved = told("shipping", "notify", "steps", "moved")
    assert (moved.before, moved.after) == (3, 2)
    assert sum(one.change is What.MOVED for one in CHANGES) == 3


def test_a_document_of_another_kind_under_the_same_id() -> None:
    old = handbook("{kind: policy, id: one, title: 甲, clauses: [{id: a, text: 甲}]}", sheet=SHEET)
    new = handbook("{kind: reward, id: one, title: 甲, rewards: [{id: a, text: 甲}]}", sheet=SHEET)
    changes = compare(old, new).changes
    assert [(one.change, one.kind) for one in changes] == [("removed", "policy"), ("added", "reward")]
    assert applied(old, changes) == plain(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("duties: [{id: a, text: 甲}]", "duties: unspecified"),
        ("duties: unspecified", "duties: [{id: a, text: 甲}]"),
        ("duties: [{id: a, text: 甲}]", ""),
        ("duties: [{id: a, text: 甲}, {id: a, text: 乙}]", "duties: [{id: a, text: 丙}]"),
        ("duties: [{id: a, text: 甲, points: [{text: 一}]}]", "duties: [{id: a, text: 甲, points: [{text: 二}]}]"),
        (
            "duties: [{id: a, text: 甲, points: [{text: 一}]}]",
            "duties: [{id: a, text: 甲, points: [{id: p, text: 一}]}]",
        ),
        ("reports_to: cook", "reports_to: {any_of: [cook]}"),
        ("aliases: [甲]", "aliases: [甲, 甲]"),
    ],
)
def test_odd_values_are_told_and_applied(old: str, new: str) -> None:
    first, second = (handbook(f"kind: role\nid: cook\ntitle: 厨师\n{one}\n", sheet=SHEET) for one in (old, new))
    changes = compare(first, second).changes
    assert changes
    assert applied(first, changes) == plain(second)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("aliases: [甲, 乙]", "aliases: [乙, 甲]"),
        ("reports_to: cook", "reports_to: [cook]"),
        ("external: false # 注", "external: false"),
        ("title_en: Cook\nnote: 甲", "note: 甲\ntitle_en: Cook"),
    ],
)
def test_what_says_the_same_is_no_change(old: str, new: str) -> None:
    first, second = (handbook(f"kind: role\nid: cook\ntitle: 厨师\n{one}\n", sheet=SHEET) for one in (old, new))
    assert compare(first, second).changes == ()


def test_what_is_left_out_is_not_compared() -> None:
    old, new = handbook(ROLE, sheet=SHEET), handbook(sheet=SHEET)
    assert [one.change for one in differences(old, new)] == ["removed"]
    assert differences(old, new, {"cook"}) == ()
    assert [one.id for one in documents_of(old)] == ["handbook", "cook"]


def test_the_plain_form_sorts_what_has_no_order_and_nothing_else() -> None:
    cook = handbook("{kind: role, id: cook, title: 厨师, aliases: [乙, 甲]}", sheet=SHEET).by_id["cook"]
    assert tree(cook)["aliases"] == sorted(["乙", "甲"])
    assert settled({"steps": ["b", "a"], "sources": ["b", "a"], "gone": []}) == {
        "steps": ["b", "a"],
        "sources": ["a", "b"],
    }
    lists: list[Any] = [(), (cook,), (cook, cook), ("words",), None]
    assert [children(one) for one in lists] == [True, True, False, False, False]
