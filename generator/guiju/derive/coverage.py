"""Which facts of the registered sources the handbook carries, waives, or still misses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.manual import Fact, Source
from guiju.model.node import Conflict, Document, Gap, Node
from guiju.model.text import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An item that cites a fact: its document, and the id of the item (empty: the document itself)."""

    document: Document
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The facts of one topic of one source that nothing carries yet."""

    source: Source
    topic: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """facts: every registered fact; carried: by which items; waived: for which reason; missing: by topic."""

    facts: Mapping[str, Fact]
    carried: Mapping[str, tuple[Carrier, ...]]
    waived: Mapping[str, str]
    missing: tuple[Missing, ...]

    @property
    def missing_ids(self) -> tuple[str, ...]:
        """Give the ids of the missing facts in order."""
        return tuple(fact.id for group in self.missing for fact in group.facts)


@lru_cache(maxsize=1)
def coverage(handbook: Handbook) -> Coverage:
    """Compare what the handbook cites with what its sources register."""
    carried = _carriers(handbook)
    waived = {
        waiver.fact.target: str(waiver.reason) for source in handbook.sources for waiver in listed(source.waivers)
    }
    known = carried.keys() | waived.keys()
    missing = tuple(group for source in handbook.sources for group in _missing(source, known))
    found = {fact: carriers for fact, carriers in carried.items() if fact in handbook.facts}
    return Coverage(facts=handbook.facts, carried=found, waived=waived, missing=missing)


def _carriers(handbook: Handbook) -> dict[str, tuple[Carrier, ...]]:
    """A conflict or a gap speaks about facts, and carries none: staff never read it."""
    found: dict[str, list[Carrier]] = {}
    for document in (handbook.manual, *handbook.documents):
        if isinstance(document, Source):
            continue
        said = [node for node in walk.nodes(document) if not isinstance(node, Conflict | Gap)]
        whole = {ref.target for node in said for ref in listed(getattr(node, "sources", ()))}
        for item in walk.items(document):
            for fact in () if isinstance(item, Conflict | Gap) else walk.facts(item):
                whole.discard(fact)
                found.setdefault(fact, []).append(Carrier(document=document, item=_id(item)))
        for fact in whole:
            found.setdefault(fact, []).append(Carrier(document=document, item=""))
    return {fact: tuple(dict.fromkeys(carriers)) for fact, carriers in sorted(found.items())}


def _missing(source: Source, known: set[str]) -> tuple[Missing, ...]:
    topics: dict[str, list[Fact]] = {}
    for fact in source.facts:
        if fact.id not in known:
            topics.setdefault(fact.topic, []).append(fact)
    return tuple(Missing(source=source, topic=topic, facts=tuple(facts)) for topic, facts in topics.items())


def _id(node: Node) -> str:
    return str(getattr(node, "id", ""))
