"""GJ753: text printed over other text, or over a QR code.

Why: neither of the two can be read.
Sees: the boxes of the glyphs of any two runs on a page that share more than a point each way, in drawings too, and of
any run and a QR code with the edge that it needs free. Cannot see: text over a picture, and outlines of letters that
are drawn as paths, such as a watermark, which is meant to lie under the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Box, Page, Proof, Run, shown

_SHARED = 1.0
_CODE = Wording("二维码", "the QR code")


def check(proof: Proof) -> Iterator[Finding]:
    """Find text over text."""
    for page in proof.pages:
        for one, other in _overlapping(page):
            place = ArtifactPlace(proof.path, one.page + 1)
            yield finding("GJ753", place, text=shown(one.text), other=shown(other.text))
        for run in page.runs:
            if run.text.strip() and any(_near(run, code) for code in page.codes):
                place = ArtifactPlace(proof.path, run.page + 1)
                yield finding("GJ753", place, text=shown(run.text), other=_CODE)


def _near(run: Run, code: Box) -> bool:
    """Tell whether a run stands in a code or in its quiet zone: four modules of at least 21."""
    edge = code.width * 4 / 41
    box = run.box
    wide = min(box.right, code.right + edge) - max(box.left, code.left - edge)
    high = min(box.top, code.top + edge) - max(box.bottom, code.bottom - edge)
    return wide > 0 and high > 0


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
