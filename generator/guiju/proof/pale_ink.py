"""GJ763: text or rules that a photocopier loses.

Why: copies of copies hang on the wall; pale grey is the first to go, and hairlines are the next.
Sees: text lighter than 40 % grey, rules lighter than 50 % or thinner than 0.4 pt. Cannot see: pictures, shaded
backgrounds and watermarks, which are meant to be pale.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Page, Proof, shown

_TEXT, _RULE = 0.40, 0.50
_THIN = 0.4
_SLACK = 0.02


def check(proof: Proof) -> Iterator[Finding]:
    """Find what is too pale, once a page."""
    for number, page in enumerate(proof.pages):
        what = next(_pale(page), None)
        if what:
            yield finding("GJ763", ArtifactPlace(proof.path, number + 1), what=what)


def _pale(page: Page) -> Iterator[str]:
    for run in page.runs:
        if run.text.strip() and run.grey > _TEXT:
            yield f"{shown(run.text)} ({run.grey:.0%})"
    for line in page.lines:
        if line.grey > _RULE and line.grey < 0.85:
            yield f"— {line.grey:.0%}"
        if 0 < line.thickness < _THIN - _SLACK:
            yield f"— {line.thickness:.2f} pt"
