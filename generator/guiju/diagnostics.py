"""Findings: what Guiju has to say about a handbook, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guiju.codes import CODES, Code, Severity, Wording
from guiju.source import Position

Value = str | int | float | Wording


@dataclass(frozen=True, slots=True, order=True)
class ArtifactPlace:
    """A place in something that was built: the artifact's path below the output folder, and the page (0: no page)."""

    artifact: str
    page: int = 0

    def __str__(self) -> str:
        return f"{self.artifact}:{self.page}" if self.page else self.artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. values fill the wording of its code; a Wording among them is said in the reader's language."""

    code: str
    place: Position | ArtifactPlace
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def about(self) -> Code:
        """Give the code's own entry: severity and wording."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """Give the severity that the code carries."""
        return self.about.severity

    def message(self, lang: str = "zh") -> str:
        """Say in one sentence what is wrong, in Chinese (zh) or English (en)."""
        return self._fill(self.about.message, lang)

    def hint(self, lang: str = "zh") -> str:
        """Say what mends it."""
        return self._fill(self.about.hint, lang)

    def _fill(self, wording: Wording, lang: str) -> str:
        said = {key: value.say(lang) if isinstance(value, Wording) else value for key, value in self.values}
        return wording.say(lang).format_map(said)


def finding(code: str, place: Position | ArtifactPlace, /, **values: Value) -> Finding:
    """Make a finding of a code at a place; values are the names that its wording uses."""
    return Finding(code=code, place=place, values=tuple(sorted(values.items(), key=lambda pair: pair[0])))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by place, then code, and drop exact repeats."""
    return tuple(sorted(dict.fromkeys(findings), key=_rank))


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Pick the findings that forbid a build."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)


def _rank(found: Finding) -> tuple[object, ...]:
    place = found.place
    if isinstance(place, Position):
        return (0, place.file, place.line, place.column, found.code, repr(found.values))
    return (1, place.artifact, place.page, 0, found.code, repr(found.values))


class UserMistake(Exception):
    """Something that the user can mend; carries the findings that say how."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(found.message("en") for found in findings))
        self.findings = findings


class OurFault(Exception):
    """A fault of Guiju itself; exit code 3."""
