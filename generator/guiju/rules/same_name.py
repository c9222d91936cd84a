"""Two documents claim one title or alias, or one number.

Why: 《》 could not tell which of them is meant, and nobody on the phone could either; a number names one document.
Bad: two forms with the title 交接班记录; a form whose alias is another one's title; two documents AC-01.
Good: 前厅交接班记录 and 后厨交接班记录, numbers AC-01 and AC-02.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guiju.derive.mentions import normal
from guiju.diagnostics import Finding, finding
from guiju.model.node import Controlled, Document
from guiju.model.text import listed
from guiju.rules.context import Context
from guiju.rules.naming import quoted


def check(context: Context) -> Iterator[Finding]:
    """Find titles, aliases and numbers that are claimed twice."""
    documents = sorted(context.documents, key=lambda document: document.place)
    titles: dict[str, Document] = {}
    for document in documents:
        yield from _claim("GJ311", titles, document, [document.title.words])
    aliases = dict(titles)
    for document in documents:
        yield from _claim("GJ312", aliases, document, listed(document.aliases))
    numbers: dict[str, Document] = {}
    for document in documents:
        number = document.number if isinstance(document, Controlled) else None
        yield from _claim("GJ501", numbers, document, [number] if isinstance(number, str) else [])


def _claim(code: str, claimed: dict[str, Document], document: Document, names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        first = claimed.setdefault(normal(name), document)
        if first is not document:
            place = document.title.place or document.place
            yield finding(code, place, name=name, other=quoted(first), where=str(first.title.place or first.place))
