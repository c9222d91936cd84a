"""The mistakes that people really type, in places where YAML takes them for text.

Chinese text is full of the same characters, so each is looked for only where a key, a list or a bracket
was expected to stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guiju.load.events import SCALAR, Event
from guiju.load.problems import Problem, problem
from guiju.load.text import SourceText

# Fields that begin an item: after these a colon without its space is not an English word in Chinese text.
_ITEM_FIELD = re.compile(
    "id|kind|title|text|name|term|role|form|party|type|label|question|when|then|date|version|fact|site|area"
    "|start|end|every|on|at|quantity|meaning|actor|reward|number|status|[a-z]+(?:_[a-z]+)+"
)
_WORD = r"[A-Za-z_][A-Za-z0-9_-]*"
_INDENT = re.compile(r"[ \t\u3000\u00a0\u2000-\u200a\u202f\u205f]*")
_WIDE_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f"
_FULL_COLON = re.compile(rf"(?:- +)*[\"']?({_WORD})[\"']?[ \u3000]*：")
_TIGHT_COLON = re.compile(rf"(?:- +)*[\"']?({_WORD})[\"']?:(?![\s:/]|$)")
_WIDE_AFTER_COLON = re.compile(rf"(?:- +)*({_WORD}):[{_WIDE_SPACES}]")
_DASH_ITEM = re.compile(r"[－﹣—–•·●](?![—–])")
_TIGHT_DASH = re.compile(r"-[^\s\-0-9.]")
_SANE_KEY = re.compile(rf"(?:- +)*[\"']?{_WORD}[\"']?:(?:\s|$)")
_CURLY = re.compile(r"[“”‘’]([^“”‘’]*)[“”‘’]")
_BRACKETS = {"【": "】", "［": "］", "｛": "｝"}
_ID_LIST = re.compile(r"[\w#-]+(?:\s*[，、；]\s*[\w#-]+)+", re.ASCII)
_NEXT_FIELD = re.compile(rf"，\s*{_WORD}\s*[:：]")
_CUT = re.compile(r"[^\s#] #[^\s#]")


class Setting(NamedTuple):
    """Where a scalar stands: as a "document", an "item", or a "value" (key_line counts from 0)."""

    role: str = "document"
    key_line: int = -1
    flow: bool = False


def cut_lines(text: str) -> frozenset[int]:
    """Give the lines (from 0) where " #" directly before a word may cut a text off as a comment."""
    if " #" not in text:
        return frozenset()
    lines = re.split(r"\r\n|\r|\n", text)
    return frozenset(number for number, line in enumerate(lines) if _CUT.search(line))


def line_mistake(line: str, number: int, offset: int = 0) -> Problem | None:
    """Find what keeps a line from being a key, an item or a comment; number and offset count from 0."""
    indent = _indent(line)
    rest = line[len(indent) :]
    if not rest:
        return None
    found = _in_indent(indent) or _at_start(rest, len(indent)) or _at_colon(rest, len(indent))
    if not found:
        return None
    code, column, values = found
    return problem(code, number + 1, offset + column + 1, **values)


def is_sane(line: str) -> bool:
    """Tell whether a line is a key with its colon, as it should be."""
    return not line_mistake(line, 0) and bool(_SANE_KEY.match(line.lstrip(" ")))


def key_mistakes(text: SourceText, event: Event) -> Iterator[Problem]:
    """Find what stuck to a key, though it should not belong to it."""
    mark = event.start_mark
    found = line_mistake(event.value, mark.line, mark.column)
    if found:
        yield found
    elif _CURLY.match(event.value):
        yield problem("GJ115", mark.line + 1, mark.column + 1, text=event.value)


def top_mistakes(text: SourceText, event: Event) -> Iterator[Problem]:
    """Say why a document is no mapping: its keys are mistyped, or it is something else altogether."""
    lines = range(event.start_mark.line, event.end_mark.line + 1)
    found = [line_mistake(text.line(number), number) for number in lines if type(event) is SCALAR]
    known = [one for one in found if one]
    yield from known
    if not known:
        yield problem("GJ141", event.start_mark.line + 1, event.start_mark.column + 1)


def lone_item_mistakes(event: Event) -> Iterator[Problem]:
    """Doubt a list in brackets that has one unquoted item with a full-width comma in it."""
    if type(event) is SCALAR and not event.style and "，" in event.value and not _ID_LIST.fullmatch(event.value):
        mark = event.start_mark
        yield problem("GJ129", mark.line + 1, mark.column + 1, text=_short(event.value))


def scalar_mistakes(text: SourceText, event: Event, setting: Setting) -> Iterator[Problem]:
    """Find what was meant otherwise in an unquoted text."""
    first, last = event.start_mark.line, event.end_mark.line
    if setting.role == "value" and not setting.flow and first > setting.key_line:
        yield from _some(line_mistake(text.line(first), first))
    elif setting.role == "item" and not setting.flow:
        yield from _some(_item_mistake(event))
    for number in range(first + 1, last + 1):
        yield from _some(_continuation_mistake(text.line(number), number))
    if first == last:
        yield from _wrapped(event)
        yield from _ends(event)
    if setting.flow:
        yield from _in_brackets(event)
    yield from _cut_off(text, event)


def wrapped_mistake(value: str, line: int, column: int) -> Problem | None:
    """Find curly quotes or full-width brackets around a value; counted from 0."""
    if value[:1] in _BRACKETS:
        return problem("GJ116", line + 1, column + 1, char=value[0], text=_short(value))
    if not _CURLY.match(value):
        return None
    return problem("GJ115", line + 1, column + 1, text=_short(value))


_Found = tuple[str, int, dict[str, str]]


def _indent(line: str) -> str:
    match = _INDENT.match(line)
    return match.group() if match else ""


def _in_indent(indent: str) -> _Found | None:
    if "\t" in indent:
        return "GJ114", indent.index("\t"), {}
    wide = len(indent) - len(indent.lstrip(" "))
    return ("GJ113", wide, {}) if wide < len(indent) else None


def _at_start(rest: str, column: int) -> _Found | None:
    if rest[0] == "＃":
        return "GJ119", column, {}
    if _DASH_ITEM.match(rest):
        return "GJ118", column, {"char": rest[0]}
    return ("GJ117", column, {"text": _short(rest)}) if _TIGHT_DASH.match(rest) else None


def _at_colon(rest: str, column: int) -> _Found | None:
    if match := _FULL_COLON.match(rest):
        return "GJ111", column + match.end() - 1, {"key": match.group(1)}
    if match := _WIDE_AFTER_COLON.match(rest):
        return "GJ113", column + match.end() - 1, {}
    if match := _TIGHT_COLON.match(rest):
        return "GJ112", column + match.end() - 1, {"key": match.group(1)}
    return None


def _item_mistake(event: Event) -> Problem | None:
    found = line_mistake(event.value, event.start_mark.line, event.start_mark.column)
    if not found or found.code not in ("GJ111", "GJ112", "GJ113"):
        return None
    key = dict(found.values).get("key", "")
    return found if found.code == "GJ113" or _ITEM_FIELD.fullmatch(str(key)) else None


def _continuation_mistake(line: str, number: int) -> Problem | None:
    indent = _indent(line)
    rest = line[len(indent) :]
    if rest.startswith("- "):
        return problem("GJ121", number + 1, len(indent) + 1)
    found = line_mistake(line, number)
    if found and found.code in ("GJ113", "GJ114") and not is_sane(rest) and not _at_colon(rest, 0):
        return None
    lower = str(dict(found.values).get("key", "")).islower() if found else False
    return found if found and (found.code not in ("GJ111", "GJ112") or lower) else None


def _wrapped(event: Event) -> Iterator[Problem]:
    value, mark = event.value, event.start_mark
    match = _CURLY.fullmatch(value)
    if match:
        code = "GJ115" if match.group(1).isascii() else "GJ128"
        yield problem(code, mark.line + 1, mark.column + 1, text=_short(value))
    elif _BRACKETS.get(value[0]) == value[-1]:
        inside = value[1:-1]
        if value[0] != "【" or _ID_LIST.fullmatch(inside) or re.fullmatch(_WORD, inside):
            yield problem("GJ116", mark.line + 1, mark.column + 1, char=value[0], text=_short(value))


def _ends(event: Event) -> Iterator[Problem]:
    value, mark = event.value, event.start_mark
    if value[0] in _WIDE_SPACES or value[-1] in _WIDE_SPACES:
        column = mark.column if value[0] in _WIDE_SPACES else event.end_mark.column - 1
        yield problem("GJ137", mark.line + 1, column + 1)


def _in_brackets(event: Event) -> Iterator[Problem]:
    value, mark = event.value, event.start_mark
    if _ID_LIST.fullmatch(value) or _NEXT_FIELD.search(value):
        at = min(value.find(char) for char in "，、；" if char in value)
        yield problem("GJ116", mark.line + 1, mark.column + at + 1, char=value[at], text=_short(value))


def _cut_off(text: SourceText, event: Event) -> Iterator[Problem]:
    end = event.end_mark
    rest = text.line(end.line)[end.column :]
    if re.match(r" #[^\s#]", rest):
        yield problem("GJ125", end.line + 1, end.column + 2, text=_short(rest.strip()))


def _some(found: Problem | None) -> Iterator[Problem]:
    if found:
        yield found


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
