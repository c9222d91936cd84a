"""From the parser's error to what was typed wrong: a code, a place and words that a person understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from yaml import MarkedYAMLError

from guiju.codes import Wording
from guiju.diagnostics import Value
from guiju.load.events import MAPPING_END, SCALAR, SEQUENCE_END, Event, Mark
from guiju.load.mistakes import is_sane, line_mistake, wrapped_mistake
from guiju.load.problems import Problem, problem
from guiju.load.text import SourceText

_KEY = re.compile(r"[ ]*(?:- +)*[\"']?[\w.-]+[\"']?[ ]*:[ ]+(?=\S)")
_BLOCK_TEXT = re.compile(r"(?:.*:|[ ]*-)[ ]+[|>][-+0-9]*\s*(?:#.*)?")
_COMMA_FIELD = re.compile(r"，\s*[A-Za-z_][\w-]*$")
_UNKNOWN = Wording("这里的写法读不懂", "this cannot be read")
_BESIDE_START = Wording("“---”要独占一行", "'---' must stand alone in its line")
_NO_NAME = Wording("冒号前面缺栏目的名字", "the name of the field is missing before the colon")
_REASONS = {
    "did not find expected node content": Wording(
        "这里缺一个值，或多了一个逗号", "a value is missing here, or a comma is too many"
    ),
    "did not find expected <document start>": Wording(
        "文档在上面已经结束，这里又有内容", "the document has ended above, yet there is more"
    ),
    "did not find expected ',' or ']'": Wording(
        "方括号里的各项之间要用英文逗号", "items in [ ] need commas between them"
    ),
    "did not find expected ',' or '}'": Wording(
        "花括号里的各项之间要用英文逗号", "items in { } need commas between them"
    ),
    "did not find expected key": Wording("这里应当是一个键", "a key was expected here"),
    "did not find expected '-' indicator": Wording("这里应当是列表的下一项", "the next item of the list was expected"),
    "control characters are not allowed": Wording("这里有控制字符", "there is a control character"),
}


def diagnose(error: MarkedYAMLError, text: SourceText, last: Event | None) -> list[Problem]:
    """Give the findings for a parser's error; last is the event read before it."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return [problem("GJ110", 1, 1, reason=_UNKNOWN)]
    near = list(_near(error, mark, text))
    if near:
        return [*near, *_further(text, max(one.line for one in near))]
    return [_explain(error, mark, text, last), *_further(text, mark.line + 1)]


def _near(error: MarkedYAMLError, mark: Mark, text: SourceText) -> Iterator[Problem]:
    """Look at the line of the error and upwards, to the next line that is as it should be."""
    context: Mark | None = error.context_mark
    lowest = context.line if context and error.context == "while scanning a simple key" else mark.line
    for number in range(lowest, -1, -1):
        line = text.line(number)
        found = line_mistake(line, number)
        if found:
            yield found
        elif number < lowest and (is_sane(line) or not line.strip()):
            return


def _further(text: SourceText, start: int) -> Iterator[Problem]:
    """Name the same plain mistakes in the lines below, which the parser never reached."""
    block_indent: int | None = None
    for number in range(start, len(text.lines)):
        line = text.lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (not line.strip() or indent > block_indent):
            continue
        block_indent = indent if _BLOCK_TEXT.fullmatch(line) else None
        found = line_mistake(line, number)
        if found and found.code in ("GJ111", "GJ112", "GJ113", "GJ114"):
            yield found


def _explain(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    for known, explain in _EXPLAINERS.items():
        if (error.problem or "").startswith(known):
            found = explain(error, mark, text, last)
            if found:
                return found
    reason = _REASONS.get(error.problem or "", _UNKNOWN)
    return problem("GJ110", mark.line + 1, mark.column + 1, reason=reason)


def _at(code: str, mark: Mark, **values: Value) -> Problem:
    return problem(code, mark.line + 1, mark.column + 1, **values)


def _bad_start(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    char = text.char(mark.line, mark.column)
    return _at("GJ114", mark) if char == "\t" else _at("GJ124", mark, char=char)


def _bad_word(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    """The value begins with *, &, !, | or >, which YAML takes for its own."""
    start = error.context_mark or mark
    return _at("GJ124", start, char=text.char(start.line, start.column))


def _open_quote(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    start = error.context_mark or mark
    return _at("GJ120", start, char=text.char(start.line, start.column))


def _bad_escape(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    return _at("GJ138", mark)


def _tab(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    return _at("GJ114", mark)


def _bad_tag(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    return _at("GJ131", mark, text=text.line(mark.line)[mark.column :][:20])


def _second_colon(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem | None:
    """A second colon in a line belongs to the text; a first one belongs to a key that stands too deep."""
    before = text.line(mark.line)[: mark.column]
    key = _KEY.match(before)
    if key is None:
        if before.startswith("---"):
            return _at("GJ110", mark, reason=_BESIDE_START)
        return _line_start("GJ121", mark.line, text)
    wrapped = wrapped_mistake(text.line(mark.line)[key.end() :].rstrip(), mark.line, key.end())
    return wrapped or _at("GJ123", mark)


def _no_colon(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    start = error.context_mark or mark
    if text.char(start.line, start.column) in ('"', "'") and mark.line > start.line + 1:
        return _open_quote(error, mark, text, last)
    return _at("GJ122", start, text=text.line(start.line).strip()[:30])


def _no_key(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem | None:
    """After a closing quote or bracket there is more text, or the line is indented wrongly."""
    before = text.line(mark.line)[: mark.column]
    if before.strip():
        return _after_closing(mark, text, last)
    if text.char(mark.line, mark.column) == ":":
        return _at("GJ110", mark, reason=_NO_NAME)
    return _at("GJ121", mark)


def _after_closing(mark: Mark, text: SourceText, last: Event | None) -> Problem | None:
    if last and type(last) is SCALAR and last.style in ('"', "'"):
        start = last.start_mark
        if start.line < last.end_mark.line:
            return _at("GJ120", start, char=last.style)
        return _at("GJ126", start, text=text.line(mark.line)[start.column :][:30])
    if type(last) in (SEQUENCE_END, MAPPING_END):
        char = "[" if type(last) is SEQUENCE_END else "{"
        key = _KEY.match(text.line(mark.line))
        column = key.end() if key else text.line(mark.line).find(char)
        return problem("GJ124", mark.line + 1, column + 1, char=char)
    return None


def _open_bracket(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem | None:
    start = error.context_mark or mark
    if mark.line > start.line:
        return _at("GJ127", start, char=text.char(start.line, start.column))
    if last and type(last) is SCALAR and (comma := _COMMA_FIELD.search(last.value)):
        column = last.start_mark.column + comma.start()
        return problem("GJ116", mark.line + 1, column + 1, char="，", text=last.value[:30])
    return _after_closing(mark, text, last) if last and type(last) is SCALAR and last.style else None


def _no_value(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem | None:
    if error.context == "while parsing a flow node":
        at_end = not any(line.strip() for line in text.lines[mark.line :])
        return _at("GJ127", last.start_mark, char="[") if at_end and last else None
    char = text.char(mark.line, mark.column)
    return _at("GJ124", mark, char=char) if char else None


def _dash_inside(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem:
    before = text.line(mark.line)[: mark.column]
    return _at("GJ124", mark, char="-") if before.strip() else _at("GJ121", mark)


def _second_root(error: MarkedYAMLError, mark: Mark, text: SourceText, last: Event | None) -> Problem | None:
    start = text.line(mark.line).lstrip()[:1]
    if start in ('"', "'"):
        return problem("GJ126", mark.line + 1, 1, text=text.line(mark.line)[:30])
    return problem("GJ124", mark.line + 1, 1, char=start) if start in ("[", "{") else None


def _line_start(code: str, number: int, text: SourceText) -> Problem:
    line = text.line(number)
    return problem(code, number + 1, len(line) - len(line.lstrip()) + 1)


_Explain = Callable[[MarkedYAMLError, Mark, SourceText, Event | None], Problem | None]
# Beginnings of libyaml's own messages; the longer one of two that begin alike comes first.
_EXPLAINERS: dict[str, _Explain] = {
    "found character that cannot start any token": _bad_start,
    "did not find expected alphabetic": _bad_word,
    "did not find expected tag URI": _bad_word,
    "did not find expected '!'": _bad_word,
    "did not find expected whitespace or line break": _bad_word,
    "did not find expected comment or line break": _bad_word,
    "found an indentation indicator": _bad_word,
    "found unexpected end of stream": _open_quote,
    "found unexpected document indicator": _open_quote,
    "found unknown escape character": _bad_escape,
    "did not find expected hexdecimal number": _bad_escape,
    "found invalid Unicode character escape code": _bad_escape,
    "found a tab character": _tab,
    "found undefined tag handle": _bad_tag,
    "mapping values are not allowed": _second_colon,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _no_key,
    "did not find expected '-' indicator": _no_key,
    "did not find expected ','": _open_bracket,
    "did not find expected node content": _no_value,
    "block sequence entries are not allowed": _dash_inside,
    "did not find expected <document start>": _second_root,
}
