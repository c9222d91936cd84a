"""GJ753: text printed over other text.

Why: neither of the two can be read.
Sees: the boxes of the glyphs of any two runs on a page that share more than a point each way, in drawings too. Cannot
see: text over a picture, and outlines of letters that are drawn as paths, such as a watermark.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Page, Proof, Run, shown

_SHARED = 1.0


def check(proof: Proof) -> Iterator[Finding]:
    """Find text over text."""
    for page in proof.pages:
        for one, other in _overlapping(page):
            place = ArtifactPlace(proof.path, one.page + 1)
            yield finding("GJ753", place, text=shown(one.text), other=shown(other.text))


def _overlapping(page: Page) -> Iterator[tuple[Run, Run]]:
    """Go down the page; only what is not yet passed can overlap what comes next."""
    waiting: list[Run] = []
    for run in sorted((one for one in page.runs if one.text.strip()), key=lambda one: -one.box.top):
        waiting = [one for one in waiting if one.box.bottom < run.box.top - _SHARED]
        yield from ((one, run) for one in waiting if _share(one, run))
        waiting.append(run)


def _share(one: Run, other: Run) -> bool:
    wide = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    high = min(one.box.top, other.box.top) - max(one.box.bottom, other.box.bottom)
    return wide > _SHARED and high > _SHARED
