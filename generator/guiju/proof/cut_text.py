"""GJ752: text that is cut off: outside the page, in the edge that no printer reaches, behind a clip, across a rule.

Why: what is cut cannot be read, and text that runs over the rule of its cell is read with the wrong cell.
Sees: the box of every run of text against the page less 4 mm on each side, against what it is clipped to, and against
every straight rule that crosses its middle. Cannot see: text that runs into the next cell where no rule stands between,
text hidden under a picture, rules inside drawings (arrows may touch their labels), and a rule just as long as the text
that it strikes through, as in a redline.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import MILLIMETRE, Line, Page, Proof, Run, shown

_EDGE = 4 * MILLIMETRE
_SLACK = 0.5
_OUTSIDE = Wording("超出纸边或打印机印不到的边", "outside the page, or in the edge that printers do not reach")
_CLIPPED = Wording("被裁掉一部分", "partly clipped away")
_CROSSED = Wording("压着格线", "across the rule of a cell")


def check(proof: Proof) -> Iterator[Finding]:
    """Find text that is cut off."""
    for page in proof.pages:
        for run in page.runs:
            if run.text.strip() and (how := _cut(run, page, proof)):
                yield finding("GJ752", ArtifactPlace(proof.path, run.page + 1), text=shown(run.text), how=how)


def _cut(run: Run, page: Page, proof: Proof) -> Wording | None:
    box = run.box
    low, high = min(box.left, box.bottom), max(box.right - page.width, box.top - page.height)
    if low < _EDGE - _SLACK or high > _SLACK - _EDGE:
        return _OUTSIDE
    clip = run.clip
    if clip and (
        box.left < clip.left - _SLACK
        or box.right > clip.right + _SLACK
        or box.bottom < clip.bottom - _SLACK
        or box.top > clip.top + _SLACK
    ):
        return _CLIPPED
    if (run.page, run.content) not in proof.figures and any(_crosses(line, run) for line in page.lines):
        return _CROSSED
    return None


def _crosses(line: Line, run: Run) -> bool:
    """Tell whether a rule goes through a run: an upright one between its ends, a level one through its middle."""
    rule, box = line.box, run.box
    if rule.height > rule.width:
        inside = box.left + 1.5 < rule.left and rule.right < box.right - 1.5
        return inside and min(rule.top, box.top) - max(rule.bottom, box.bottom) > 0.4 * box.height
    third = box.height / 3
    side = run.size / 5
    if box.left - side < rule.left < box.left + side and box.right - side < rule.right < box.right + side:
        return False  # struck through: what is gone from a redline
    inside = box.bottom + third < rule.bottom and rule.top < box.top - third
    return box.height > 4 and inside and min(rule.right, box.right) - max(rule.left, box.left) > 2
