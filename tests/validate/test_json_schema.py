"""The JSON Schema for editors: sound itself, and of one mind with the schemas it is made from."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from guiju.load import read_folder
from guiju.validate.json_schema import json_schema, schema_bytes, schema_files
from guiju.validate.schemas import UNSPECIFIED, fields_of, items_rules, said

from .samples import ROOT, Field, fields, inside, sample, schemas

KINDS = tuple(schemas().kinds)
VALIDATORS = {kind: jsonschema.Draft7Validator(json_schema(kind, schemas())) for kind in KINDS}
# What JSON Schema cannot say: that an id is used once, which fields go together, that 1.0 is no whole number,
# that the smaller number stands first, and which days the calendar has.
BEYOND = {"GJ222", "GJ223", "GJ227", "GJ228", "GJ229", "GJ230", "GJ231", "GJ232", "GJ233", "GJ236", "GJ211"}
BEYOND_VALUES = ("10-7 days", "2026-02-30", "2026-13-01", "a\n", 2, ["2026-13-01"])


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_sound_draft_07_schema(kind: str) -> None:
    schema = json_schema(kind, schemas())
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["properties"]["kind"]["enum"] == [kind]
    assert len(schema_bytes(kind, schemas())) < 100_000


def test_the_files_are_the_same_each_time_and_readable() -> None:
    files = schema_files(schemas())
    assert set(files) == {f"{kind}.json" for kind in KINDS}
    assert files == schema_files(schemas())
    text = files["procedure.json"].decode()
    assert "步骤，按次序" in text
    assert json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n" == text


@pytest.mark.parametrize("field", fields(), ids=str)
def test_right_and_wrong_values_of_every_field(field: Field) -> None:
    validator = VALIDATORS[field.kind]
    for value in field.row.good:
        assert validator.is_valid(sample(field, value)[0]), value
    for value, code in field.row.bad:
        if code not in BEYOND and not (value in BEYOND_VALUES and code in ("GJ212", "GJ214", "GJ216", "GJ217")):
            assert not validator.is_valid(sample(field, value)[0]), value


@pytest.mark.parametrize("field", [f for f in fields() if not f.rules.get("required")], ids=str)
def test_unspecified_is_legal_in_optional_fields(field: Field) -> None:
    assert VALIDATORS[field.kind].is_valid(sample(field, UNSPECIFIED)[0])


@pytest.mark.parametrize("field", fields(), ids=str)
def test_an_editor_can_show_what_every_field_is_for(field: Field) -> None:
    schema: Any = json_schema(field.kind, schemas())
    for name in field.names:
        schema = _properties(schema)[name]
    about = said(field.rules.get("meta"))
    assert about is not None
    assert schema["description"] == f"{about.zh}\n\n{about.en}"


def test_keys_that_there_are_not_are_refused_wherever_they_stand() -> None:
    for field in fields():
        if fields_of(field.rules) is not None or fields_of(items_rules(field.rules) or {}) is not None:
            document, path = sample(field, field.row.good[0])
            part = inside(document, path)
            part = part[0] if isinstance(part, list) else part
            part["nosuch"] = 1
            assert not VALIDATORS[field.kind].is_valid(document), str(field)


def test_the_real_handbook_is_taken_as_the_shape_check_takes_it() -> None:
    for file in read_folder(ROOT / "sop").files:
        VALIDATORS[file.kind].validate(file.data)


def _properties(schema: Any) -> Any:
    """Find the properties of a mapping, or of the entries of a list, among the choices of a schema."""
    for choice in (schema, *schema.get("anyOf", ())):
        if "properties" in choice:
            return choice["properties"]
    return next(_properties(choice["items"]) for choice in (schema, *schema.get("anyOf", ())) if "items" in choice)
