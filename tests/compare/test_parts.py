"""Pairs and runs: how the same things are found again, and where texts differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builder import handbook
from tests.compare.pieces import SHEET

from guiju.compare.classify import same_words
from guiju.compare.concern import Concern
from guiju.compare.pairs import kept_in_order, pair
from guiju.compare.passages import Mark, Run, passages
from guiju.model.people import Role
from guiju.model.text import Text, listed


def duties(*items: str) -> tuple[object, ...]:
    text = f"kind: role\nid: r\ntitle: 甲\nduties: [{', '.join(items)}]\n"
    role = handbook(text, sheet=SHEET).by_id["r"]
    assert isinstance(role, Role)
    return listed(role.duties)


def test_pairs_by_id_and_by_former_name() -> None:
    old = duties("{id: a, text: 甲}", "{id: b, text: 乙}", "{id: c, text: 丙}")
    new = duties("{id: n, text: 甲, formerly: [a, c]}", "{id: b, text: 乙}", "{id: z, text: 新, formerly: [b]}")
    found = pair(old, new)  # type: ignore[type-var]  # stand-ins with no more than an id
    assert [(one.id, other.id) for one, other in found.both] == [("a", "n"), ("b", "b")]  # type: ignore[attr-defined]
    assert [one.id for one in found.removed] == ["c"]  # type: ignore[attr-defined]
    assert [one.id for one in found.added] == ["z"]  # type: ignore[attr-defined]
    assert found.into == {"a": "n", "c": "n"}


@pytest.mark.parametrize(
    ("places", "kept"),
    [([], 0), ([0, 1, 2], 3), ([2, 0, 1], 2), ([2, 1, 0], 1), ([1, 0, 3, 2, 4], 3)],
)
def test_the_longest_run_stays(places: list[int], kept: int) -> None:
    found = sorted(kept_in_order(places))
    assert len(found) == kept
    assert [places[index] for index in found] == sorted(places[index] for index in found)


def test_passages_are_words_not_letters() -> None:
    found = passages("每天两次核对封条", "每天三次核对封条")
    assert found == (Run(Mark.SAME, "每天"), Run(Mark.OLD, "两"), Run(Mark.NEW, "三"), Run(Mark.SAME, "次核对封条"))
    assert passages("共 120 元整，当天付", "共 150 元整，当天付")[1:3] == (Run(Mark.OLD, "120"), Run(Mark.NEW, "150"))


def test_texts_that_have_nothing_in_common_stand_whole() -> None:
    assert passages("核对封条和数量", "通知客户来取货") == (
        Run(Mark.OLD, "核对封条和数量"),
        Run(Mark.NEW, "通知客户来取货"),
    )
    assert passages("", "新") == (Run(Mark.NEW, "新"),)


def test_long_texts_are_compared_by_sentences() -> None:
    old = "第一句话。" * 2000
    runs = passages(old, old + "多了一句。")
    assert runs[-1] == Run(Mark.NEW, "多了一句。")


@settings(max_examples=200, deadline=None)
@given(st.text("甲乙，。1 2a", max_size=30), st.text("甲乙，。1 2a", max_size=30))
def test_the_runs_hold_both_texts(old: str, new: str) -> None:
    runs = passages(old, new)
    assert "".join(run.text for run in runs if run.mark is not Mark.NEW) == old
    assert "".join(run.text for run in runs if run.mark is not Mark.OLD) == new


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("登记在册", "登记在册。", True),
        ("ＡＢ　级", "ab级", True),
        ("20 元", "20元", True),
        ("不得", "得", False),
        ("20 元", "30 元", False),
        ("≤ 20", "≥ 20", False),
        ("2-3 天", "2、3 天", False),
        ("1.5 小时", "15 小时", False),
    ],
)
def test_only_spelling(old: str, new: str, same: bool) -> None:
    assert same_words(Text(old), Text(new)) is same


def test_whom_a_document_concerns() -> None:
    book = handbook(
        "{kind: role, id: cook, title: 厨师}",
        "{kind: unit, id: shop, title: 店}",
        "{kind: form, id: slip, title: 单, layout: slip, fields: [{id: a, label: 甲, type: text}]}",
        "kind: checklist\nid: daily\ntitle: 查\nroles: [cook]\nfrequency: {every: day}\n"
        "items: [{id: a, text: 甲, how: tick, record: slip#a}]\n",
        "kind: procedure\nid: p\ntitle: 程序\nowner: shop\nsteps:\n"
        "  - {id: a, text: 甲, actor: cook, ask: shop, forms: [{form: slip, act: fill}]}\n",
        sheet=SHEET,
    )
    concern = Concern(book)
    assert concern.parties(book.by_id["slip"], ()) == {"cook"}
    assert concern.parties(book.by_id["daily"], ()) == {"cook"}
    assert concern.parties(book.by_id["p"], ()) == {"cook"}, "whom to ask and who owns it do nothing in it"
    assert concern.parties(None, ()) == frozenset()
