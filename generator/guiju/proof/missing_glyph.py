"""GJ751: a character that paper shows as an empty box.

Why: the font lacks it, or the text holds U+FFFD, which stands for a character that was lost before.
Sees: any character that the file uses a font for and that has no outline in it (the glyph .notdef, none at all, or an
empty one), and U+FFFD anywhere. Cannot see: a glyph drawn wrongly, or a wrong character that the font does have.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof, shown

_LOST = ("\ufffd", "\x00")


def check(proof: Proof) -> Iterator[Finding]:
    """Find characters without a glyph."""
    for page in proof.pages:
        for run in page.runs:
            if any(one in run.text for one in _LOST):
                yield finding("GJ751", ArtifactPlace(proof.path, run.page + 1), text=shown(run.text))
    for font in proof.archive.fonts:
        if font.unshown:
            yield finding("GJ751", ArtifactPlace(proof.path), text=shown(font.unshown))
