"""GJ766: a file that is too large: a one-page checklist of 60 kB, a whole handbook of 8 MB.

Why: files travel over site radios and old phones.
Sees: the length of the file (1 kB = 1000 bytes). Cannot see: what makes it large.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof

_SHEET, _BOOK = 60_000, 8_000_000


def check(proof: Proof) -> Iterator[Finding]:
    """Find files that are too large."""
    most = _BOOK if proof.wanted.style == "handbook" else _SHEET
    judged = most == _BOOK or (proof.wanted.style == "sheet" and len(proof.pages) == 1)
    if judged and proof.size > most:
        size, least = f"{proof.size / 1000:.0f}", f"{most / 1000:.0f}"
        yield finding("GJ766", ArtifactPlace(proof.path), size=size, most=least)
