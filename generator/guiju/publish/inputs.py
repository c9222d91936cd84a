"""What a build reads: every file of the source folders, by its hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from guiju.load.entries import is_hidden
from guiju.render.artifact import key_of


def hashes(name: str, folder: Path, without: Collection[Path] = ()) -> dict[str, str]:
    """Hash all files of a folder that are not hidden: `<name>/<path below the folder>` -> sha256, sorted."""
    found = {f"{name}/{path.relative_to(folder).as_posix()}": sha256(path) for path in _below(folder, without)}
    return dict(sorted(found.items()))


def key_of_inputs(inputs: Mapping[str, str]) -> str:
    """Hash the names and hashes of files to one key."""
    return key_of(part for pair in sorted(inputs.items()) for part in pair)


def sha256(path: Path) -> str:
    """Hash a file's bytes: sha256 in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _below(folder: Path, without: Collection[Path]) -> Iterator[Path]:
    for place, names, files in os.walk(folder):
        names[:] = [name for name in names if not _skipped(Path(place, name), without)]
        for name in files:
            path = Path(place, name)
            if not is_hidden(name) and path.is_file():
                yield path


def _skipped(folder: Path, without: Collection[Path]) -> bool:
    return is_hidden(folder.name) or folder.name == "__pycache__" or (bool(without) and folder.resolve() in without)
