"""What was found, put into words: text for people, json, github annotations, and SARIF 2.1.0.

A reporter is a function of a Report and gives text; none of them writes anything.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guiju import __version__
from guiju.codes import CODES, Severity, Wording
from guiju.diagnostics import Finding
from guiju.source import Position

FORMATS = ("text", "json", "github", "sarif")

_WIDTH = 100
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_SEVERITIES = {
    Severity.ERROR: Wording("错误", "error"),
    Severity.WARNING: Wording("警告", "warning"),
    Severity.INFO: Wording("提示", "note"),
}


@dataclass(frozen=True, kw_only=True)
class Report:
    """Findings and how to tell them. folders are where the findings' files are looked for, in order; paths are told
    as seen from here. Excerpts show the source line under a finding, colours are for terminals."""

    findings: Sequence[Finding]
    folders: Sequence[Path] = ()
    here: Path | None = None
    lang: str = "zh"
    excerpts: bool = True
    colours: bool = False

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Give how many findings there are of each severity."""
        counted = Counter(found.severity for found in self.findings)
        return {str(severity): counted[severity] for severity in Severity}

    def path(self, file: str) -> str:
        """Give the path of a finding's file as a person here would type it."""
        found = self._found(file)
        if found is None:
            return file
        # os.path, for its answer may lead upwards ("../other/sop/x.yaml"), which pathlib cannot give.
        seen = os.path.relpath(found, self.here) if self.here else str(found)
        return Path(seen).as_posix()

    def lines(self, file: str) -> Sequence[str]:
        """Give the lines of a finding's file, none where it cannot be read."""
        if file not in self._lines:
            self._lines[file] = _read_lines(self._found(file))
        return self._lines[file]

    @cached_property
    def _lines(self) -> dict[str, Sequence[str]]:
        return {}

    def _found(self, file: str) -> Path | None:
        paths = [folder / file for folder in self.folders]
        return next((path for path in paths if os.path.lexists(path)), paths[0] if paths else None)


def tell(report: Report, form: str) -> str:
    """Tell a report in one of the FORMATS."""
    return _REPORTERS[form](report)


def text(report: Report) -> str:
    """Tell a report to people: one paragraph a finding, and a line that counts them."""
    paragraphs = [_paragraph(found, report) for found in report.findings]
    return "".join(f"{line}\n" for line in (*paragraphs, count_line(report)))


def count_line(report: Report) -> str:
    """Say how many errors, warnings and notes there are."""
    if not report.findings:
        return Wording("没有发现问题", "nothing found").say(report.lang)
    counts = [(report.counts[severity], severity) for severity in Severity if report.counts[severity]]
    if report.lang == "en":
        return ", ".join(f"{count} {_SEVERITIES[one].en}{'s' if count > 1 else ''}" for count, one in counts)
    return "，".join(f"{count} 个{_SEVERITIES[one].zh}" for count, one in counts)


def as_json(report: Report) -> str:
    """Tell a report to other programs, as DESIGN.md section 6 has it."""
    findings = [_record(found, report) for found in report.findings]
    return _dumped({"findings": findings, "counts": report.counts})


def github(report: Report) -> str:
    """Tell a report as workflow commands that GitHub shows beside the changed lines."""
    return "".join(_command(found, report) for found in report.findings)


def sarif(report: Report) -> str:
    """Tell a report as SARIF 2.1.0 (OASIS), which code hosts and editors read."""
    used = sorted({found.code for found in report.findings})
    driver = {
        "name": "guiju",
        "version": __version__,
        "rules": [_rule(code, report.lang) for code in used],
    }
    results = [_result(found, used.index(found.code), report) for found in report.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dumped({"$schema": schema, "version": "2.1.0", "runs": [run]})


def severity_word(severity: Severity, lang: str) -> str:
    """Give the word for a severity."""
    return _SEVERITIES[severity].say(lang)


def width(text: str) -> int:
    """Give how many columns a text takes on a terminal, where Chinese characters take two."""
    return sum(_char_width(char) for char in text)


def shown(text: str) -> str:
    """Make characters visible that would play tricks on a terminal."""
    return _UNSAFE.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


# -- text


def _paragraph(found: Finding, report: Report) -> str:
    head = (
        f"{_place(found, report)}: {_painted(found.code, found.severity, report)} {shown(found.message(report.lang))}"
    )
    hint = shown(found.hint(report.lang))
    excerpt = _excerpt(found, report) if report.excerpts else []
    return "\n".join([head + _mark(found, report), *excerpt, *([f"  → {hint}"] if hint else [])])


def _place(found: Finding, report: Report) -> str:
    place = found.place
    if isinstance(place, Position):
        return f"{shown(report.path(place.file))}:{place.line}:{place.column}"
    return shown(str(place))


def _mark(found: Finding, report: Report) -> str:
    said = _SEVERITIES[found.severity].say(report.lang)
    if found.severity is Severity.ERROR:
        return ""
    return f" ({said})" if report.lang == "en" else f"（{said}）"


def _painted(words: str, severity: Severity, report: Report) -> str:
    return f"\x1b[1;{_COLOURS[severity]}m{words}\x1b[0m" if report.colours else words


def _excerpt(found: Finding, report: Report) -> list[str]:
    place = found.place
    if not isinstance(place, Position):
        return []
    lines = report.lines(place.file)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if not line.strip():
        return []
    before, after = _window(shown(line.replace("\t", " ")), _shown_column(line, place.column))
    return [f"    {before}{after}", f"    {' ' * width(before)}{_painted('^', found.severity, report)}"]


def _shown_column(line: str, column: int) -> int:
    return len(shown(line[: column - 1].replace("\t", " ")))


def _window(line: str, column: int) -> tuple[str, str]:
    """Cut a long line to a window around the column; gives what stands before it and from it on."""
    before, after = line[:column], line[column:]
    if width(before) > _WIDTH // 2:
        before = "…" + _fitting(before[::-1], _WIDTH // 2)[::-1]
    else:
        before = before[len(line) - len(line.lstrip()) :] if before.strip() else ""
    fitting = _fitting(after, _WIDTH - width(before))
    return before, fitting + ("…" if len(fitting) < len(after) else "")


def _fitting(text: str, columns: int) -> str:
    taken = 0
    for at, char in enumerate(text):
        taken += _char_width(char)
        if taken > columns:
            return text[:at]
    return text


def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _read_lines(path: Path | None) -> Sequence[str]:
    try:
        raw = path.read_bytes() if path else b""
    except OSError:
        return ()
    return re.split("\r\n|\r|\n", raw.decode("utf-8-sig", "replace"))


# -- json, github, sarif


def _record(found: Finding, report: Report) -> dict[str, object]:
    place = found.place
    source = place if isinstance(place, Position) else None
    artifact = None if isinstance(place, Position) else place
    return {
        "code": found.code,
        "severity": str(found.severity),
        "file": report.path(source.file) if source else None,
        "line": source.line if source else None,
        "column": source.column if source else None,
        "artifact": artifact.artifact if artifact else None,
        "page": (artifact.page or None) if artifact else None,
        "message": found.message(report.lang),
        "hint": found.hint(report.lang),
    }


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def _command(found: Finding, report: Report) -> str:
    place = found.place
    name = _LEVELS[found.severity].replace("note", "notice")
    where = {"title": f"{found.code} {found.about.title.say(report.lang)}"}
    if isinstance(place, Position):
        where = {"file": report.path(place.file), "line": str(place.line), "col": str(place.column), **where}
    said = "\n".join(shown(part) for part in (found.message(report.lang), found.hint(report.lang)) if part)
    message = said if isinstance(place, Position) else f"{shown(str(place))}: {said}"
    options = ",".join(f"{key}={_escaped(shown(value), ':,')}" for key, value in where.items())
    return f"::{name} {options}::{_escaped(message)}\n"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in "%\r\n" + more else char for char in text)


def _rule(code: str, lang: str) -> dict[str, object]:
    about = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": about.title.say(lang)},
        "defaultConfiguration": {"level": _LEVELS[about.severity]},
    }


def _result(found: Finding, rule: int, report: Report) -> dict[str, object]:
    said = "\n".join(part for part in (found.message(report.lang), found.hint(report.lang)) if part)
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(found, report)}],
    }


def _location(found: Finding, report: Report) -> dict[str, object]:
    place = found.place
    if not isinstance(place, Position):
        return {"artifactLocation": {"uri": _uri(place.artifact)}}
    region = {"startLine": place.line, "startColumn": place.column}
    return {"artifactLocation": {"uri": _uri(report.path(place.file))}, "region": region}


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.encode("utf-8", "surrogateescape"))


def _dumped(value: object) -> str:
    # Lone surrogates (of file names that are no UTF-8) cannot be written as UTF-8; as escapes they can.
    dumped = json.dumps(value, ensure_ascii=False, indent=2)
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found.group()):04x}", dumped) + "\n"


_REPORTERS: Mapping[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
