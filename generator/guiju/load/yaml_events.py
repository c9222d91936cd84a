"""The one YAML reader: a walk over the parser's events gives plain data and the place of every part of it."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from guiju.diagnostics import Value
from guiju.load import characters
from guiju.load.events import (
    ALIAS,
    DOCUMENT,
    MAPPING,
    MAPPING_END,
    SCALAR,
    SEQUENCE_END,
    STREAM_END,
    Event,
    events,
)
from guiju.load.mistakes import (
    Setting,
    cut_lines,
    key_mistakes,
    lone_item_mistakes,
    scalar_mistakes,
    top_mistakes,
)
from guiju.load.problems import Document, Parsed, Problem, capped, problem
from guiju.load.scalars import resolve
from guiju.load.text import SourceText, read_text
from guiju.load.yaml_errors import diagnose
from guiju.source import DataPath

MAX_DEPTH = 64

_DIRECTIVE = re.compile(r"^%.*$", re.MULTILINE)
_EXPLICIT_KEY = re.compile(r"^[ \t]*(?:- +)*\?(?=\s)|[\[{,]\s*\?\s", re.MULTILINE)
_PLAIN_KEY = re.compile(r"[A-Za-z_\u4e00-\u9fff][\w .()/-]*")
# What makes a second look at an unquoted text worth its time.
_ODD = re.compile(r"^[“”‘’【［｛－—–•＃-]|[：，、＃\u3000\u00a0]|[a-z_]:\S|\s-|[”’】］｝]$")


def parse(raw: bytes) -> Parsed:
    """Read a file's bytes: data of every document, and everything wrong on the way. Raises nothing."""
    text, problems = read_text(raw)
    if text is None:
        return Parsed(problems=tuple(problems))
    text, directives = _without_directives(text)
    walk = _Walk(text)
    walk.run()
    found = capped([*problems, *directives, *walk.problems])
    if not walk.written and not found:
        found = (problem("GJ140", 1, 1),)
    return Parsed(documents=tuple(walk.documents), written=walk.written, problems=found)


def _without_directives(text: SourceText) -> tuple[SourceText, list[Problem]]:
    """Take directives out: the parser compares each with all others, so many would take minutes."""
    if "%" not in text.text or not _DIRECTIVE.search(text.text):
        return text, []
    found = [
        problem("GJ134", number, 1, text=line[:40]) for number, line in enumerate(text.lines, 1) if line.startswith("%")
    ]
    return SourceText(_DIRECTIVE.sub("#", text.text), mended=text.mended), found


class _TooDeepError(Exception):
    """Nested deeper than any handbook needs."""


class _Walk:
    """One pass over a file's events.

    The depth is bounded here: the parser's time grows with the square of the depth of brackets, but it
    never looks further ahead than 1,024 characters, so stopping to ask is enough.
    """

    def __init__(self, text: SourceText) -> None:
        self.text = text
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self.written = 0
        # What a document is instead of a mapping; a later error of the parser says it better.
        self._misread: list[Problem] = []
        self._values: dict[DataPath, tuple[int, int]] = {}
        self._keys: dict[DataPath, tuple[int, int]] = {}
        self._flow = 0
        self._last: Event | None = None
        self._explicit_keys = "?" in text.text and _EXPLICIT_KEY.search(text.text) is not None
        self._cut_lines = cut_lines(text.text)
        self._following = events(text.text.encode("utf-8"))

    def run(self) -> None:
        """Read all documents; a broken one ends the reading."""
        try:
            while type(event := self._next()) is not STREAM_END:
                if type(event) is DOCUMENT:
                    self._document(event)
        except _TooDeepError:
            pass
        except MarkedYAMLError as error:
            self._misread.clear()
            self._broken(diagnose(error, self.text, self._last))
        self.problems += self._misread

    def _broken(self, found: list[Problem]) -> None:
        """Keep what ended the reading, unless something better is already known about its line."""
        known = {one.line for one in self.problems}
        self.problems += [one for one in found if one.code != "GJ110" or one.line not in known]

    def _next(self) -> Event:
        self._last = event = self._following()
        return event

    def _document(self, start: Event) -> None:
        self._values, self._keys, self.written = {}, {}, self.written + 1
        event = self._next()
        data = self._node(event, (), 0, Setting())
        if isinstance(data, dict):
            self._keep(data)
        elif type(event) is SCALAR and data is None:
            self._report("GJ140", start)
        else:
            self._misread += top_mistakes(self.text, event)

    def _keep(self, data: dict[str, object]) -> None:
        self.documents.append(Document(data=data, values=self._values, keys=self._keys, index=self.written - 1))

    def _node(self, event: Event, path: DataPath, depth: int, setting: Setting) -> object:
        mark = event.start_mark
        self._values[path] = (mark.line + 1, mark.column + 1)
        if type(event) is SCALAR:
            return self._scalar(event, setting)
        if type(event) is ALIAS:
            self._report("GJ130", event, text=f"*{event.anchor}")
            return f"*{event.anchor}"
        return self._collection(event, path, depth + 1)

    def _collection(self, event: Event, path: DataPath, depth: int) -> object:
        self._refuse_marks(event)
        if depth > MAX_DEPTH:
            self._report("GJ136", event, depth=MAX_DEPTH)
            raise _TooDeepError
        flow = bool(event.flow_style)
        self._flow += flow
        read = self._mapping if type(event) is MAPPING else self._sequence
        data = read(path, depth)
        self._flow -= flow
        return data

    def _mapping(self, path: DataPath, depth: int) -> dict[str, object]:
        data: dict[str, object] = {}
        keys, flow = self._keys, self._flow > 0
        while type(event := self._next()) is not MAPPING_END:
            key = self._key(event, depth)
            mark = event.start_mark
            if key is None or key in data:
                if key is not None:
                    self._repeated(key, keys[(*path, key)], event)
                self._skip(depth)
                continue
            place = (*path, key)
            line = mark.line
            keys[place] = (line + 1, mark.column + 1)
            data[key] = self._node(self._next(), place, depth, Setting("value", line, flow))
        return data

    def _sequence(self, path: DataPath, depth: int) -> list[object]:
        data: list[object] = []
        setting = Setting("item", flow=self._flow > 0)
        item: Event | None = None
        while type(event := self._next()) is not SEQUENCE_END:
            item = event
            data.append(self._node(event, (*path, len(data)), depth, setting))
        if setting.flow and item and len(data) == 1:
            self.problems += lone_item_mistakes(item)
        return data

    def _key(self, event: Event, depth: int) -> str | None:
        """Read a mapping's key; None where it is not one to keep."""
        if type(event) is not SCALAR:
            self._report("GJ130" if type(event) is ALIAS else "GJ133", event, text=f"*{event.anchor}")
            self._aside(event, depth)
            return None
        if _PLAIN_KEY.fullmatch(event.value) and event.anchor is None and not self._explicit_keys:
            return event.value
        return self._odd_key(event)

    def _odd_key(self, event: Event) -> str | None:
        key = self._text(event)
        if event.value == "<<" and not event.style:
            self._report("GJ132", event)
            return None
        before = self.text.line(event.start_mark.line)[: event.start_mark.column].rstrip()
        if self._explicit_keys and before.endswith("?"):
            self._report("GJ133", event)
        if not event.style:
            self.problems += key_mistakes(self.text, event)
        return key

    def _scalar(self, event: Event, setting: Setting) -> object:
        if event.style or event.anchor is not None or event.tag is not None:
            return self._text(event)
        value: str = event.value
        if value and (_ODD.search(value) or event.end_mark.line in self._cut_lines):
            self.problems += scalar_mistakes(self.text, event, setting)
        if self.text.mended:
            value = value.replace(characters.STAND_IN, "")
        return resolve(value)

    def _text(self, event: Event) -> str:
        """Give a scalar's text as it is, without what may not stand in it."""
        self._refuse_marks(event)
        value: str = event.value
        if event.style == '"' and self.text.has_escapes:
            value = self._without_escaped(event, value)
        return value.replace(characters.STAND_IN, "") if self.text.mended else value

    def _without_escaped(self, event: Event, value: str) -> str:
        placed = characters.STAND_IN if self.text.mended else ""
        found = [(at, code) for at, code in characters.forbidden(value) if value[at] != placed]
        for at, code in found:
            self._report(code, event, char=characters.number(value[at]), name=characters.name(value[at]))
        bad = {at for at, _ in found}
        return "".join(char for at, char in enumerate(value) if at not in bad) if bad else value

    def _refuse_marks(self, event: Event) -> None:
        if event.anchor is not None:
            self._report("GJ130", event, text=f"&{event.anchor}")
        if event.tag is not None:
            self._report("GJ131", event, text=event.tag)

    def _repeated(self, key: str, first: tuple[int, int], event: Event) -> None:
        self._report("GJ135", event, key=key, first_line=first[0], first_column=first[1])

    def _skip(self, depth: int) -> None:
        self._aside(self._next(), depth)

    def _aside(self, event: Event, depth: int) -> None:
        """Read a value that is not kept, so that what is wrong inside it is still found."""
        kept = self._values, self._keys
        self._values, self._keys = {}, {}
        self._node(event, (), depth, Setting("value", event.start_mark.line, self._flow > 0))
        self._values, self._keys = kept

    def _report(self, code: str, event: Event, **values: Value) -> None:
        mark = event.start_mark
        self.problems.append(problem(code, mark.line + 1, mark.column + 1, **values))
