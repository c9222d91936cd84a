"""Reads views as a person would: labels with their values, and where links lead."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.render.views.parts import Row
from guiju.render.words import Words

OPEN = "源文未写"


def said(rows: Iterable[Row]) -> dict[str, str]:
    """Give labelled values by label; no label may come twice."""
    pairs = [(row.label, str(row.value)) for row in rows]
    assert len({label for label, _ in pairs}) == len(pairs)
    return dict(pairs)


def links(words: Words) -> list[str]:
    """Give the addresses that a text links to."""
    return [span.url for span in words.spans if span.url]
