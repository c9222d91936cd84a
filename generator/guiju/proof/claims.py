"""GJ767: a file that does not say what it has to say to an archive and to a screen reader.

Why: PDF/A-3a and PDF/UA-1 are promises that the file itself makes; without them nobody looks further.
Sees: both claims and the title in the XMP packet, the output intent with its profile, the file's identifier, language,
the mark that it is tagged, the wish to show its title; fonts inside and named as characters; the source in a released
handbook. Cannot see: whether colours are right, and all else that only a validator knows (make archive).
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof


def check(proof: Proof) -> Iterator[Finding]:
    """Find claims that are missing."""
    place = ArtifactPlace(proof.path)
    for name, made in proof.archive.claims.items():
        if not made:
            yield finding("GJ767", place, what=name)
    for font in proof.archive.fonts:
        if not (font.embedded and font.named):
            yield finding("GJ767", place, what=font.name)
    for path in proof.wanted.sources:
        if path not in proof.archive.attachments:
            yield finding("GJ767", place, what=path)
