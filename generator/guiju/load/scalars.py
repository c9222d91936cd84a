"""What an unquoted word stands for: true, false, null, a whole number, a decimal, or just text."""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{0,15}[1-9]")
_MAY_RESOLVE = frozenset("-0123456789tfn")


def resolve(text: str) -> Scalar:
    """Give what plain text stands for; a number only where writing it again gives the same text."""
    if text and text[0] not in _MAY_RESOLVE:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return _number(text)


def _number(text: str) -> str | int | float:
    if _WHOLE.fullmatch(text) and text != "-0":
        return int(text)
    if _DECIMAL.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    return text
