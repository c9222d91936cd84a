"""Running text of a view: plain runs and links. It escapes itself wherever it lands in HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text, linked where url is not empty; lang is its language where it is not the page's."""

    text: str
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Runs of text. Templates write it like a text; Jinja takes __html__, which escapes every run."""

    spans: tuple[Span, ...] = ()

    def __html__(self) -> str:
        return "".join(_html(span) for span in self.spans)

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)


def plain(text: str) -> Words:
    """Make a text without links."""
    return Words((Span(text),)) if text else Words()


def english(text: str) -> Words:
    """Make a text in English, which says so to those who listen to the page."""
    return Words((Span(text, lang="en"),)) if text else Words()


def joined(parts: Iterable[Words], between: str = "、") -> Words:
    """Put texts together with a separator between them."""
    spans: list[Span] = []
    for index, part in enumerate(p for p in parts if p):
        spans.extend([Span(between)] if index and between else [])
        spans.extend(part.spans)
    return Words(tuple(spans))


def _html(span: Span) -> str:
    text = html.escape(span.text)
    if span.lang:
        text = f'<span lang="{html.escape(span.lang)}">{text}</span>'
    return f'<a href="{html.escape(span.url)}">{text}</a>' if span.url else text
