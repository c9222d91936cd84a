"""Source files -> valid files -> handbook: what every run begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from guiju.diagnostics import Finding, UserMistake, errors
from guiju.load.calendar import published_days
from guiju.load.entries import LoadResult
from guiju.model.build import build as build_model
from guiju.model.calendar import PublicDays
from guiju.model.handbook import Handbook
from guiju.model.text import given
from guiju.resources import resources
from guiju.settings import Settings
from guiju.source import Position, SourceFile
from guiju.validate.schemas import load_schemas
from guiju.validate.shape import check_shape

if TYPE_CHECKING:
    pass

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})


def validated(loaded: LoadResult, settings: Settings) -> tuple[Sequence[SourceFile], Sequence[Finding]]:
    try:
        schemas = load_schemas(resources().folder("schema"), settings.home)
        return check_shape(loaded.files, schemas, unread(loaded))
    except UserMistake as mistake:
        return (), mistake.findings


def modelled(valid: Sequence[SourceFile], inputs: Mapping[str, str]) -> Handbook | None:
    pictures = {path: sha for path, sha in inputs.items() if PurePosixPath(path).suffix.lower() in _PICTURES}
    sheets = [file for file in valid if file.kind == "handbook"]
    return _with_public_days(build_model(valid, pictures, inputs)) if len(sheets) == 1 else None


def _with_public_days(handbook: Handbook) -> Handbook:
    calendar = given(handbook.manual.calendar)
    found = published_days(given(calendar.country) if calendar else None)
    days = PublicDays(holidays=found.holidays, workdays=found.workdays, years=found.years)
    return replace(handbook, public_days=days)


def unread(loaded: LoadResult) -> frozenset[str]:
    places = (found.place for found in errors(loaded.findings))
    return frozenset(place.file for place in places if isinstance(place, Position))
