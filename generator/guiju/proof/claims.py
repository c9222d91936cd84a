"""GJ767: a file that does not say what it has to say to an archive and to a screen reader.

Why: PDF/A-3a and PDF/UA-1 are promises that the file itself makes; without them nobody looks further, and a promise
that a file cannot keep is worse than none.
Sees: both claims and the title in the XMP packet, the output intent with its profile, the file's identifier, language,
the mark that it is tagged, the wish to show its title; fonts inside and named as characters; the source in a released
handbook. A book of dated sheets, whose pages share one print and have no tags, promises PDF/A-3b, and a form to fill in
on a screen, which is typed in a face of the viewer's, nothing: neither may say more. Cannot see: whether colours are
right, and all else that only a validator knows (make archive).
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof

_TAGGED = frozenset(("PDF/A-3a", "PDF/UA-1", "Marked"))
_SHARED = frozenset(("PDF/A-3b",))


def check(proof: Proof) -> Iterator[Finding]:
    """Find claims that are missing, and such as the file cannot keep."""
    place, promised = ArtifactPlace(proof.path), _promised(proof)
    for name, made in proof.archive.claims.items():
        is_promise = name in _TAGGED | _SHARED
        if not made and (name in promised or not is_promise):
            yield finding("GJ767", place, what=name)
        if made and is_promise and name not in promised:
            what = Wording(f"{name} 所要的全部，却自称合格", f"all that {name} asks for, and yet claims it")
            yield finding("GJ767", place, what=what)
    for font in proof.archive.fonts:
        if not proof.wanted.fillable and not (font.embedded and font.named):
            yield finding("GJ767", place, what=font.name)
    for path in proof.wanted.sources:
        if path not in proof.archive.attachments:
            yield finding("GJ767", place, what=path)


def _promised(proof: Proof) -> frozenset[str]:
    if proof.wanted.fillable:
        return frozenset(("Marked",))
    return _SHARED if proof.wanted.dated else _TAGGED
