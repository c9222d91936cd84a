"""The validate stage: source files -> those of sound shape, and findings about the others."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import PurePosixPath

from guiju.diagnostics import Finding, finding
from guiju.source import Position, SourceFile
from guiju.validate import suggest
from guiju.validate.fast import accept_function
from guiju.validate.forms import is_id
from guiju.validate.parts import check_parts
from guiju.validate.schemas import Schemas

HANDBOOK_FILE = "handbook.yaml"
# "all" and "end" mean something else where an id may stand, "index" is a page of its own, Windows can make
# no file with one of the other names.
RESERVED_DOCUMENT_IDS = frozenset({"all", "end", "index", "con", "prn", "aux", "nul", "com1", "lpt1"})


def check_shape(
    files: Sequence[SourceFile], schemas: Schemas, unread: Container[str] = ()
) -> tuple[tuple[SourceFile, ...], list[Finding]]:
    """Tell the documents of sound shape from the others; unread names the files that could not be read."""
    findings: list[Finding] = []
    valid: list[SourceFile] = []
    first: dict[str, SourceFile] = {}
    for file in files:
        found = [*_document_findings(file, schemas), *_taken_id(file, first)]
        findings.extend(found)
        if not found:
            valid.append(file)
    findings.extend(_no_handbook(files, unread))
    return tuple(valid), findings


def _document_findings(file: SourceFile, schemas: Schemas) -> Iterator[Finding]:
    schema = schemas.get(file.data.get("kind"))
    if schema is None:
        yield _kind_finding(file, schemas)
        return
    if not accept_function(schema)(file.data):
        from guiju.validate.explain import explain  # Cerberus takes time to import, and most runs need none

        yield from explain(file, schema)
    yield from check_parts(file)
    yield from _place_findings(file)


def _kind_finding(file: SourceFile, schemas: Schemas) -> Finding:
    kind = file.data.get("kind")
    if kind is None:
        from guiju.validate.explain import missing_kind

        return missing_kind(file, schemas.kinds)
    mend = suggest.mend_kind(str(kind), schemas.kinds)
    return finding("GJ201", file.positions.value(("kind",)), value=str(kind), mend=mend)


def _place_findings(file: SourceFile) -> Iterator[Finding]:
    name, item = PurePosixPath(file.path).stem, file.data.get("id")
    if file.kind == "handbook" and file.path != HANDBOOK_FILE:
        yield finding("GJ226", file.positions.value(()), file=file.path)
    if not isinstance(item, str):
        return
    place = file.positions.value(("id",))
    if item in RESERVED_DOCUMENT_IDS:
        yield finding("GJ236", place, id=item)
    if file.kind == "unit":
        return
    if file.documents > 1:
        yield finding("GJ222", file.positions.value(()), count=file.documents)
    elif item != name and is_id(item):
        yield finding("GJ221", place, name=name, id=item)


def _taken_id(file: SourceFile, first: dict[str, SourceFile]) -> Iterator[Finding]:
    item = file.data.get("id")
    if not isinstance(item, str):
        return
    earlier = first.setdefault(item, file)
    if earlier is not file:
        other = str(earlier.positions.value(("id",)))
        yield finding("GJ224", file.positions.value(("id",)), id=item, other=other)


def _no_handbook(files: Sequence[SourceFile], unread: Container[str]) -> Iterator[Finding]:
    there = any(file.kind == "handbook" and file.path == HANDBOOK_FILE for file in files)
    if not there and HANDBOOK_FILE not in unread:
        yield finding("GJ225", Position(HANDBOOK_FILE))
