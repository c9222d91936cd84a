"""GJ754: a row of a table cut by the end of a page.

Why: a step of which half stands on the next page is done by halves; a blank that is cut cannot be filled in.
Sees: a row of the structure with content on more than one page; tags of one row that two pages show are joined when
they are made. Cannot see: a cut through an empty row. A row higher than a page has to be cut and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import ROWS, Element, Proof, shown


def check(proof: Proof) -> Iterator[Finding]:
    """Find rows that are cut."""
    for row in proof.tree.below():
        if row.kind in ROWS and len(row.pages) > 1 and not _too_high(row, proof):
            place = ArtifactPlace(proof.path, row.pages[0] + 1)
            yield finding("GJ754", place, text=shown(proof.text_of(row)))


def _too_high(row: Element, proof: Proof) -> bool:
    """Tell whether what a row has to say would not fit the larger part of a page."""
    lines = 0.0
    for number in row.pages:
        boxes = [run.box for run in proof.runs_of(row) if run.page == number]
        lines += max(box.top for box in boxes) - min(box.bottom for box in boxes) if boxes else 0
    return lines > 0.72 * proof.pages[row.pages[0]].height
