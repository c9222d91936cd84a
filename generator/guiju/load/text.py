"""From bytes to text: encoding, byte-order mark, and the characters that may not stand in it."""

from __future__ import annotations

import re
from functools import cached_property

from guiju.diagnostics import Value
from guiju.load import characters
from guiju.load.problems import Problem, problem

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BOM = b"\xef\xbb\xbf"


class SourceText:
    """A file's text, fit for the parser: what is forbidden is replaced one for one, so that places hold."""

    def __init__(self, text: str, *, mended: bool) -> None:
        self.text = text
        self.mended = mended
        self.has_escapes = "\\" in text

    @cached_property
    def lines(self) -> list[str]:
        """Give the lines without their ends, as an editor shows them."""
        return _LINE_END.split(self.text)

    def line(self, number: int) -> str:
        """Give a line, counted from 0; past the end an empty one."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def char(self, line: int, column: int) -> str:
        """Give the character at a place, counted from 0, or an empty text."""
        return self.line(line)[column : column + 1]


def read_text(raw: bytes) -> tuple[SourceText | None, list[Problem]]:
    """Decode a file's bytes; give no text where the encoding is wrong."""
    try:
        text = raw.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(raw, error.start + (len(_BOM) if raw.startswith(_BOM) else 0))]
    if _looks_wide(raw):
        return None, [problem("GJ102", 1, 1, encoding="UTF-16")]
    return _without_forbidden(text)


def _without_forbidden(text: str) -> tuple[SourceText, list[Problem]]:
    found = list(characters.forbidden(text))
    if not found:
        return SourceText(text, mended=False), []
    chars = list(text)
    for at, _ in found:
        chars[at] = characters.STAND_IN
    return SourceText("".join(chars), mended=True), _place(text, found)


def _place(text: str, found: list[tuple[int, str]]) -> list[Problem]:
    problems, line, start, ends = [], 1, 0, _LINE_END.finditer(text)
    end = next(ends, None)
    for at, code in found:
        while end and end.end() <= at:
            line, start, end = line + 1, end.end(), next(ends, None)
        char = text[at]
        named: dict[str, Value] = {"char": characters.number(char), "name": characters.name(char)}
        problems.append(problem(code, line, at - start + 1, **named))
    return problems


def _wrong_encoding(raw: bytes, at: int) -> Problem:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return problem("GJ102", 1, 1, encoding=encoding)
    if _looks_wide(raw):
        return problem("GJ102", 1, 1, encoding="UTF-16")
    line, column = _byte_place(raw, at)
    return problem("GJ103" if _looks_gbk(raw) else "GJ101", line, column, byte=at + 1)


def _byte_place(raw: bytes, at: int) -> tuple[int, int]:
    before = raw[:at].removeprefix(_BOM).decode("utf-8", "replace")
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1


def _looks_wide(raw: bytes) -> bool:
    head = raw[:400]
    return len(head) >= 4 and head.count(0) * 3 >= len(head)


def _looks_gbk(raw: bytes) -> bool:
    try:
        others = [char for char in raw.decode("gb18030") if ord(char) > 0x7F]
    except UnicodeDecodeError:
        return False
    chinese = sum("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in others)
    return chinese * 10 >= len(others) * 8
