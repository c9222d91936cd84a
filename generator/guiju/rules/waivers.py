"""A fact that is left out on purpose and carried all the same, or left out twice, or registered twice.

Why: the list of what the handbook leaves out must be true, or nobody can rely on the coverage.
Bad: a waiver of S1-004 while a step cites S1-004; two waivers of S1-005; two registers with a fact S1-006.
Good: each fact registered once, and either cited or waived once.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.manual import Fact
from guiju.model.text import listed
from guiju.rules.context import Context
from guiju.source import Position


def check(context: Context) -> Iterator[Finding]:
    """Find waivers that contradict a citation or repeat another waiver, and facts registered twice."""
    cited = {link.ref.target: link.ref.place for link in reversed(tuple(context.citations()))}
    waived: dict[str, Position] = {}
    for source in context.handbook.sources:
        for waiver in listed(source.waivers):
            target, place = waiver.fact.target, waiver.fact.place
            if target in cited:
                yield finding("GJ321", place, fact=target, where=str(cited[target]))
            if waived.setdefault(target, place) != place:
                yield finding("GJ322", place, fact=target, where=str(waived[target]))
    yield from _registered_twice(context)


def _registered_twice(context: Context) -> Iterator[Finding]:
    seen: dict[str, Fact] = {}
    for source in context.handbook.sources:
        for fact in source.facts:
            first = seen.setdefault(fact.id, fact)
            if first is not fact and first.place.file != fact.place.file:
                yield finding("GJ323", fact.place, fact=fact.id, where=str(first.place))
