"""GJ760: a blank of a form that is too low to write in.

Why: in less than 8 mm nobody writes by hand what anybody can read.
Sees: on forms, each empty cell between two level rules of the same width and two upright ones: its height.
Cannot see: blanks on a line of text, room beside words in a cell, and cells with rules drawn in another way. Cells
narrower than 8 mm are for a tick and are left alone, and so are those of checklists, where a line is ticked and the
note stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import MILLIMETRE, Box, Page, Proof

_LEAST = 8 * MILLIMETRE
_SLACK = 0.1 * MILLIMETRE


def check(proof: Proof) -> Iterator[Finding]:
    """Find blanks that are too low."""
    if not proof.wanted.style.startswith("form"):
        return
    for number, page in enumerate(proof.pages):
        low = [cell for cell in _cells(page) if cell.height < _LEAST - _SLACK]
        blank = [cell.height for cell in low if _closed(cell, page) and not _written(cell, page)]
        if blank:
            least = f"{min(blank) / MILLIMETRE:.1f}"
            yield finding("GJ760", ArtifactPlace(proof.path, number + 1), height=least)


def _cells(page: Page) -> Iterator[Box]:
    """Give the cells: between one level rule and the next below it from and to the same place."""
    columns: dict[tuple[int, int], set[float]] = defaultdict(set)
    for line in page.lines:
        if line.box.width >= _LEAST:
            middle = (line.box.top + line.box.bottom) / 2
            columns[round(line.box.left / 3), round(line.box.right / 3)].add(round(middle, 1))
    for (left, right), levels in columns.items():
        for low, high in pairwise(sorted(levels)):
            if high - low > 3:
                yield Box(left=left * 3, bottom=low, right=right * 3, top=high)


def _closed(cell: Box, page: Page) -> bool:
    """Tell whether a cell has a rule on both sides; where it has none, it is part of a wider one."""
    middle = (cell.bottom + cell.top) / 2
    upright = [line.box for line in page.lines if line.box.bottom < middle < line.box.top]
    return all(any(abs(box.left - side) < 4 for box in upright) for side in (cell.left, cell.right))


def _written(cell: Box, page: Page) -> bool:
    for run in page.runs:
        x, y = (run.box.left + run.box.right) / 2, (run.box.bottom + run.box.top) / 2
        if cell.bottom < y < cell.top and (cell.left < x < cell.right or run.box.left < cell.left + 3 < run.box.right):
            return True
    return False
