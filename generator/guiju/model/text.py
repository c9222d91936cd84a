"""The small types that stand for words, and for what a source leaves open."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeVar, Union

from guiju.source import Position


class Unspecified(Enum):
    """What `unspecified` in the YAML becomes: it applies, and the source does not say what it is."""

    UNSPECIFIED = "unspecified"


UNSPECIFIED: Final = Unspecified.UNSPECIFIED

T = TypeVar("T")

Maybe = Union[T, Unspecified, None]  # noqa: UP007 - a generic alias needs Union here
Many = Union[tuple[T, ...], Unspecified]  # noqa: UP007 - a generic alias needs Union here


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """Words of the manual in its leading language; translations come to stand beside them here."""

    words: str
    place: Position | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.words


def given(value: Maybe[T]) -> T | None:
    """Give the value, or None where it is absent or left open."""
    return None if isinstance(value, Unspecified) else value


def listed(values: Many[T]) -> tuple[T, ...]:
    """Give the values, or none where the list is left open."""
    return () if isinstance(values, Unspecified) else values


def words(value: Maybe[Text]) -> str:
    """Give the words, or an empty text where they are absent or left open."""
    found = given(value)
    return found.words if found else ""
