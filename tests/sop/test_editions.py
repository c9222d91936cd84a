"""Editions of the reference handbook: what excluded documents alone say is in none of their pages, prints or data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.render.site_building import DATE, real_handbook

from guiju.derive.audience import for_audience, party_of_id
from guiju.model.handbook import Handbook
from guiju.model.node import Document
from guiju.model.people import Role
from guiju.model.text import Text
from guiju.render.data import handbook_json
from guiju.render.paper import render_paper
from guiju.render.site import render_site, site_views
from guiju.resources import resources

LEAST = 8
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> Handbook:
    """Give the reference handbook."""
    return real_handbook()


def said(value: object) -> Iterator[str]:
    """Give every text inside a part of the model."""
    if isinstance(value, Text):
        yield value.words
    elif isinstance(value, tuple):
        for part in value:
            yield from said(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from said(getattr(value, field.name))


@cache
def own_words() -> str:
    """Give what Guiju's templates, views and scripts say in every handbook."""
    sources = (("templates", "*.j2"), ("generator/guiju/render", "*.py"), ("site", "*.js"))
    files = (path for folder, names in sources for path in sorted((ROOT / folder).rglob(names)))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def secrets(hidden: list[Document], shown: Handbook) -> set[str]:
    """Give what the hidden documents say in some length, and no document of the edition says or contains.

    An internal post is still named where it acts. What Guiju itself writes on pages and sheets is nobody's secret.
    """
    posts = {one.title.words for one in hidden if isinstance(one, Role)}
    told = "\n".join([own_words(), *(text for one in (shown.manual, *shown.documents) for text in said(one))])
    return {text for one in hidden for text in said(one) if len(text) >= LEAST and text not in told} - posts


def telling(book: Handbook, words: set[str]) -> set[str]:
    """Give which of these words the pages, the search, the prints or the data say."""
    made = [*render_site(book, resources(), date=DATE), *render_paper(book, DATE, resources())]
    texts = [one.content.decode("utf-8", "ignore") for one in (*made, handbook_json(book, site_views(book), []))]
    return {word for word in words if any(word in text for text in texts)}


@pytest.mark.parametrize("audience", ["site-guard", "customer"])
def test_an_edition_says_nothing_that_only_excluded_documents_say(book: Handbook, audience: str) -> None:
    edition = for_audience(party_of_id(audience, book), book)
    kept = {one.id for one in edition.documents}
    hidden = [one for one in book.documents if one.id not in kept and one.kind != "source"]
    assert len(hidden) >= 10
    words = secrets(hidden, edition)
    assert len(words) > 100
    assert telling(edition, words) == set()


def test_the_whole_handbook_says_nearly_all_of_it(book: Handbook) -> None:
    """The positive control: the same search finds it where nothing is left out."""
    edition = for_audience(party_of_id("site-guard", book), book)
    kept = {one.id for one in edition.documents}
    words = secrets([one for one in book.documents if one.id not in kept and one.kind != "source"], edition)
    assert len(telling(book, words)) > 0.8 * len(words)
