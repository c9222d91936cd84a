"""What the reference handbook promises its readers: everything of the sources in its place, short and findable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from tests.sop.register import Node, carriers, documents, facts, waivers

# The kind of document that must say a fact of this kind, whatever else says it too.
PLACES = {
    "check": "checklist",
    "frequency": "checklist",
    "record": "form",
    "penalty": "penalty",
    "reward": "reward",
}
# Words without a figure; 稳定期 and 定期 are two words.
VAGUE = re.compile("及时|尽快|(?<!稳)定期|随时|经常|适时|尽早|适当|原则上")
# Lists whose items are printed by their short wording.
PRINTED = frozenset(("steps", "duties", "items", "clauses", "breaches", "rewards"))


def test_every_fact_is_carried_or_waived() -> None:
    """A conflict or a gap speaks about facts and carries none."""
    assert set(facts()) - set(carriers()) - set(waivers()) == set()


def test_few_facts_are_waived() -> None:
    """Less than one in fifty."""
    assert len(waivers()) * 50 < len(facts())


@pytest.mark.parametrize(("kind", "place"), PLACES.items())
def test_facts_of_a_kind_stand_in_their_kind_of_document(kind: str, place: str) -> None:
    """Checks are in checklists, records are forms, penalties are penalties."""
    chosen = [fact["id"] for fact in facts().values() if fact["kind"] == kind and fact["id"] not in waivers()]
    assert [fact for fact in chosen if not any(place == c.document["kind"] for c in carriers()[fact])] == []


def test_every_check_has_a_cadence() -> None:
    """Where the source gives none, the checklist says so and names our own choice with its reason."""
    cadences = [
        (checklist["id"], cadence)
        for checklist in _of_kind("checklist")
        for cadence in (checklist["frequency"], *(i["frequency"] for i in checklist["items"] if "frequency" in i))
    ]
    open_ = [(name, cadence) for name, cadence in cadences if cadence["every"] == "unspecified"]
    assert [name for name, cadence in open_ if not {"chosen", "reason"} <= set(cadence)] == []


def test_what_goes_on_paper_is_short_and_telling() -> None:
    """Every step, duty, clause, line, breach and reward has a wording of 4 to 12 characters."""
    shorts = {f"{document['id']}#{item['id']}": str(item.get("short", "")) for document, item in _printed()}
    assert len(shorts) > 2000
    assert {place: short for place, short in shorts.items() if not 4 <= len(short) <= 12} == {}


def test_every_document_has_an_english_title_and_what_people_say() -> None:
    """Search finds a document by the words that people use for it."""
    named = [document for document in documents() if document["kind"] not in ("handbook", "glossary", "source")]
    lacking = {
        document["id"]: missing
        for document in named
        if (missing := [key for key in ("title_en", "aliases") if not document.get(key)])
    }
    assert lacking == {}


def test_every_form_says_how_long_it_is_kept() -> None:
    """Or that the source does not say."""
    assert [form["id"] for form in _of_kind("form") if "retention" not in form] == []


def test_the_glossary_explains_the_words_of_the_trade() -> None:
    """At least eighty terms."""
    terms = {term["term"] for glossary in _of_kind("glossary") for term in glossary.get("terms", ())}
    assert len(terms) >= 80


def test_a_contradiction_is_written_once() -> None:
    """Two entries about the same facts would be decided twice."""
    sides = [frozenset(conflict["facts"]) for document in documents() for conflict in document.get("conflicts", ())]
    assert len(sides) > 20
    assert sorted(map(sorted, {side for side in sides if sides.count(side) > 1})) == []


def test_vague_words_say_that_the_source_has_no_figure() -> None:
    """及时 and 定期 without a number are marked: worded as in the source, a gap, or a choice of ours."""
    vague = [(document, item) for document, item in _printed() if VAGUE.search(str(item["text"]))]
    assert len(vague) > 10
    unmarked = [f"{document['id']}#{item['id']}" for document, item in vague if not _is_marked(item)]
    assert unmarked == []


def _is_marked(item: Mapping[str, object]) -> bool:
    timed = f"{item.get('deadline')}{item.get('frequency')}"
    return bool({"gap", "ours"} & set(item)) or "as_worded" in timed or "unspecified" in timed


def _of_kind(kind: str) -> list[Node]:
    return [document for document in documents() if document["kind"] == kind]


def _printed() -> Iterator[tuple[Node, Mapping[str, object]]]:
    for document in documents():
        for name in PRINTED & set(document):
            for item in document[name]:
                if isinstance(item, Mapping):
                    yield document, item
