"""What one file's bytes give, before it is known where the file stands: documents and problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guiju.diagnostics import Finding, Value, finding
from guiju.source import DataPath, Position

SHOWN_OF_EACH = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file; line and column count from 1."""

    code: str
    line: int
    column: int
    values: tuple[tuple[str, Value], ...] = ()

    def at(self, file: str) -> Finding:
        """Make the finding of this problem in a file."""
        return finding(self.code, Position(file, self.line, self.column), **dict(self.values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One YAML document: its data and the places (line, column) of values and keys."""

    data: Mapping[str, object]
    values: Mapping[DataPath, tuple[int, int]]
    keys: Mapping[DataPath, tuple[int, int]]
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a file's bytes say, whatever the file is called; written counts the unreadable documents too."""

    documents: tuple[Document, ...] = ()
    written: int = 0
    problems: tuple[Problem, ...] = ()


def problem(code: str, line: int, column: int, **values: Value) -> Problem:
    """Make a problem of a code at a place."""
    return Problem(code, line, column, tuple(values.items()))


def capped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Keep the first of each code, each place once, and say how many more there are."""
    kept: list[Problem] = []
    seen: dict[str, list[Problem]] = {}
    for found in {(one.code, one.line, one.column): one for one in problems}.values():
        of_code = seen.setdefault(found.code, [])
        of_code.append(found)
        if len(of_code) <= SHOWN_OF_EACH:
            kept.append(found)
    return (*kept, *(_more(found) for found in seen.values() if len(found) > SHOWN_OF_EACH))


def _more(found: list[Problem]) -> Problem:
    first = found[SHOWN_OF_EACH]
    return problem("GJ109", first.line, first.column, of=first.code, count=len(found) - SHOWN_OF_EACH)
