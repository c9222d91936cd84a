"""Schemas and model name the same fields, with the same kinds of reference, required alike."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from guiju.model.build import CLASSES
from guiju.model.node import Node, Ref
from guiju.model.text import Unspecified
from guiju.validate.schemas import fields_of, items_rules, load_schemas

SCHEMAS = load_schemas(Path(__file__).parents[2] / "schema").kinds

# Fields of the one that the other rightly lacks.
ONLY_IN_SCHEMA = {("handbook", "defaults")}
ONLY_IN_MODEL = {("role.reports_to", "all_of")}


@dataclass(frozen=True)
class Pair:
    """A field as the schema and as the model have it."""

    where: str
    rules: Mapping[str, Any]
    hint: Any
    has_default: bool

    def __str__(self) -> str:
        return self.where


def _pairs(where: str, fields: Mapping[str, Any], kind: type[Node]) -> Iterator[Pair]:
    hints = typing.get_type_hints(kind, include_extras=True)
    for field in dataclasses.fields(kind):
        name = field.name.rstrip("_")
        if name in fields:
            missing = dataclasses.MISSING
            default = field.default is not missing or field.default_factory is not missing
            pair = Pair(f"{where}.{name}", fields[name], hints[field.name], default)
            yield pair
            inner = _node_class(pair.hint)
            if inner is not None:
                yield from _pairs(pair.where, _inner_fields(pair.rules), inner)


def _inner_fields(rules: Mapping[str, Any]) -> Mapping[str, Any]:
    own = fields_of(rules)
    if own is not None:
        return own
    return fields_of(items_rules(rules) or {}) or {}


def _branches(hint: Any) -> list[Any]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return [one for one in typing.get_args(hint) if one not in (Unspecified, type(None))]
    return [hint]


def _single(hint: Any) -> Any:
    one = _branches(hint)[0]
    return _single(typing.get_args(one)[0]) if typing.get_origin(one) is tuple else one


def _node_class(hint: Any) -> type[Node] | None:
    one = _single(hint)
    return one if isinstance(one, type) and issubclass(one, Node) else None


def _kinds_of_model(hint: Any) -> tuple[str, ...]:
    one = _single(hint)
    if typing.get_origin(one) is typing.Annotated and typing.get_args(one)[0] is Ref:
        return tuple(typing.get_args(one)[1:])
    return ()


def _kinds_of_schema(rules: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(rules.get("ref") or (items_rules(rules) or {}).get("ref") or ())


def _all_pairs() -> list[Pair]:
    return [pair for kind, schema in SCHEMAS.items() for pair in _pairs(kind, schema.fields, CLASSES[kind])]


PAIRS = _all_pairs()


def _levels() -> Iterator[tuple[str, set[str], set[str]]]:
    for kind, schema in SCHEMAS.items():
        yield from _level(kind, schema.fields, CLASSES[kind])


def _level(where: str, fields: Mapping[str, Any], kind: type[Node]) -> Iterator[tuple[str, set[str], set[str]]]:
    names = {field.name.rstrip("_") for field in dataclasses.fields(kind)} - {"place", "hash"}
    yield where, set(fields), names
    hints = typing.get_type_hints(kind, include_extras=True)
    for name in sorted(names & set(fields)):
        inner = _node_class(hints.get(name, hints.get(f"{name}_")))
        if inner is not None:
            yield from _level(f"{where}.{name}", _inner_fields(fields[name]), inner)


def test_every_kind_has_a_class() -> None:
    assert set(SCHEMAS) == set(CLASSES)
    assert {kind: cls.type for kind, cls in CLASSES.items()} == {kind: kind for kind in CLASSES}


LEVELS = list(_levels())


@pytest.mark.parametrize(("where", "in_schema", "in_model"), LEVELS, ids=[where for where, _, _ in LEVELS])
def test_fields_are_the_same(where: str, in_schema: set[str], in_model: set[str]) -> None:
    assert {name for name in in_schema - in_model if (where, name) not in ONLY_IN_SCHEMA} == set()
    assert {name for name in in_model - in_schema if (where, name) not in ONLY_IN_MODEL} == set()


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_references_point_at_the_same_kinds(pair: Pair) -> None:
    # Approvals and superiors have a short form: the reference stands in the node that it becomes.
    if _node_class(pair.hint) is None:
        assert _kinds_of_model(pair.hint) == _kinds_of_schema(pair.rules)


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_what_is_optional_may_be_left_open(pair: Pair) -> None:
    required = bool(pair.rules.get("required"))
    open_ = Unspecified in typing.get_args(pair.hint)
    assert required != pair.has_default
    # Ids and kinds are required without a question; every other field says whether it may be left open.
    assert required != open_


def test_the_comparison_reaches_deep() -> None:
    wheres = {pair.where for pair in PAIRS}
    assert {"procedure.steps.decision.branches.then", "penalty.breaches.consequences.amount.max"} <= wheres
    assert len(PAIRS) > 400
