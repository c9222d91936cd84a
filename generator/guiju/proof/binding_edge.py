"""GJ762: something printed where the holes are punched.

Why: 25 mm are bound (20 mm on A5); what is printed there is punched away or cannot be read in the file.
Sees: all text and all rules of a page: the same edge is free on all pages, or, printed on both sides, the left edge of
odd pages and the right one of even pages. Slips that share an A4 side by side are A5 once they are cut, and each has
an edge of its own. Cannot see: pictures and watermarks, which may cross the edge.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import MILLIMETRE, Page, Proof, Run

_A4, _A5 = 25, 20
_SLACK = 0.5 * MILLIMETRE


def check(proof: Proof) -> Iterator[Finding]:
    """Find pages that print on the edge to be bound."""
    slips = {at for span, beside in zip(proof.spans, proof.wanted.slips, strict=False) if beside for at in span}
    left = [_left(page) for page in proof.pages]
    right = [_right(page) for page in proof.pages]
    least = [_wanted(page) for page in proof.pages]
    for at in slips:
        page = proof.pages[at]
        least[at] = _A5 * MILLIMETRE
        left[at] = right[at] = min(left[at], _left(page, page.width / 2) - page.width / 2)
    ways = (left, [right[at] if at % 2 else left[at] for at in range(len(left))])
    best = max(ways, key=lambda way: sum(room >= wanted - _SLACK for room, wanted in zip(way, least, strict=True)))
    for at, (room, wanted) in enumerate(zip(best, least, strict=True)):
        if room < wanted - _SLACK:
            place = ArtifactPlace(proof.path, at + 1)
            free = f"{max(room, 0) / MILLIMETRE:.0f}"
            yield finding("GJ762", place, room=free, least=f"{wanted / MILLIMETRE:.0f}")


def _wanted(page: Page) -> float:
    return (_A4 if max(page.width, page.height) > 700 else _A5) * MILLIMETRE


def _left(page: Page, behind: float = 0.0) -> float:
    """Give where a page begins to print, or what of it is right of the line that it is cut along."""
    boxes = [
        *(run.box for run in page.runs if run.text.strip() and not _on_cut(run, page)),
        *(line.box for line in page.lines),
    ]
    return min((box.left for box in boxes if box.left > behind + 3), default=page.width)


def _on_cut(run: Run, page: Page) -> bool:
    """Tell what is said at the line that a page is cut along."""
    return page.width > page.height and abs(run.box.left - page.width / 2) < 3 * MILLIMETRE


def _right(page: Page) -> float:
    boxes = [*(run.box.right for run in page.runs if run.text.strip()), *(line.box.right for line in page.lines)]
    return page.width - max(boxes, default=0)
