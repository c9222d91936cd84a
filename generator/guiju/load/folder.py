"""Reading a handbook from its folder on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from guiju.diagnostics import finding
from guiju.load.entries import MAX_BYTES, Entry, LoadResult, ParseCache, assemble, is_document, is_hidden
from guiju.source import Position


def read_folder(root: Path, cache: ParseCache | None = None) -> LoadResult:
    """Read the handbook in the folder root, the one with handbook.yaml; paths are given relative to it.

    Every file that is not hidden counts as an input. Nothing is raised for what stands in the folder.
    """
    if not root.is_dir():
        place = Position(root.name or ".")
        return LoadResult(findings=(finding("GJ158", place, path=root.name or "."),), inputs={})
    return assemble(list(_entries(root, root.resolve(), "")), cache)


def _entries(folder: Path, root: Path, prefix: str) -> Iterator[Entry]:
    try:
        found = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError:
        yield Entry(path=prefix.rstrip("/") or ".", refused="GJ151")
        return
    for item in found:
        if is_hidden(item.name):
            continue
        path = prefix + item.name
        if item.is_dir(follow_symlinks=False):
            yield from _entries(Path(item.path), root, path + "/")
        else:
            yield _entry(Path(item.path), root, path)


def _entry(file: Path, root: Path, path: str) -> Entry:
    try:
        if file.is_symlink() and not _stays_inside(file, root):
            return Entry(path=path, refused="GJ153")
        if not file.is_file():
            return Entry(path=path, refused="GJ151")
        if is_document(path) and file.stat().st_size > MAX_BYTES:
            return Entry(path=path, refused="GJ152")
        return Entry(path=path, raw=file.read_bytes())
    except (OSError, RuntimeError):
        # A ring of symbolic links is a RuntimeError in Python 3.11.
        return Entry(path=path, refused="GJ151")


def _stays_inside(link: Path, root: Path) -> bool:
    target = link.resolve()
    return target.is_relative_to(root) and not target.is_dir()
