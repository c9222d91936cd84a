"""Every field of every schema takes its right values, refuses its wrong ones, and says so at the right place."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.diagnostics import Finding
from guiju.source import Position
from guiju.validate.schemas import UNSPECIFIED
from guiju.validate.shape import check_shape
from guiju.validate.validator import shape_errors

from .samples import Field, fields, holder, inside, minimal, row_of, sample, schemas, source_file, table

FIELDS = fields()
KINDS = tuple(schemas().kinds)


def found_in(document: dict[str, Any]) -> list[Finding]:
    file = source_file(document)
    valid, findings = check_shape([file], schemas(), unread={"handbook.yaml"})
    assert bool(valid) != bool(findings)
    if valid:
        assert not list(shape_errors(schemas().kinds[file.kind], document))
    return findings


def told(findings: list[Finding]) -> str:
    """Say the findings in both languages; wording that lacks a value raises."""
    return "\n".join(f"{f.place} {f.code} {f.message(lang)} {f.hint(lang)}" for f in findings for lang in ("zh", "en"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_least_document_of_each_kind_is_sound(kind: str) -> None:
    assert not told(found_in(minimal(kind)))


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_right_values_are_taken(field: Field) -> None:
    for value in field.row.good:
        document, _ = sample(field, value)
        assert not told(found_in(document)), value


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_wrong_values_are_refused_at_their_place(field: Field) -> None:
    for value, code in field.row.bad:
        document, path = sample(field, value)
        findings = found_in(document)
        assert {f.code for f in findings} == {code}, f"{value!r}: {told(findings)}"
        line = source_file(document).positions.value(path).line
        last = max(_lines(document, path), default=line)
        for found in findings:
            assert isinstance(found.place, Position)
            assert line <= found.place.line <= last, told(findings)


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_field_left_empty_is_found_at_its_key(field: Field) -> None:
    document, path = sample(field, None)
    if path == ("kind",):
        assert {f.code for f in found_in(document)} == {"GJ203"}
        return
    findings = found_in(document)
    place = source_file(document).positions.key(path)
    assert ("GJ204", place) in {(f.code, f.place) for f in findings}, told(findings)


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_unspecified_is_legal_where_a_field_is_optional(field: Field) -> None:
    document, _ = sample(field, UNSPECIFIED)
    codes = {f.code for f in found_in(document)}
    if field.names[-1] == "chosen":
        assert codes == set()
    elif not field.rules.get("required") or UNSPECIFIED in field.rules.get("allowed", ()):
        assert not codes
    elif field.names == ("kind",):
        assert codes == {"GJ201"}
    else:
        assert "GJ219" in codes


@pytest.mark.parametrize("field", [f for f in FIELDS if f.rules.get("required")], ids=str)
def test_a_required_field_that_is_missing_is_found_at_its_holder(field: Field) -> None:
    document, path = holder(field)
    inner = inside(document, path)
    inner.pop(field.names[-1], None)
    findings = found_in(document)
    positions = source_file(document).positions
    # A mapping that has lost its only field is empty, and that is the better thing to say.
    code, place = ("GJ203", positions.value(path)) if inner else ("GJ204", positions.key(path))
    assert (code, place) in {(f.code, f.place) for f in findings}, told(findings)


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_misspelt_key_is_found_and_the_right_one_named(field: Field) -> None:
    document, path = holder(field)
    name = field.names[-1]
    inner = inside(document, path)
    inner[name + "z"] = field.row.good[0] if field.row.good else "甲"
    findings = [f for f in found_in(document) if f.code == "GJ202"]
    assert [f.place for f in findings] == [source_file(document).positions.key((*path, name + "z"))]
    if len(name) > 2:
        assert f"您是不是想写 {name}" in findings[0].hint(), told(findings)


def test_every_field_has_right_and_wrong_values_in_the_table() -> None:
    bare = [str(f) for f in FIELDS if not f.row.bad or (not f.row.good and f.names[-1] not in ("kind", "event"))]
    assert not bare


def test_no_row_of_the_table_is_out_of_use() -> None:
    used = {row_of(f.kind, f.names).name for f in FIELDS}
    assert used == set(table()["fields"])


def test_the_table_knows_every_kind() -> None:
    assert set(table()["documents"]) == set(KINDS)


def _lines(document: dict[str, Any], path: tuple[str | int, ...]) -> list[int]:
    table_ = source_file(document).positions.values
    return [line for part, (line, _) in table_.items() if part[: len(path)] == path]
