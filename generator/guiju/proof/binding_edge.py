"""GJ762: something printed where the holes are punched.

Why: 25 mm are bound (20 mm on A5); what is printed there is punched away or cannot be read in the file.
Sees: all text and all rules of a page: the same edge is free on all pages, or, printed on both sides, the left edge of
odd pages and the right one of even pages. Cannot see: pictures and watermarks, which may cross the edge.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import MILLIMETRE, Page, Proof

_SLACK = 0.5 * MILLIMETRE


def check(proof: Proof) -> Iterator[Finding]:
    """Find pages that print on the edge to be bound."""
    left = [_left(page) >= _wanted(page) - _SLACK for page in proof.pages]
    right = [_right(page) >= _wanted(page) - _SLACK for page in proof.pages]
    ways = (left, [right[page] if page % 2 else left[page] for page in range(len(left))])
    best = max(ways, key=sum)
    for number, free in enumerate(best):
        if not free:
            page = proof.pages[number]
            room = f"{max(_left(page), 0) / MILLIMETRE:.0f}"
            least = f"{_wanted(page) / MILLIMETRE:.0f}"
            yield finding("GJ762", ArtifactPlace(proof.path, number + 1), room=room, least=least)


def _wanted(page: Page) -> float:
    return (25 if max(page.width, page.height) > 700 else 20) * MILLIMETRE


def _left(page: Page) -> float:
    boxes = [*(run.box.left for run in page.runs if run.text.strip()), *(line.box.left for line in page.lines)]
    return min(boxes, default=page.width)


def _right(page: Page) -> float:
    boxes = [*(run.box.right for run in page.runs if run.text.strip()), *(line.box.right for line in page.lines)]
    return page.width - max(boxes, default=0)
