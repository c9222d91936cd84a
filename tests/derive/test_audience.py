"""An edition for one audience: which documents it has, and that nothing in it tells of the others."""

from __future__ import annotations

import dataclasses

import pytest
from tests.builder import SHEET, handbook

from guiju.derive.audience import WITHHELD, for_audience, party_of_id, reach_of
from guiju.derive.coverage import coverage
from guiju.derive.work import Party, uses_of
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Ref
from guiju.model.text import Text, listed
from guiju.model.work import Step

PEOPLE = (
    "{kind: unit, id: firm, title: 公司}",
    "{kind: unit, id: kitchen, title: 厨房, parent: firm}",
    "{kind: unit, id: bakery, title: 饼房, parent: kitchen}",
    "{kind: unit, id: office, title: 账房, parent: firm}",
    "{kind: unit, id: carrier, title: 车队, external: true}",
    "{kind: role, id: boss, title: 老板, unit: firm}",
    "{kind: role, id: chef, title: 厨师长, unit: kitchen}",
    "{kind: role, id: baker, title: 饼师, unit: bakery}",
    "{kind: role, id: clerk, title: 账房先生, unit: office}",
    "{kind: role, id: driver, title: 司机, unit: carrier}",
)
PROCEDURE = (
    "{{kind: procedure, id: cook, title: 做菜, steps: [{{id: one, text: 切, {step}}}, {{id: two, text: 炒}}]{more}}}"
)


def party(name: str, book: Handbook) -> Party:
    return party_of_id(name, book)


def edition(name: str, *documents: str, sheet: str = SHEET) -> Handbook:
    book = handbook(*PEOPLE, *documents, sheet=sheet)
    return for_audience(party(name, book), book)


def step(book: Handbook) -> Step:
    return next(one for one in book.procedures if one.id == "cook").steps[0]


@pytest.mark.parametrize(
    ("control", "readers"),
    [
        ("", "firm kitchen bakery office boss chef baker clerk"),
        ("distribution: [all]", "firm kitchen bakery office boss chef baker clerk"),
        ("distribution: [all, carrier]", "firm kitchen bakery office carrier boss chef baker clerk driver"),
        ("distribution: [firm]", "firm kitchen bakery office boss chef baker clerk"),
        ("distribution: [kitchen]", "firm kitchen bakery chef baker"),
        ("distribution: [bakery]", "firm kitchen bakery baker"),
        ("distribution: [baker]", "firm kitchen bakery baker"),
        ("distribution: [boss]", "firm boss"),
        ("distribution: [clerk, driver]", "firm office carrier clerk driver"),
        ("distribution: unspecified", ""),
        ("classification: confidential", ""),
        ("classification: confidential, distribution: [all]", ""),
        ("classification: confidential, distribution: [all, kitchen]", "kitchen chef"),
        ("classification: confidential, distribution: [chef]", "chef"),
        ("classification: public", "firm kitchen bakery office carrier boss chef baker clerk driver"),
        (
            "classification: public, distribution: [office]",
            "firm kitchen bakery office carrier boss chef baker clerk driver",
        ),
    ],
)
def test_who_gets_a_document(control: str, readers: str) -> None:
    book = handbook(*PEOPLE, f"{{kind: policy, id: rule, title: 规定{', ' * bool(control)}{control}}}")
    parties: tuple[Party, ...] = (*book.units, *book.roles)
    got = {one.id for one in parties if reach_of(one, book).shows(book.by_id["rule"])}
    assert got == set(readers.split())
    for one in parties:
        assert ("rule" in for_audience(one, book).by_id) is (one.id in got), one.id


def test_what_the_sheet_gives_by_default_counts() -> None:
    sheet = SHEET.replace("status: draft}", "status: draft, distribution: [office]}")
    rule = "{kind: policy, id: rule, title: 规定}"
    assert edition("office", rule, sheet=sheet).policies
    assert not edition("kitchen", rule, sheet=sheet).policies


def test_everybody_gets_the_units_and_the_glossary_and_nobody_the_sources() -> None:
    own = ("{kind: glossary, id: words, title: 词}", "{kind: source, id: s1, title: 旧账, facts: []}")
    book = edition("kitchen", *own)
    assert [unit.id for unit in book.units] == ["bakery", "carrier", "firm", "kitchen", "office"]
    assert (len(book.glossaries), book.sources, book.audience) == (1, (), "kitchen")
    assert [unit.id for unit in edition("carrier", *own).units] == ["carrier"]


def test_a_post_gets_its_own_page_whatever_its_control_block_says() -> None:
    secret = "{kind: role, id: spy, title: 探子, unit: office, classification: confidential}"
    assert "spy" in edition("spy", secret).by_id
    assert "spy" not in edition("office", secret).by_id


def test_units_in_a_ring_are_no_trap() -> None:
    ring = ("{kind: unit, id: one, title: 甲, parent: two}", "{kind: unit, id: two, title: 乙, parent: one}")
    book = handbook(*ring, "{kind: policy, id: rule, title: 规定, distribution: [two]}")
    assert "rule" in for_audience(party("one", book), book).by_id


@pytest.mark.parametrize(
    ("hidden", "written", "told"),
    [
        (
            "kind: form, id: slip, layout: slip, fields: [{id: a, label: 甲, type: text}]",
            "forms: [{form: slip, act: fill}]",
            WITHHELD,
        ),
        ("kind: role, id: slip, unit: office", "actor: slip", "密单"),
        ("kind: role, id: slip, unit: office, classification: confidential", "actor: slip", WITHHELD),
        ("kind: role, id: slip, unit: office", "with: [chef, slip]", "chef 密单"),
        ("kind: procedure, id: slip, steps: [{id: a, text: 甲}]", "next: slip", WITHHELD),
        (
            "kind: procedure, id: slip, steps: [{id: a, text: 甲}]",
            "deadline: {within: 2 days, after: slip#a}",
            WITHHELD,
        ),
        ("kind: procedure, id: slip, steps: [{id: a, text: 甲}]", "next: slip#a", WITHHELD),
    ],
)
def test_a_note_stands_for_what_is_left_out(hidden: str, written: str, told: str) -> None:
    cook, slip = PROCEDURE.format(step=written, more=""), f"{{{hidden}, title: 密单, distribution: [office]}}"
    one = step(edition("kitchen", cook, slip))
    refs = [ref for ref in walk.references(one) if ref.target != "two"]
    assert " ".join(map(str, refs)) == told
    assert not any(ref.named() for ref in refs if ref.target != "chef")
    seen = step(edition("office", cook, slip))
    assert any(ref.target.startswith("slip") for ref in walk.references(seen)), "who may see it, does"


def test_several_that_are_left_out_are_told_once() -> None:
    hidden = [f"{{kind: policy, id: {name}, title: 密{name}, distribution: [office]}}" for name in ("a", "b")]
    book = edition("kitchen", PROCEDURE.format(step="", more=", related: [a, b]").replace("切, }", "切}"), *hidden)
    assert [str(ref) for ref in listed(book.procedures[0].related)] == [WITHHELD]


def test_a_name_that_looks_like_an_id_is_not_looked_up_again() -> None:
    slip = "{kind: role, id: other, title: chef, unit: office, distribution: [office]}"
    book = edition("kitchen", PROCEDURE.format(step="actor: other", more=""), slip)
    actor = step(book).actor
    assert isinstance(actor, Ref)
    assert book.find(actor, book.procedures[0]) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("按《密单》办", "按（不在本单位发放范围的文件）办"),
        ("按《 密 单》和《暗单》办", "按（不在本单位发放范围的文件）和（不在本单位发放范围的文件）办"),
        ("按《明单》办", "按《明单》办"),
        ("由《密探》办", "由《密探》办"),
        # A paper is called what it is called: plain words are the text's own.
        ("按密单办", "按密单办"),
        ("按 MD-01 办", "按 （不在本单位发放范围的文件） 办"),
        ("按MD-01办，不按 MD-011、XMD-01", "按（不在本单位发放范围的文件）办，不按 MD-011、XMD-01"),
    ],
)
def test_names_in_the_text_do_not_tell_either(text: str, told: str) -> None:
    hidden = "{kind: policy, id: slip, title: 密单, number: MD-01, aliases: [暗单], distribution: [office]}"
    shown = f"{{kind: policy, id: other, title: 明单, purpose: {text}}}"
    spy = "{kind: role, id: spy, title: 密探, distribution: [office]}"
    purpose = edition("kitchen", hidden, shown, spy).policies[0].purpose
    assert isinstance(purpose, Text)
    assert purpose.words == told


def test_what_only_editors_read_is_left_out() -> None:
    source = "{kind: source, id: s1, title: 旧账, facts: [{id: S1-001, kind: x, topic: 甲, fact: 乙, where: 丙}]}"
    cook = PROCEDURE.format(
        step="sources: [S1-001], note: 记, ours: 选, gap: 缺什么, ask: chef",
        more=", sources: [S1-001], note: 记, gaps: [{id: g, text: 缺什么, ask: chef}]"
        ", conflicts: [{id: c, facts: [S1-001], note: 矛盾}]",
    )
    book = edition("kitchen", cook, source)
    (document,), one = book.procedures, step(book)
    assert (one.sources, one.note, one.ours, document.sources, document.note, document.conflicts) == (
        (),
        None,
        None,
        (),
        None,
        (),
    )
    assert one.gap, "staff are told that something is open"
    assert [str(ref) for ref in walk.references(one)] == ["chef"], "and whom to ask"
    assert not [text for text in texts(book) if "缺什么" in text or "矛盾" in text]
    assert coverage(book).facts == {}


def test_a_book_of_which_nothing_is_left_is_left_out() -> None:
    sheet = SHEET.replace(
        "[{id: shop, title: 门店}]", "[{id: shop, title: 门店}, {id: vault, title: 密册}, {id: new, title: 空册}]"
    )
    rule = "{kind: policy, id: rule, title: 规定, book: vault, distribution: [office]}"
    assert [book.id for book in edition("kitchen", rule, sheet=sheet).manual.books] == ["shop", "new"]
    assert [book.id for book in edition("office", rule, sheet=sheet).manual.books] == ["shop", "vault", "new"]


def test_a_preface_that_is_not_for_the_audience_is_left_out() -> None:
    sheet = SHEET + "preface: [序]\ndistribution: [office]\n"
    assert edition("kitchen", sheet=sheet).manual.preface == ()
    assert edition("office", sheet=sheet).manual.preface != ()


def test_what_is_left_keeps_its_hash_and_is_found() -> None:
    rule = "{kind: policy, id: rule, title: 规定, note: 记, related: [secret]}"
    secret = "{kind: policy, id: secret, title: 密, distribution: [office], related: [rule]}"
    whole = handbook(*PEOPLE, rule, secret)
    book = for_audience(party("kitchen", whole), whole)
    assert book.by_id["rule"].hash == whole.by_id["rule"].hash
    assert uses_of(whole.by_id["rule"], whole)
    assert uses_of(book.by_id["rule"], book) == ()


def test_what_replaces_a_secret_does_not_name_it() -> None:
    rule = "{kind: policy, id: rule, title: 规定, supersedes: [secret, AC-1, AC-2]}"
    secret = "{kind: policy, id: secret, title: 密, number: AC-1, distribution: [office]}"
    assert edition("kitchen", rule, secret).policies[0].supersedes == ("AC-2",)


def test_pictures_of_what_is_left_out_are_left_out() -> None:
    chapter = "chapters: [{{id: c, title: 章, pictures: [{{file: {id}.png, alt: 图}}]}}]"
    pictured = "{{kind: policy, id: {id}, title: {id}, " + chapter + "{more}}}"
    book = handbook(
        *PEOPLE, pictured.format(id="one", more=""), pictured.format(id="two", more=", distribution: [office]")
    )
    book = dataclasses.replace(book, pictures={"one.png": "1", "two.png": "2", "three.png": "3"})
    assert for_audience(party("kitchen", book), book).pictures == {"one.png": "1"}


def test_nobody_is_found_for_an_id_of_something_else() -> None:
    book = handbook(*PEOPLE)
    assert party_of_id("chef", book).id == "chef"
    for name in ("handbook", "cook", ""):
        with pytest.raises(LookupError):
            party_of_id(name, book)


def texts(book: Handbook) -> list[str]:
    """Give all text of a handbook."""
    documents: tuple[Document, ...] = (book.manual, *book.documents)
    values = (
        getattr(n, name)
        for d in documents
        for n in walk.nodes(d)
        for name in ("text", "note", "gap")
        if hasattr(n, name)
    )
    return [str(value) for value in values if value]
