"""Templates, schemas and the site's source: in the wheel, or beside generator/ in a checkout.

A handbook may replace single files by files of the same name in its own templates/, schema/ and site/.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDERS = ("templates", "schema", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """Where our files are (shipped), and the handbook's home, whose files of the same name win (own)."""

    shipped: Path
    own: Path | None = None

    def folder(self, name: str) -> Path:
        """Give our own folder templates, schema or site, without what a handbook replaces."""
        return self.shipped / name

    def path(self, name: str) -> Path:
        """Give the file that stands for a name such as "templates/site/role.md"."""
        replaced = self._replaced(name)
        return replaced or self.shipped / name

    def files(self, under: str) -> Mapping[str, Path]:
        """Give every file below a folder, by its name from there; hidden files and caches left out."""
        root = self.shipped / under
        names = (path.relative_to(root).as_posix() for path in _walk(root))
        return {name: self.path(f"{under}/{name}") for name in sorted(names)}

    def hashes(self, under: str) -> Mapping[str, str]:
        """Give the sha256 of every file below a folder, by its name from there."""
        return {name: _hash(path, path.stat().st_mtime_ns) for name, path in self.files(under).items()}

    def _replaced(self, name: str) -> Path | None:
        if self.own is None:
            return None
        own = self.own / name
        # A link must not bring files from elsewhere into what is published.
        inside = own.is_file() and own.resolve().is_relative_to(self.own.resolve())
        return own if inside else None


def resources(own: Path | None = None) -> Resources:
    """Find our resources; own is the home of a handbook that may replace some."""
    package = Path(__file__).resolve().parent
    inside = package / "_resources"
    return Resources(shipped=inside if inside.is_dir() else package.parents[1], own=own)


def _walk(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry


@lru_cache(maxsize=1024)
def _hash(path: Path, changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
