"""Reading the schema folder: what expands to what, and what is said of a schema that cannot be used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guiju.diagnostics import OurFault, UserMistake
from guiju.validate.schemas import SchemaError, expand, fields_of, items_rules, load_schemas
from guiju.validate.shape import check_shape

from .samples import ROOT, minimal, source_file

FOLDER = ROOT / "schema"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}


def expanded_with(**texts: str) -> str:
    """Give what is wrong with our schemas once some files are replaced."""
    with pytest.raises(SchemaError) as caught:
        expand(tuple({**TEXTS, **texts}.items()))
    return str(caught.value)


def test_named_rule_sets_bases_and_groups_are_written_out() -> None:
    fields = load_schemas(FOLDER).kinds["checklist"].fields
    assert fields["frequency"]["required"]
    assert fields_of(fields["frequency"]) is not None
    items = items_rules(fields["items"])
    assert items is not None
    assert {"id", "text", "short", "sources", "gap", "how"} <= (fields_of(items) or {}).keys()


def test_the_schemas_are_read_once() -> None:
    assert load_schemas(FOLDER) is load_schemas(FOLDER)


def test_a_copy_of_our_schemas_counts_as_ours(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "schema")
    assert load_schemas(FOLDER, tmp_path) is load_schemas(FOLDER)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {a: nosuch}", "no rule set is called 'nosuch'"),
        ("kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {_include: [nosuch]}", "no group of fields"),
        ("kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {a: {min: 1}}", "without a type"),
        (
            "kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {on: {type: string}}",
            "must be a text in quotes",
        ),
        ("kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {a: 3}", "must be a mapping or a name"),
        ("kind: role\nmeta: {zh: 部门, en: a unit}\nfields: {}", "kind and meta"),
        ("kind: unit\nfields: {}", "kind and meta"),
        ("[]", "must be a mapping"),
        ("{", "expected"),
    ],
)
def test_a_schema_that_cannot_be_used_says_why(text: str, reason: str) -> None:
    assert reason in expanded_with(unit=text)


def test_a_rule_set_cannot_hold_itself() -> None:
    text = "rules: {a: {type: list, schema: a}}\ngroups: {document: {x: a}}"
    assert "holds itself" in expanded_with(definitions=text, handbook=TEXTS["unit"].replace("unit", "handbook"))


def test_a_mistake_in_our_own_schemas_is_our_fault(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "schema")
    (tmp_path / "schema" / "unit.yaml").write_text("{", encoding="utf-8")
    with pytest.raises(OurFault, match=r"unit\.yaml"):
        load_schemas(tmp_path / "schema")
    with pytest.raises(OurFault, match="no such file"):
        load_schemas(tmp_path / "nowhere")


def test_a_handbook_may_replace_single_schemas(tmp_path: Path) -> None:
    own = tmp_path / "schema"
    own.mkdir()
    text = TEXTS["unit"].replace("fields:\n", "fields:\n  floor: {type: integer, min: 1, regex: '', forbidden: [13]}\n")
    (own / "unit.yaml").write_text(text.replace(" regex: '',", ""), encoding="utf-8")
    schemas = load_schemas(FOLDER, tmp_path)
    fine = source_file(minimal("unit") | {"floor": 3})
    bad = source_file(minimal("unit") | {"floor": 13, "id": "other"})
    valid, findings = check_shape([fine, bad], schemas, unread={"handbook.yaml"})
    assert valid == (fine,)
    assert [f.code for f in findings] == ["GJ235"]
    assert "forbidden" in findings[0].message()
    assert load_schemas(FOLDER).kinds["unit"].fields.get("floor") is None


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {a: {type: strin}}",
        "kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {a: {type: string, minimum: 3}}",
        "kind: unit\nmeta: {zh: 部门, en: a unit}\nfields: {a: {type: string, check_with: nosuch}}",
    ],
)
def test_a_mistake_in_a_handbooks_own_schema_is_a_finding(tmp_path: Path, text: str) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "unit.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UserMistake) as caught:
        load_schemas(FOLDER, tmp_path)
    found = caught.value.findings[0]
    assert (found.code, str(found.place)) == ("GJ234", "schema/unit.yaml:1:1")
    assert found.message() != found.message("en")
