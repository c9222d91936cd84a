"""Sample documents for every field of every schema, made from the table fields.yaml beside this file."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guiju.source import DataPath, Positions, SourceFile
from guiju.validate.schemas import Fields, Rules, Schemas, fields_of, items_rules, load_schemas

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the table says of a field: right values, wrong values with their codes, fields that go with it."""

    name: str
    good: tuple[Any, ...]
    bad: tuple[tuple[Any, str], ...]
    beside: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of one kind: the names that lead to it, its rules, and its row in the table."""

    kind: str
    names: tuple[str, ...]
    rules: Rules
    row: Row

    def __str__(self) -> str:
        return ".".join((self.kind, *self.names))


@cache
def schemas() -> Schemas:
    """Give the project's own schemas."""
    return load_schemas(ROOT / "schema")


@cache
def table() -> Mapping[str, Any]:
    """Give the table as it is written."""
    data = yaml.safe_load((Path(__file__).parent / "fields.yaml").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


@cache
def fields() -> tuple[Field, ...]:
    """Give every field of every kind with its row; one that no row fits is an error."""
    return tuple(
        Field(kind=kind, names=names, rules=rules, row=row_of(kind, names))
        for kind, schema in schemas().kinds.items()
        for names, rules in field_paths(schema.fields)
    )


def field_paths(inner: Fields, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Rules]]:
    """Walk all fields of a schema, those of nested mappings and of the entries of lists too."""
    for name, rules in inner.items():
        yield (*above, name), rules
        item = items_rules(rules)
        for nested in (fields_of(rules), fields_of(item) if item is not None else None):
            if nested is not None:
                yield from field_paths(nested, (*above, name))


def row_of(kind: str, names: tuple[str, ...]) -> Row:
    """Find the row whose name is the longest end of a field's path."""
    path = (kind, *names)
    for start in range(len(path)):
        name = ".".join(path[start:])
        if name in table()["fields"]:
            return _row(name)
    raise AssertionError(f"no row in fields.yaml fits {'.'.join(path)}")


def minimal(kind: str) -> dict[str, Any]:
    """Give the least document of a kind."""
    document = copy.deepcopy(table()["documents"][kind])
    assert isinstance(document, dict)
    return document


def sample(field: Field, value: object) -> tuple[dict[str, Any], DataPath]:
    """Give a document in which a field has a value, and the path of that value."""
    document, path = holder(field)
    inner = inside(document, path)
    inner.update(copy.deepcopy(dict(field.row.beside)))
    inner[field.names[-1]] = copy.deepcopy(value)
    return document, (*path, field.names[-1])


def holder(field: Field) -> tuple[dict[str, Any], DataPath]:
    """Give a sound document with the mapping that holds a field, and the path of that mapping."""
    document = minimal(field.kind)
    inner: Any = document
    path: DataPath = ()
    for depth, name in enumerate(field.names[:-1], 1):
        inner[name] = copy.deepcopy(row_of(field.kind, field.names[:depth]).good[0])
        inner, path = inner[name], (*path, name)
        if isinstance(inner, list):
            inner, path = inner[0], (*path, 0)
    return document, path


def inside(document: Any, path: DataPath) -> Any:
    """Give the part of a document at a path."""
    for part in path:
        document = document[part]
    return document


def source_file(data: Mapping[str, Any], path: str = "") -> SourceFile:
    """Make a source file of data; every part has a line of its own, values in column 1 and keys in column 2."""
    name = path or ("handbook.yaml" if data.get("kind") == "handbook" else f"{data.get('id')}.yaml")
    places = {part: line for line, part in enumerate(_paths(data, ()), 1)}
    positions = Positions(
        file=name,
        values={part: (line, 1) for part, line in places.items()},
        keys={part: (line, 2) for part, line in places.items() if part and isinstance(part[-1], str)},
    )
    return SourceFile(path=name, data=data, positions=positions, sha256="0" * 64)


def _paths(value: object, path: DataPath) -> Iterator[DataPath]:
    yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _paths(part, (*path, index))


def _row(name: str) -> Row:
    written = table()["fields"][name]
    given = {"same": written} if isinstance(written, str) else written
    merged = {**table()["shared"].get(given.get("same"), {}), **given}
    return Row(
        name=name,
        good=tuple(merged["good"]),
        bad=tuple((value, code) for value, code in merged["bad"]),
        beside=merged.get("with", {}),
    )
