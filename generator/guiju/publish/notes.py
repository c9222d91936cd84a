"""Findings as plain data, so that what was found while making a thing can be kept with it in the cache."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from guiju.codes import CODES, Wording
from guiju.diagnostics import ArtifactPlace, Finding, Value
from guiju.source import Position


def to_plain(findings: Iterable[Finding]) -> list[Any]:
    """Write findings as lists, texts and numbers."""
    return [[found.code, _place(found.place), [[k, _value(v)] for k, v in found.values]] for found in findings]


def from_plain(kept: Sequence[Any]) -> tuple[Finding, ...]:
    """Read findings back; those of codes that are no more are left out."""
    return tuple(_finding(code, place, values) for code, place, values in kept if code in CODES)


def _finding(code: str, place: Sequence[Any], values: Sequence[Any]) -> Finding:
    made = ArtifactPlace(*place[1:]) if place[0] == "artifact" else Position(*place[1:])
    said = tuple((key, Wording(*value) if isinstance(value, list) else value) for key, value in values)
    return Finding(code=code, place=made, values=said)


def _place(place: Position | ArtifactPlace) -> list[Any]:
    if isinstance(place, ArtifactPlace):
        return ["artifact", place.artifact, place.page]
    return ["source", place.file, place.line, place.column]


def _value(value: Value) -> Any:
    return [value.zh, value.en] if isinstance(value, Wording) else value
