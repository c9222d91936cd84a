"""Any optional field may say `unspecified`; no rule, and nothing that walks the model, may stumble over it."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.model.shop import good_files

from guiju import rules
from guiju.model import walk
from guiju.model.build import build
from guiju.rules.context import Context
from guiju.source import DataPath, SourceFile
from guiju.validate.fast import accept_function
from guiju.validate.schemas import fields_of, items_rules, load_schemas

SCHEMAS = load_schemas(Path(__file__).parents[2] / "schema")


def _optional(fields: Mapping[str, Any], data: Mapping[str, Any], path: DataPath) -> Iterator[DataPath]:
    """Give the path of every field that may be left open, in every mapping that is there."""
    for name, field in fields.items():
        if not field.get("required"):
            yield (*path, name)
        yield from _inside(field, data.get(name), (*path, name))


def _inside(field: Mapping[str, Any], value: Any, path: DataPath) -> Iterator[DataPath]:
    own, items = fields_of(field), items_rules(field)
    if isinstance(value, dict) and own:
        yield from _optional(own, value, path)
    elif isinstance(value, list) and items:
        for index, part in enumerate(value):
            yield from _inside(items, part, (*path, index))


def _opened(data: Mapping[str, Any], path: DataPath) -> dict[str, Any]:
    changed = copy.deepcopy(dict(data))
    part: Any = changed
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = "unspecified"
    return changed


def _fields(file: SourceFile) -> Mapping[str, Any]:
    schema = SCHEMAS.get(file.kind)
    assert schema is not None
    return schema.fields


CASES = [(file, path) for file in good_files() for path in _optional(_fields(file), file.data, ())]


@pytest.mark.parametrize("file", good_files(), ids=lambda file: str(file.data["id"]))
def test_no_rule_stumbles(file: SourceFile) -> None:
    schema = SCHEMAS.get(file.kind)
    assert schema is not None
    others = [other for other in good_files() if other is not file]
    for path in (path for one, path in CASES if one is file):
        data = _opened(file.data, path)
        assert accept_function(schema)(data), path
        book = build([*others, replace(file, data=data)])
        for document in (book.manual, *book.documents):
            assert len(list(walk.nodes(document))) > 0
        rules.run(Context(handbook=book, date="2026-11-21"))


def test_there_are_many_fields_to_leave_open() -> None:
    assert len(CASES) > 800
