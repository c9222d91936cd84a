"""Names and links: what a reference is called, and where its link leads from the page."""

from __future__ import annotations

import pytest
from tests.builder import SHEET, handbook
from tests.render.reading import OPEN, links

from guiju.model.handbook import Handbook
from guiju.model.node import Ref
from guiju.model.text import UNSPECIFIED, Text
from guiju.render.views.scope import Scope, scope
from guiju.source import Positions

PLACES = SHEET + "areas: [{id: hall, title: 前厅}]\nshifts: [{id: early, title: 早班}, {id: late}]\n"
CLERK = "{kind: role, id: clerk, title: 店员, aliases: [伙计], duties: [{id: sell, text: 卖东西, short: 卖}]}"
SLIP = "{kind: form, id: slip, title: 出门条, layout: slip, fields: [{id: day, label: 日期, type: date}]}"
WORK = "{kind: procedure, id: work, title: 发货, steps: [{id: go, text: 出门}, {id: back, text: 回来, short: 回}]}"
WORDS = "{kind: glossary, id: words, title: 术语, terms: [{id: slip-term, term: 条子, meaning: 见《出门条》}]}"
NOWHERE = Positions("x.yaml").value(())


@pytest.fixture
def shop() -> Handbook:
    """Build a handbook with one thing of each kind to name."""
    return handbook(CLERK, SLIP, WORK, WORDS, sheet=PLACES)


def ref(target: str, *kinds: str) -> Ref:
    """Make a reference."""
    return Ref(target=target, kinds=kinds, place=NOWHERE)


@pytest.mark.parametrize(
    ("target", "kinds", "said", "address"),
    [
        ("clerk", ("role", "unit"), "店员", ["../roles/clerk.html"]),
        ("clerk#sell", ("duty",), "卖", ["../roles/clerk.html#sell"]),
        ("go", ("step",), "出门", ["../procedures/work.html#go"]),
        ("back", ("step", "event"), "回", ["../procedures/work.html#back"]),
        ("slip#day", ("form", "form_field"), "日期", ["../forms/slip.html#day"]),
        ("words#slip-term", ("item",), "条子", ["../glossaries/words.html#slip-term"]),
        ("hall", ("area",), "前厅", []),
        ("early", ("shift",), "早班", []),
        ("late", ("shift",), "late", []),
        ("shop", ("book",), "门店", []),
        ("all", ("role", "unit", "all"), "全体", []),
        ("end", ("step", "end", "document"), "结束", []),
        ("货已备齐", ("step", "event"), "货已备齐", []),
    ],
)
def test_a_reference_is_named_and_linked(
    target: str, kinds: tuple[str, ...], said: str, address: list[str], shop: Handbook
) -> None:
    words = scope(shop).named(ref(target, *kinds), shop.by_id["work"])
    assert (str(words), links(words)) == (said, address)
    on_paper = scope(shop, linked=False).named(ref(target, *kinds), shop.by_id["work"])
    assert (str(on_paper), links(on_paper)) == (said, [])


def test_what_is_left_open_and_what_is_absent(shop: Handbook) -> None:
    page, work = scope(shop), shop.by_id["work"]
    assert str(page.named(UNSPECIFIED, work)) == str(page.all_named(UNSPECIFIED, work)) == OPEN
    assert str(page.words(UNSPECIFIED)) == OPEN
    assert not page.named(None, work)
    assert not page.all_named((), work)
    assert not page.words(None)
    assert page.facts(UNSPECIFIED) == ""


def test_several_names_and_facts_have_a_comma_between(shop: Handbook) -> None:
    page, work = scope(shop), shop.by_id["work"]
    assert str(page.all_named([ref("clerk", "role"), ref("slip", "form")], work)) == "店员、出门条"
    assert page.facts((ref("S1-001", "fact"), ref("S1-002", "fact"))) == "S1-001、S1-002"
    assert page.moment(ref("back", "step", "event"), work) == "回"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("先开《出门条》再走", ["../forms/slip.html"]),
        ("问《伙计》", ["../roles/clerk.html"]),  # by an alias
        ("看《劳动法》", []),
        ("《发货》《出门条》", ["../procedures/work.html", "../forms/slip.html"]),
    ],
)
def test_names_in_running_text_become_links(text: str, address: list[str], shop: Handbook) -> None:
    words = scope(shop).words(Text(text))
    assert (str(words), links(words)) == (text, address)
    assert links(scope(shop, linked=False).words(Text(text))) == []


def test_addresses_start_at_the_page(shop: Handbook) -> None:
    clerk = shop.by_id["clerk"]
    assert links(scope(shop, base="").title(clerk)) == ["roles/clerk.html"]
    assert links(scope(shop).title(clerk, "sell", "卖")) == ["../roles/clerk.html#sell"]
    assert str(scope(shop).title(clerk, "sell", "卖")) == "卖"
    assert links(scope(shop).title(shop.manual)) == ["../index.html"]


def test_in_english_what_is_fixed_is_english(shop: Handbook) -> None:
    page = Scope(handbook=shop, lang="en")
    work = shop.by_id["work"]
    assert str(page.named(ref("all", "all"), work)) == "everybody"
    assert str(page.named(ref("end", "end"), work)) == "end"
    assert str(page.named(UNSPECIFIED, work)) == "not stated in the source"
