"""From the files of a handbook, on disk or in git, to its documents."""

from __future__ import annotations

import gc
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from guiju.diagnostics import Finding, Value, finding, in_order
from guiju.load.documents import place
from guiju.load.problems import Parsed, problem
from guiju.load.yaml_events import parse
from guiju.source import Position, SourceFile

MAX_BYTES = 4_000_000
HANDBOOK = "handbook.yaml"

_YAML = (".yaml", ".yml")
# Guiju's own records: they are inputs of a build, but no documents.
_RECORDS = ("approvals", "releases")


class ParseCache(Protocol):
    """Remembers what bytes were parsed to; the key is their sha256."""

    def get(self, sha: str) -> Parsed | None:
        """Give what was put under a key, or None."""

    def put(self, sha: str, value: Parsed) -> None:
        """Remember what bytes were parsed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file: its path below the handbook's folder, and its bytes or the code of what keeps them from us."""

    path: str
    raw: bytes = b""
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult:
    """What was read: documents by path, findings by place, and the sha256 of every input by its path."""

    files: tuple[SourceFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    inputs: Mapping[str, str]


def is_hidden(name: str) -> bool:
    """Tell whether a file or folder is no part of a handbook: hidden, an editor's or Office's own."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in ("Thumbs.db", "desktop.ini")


def is_document(path: str) -> bool:
    """Tell whether a path below the handbook's folder is that of a YAML document."""
    return path.lower().endswith(_YAML) and path.split("/")[0] not in _RECORDS


def assemble(entries: Sequence[Entry], cache: ParseCache | None) -> LoadResult:
    """Read all entries in the order of their paths."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    files: list[SourceFile] = []
    findings = [*_folder_findings([entry.path for entry in ordered])]
    inputs: dict[str, str] = {}
    with _no_garbage_collection():
        for entry in ordered:
            findings += _name_findings(entry.path)
            if _is_garbled(entry.path):
                continue
            if entry.refused:
                findings.append(_about(entry.refused, entry.path, megabytes=MAX_BYTES // 1_000_000))
                continue
            sha = inputs[entry.path] = hashlib.sha256(entry.raw).hexdigest()
            if is_document(entry.path):
                sources, found = place(_parse(entry.raw, sha, cache), entry.path, sha)
                files += sources
                findings += found
    return LoadResult(files=tuple(files), findings=in_order(findings), inputs=inputs)


def _parse(raw: bytes, sha: str, cache: ParseCache | None) -> Parsed:
    known = cache.get(sha) if cache is not None else None
    if known is not None:
        return known
    too_big = problem("GJ152", 1, 1, megabytes=MAX_BYTES // 1_000_000)
    parsed = Parsed(problems=(too_big,)) if len(raw) > MAX_BYTES else parse(raw)
    if cache is not None:
        cache.put(sha, parsed)
    return parsed


def _folder_findings(paths: Sequence[str]) -> Iterator[Finding]:
    if HANDBOOK not in paths:
        yield _about("GJ150", HANDBOOK)
    first: dict[str, str] = {}
    for path in _with_folders(paths):
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            yield _about("GJ155", path, other=other)


def _with_folders(paths: Iterable[str]) -> list[str]:
    parts = (path.split("/") for path in paths)
    return sorted({"/".join(part[:depth]) for part in parts for depth in range(1, len(part) + 1)})


def _name_findings(path: str) -> Iterator[Finding]:
    if _is_garbled(path):
        yield _about("GJ156", path.encode("utf-8", "replace").decode())
    elif unicodedata.normalize("NFC", path) != path:
        yield _about("GJ154", path)
    if path.lower().endswith((".yaml.txt", ".yml.txt")):
        yield _about("GJ157", path, right=path[: -len(".txt")])


def _is_garbled(path: str) -> bool:
    """Tell whether the path's bytes were no UTF-8: Python then keeps them as lone surrogates."""
    return any("\ud800" <= char <= "\udfff" for char in path)


def _about(code: str, path: str, **values: Value) -> Finding:
    return finding(code, Position(path), **{"path": path, **values})


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Reading makes many small objects that all stay: collecting between them is time for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
