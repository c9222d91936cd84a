"""What every rule is given: the handbook, and all its references and words in one flat list each."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.manual import Waiver
from guiju.model.node import Document, Node, Ref
from guiju.model.text import Text
from guiju.source import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reference, the document and the node that make it, and what it points at (None: nothing)."""

    document: Document
    node: Node
    field: str
    ref: Ref
    found: Node | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a document, and where they stand."""

    document: Document
    words: str
    place: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A handbook to judge; before is an earlier one, date the day (YYYY-MM-DD) if it is known."""

    handbook: Handbook
    before: Handbook | None = None
    date: str | None = None
    links: tuple[Link, ...] = field(init=False, compare=False, repr=False)
    passages: tuple[Passage, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # One walk for all rules: walking the whole handbook costs more than any rule does.
        links: list[Link] = []
        passages: list[Passage] = []
        for document, node, name, part in _parts(self.documents):
            if isinstance(part, Ref):
                found = self.handbook.find(part, document)
                links.append(Link(document=document, node=node, field=name, ref=part, found=found))
            elif isinstance(part, Text):
                place = part.place or node.place
                passages.append(Passage(document=document, words=part.words, place=place))
        object.__setattr__(self, "links", tuple(links))
        object.__setattr__(self, "passages", tuple(passages))

    @property
    def documents(self) -> tuple[Document, ...]:
        """Give every document, the handbook's own sheet first."""
        return (self.handbook.manual, *self.handbook.documents)

    def citations(self) -> Iterator[Link]:
        """Give every reference to a source fact; waivers are not among them."""
        return (link for link in self.links if "fact" in link.ref.kinds and not isinstance(link.node, Waiver))


def _parts(documents: tuple[Document, ...]) -> Iterator[tuple[Document, Node, str, Ref | Text]]:
    for document in documents:
        for node in walk.nodes(document):
            for name in _names(node):
                for part in _flat(getattr(node, name)):
                    yield document, node, name, part


def _names(node: Node) -> tuple[str, ...]:
    kind: Any = type(node)
    return () if node.type == "fact" else _names_of(kind)


@functools.cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _flat(value: object) -> Iterator[Ref | Text]:
    if isinstance(value, (Ref, Text)):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _flat(part)
