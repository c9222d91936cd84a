"""A folder -> its handbook and all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from guiju import rules
from guiju.diagnostics import Finding, errors, in_order
from guiju.load.entries import LoadResult, ParseCache
from guiju.load.folder import read_folder
from guiju.load.history import read_history
from guiju.model.handbook import Handbook
from guiju.rules.context import Context
from guiju.settings import Settings
from guiju.source import SourceFile

if TYPE_CHECKING:
    pass
from guiju.pipeline.comparing import model_before
from guiju.pipeline.reading import modelled, unread, validated

_UNKNOWN_TITLE = "GJ310"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found. handbook is None where there is no sheet to build it from; inputs maps paths below the
    handbook's folder to sha256; date is the day judged by, None where it is not known."""

    handbook: Handbook | None
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    date: str | None = None


def check(settings: Settings, cache: ParseCache | None = None) -> CheckResult:
    """Read, validate and judge the handbook; everything that is wrong comes back as findings."""
    loaded = read_folder(settings.sop, cache)
    valid, misshapen = validated(loaded, settings)
    handbook = modelled(valid, loaded.inputs)
    before, unknown = model_before(settings, cache)
    judged = _certain(_judge(handbook, before, settings.date), loaded, valid)
    findings = in_order([*loaded.findings, *misshapen, *judged, *unknown])
    return CheckResult(handbook=handbook, findings=findings, inputs=loaded.inputs, date=settings.date)


def dated(settings: Settings) -> Settings:
    """Settle the day to judge by: the one asked for, else that of the last commit, else none."""
    history = None if settings.date else read_history(settings.sop)
    return replace(settings, date=history.date) if history else settings


def _judge(handbook: Handbook | None, before: Handbook | None, date: str | None) -> Sequence[Finding]:
    return rules.run(Context(handbook=handbook, before=before, date=date)) if handbook else ()


def _certain(found: Sequence[Finding], loaded: LoadResult, valid: Sequence[SourceFile]) -> Sequence[Finding]:
    """Leave out what may come only from documents that are missing because they are broken themselves."""
    broken = _broken(loaded, valid)
    if not broken:
        return found
    kept = [one for one in errors(found) if not any(_names(value, broken) for _, value in one.values)]
    # Which titles a file that cannot be read would have brought, nobody knows.
    return [one for one in kept if one.code != _UNKNOWN_TITLE or not unread(loaded)]


def _broken(loaded: LoadResult, valid: Sequence[SourceFile]) -> frozenset[str]:
    """Give the ids and titles of documents that are there, but could not be read or are out of shape."""
    usable = {(file.path, file.index) for file in valid}
    files = [file for file in loaded.files if (file.path, file.index) not in usable]
    paths = (*unread(loaded), *(file.path for file in files))
    names = {str(file.data.get(key, "")) for file in files for key in ("id", "title")}
    return frozenset(names | {PurePosixPath(path).stem for path in paths})


def _names(value: object, broken: Collection[str]) -> bool:
    # "s2" stands for the document, for "s2#item" and, where it is a source, for its facts "S2-001".
    written = re.sub(r"#.*|-\d+$", "", str(value).lower())
    return str(value) in broken or written in broken
