"""Two states of a handbook, read as far as they can be -> what changed."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from guiju.compare.change import Comparison, Side
from guiju.compare.compare import compare
from guiju.diagnostics import Finding, UserMistake, errors, in_order
from guiju.load.documents import read_documents
from guiju.load.entries import LoadResult, ParseCache
from guiju.load.folder import read_folder
from guiju.load.history import commit_date, read_history
from guiju.load.problems import Parsed
from guiju.load.revision import read_revision, resolve
from guiju.model.build import CLASSES
from guiju.model.build import build as build_model
from guiju.model.handbook import Handbook
from guiju.settings import Settings
from guiju.source import Position, Positions, SourceFile

if TYPE_CHECKING:
    pass
from guiju.pipeline.reading import modelled, validated

# A state before there was a sheet can be compared all the same, and so can a document whose file has another name or
# place: that is no content.
_NO_MATTER = frozenset({"GJ150", "GJ225", "GJ221", "GJ222", "GJ226"})
_NOBODY = ""
# What keeps a document out of a build, yet not from being compared, is told: a field that today's schema does not
# know, an id that stands twice in it.
_BEARABLE = _NO_MATTER | {"GJ202", "GJ223"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed between two states. findings say why documents were left out; their files are revision:path."""

    comparison: Comparison
    sides: tuple[Side, Side]
    findings: tuple[Finding, ...]


def compared(settings: Settings, old: str, new: str = "", cache: ParseCache | None = None) -> Compared:
    """Compare the handbook of a git revision with that of another one, or (new empty) of the folder as it is now.

    What cannot be read in one of them is left out of both. Raises UserMistake where one cannot be read at all.
    """
    once = _Once(cache)
    before, after = (state_of(settings, revision, once) for revision in (old, new))
    return _compared(before, after)


def compared_files(settings: Settings, old: Path, new: Path, cache: ParseCache | None = None) -> Compared:
    """Compare two versions of one file; what they name is looked up in the handbook's folder."""
    before, after = (_state_of_file(file, settings) for file in (old, new))
    theirs = {str(file.data.get("id")) for file in (*before.files, *after.files)}
    around = tuple(file for file in state_of(settings, "", cache).files if file.data.get("id") not in theirs)
    broken = (before.unreadable | after.unreadable) > {_NOBODY}
    unreadable = frozenset(theirs if broken else ()) | before.unreadable | after.unreadable
    both = (replace(one, files=(*around, *one.files), unreadable=unreadable) for one in (before, after))
    return _compared(*both)


def model_before(settings: Settings, cache: ParseCache | None) -> tuple[Handbook | None, Sequence[Finding]]:
    """Give the handbook of the revision to check against, as far as it can be read; or why it cannot."""
    try:
        state = state_of(settings, settings.against, cache) if settings.against else None
    except UserMistake as mistake:
        return None, mistake.findings
    return (any_model(state.files, state.inputs), ()) if state else (None, ())


def any_model(valid: Sequence[SourceFile], inputs: Mapping[str, str]) -> Handbook:
    """Build the handbook; where it has no sheet, one without an id stands in, which is compared with nothing."""
    if known := modelled(valid, inputs):
        return known
    nothing = {"kind": "handbook", "id": _NOBODY, "format": 1, "title": "", "organisation": "", "books": []}
    sheet = SourceFile(path="handbook.yaml", data=nothing, positions=Positions("handbook.yaml"), sha256="")
    return build_model([sheet, *(file for file in valid if file.kind != "handbook")])


@dataclass(frozen=True, slots=True)
class _Once:
    """Remembers what was parsed in this run, in front of what earlier runs remember: most files are in both states."""

    earlier: ParseCache | None
    known: dict[str, Parsed] = field(default_factory=dict)

    def get(self, sha: str) -> Parsed | None:
        if sha not in self.known and self.earlier and (found := self.earlier.get(sha)):
            self.known[sha] = found
        return self.known.get(sha)

    def put(self, sha: str, value: Parsed) -> None:
        self.known[sha] = value


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What can be read of a state of the handbook, and the ids of what cannot."""

    files: tuple[SourceFile, ...]
    inputs: Mapping[str, str]
    side: Side
    findings: tuple[Finding, ...]
    unreadable: frozenset[str]


def state_of(settings: Settings, revision: str, cache: ParseCache | None) -> _State:
    """Read a revision, or the folder, as far as it fits today's schema."""
    loaded = read_revision(settings.sop, revision, cache) if revision else read_folder(settings.sop, cache)
    if not loaded.files:
        raise UserMistake(*errors(loaded.findings))
    return _known(loaded, settings, _side(settings.sop, revision))


def _state_of_file(file: Path, settings: Settings) -> _State:
    """Read one file of documents; a difftool gives the null device for one that is not there."""
    side = Side(name=file.as_posix())
    if side.name == os.devnull:
        return _known(LoadResult(inputs={}), settings, side)
    files, findings = read_documents(file.read_bytes(), file.name)
    return _known(LoadResult(files=tuple(files), findings=tuple(findings), inputs={}), settings, side)


def _known(loaded: LoadResult, settings: Settings, side: Side) -> _State:
    valid, misshapen = validated(loaded, settings)
    valid = _readable(loaded, valid, misshapen)
    found = [one for one in errors((*loaded.findings, *misshapen)) if one.code not in _NO_MATTER]
    return _State(
        files=valid,
        inputs=loaded.inputs,
        side=side,
        findings=tuple(_of_side(one, side) for one in in_order(found)),
        unreadable=_ids_left_out(loaded, valid, found),
    )


def _readable(loaded: LoadResult, valid: Sequence[SourceFile], misshapen: Sequence[Finding]) -> tuple[SourceFile, ...]:
    """Give the documents that can be compared: also those with a field too many, or an id twice."""
    good = {(file.path, file.index) for file in valid}
    grave = {one.place.file for one in misshapen if isinstance(one.place, Position) and one.code not in _BEARABLE}
    ids = Counter(str(file.data.get("id")) for file in loaded.files)
    return tuple(
        file
        for file in loaded.files
        if (file.path, file.index) in good
        or (file.path not in grave and file.kind in CLASSES and ids[str(file.data.get("id"))] == 1)
    )


def _side(sop: Path, revision: str) -> Side:
    if revision:
        commit = resolve(sop, revision)
        return Side(name=revision, commit=commit, date=commit_date(sop, commit))
    history = read_history(sop)
    return Side(name="worktree", commit=history.name if history else "", date=history.date if history else "")


def _compared(before: _State, after: _State) -> Compared:
    old, new = (any_model(state.files, state.inputs) for state in (before, after))
    return Compared(
        comparison=compare(old, new, before.unreadable | after.unreadable),
        sides=(before.side, after.side),
        findings=(*before.findings, *after.findings),
    )


def _ids_left_out(loaded: LoadResult, valid: Sequence[SourceFile], found: Sequence[Finding]) -> frozenset[str]:
    """Give the ids of documents that are there and cannot be read, by file name where the id cannot be."""
    usable = {(file.path, file.index) for file in valid}
    broken = {str(file.data.get("id", "")) for file in loaded.files if (file.path, file.index) not in usable}
    read = {file.path for file in loaded.files}
    places = [one.place.file for one in found if isinstance(one.place, Position)]
    unread = {PurePosixPath(path).stem for path in places if path not in read}
    return frozenset(broken | unread | {_NOBODY})


def _of_side(found: Finding, side: Side) -> Finding:
    """Say in which state a finding's file stands: the file of that name here may be another one by now."""
    place = found.place
    assert isinstance(place, Position)
    return replace(found, place=replace(place, file=f"{side.name}:{place.file}"))
