"""The real cases that the data model must carry: they validate, and nothing of theirs is lost in prose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from guiju.load import read_folder
from guiju.validate.json_schema import json_schema
from guiju.validate.shape import check_shape

from .samples import schemas

RESULT = read_folder(Path(__file__).parent / "cases")
DOCUMENTS: Mapping[str, Any] = {str(file.data["id"]): file.data for file in RESULT.files}


def item(document: str, items: str, name: str) -> Any:
    return next(entry for entry in DOCUMENTS[document][items] if entry["id"] == name)


def test_all_cases_are_read_and_of_sound_shape() -> None:
    valid, findings = check_shape(RESULT.files, schemas())
    said = [f"{f.place} {f.code} {f.message()}" for f in (*RESULT.findings, *findings)]
    assert not said
    assert len(valid) == len(RESULT.files) == 13


@pytest.mark.parametrize("file", RESULT.files, ids=lambda file: str(file.data["id"]))
def test_an_editor_takes_the_cases_too(file: Any) -> None:
    jsonschema.Draft7Validator(json_schema(file.kind, schemas())).validate(file.data)


@pytest.mark.parametrize(
    "fact",
    [
        "S2-086",
        "S2-167",
        "S2-055",
        "S2-097",
        "S2-098",
        "S2-103",
        "S2-153",
        "S2-202",
        "S3-103",
        "S3-105",
        "S4-309",
    ],
)
def test_each_fact_is_carried(fact: str) -> None:
    assert f'"{fact}"' in json.dumps(DOCUMENTS)


def test_the_figures_of_the_facts_stand_in_fields() -> None:
    assert item("customer-service", "duties", "ship-after-payment")["deadline"]["within"] == "3 days"
    assert item("shipping", "steps", "ship")["deadline"]["within"] == "2 workdays"
    assert item("shipping", "steps", "confirm-order")["decision"]["branches"][1]["after"] == "4 hours"
    assert item("leaving", "steps", "hand-in-application")["deadline"]["within"] == "2 days"
    assert item("shipping", "conflicts", "days-to-ship")["facts"] == ["S2-086", "S2-167"]
    late = item("shipping-penalties", "breaches", "note-late")["consequences"][0]
    assert late["percent"] == {"value": 20, "of": "当批运费"}
    lent = item("shipping-penalties", "breaches", "papers-lent")["consequences"][0]
    assert lent["amount"] == {"min": 50, "max": 500, "and_above": True}
    lost = item("shipping-penalties", "breaches", "papers-not-delivered")["consequences"]
    assert [part["payer"] for part in lost] == ["customer-service", "carrier"]
    cancelled = item("shipping-penalties", "breaches", "order-cancelled")["consequences"]
    assert cancelled[1]["percent"]["value"] == 10
    assert item("shipping-penalties", "breaches", "cannot-answer")["choose"] == "one"
    assert DOCUMENTS["dispatch-notice"]["equivalents"] == ["订单"]
