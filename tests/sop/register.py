"""The reference handbook as plain data: its facts, and the nodes that cite each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SOP = Path(__file__).parents[2] / "sop"
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A node that cites a fact, with the document it stands in and the nodes between, outermost first."""

    document: Node
    node: Node
    path: tuple[str, ...]


@cache
def facts(sop: Path = SOP) -> dict[str, Node]:
    """Give every registered fact by its id."""
    registers = (_load(path) for path in sorted((sop / "sources").glob("*.yaml")))
    return {fact["id"]: fact for register in registers for document in register for fact in document["facts"]}


@cache
def waivers(sop: Path = SOP) -> dict[str, str]:
    """Give why a fact need not stand in the handbook, by its id."""
    registers = [document for path in sorted((sop / "sources").glob("*.yaml")) for document in _load(path)]
    return {waiver["fact"]: waiver["reason"] for register in registers for waiver in register.get("waivers") or ()}


@cache
def documents(sop: Path = SOP) -> tuple[Node, ...]:
    """Give every document that may carry facts, the handbook's own file among them."""
    paths = [path for path in sorted(sop.glob("*/*.yaml")) if path.parent.name != "sources"]
    return tuple(document for path in (sop / "handbook.yaml", *paths) for document in _load(path))


@cache
def carriers(sop: Path = SOP) -> dict[str, list[Carrier]]:
    """Give the nodes that cite a fact by its id. A conflict or a gap speaks about facts; it carries none."""
    found: dict[str, list[Carrier]] = defaultdict(list)
    for document in documents(sop):
        for node, path in _nodes(document, ()):
            if not {"conflicts", "gaps"} & set(path):
                for fact in node.get("sources") or ():
                    found[fact].append(Carrier(document, node, path))
    return found


def _load(path: Path) -> list[Node]:
    return list(yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _nodes(value: Any, path: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    if isinstance(value, Mapping):
        yield value, path
        for key, inner in value.items():
            yield from _nodes(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, path)
