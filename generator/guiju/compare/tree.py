"""The plain form of the model: mappings, lists and words, in which two handbooks can be held against each other.

Places do not count, nor does the order of what has none: sources, names, parties. What is empty is left out.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable
from typing import Any

from guiju.model.node import Node, Ref
from guiju.model.text import Text, Unspecified

Tree = dict[str, Any]
Follow = Callable[[Ref], str]

# Lists whose order says nothing. In all others (steps, clauses, items, approvals, paragraphs ...) it does.
UNORDERED = frozenset(
    {
        *("aliases", "sources", "formerly", "synonyms", "external_titles", "supersedes", "related", "equivalents"),
        *("with_", "inform", "may_delegate_to", "applies_to", "party", "roles", "areas", "distribution", "evidence"),
        *("prepared_by", "reviewed_by", "approved_by", "any_of", "all_of", "if_vacant", "on", "holidays", "workdays"),
        *("basis", "gaps", "conflicts", "items_of_conflict", "facts", "waivers", "sites", "shifts", "forms", "terms"),
    }
)
_NOT_CONTENT = frozenset({"place", "hash"})


def names_of(node: Node) -> tuple[str, ...]:
    """Give the names of a node's fields in their order, without its place and hash."""
    kind: Any = type(node)
    return _names_of(kind)


def tree(value: object, follow: Follow = str, name: str = "") -> Any:
    """Give the plain form of a value of the model; follow says what a reference is to be called, name is its field."""
    if isinstance(value, Node):
        return _node(value, follow)
    if isinstance(value, tuple):
        return in_order([tree(one, follow) for one in value], name)
    if isinstance(value, Ref):
        return follow(value)
    if isinstance(value, Text):
        return value.words
    return value.value if isinstance(value, Unspecified) else value


def in_order(values: list[Any], name: str) -> list[Any]:
    """Sort the plain values of a list whose order says nothing."""
    return sorted(values, key=_key) if name in UNORDERED else values


def settled(value: Any, name: str = "") -> Any:
    """Sort all such lists at and below a plain value anew, after it was changed, and leave out what became empty."""
    if isinstance(value, dict):
        return {key: settled(one, key) for key, one in value.items() if one != []}
    return in_order([settled(one) for one in value], name) if isinstance(value, list) else value


def list_name(node: Node, name: str) -> str:
    """Give the name by which UNORDERED knows a field: a checklist's items stand in order, a conflict's do not."""
    return "items_of_conflict" if name == "items" and node.type == "conflict" else name


def children(value: object) -> bool:
    """Tell whether a value is a list of items, each with an id of its own, or an empty list."""
    if not isinstance(value, tuple):
        return False
    ids = [getattr(one, "id", None) if isinstance(one, Node) else None for one in value]
    return all(isinstance(one, str) for one in ids) and len(set(ids)) == len(ids)


def _node(node: Node, follow: Follow) -> Tree:
    held = ((name, getattr(node, name)) for name in names_of(node))
    return {name: tree(value, follow, list_name(node, name)) for name, value in held if value not in (None, ())}


@functools.cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in _NOT_CONTENT)


def _key(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
