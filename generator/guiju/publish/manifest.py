"""manifest.json: what was published and what it was made from; and the check of a folder against it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import guiju
from guiju.diagnostics import ArtifactPlace, Finding, finding, in_order
from guiju.publish.fingerprint import Fingerprint
from guiju.publish.inputs import sha256

NAME = "manifest.json"
FORMAT = 1


def manifest(
    files: Mapping[str, tuple[str, int]],
    inputs: Mapping[str, str],
    commit: str | None,
    tools: Fingerprint,
    audience: str = "",
) -> bytes:
    """Write the manifest of files (path -> sha256 and bytes) that were made from inputs (path -> sha256).

    audience is the id of the unit or role that they were made for, empty for everybody.
    """
    content = {
        "format": FORMAT,
        "guiju": guiju.__version__,
        **({"audience": audience} if audience else {}),
        "commit": commit,
        "fingerprint": {**tools.parts, "hash": tools.hash},
        "inputs": dict(inputs),
        "files": {path: {"sha256": digest, "bytes": size} for path, (digest, size) in files.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def verify(folder: Path) -> tuple[Finding, ...]:
    """Compare a published folder with its manifest: each changed, added or missing file is a finding."""
    told = read_manifest(folder)
    if told is None:
        return (finding("GJ731", ArtifactPlace(NAME), folder=str(folder)),)
    expected = told["files"]
    there = dict(present(folder))
    there.pop(NAME, None)
    return in_order(_differences(folder, expected, there))


def made_by_guiju(folder: Path) -> bool:
    """Say whether a folder may be replaced: it is not there, is empty, or carries a manifest of ours."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    return not any(folder.iterdir()) or read_manifest(folder) is not None


def edition_in(folder: Path) -> str | None:
    """Give the id of the unit or role that a published folder is for, empty for everybody; None: nothing is there."""
    told = read_manifest(folder)
    return str(told.get("audience", "")) if told else None


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Read a folder's manifest; None where there is none of ours that can be read."""
    try:
        found = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return None
    sound = isinstance(found, dict) and "guiju" in found and found.get("format") == FORMAT
    return found if sound and _sound_files(found.get("files")) else None


def present(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give every file below a folder with what the system says about it; links are not followed."""
    for place, names, files in os.walk(folder):
        links = [name for name in names if Path(place, name).is_symlink()]
        for name in (*files, *links):
            path = Path(place, name)
            yield path.relative_to(folder).as_posix(), path.lstat()


def _differences(folder: Path, expected: Mapping[str, Any], there: Mapping[str, os.stat_result]) -> Iterator[Finding]:
    for path in expected.keys() - there.keys():
        yield finding("GJ733", ArtifactPlace(path), path=path)
    for path in there.keys() - expected.keys():
        yield finding("GJ734", ArtifactPlace(path), path=path)
    for path in expected.keys() & there.keys():
        if _changed(folder / path, there[path], expected[path]):
            yield finding("GJ732", ArtifactPlace(path), path=path)


def _changed(path: Path, about: os.stat_result, told: Mapping[str, Any]) -> bool:
    if not stat.S_ISREG(about.st_mode) or about.st_size != told["bytes"]:
        return True
    return sha256(path) != str(told["sha256"])


def _sound_files(files: object) -> bool:
    return isinstance(files, dict) and all(
        isinstance(told, dict) and isinstance(told.get("sha256"), str) and isinstance(told.get("bytes"), int)
        for told in files.values()
    )
