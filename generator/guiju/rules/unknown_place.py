"""A reference names an area, a book, a shift or a site that the handbook's own sheet does not list.

Why: a document of no book stands in no contents list, and a check of no area is done nowhere.
Bad: `book: bakrey`.
Good: `book: bakery`, with the book `bakery` in handbook.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model.manual import Manual
from guiju.model.node import Node
from guiju.model.text import listed
from guiju.rules.broken import Trouble, broken
from guiju.rules.context import Context
from guiju.rules.naming import KINDS, suggest

_LISTS = {"area": "areas", "book": "books", "shift": "shifts", "site": "sites"}


def check(context: Context) -> Iterator[Finding]:
    """Find references to areas, books, shifts and sites that are not listed."""
    manual = context.handbook.manual
    for link in broken(context, Trouble.NO_PLACE):
        kind = link.ref.kinds[0]
        mend = suggest(link.ref.target, _listed(manual, kind), _otherwise(kind))
        yield finding("GJ306", link.ref.place, target=link.ref.target, kind=KINDS[kind], mend=mend)


def _listed(manual: Manual, kind: str) -> tuple[Node, ...]:
    if kind == "area":
        return listed(manual.areas)
    if kind == "shift":
        return listed(manual.shifts)
    return manual.books if kind == "book" else listed(manual.sites)


def _otherwise(kind: str) -> Wording:
    return Wording(
        f"先在 handbook.yaml 的 {_LISTS[kind]} 里列出来",
        f"list it first under {_LISTS[kind]} in handbook.yaml",
    )
