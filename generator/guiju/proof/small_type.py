"""GJ761: type that is too small: under 12 pt on checklists and day sheets, under 10.5 pt elsewhere.

Why: sheets are read standing, in poor light, by people who do not see as they did.
Sees: the size of every run in the structure. What may be smaller: running heads and feet, drawings, and what the HTML
marks as <small> or with a class of wanted.SMALL (notes, legends, what a form is drawn from). Cannot see: type that is
large enough and yet hard to read.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof, Run, bare, shown

_SHEET, _TEXT = 12.0, 10.5
_SLACK = 0.05


def check(proof: Proof) -> Iterator[Finding]:
    """Find type that is too small, once a page."""
    least = _SHEET if proof.wanted.style == "sheet" else _TEXT
    for number, page in enumerate(proof.pages):
        small = [run for run in page.runs if run.size < least - _SLACK and not _may_be(run, proof)]
        if small:
            size = f"{min(run.size for run in small):.1f}"
            place = ArtifactPlace(proof.path, number + 1)
            yield finding("GJ761", place, text=shown(small[0].text), size=size, least=f"{least:g}")


def _may_be(run: Run, proof: Proof) -> bool:
    if run.content < 0 or (run.page, run.content) in proof.figures:
        return True
    text = bare(run.text)
    return not text or text in proof.wanted.small
