"""Going through a model: every node, every reference, every cited fact."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from typing import Any

from guiju.model.node import Document, Node, Ref


def nodes(node: Node) -> Iterator[Node]:
    """Give the node itself and every node below it, in order."""
    yield node
    for name in _names(node):
        for part in _parts(getattr(node, name)):
            if isinstance(part, Node):
                yield from nodes(part)


def references(node: Node) -> Iterator[Ref]:
    """Give every reference at or below a node, in order."""
    for name in _names(node):
        for part in _parts(getattr(node, name)):
            if isinstance(part, Ref):
                yield part
            elif isinstance(part, Node):
                yield from references(part)


def items(document: Document) -> Iterator[Node]:
    """Give every node of a document that has an id of its own (the document itself left out)."""
    for node in nodes(document):
        if node is not document and isinstance(getattr(node, "id", None), str):
            yield node


def facts(node: Node) -> tuple[str, ...]:
    """Give the ids of all facts that are cited at or below a node, each once, in order."""
    return tuple(dict.fromkeys(ref.target for ref in references(node) if "fact" in ref.kinds))


def _names(node: Node) -> tuple[str, ...]:
    kind: Any = type(node)
    return _names_of(kind)


@functools.cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.name != "place")


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    else:
        yield value
