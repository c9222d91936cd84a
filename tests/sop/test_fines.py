"""Fines of the reference handbook that counsel has not confirmed: shown by default, withheld where that is the law."""

from __future__ import annotations

import dataclasses

import pytest
from tests.render.site_building import DATE, real_handbook

from guiju.derive.counsel import awaits_counsel, withheld
from guiju.model.handbook import Handbook
from guiju.render import wording
from guiju.render.paper import render_paper
from guiju.render.site import render_site
from guiju.resources import resources

# The pages of editors and auditors: the list of what is withheld, and the sources word for word.
EDITORS = ("docs/tables/counsel.md", "docs/tables/conflicts.md", "docs/sources/")


@pytest.fixture(scope="module")
def guangdong() -> Handbook:
    """Give the reference handbook as a company in Guangdong would have it."""
    book = real_handbook()
    return dataclasses.replace(book, manual=dataclasses.replace(book.manual, jurisdiction="cn-gd"))


def secrets(book: Handbook) -> set[str]:
    """Give the wording of every sanction that is withheld, and of none that is shown."""
    hidden, shown = set(), set()
    for penalty in book.penalties:
        for breach in penalty.breaches:
            kept = withheld(breach, penalty, book)
            hidden |= {wording.consequence(one) for one in kept}
            shown |= {wording.consequence(one) for one in breach.consequences if one not in kept}
    return {said for said in hidden - shown if any(character.isdigit() for character in said)}


def telling(book: Handbook, said: set[str]) -> dict[str, list[str]]:
    """Give the pages, prints and search files of staff that say any of these."""
    made = (*render_site(book, resources(), date=DATE), *render_paper(book, DATE, resources()))
    texts = {one.path: one.content.decode("utf-8", "ignore") for one in made if not one.path.startswith(EDITORS)}
    return {path: found for path, text in texts.items() if (found := sorted(word for word in said if word in text))}


def test_staff_read_no_fine_that_is_withheld(guangdong: Handbook) -> None:
    assert len(secrets(guangdong)) >= 3
    assert telling(guangdong, secrets(guangdong)) == {}


def test_elsewhere_they_read_each_of_them_on_screen_and_on_paper(guangdong: Handbook) -> None:
    """The positive control: the same search finds every one where nothing is withheld."""
    found = telling(real_handbook(), secrets(guangdong))
    assert {word for words in found.values() for word in words} == secrets(guangdong)
    assert {path.split("/")[0] for path in found} >= {"docs", "pdf", "assets"}


def test_no_rule_says_in_words_what_its_fine_is() -> None:
    """A breach's own words stay on every page: the amount stands in the field alone."""
    book = real_handbook()
    waiting = [b for p in book.penalties for b in p.breaches if awaits_counsel(b, p, book)]
    assert len(waiting) >= 5
    assert [breach.id for breach in waiting if "元" in str(breach.text)] == []
