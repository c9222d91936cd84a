"""The fast path accepts exactly what Cerberus accepts, on mutated real documents."""

from __future__ import annotations

import copy
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.load import read_folder
from guiju.source import DataPath
from guiju.validate.fast import accept_function
from guiju.validate.schemas import KindSchema, types_of
from guiju.validate.shape import check_shape
from guiju.validate.validator import shape_errors

from .samples import ROOT, fields, inside, minimal, sample, schemas, source_file

CASES = [dict(file.data) for file in read_folder(Path(__file__).parent / "cases").files]
SAMPLES = [sample(field, field.row.good[0])[0] for field in fields() if field.row.good][::7]
DOCUMENTS = [*CASES, *SAMPLES, *(minimal(kind) for kind in schemas().kinds)]
VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 2, 31, 61, 0.5, 1.5, float("nan"), float("inf"), -2.5, 10**20),
    *(
        "",
        " ",
        "甲",
        "unspecified",
        "a",
        "A/0",
        "1.0",
        "S2-163",
        "2026-11-21",
        "2026-02-30",
        "22:30",
        "4 hours",
    ),
    *("#1f5f5b", "day", "event", "end", "fine", "tick", "a\n", "x" * 61, "\u3000", "true", "all"),
    *([], [[]], ["a"], ["S2-163"], [1], [None], [""], [{}], [{"id": "a"}], ["unspecified"], ["monday"]),
    *(
        {},
        {"id": "a"},
        {"every": "day"},
        {"min": 1},
        {1: 2},
        {"any_of": ["a"]},
        {"unspecified": "unspecified"},
    ),
]
KEYS: list[Any] = ["id", "text", "min", "every", "any_of", "nosuch", "标题", "then", "unit", 1, None]


def paths(value: Any, path: DataPath = ()) -> list[DataPath]:
    found = [path] if path else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        found += paths(part, (*path, key))
    return found


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a document and change it in a few places: values replaced, dropped, added."""
    document: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(DOCUMENTS)))
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(paths(document) or [("kind",)]))
        holder: Any = inside(document, path[:-1])
        change = draw(st.sampled_from(["replace", "replace", "drop", "add"]))
        if change == "drop" and path != ("kind",):
            del holder[path[-1]]
        elif change == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        elif isinstance(path[-1], int) or path[-1] in holder:
            holder[path[-1]] = copy.deepcopy(draw(st.sampled_from(VALUES)))
    return document


def schema_for(document: dict[str, Any]) -> KindSchema:
    return schemas().get(document.get("kind")) or schemas().kinds["procedure"]


def agree(schema: KindSchema, document: dict[str, Any]) -> bool:
    return accept_function(schema)(document) == (not list(shape_errors(schema, document)))


@settings(max_examples=700, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_fast_path_and_cerberus_agree_on_mutated_documents(document: dict[str, Any]) -> None:
    assert agree(schema_for(document), document)


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_whatever_is_wrong_is_said_in_both_languages(document: dict[str, Any]) -> None:
    valid, findings = check_shape([source_file(document)], schemas())
    for found in findings:
        assert all((found.message(), found.hint(), found.message("en"), found.hint("en")))
        assert "{" not in found.message().replace("{id", "").split("“")[0]
    assert bool(valid) != bool([f for f in findings if f.code != "GJ225"])


@pytest.mark.parametrize("field", [f for f in fields() if f.kind in ("procedure", "handbook", "penalty")], ids=str)
def test_they_agree_on_values_of_other_types(field: Any) -> None:
    for value in VALUES[:: 1 + len(types_of(field.rules))]:
        document, _ = sample(field, value)
        assert agree(schemas().kinds[field.kind], document), value


def test_the_comparison_fails_when_the_fast_path_is_too_kind() -> None:
    document = minimal("procedure") | {"title": 3}
    kind = schemas().kinds["procedure"]
    loose = KindSchema(kind="procedure", about=kind.about, fields={**kind.fields, "title": {"type": "number"}})
    assert accept_function(loose)(document)
    assert list(shape_errors(kind, document))


def test_the_shape_of_the_real_handbook_is_checked_in_a_fifth_of_a_second() -> None:
    files = read_folder(ROOT / "sop").files
    assert sum(len(inside(file.data, ("facts",))) for file in files if file.kind == "source") >= 2000
    sound = [file for file in files if accept_function(schema_for(dict(file.data)))(file.data)]
    start = time.process_time()
    check_shape(sound, schemas())
    assert time.process_time() - start < 0.2
