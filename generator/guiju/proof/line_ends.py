"""GJ758: a line that begins or ends with the wrong punctuation (避头尾, GB/T 15834 and common practice).

Why: a comma at the head of a line looks like a fault of the document, and belongs to a sentence elsewhere.
Sees: the lines of each block (paragraph, cell, heading): none after the first begins with 、，。；：！？ or a closing
mark, none before the last ends with an opening one; links belong to their line. Cannot see: lines inside drawings.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Element, Proof, Run, shown

_NOT_FIRST = frozenset("，。、；：！？）》」』】〕〉”’％,;!?)]}")
_INLINE = ("Link", "Span")
_NOT_LAST = frozenset("（《「『【〔〈“‘([{")


def check(proof: Proof) -> Iterator[Finding]:
    """Find lines that begin or end as none may."""
    for block in proof.tree.below():
        if block.kind in ("Figure", *_INLINE) or all(isinstance(kid, Element) for kid in block.kids):
            continue
        places = list(_within(block))
        lines = list(_lines([run for place in places for run in proof.runs.get(place, ())]))
        for number, line in enumerate(lines):
            text = "".join(run.text for run in line).strip()
            first, last = number > 0 and text[:1] in _NOT_FIRST, number < len(lines) - 1 and text[-1:] in _NOT_LAST
            if text and (first or last):
                yield finding("GJ758", ArtifactPlace(proof.path, line[0].page + 1), text=shown(text))


def _within(block: Element) -> Iterator[tuple[int, int]]:
    """Give what a block says itself, the words of its links among it."""
    for kid in block.kids:
        if not isinstance(kid, Element):
            yield kid
        elif kid.kind in _INLINE:
            yield from kid.places()


def _lines(runs: list[Run]) -> Iterator[list[Run]]:
    """Put runs into lines: a new one begins to the left of where the last run ended, and lower."""
    line: list[Run] = []
    for run in runs:
        if not run.text.strip():
            continue
        if line and (run.page != line[-1].page or (_lower(run, line[-1]) and run.box.left < line[-1].box.right)):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _lower(run: Run, before: Run) -> bool:
    return (before.box.top + before.box.bottom) / 2 - (run.box.top + run.box.bottom) / 2 > 0.6 * run.size
