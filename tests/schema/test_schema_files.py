"""The schema files themselves: every field explained, only rules that are known, references of known kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from guiju.validate.fast import KNOWN_RULES
from guiju.validate.forms import FORMS
from guiju.validate.names import label
from guiju.validate.schemas import (
    KINDS,
    Fields,
    Rules,
    Schemas,
    fields_of,
    items_rules,
    load_schemas,
    said,
    types_of,
)
from guiju.validate.suggest import meaning_of
from guiju.validate.validator import HandbookValidator

FOLDER = Path(__file__).parents[2] / "schema"
# What a reference may point to: documents by kind, items by type, lists of the handbook, and words.
REFERENCES = {
    *("role", "unit", "form", "document", "fact"),
    *("step", "duty", "clause", "item", "breach", "form_field", "field"),
    *("area", "site", "shift", "book"),
    *("event", "end", "all", "text"),
}


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return load_schemas(FOLDER)


def rule_sets(fields: Fields, path: str) -> Iterator[tuple[str, Rules]]:
    for name, rules in fields.items():
        yield from _with_nested(rules, f"{path}.{name}")


def _with_nested(rules: Rules, path: str) -> Iterator[tuple[str, Rules]]:
    yield path, rules
    item, inner = items_rules(rules), fields_of(rules)
    if item is not None:
        yield from _with_nested(item, path + "[]")
    if inner is not None:
        yield from rule_sets(inner, path)


def all_rule_sets(schemas: Schemas) -> list[tuple[str, Rules]]:
    return [pair for kind, schema in schemas.kinds.items() for pair in rule_sets(schema.fields, kind)]


def test_there_is_a_schema_for_each_kind_and_no_other_file() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*KINDS, "definitions"}


def test_every_field_says_in_chinese_and_english_what_it_is_for(schemas: Schemas) -> None:
    silent = [path for path, rules in all_rule_sets(schemas) if "[]" not in path[-2:] and not said(rules.get("meta"))]
    assert not silent


def test_labels_tell_the_fields_of_a_mapping_apart(schemas: Schemas) -> None:
    for path, rules in all_rule_sets(schemas):
        labels = [label(inner, name).zh for name, inner in (fields_of(rules) or {}).items()]
        assert len(labels) == len(set(labels)), f"{path}: {labels}"
    for kind, schema in schemas.kinds.items():
        labels = [label(rules, name).zh for name, rules in schema.fields.items()]
        assert len(labels) == len(set(labels)), f"{kind}: {labels}"


def test_only_known_rules_types_forms_and_references(schemas: Schemas) -> None:
    for path, rules in all_rule_sets(schemas):
        assert KNOWN_RULES.issuperset(rules), path
        assert {"string", "number", "integer", "boolean", "list", "dict"}.issuperset(types_of(rules)), path
        assert rules.get("check_with", "id") in FORMS, path
        assert REFERENCES.issuperset(rules.get("ref", ())), path


def test_each_value_to_choose_from_is_explained(schemas: Schemas) -> None:
    plain = {"A4", "A4-landscape", "A5", "paper", "kind", "format"}
    for path, rules in all_rule_sets(schemas):
        if path.split(".")[-1] in plain:
            continue
        unexplained = [value for value in rules.get("allowed", ()) if not meaning_of(str(value), rules)]
        assert not unexplained, f"{path}: {unexplained}"


def test_cerberus_takes_each_schema(schemas: Schemas) -> None:
    for schema in schemas.kinds.values():
        HandbookValidator(schema.fields)


def test_every_named_rule_set_and_group_is_in_use() -> None:
    definitions = yaml.safe_load((FOLDER / "definitions.yaml").read_text(encoding="utf-8"))
    used = set()
    for path in FOLDER.iterdir():
        used |= set(_names(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert used >= {*definitions["rules"], *definitions["groups"]}


def _names(data: Any, key: str = "") -> Iterator[str]:
    """Give every name of a rule set or a group that a schema file mentions."""
    if isinstance(data, dict):
        for inner, value in data.items():
            if isinstance(value, str) and key != "meta":
                yield value
            yield from _names(value, inner)
    elif isinstance(data, list) and key == "_include":
        yield from data
