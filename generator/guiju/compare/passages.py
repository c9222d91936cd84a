"""Where two texts differ: runs that stayed, that are gone, and that are new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A figure or a Latin word is one thing; so is each Chinese character and each mark.
_TOKENS = re.compile(r"\d+(?:\.\d+)?|[A-Za-z]+|\s+|.", re.DOTALL)
# Texts of more tokens than this are compared sentence by sentence, for the time grows with the square.
_MOST = 3_000
_SENTENCES = re.compile(r"[^。；！？\n]*[。；！？\n]?")


class Mark(StrEnum):
    """What became of a run of text."""

    SAME = "same"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text with one mark."""

    mark: Mark
    text: str


def passages(before: str, after: str) -> tuple[Run, ...]:
    """Give the runs of two texts in order, what is gone before what is new. The old text is all but the new runs."""
    if not before or not after:
        return tuple(run for run in (Run(Mark.OLD, before), Run(Mark.NEW, after)) if run.text)
    old, new = _parts(before, after)
    if _alike(old, new) < 0.4:
        return (Run(Mark.OLD, before), Run(Mark.NEW, after))
    return tuple(_joined(_runs(old, new)))


def _parts(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if max(len(old), len(new)) <= _MOST:
        return old, new
    return [one for one in _SENTENCES.findall(before) if one], [one for one in _SENTENCES.findall(after) if one]


def _alike(old: list[str], new: list[str]) -> float:
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Run(Mark.SAME, "".join(old[i1:i2]))
            continue
        yield Run(Mark.OLD, "".join(old[i1:i2]))
        yield Run(Mark.NEW, "".join(new[j1:j2]))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Put changes together that one or two characters part: a reader reads words, not letters."""
    gone = come = ""
    held = ""
    for run in runs:
        if run.mark is Mark.OLD:
            gone, come, held = gone + held + run.text, come + held, ""
        elif run.mark is Mark.NEW:
            come += run.text
        elif len(run.text) <= 2 and (gone or come):
            held += run.text
        else:
            yield from _told(gone, come)
            yield Run(Mark.SAME, held + run.text)
            gone = come = held = ""
    yield from _told(gone, come)
    yield from [Run(Mark.SAME, held)] if held else []


def _told(gone: str, come: str) -> Iterator[Run]:
    yield from (run for run in (Run(Mark.OLD, gone), Run(Mark.NEW, come)) if run.text)
