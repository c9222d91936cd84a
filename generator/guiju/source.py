"""Where things stand in the handbook's source: places, a file as it was read, and the commits that touched it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DataPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source file; line and column count from 1, the column in code points."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Positions:
    """The places of one YAML document: of every value, and of every mapping key."""

    file: str
    values: Mapping[DataPath, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[DataPath, tuple[int, int]] = field(default_factory=dict)

    def value(self, path: DataPath) -> Position:
        """Give the place of the value at path, or of the nearest thing around it."""
        return self._nearest(self.values, path)

    def key(self, path: DataPath) -> Position:
        """Give the place of the key that ends path, or of the value where there is no key (list items)."""
        return self._nearest(self.keys, path) if path in self.keys else self.value(path)

    def _nearest(self, table: Mapping[DataPath, tuple[int, int]], path: DataPath) -> Position:
        while path and path not in table:
            path = path[:-1]
        return Position(self.file, *table.get(path, (1, 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One YAML document as plain data, with the place of each of its parts.

    path is relative to the handbook's folder, with "/" between its parts; index is the number of the
    document in its file (several units may share one); sha256 is that of the file's bytes.
    """

    path: str
    index: int = 0
    documents: int = 1
    data: Mapping[str, object]
    positions: Positions
    sha256: str

    @property
    def kind(self) -> str:
        """Give the document's kind as it is written, or an empty text."""
        kind = self.data.get("kind")
        return kind if isinstance(kind, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit that touched a file: its full hash, its day (YYYY-MM-DD) by the committer's clock, its first line."""

    sha: str
    date: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What git knows of a handbook's files, by their path below its folder, newest commit first.

    changed are the files whose work tree differs from the last commit; cut is true where the repository holds
    only the newest part of its history.
    """

    commits: Mapping[str, tuple[Commit, ...]] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    cut: bool = False
