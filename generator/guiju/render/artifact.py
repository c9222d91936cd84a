"""Artifacts: what a build consists of. Each is a pure function of its inputs, and its key names them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class ArtifactKind(StrEnum):
    """What becomes of an artifact.

    DATA is published as it stands (path below build/). SITE is a file of the MkDocs tree (path below the tree:
    docs/..., overrides/..., mkdocs.yml), from which the engine makes build/site/. SITE_EXTRA is put into build/site/
    after the engine ran (path below build/). PDF is HTML that becomes build/pdf/... MERGED is a PDF put together
    from a front-matter PDF and other PDFs. SHEET is HTML printed only as a part of a BOOK: the PDF of dated sheets,
    whose content is a plan of them (publish/paper_days.py).
    """

    DATA = "data"
    SITE = "site"
    SITE_EXTRA = "site_extra"
    PDF = "pdf"
    MERGED = "merged"
    SHEET = "sheet"
    BOOK = "book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One thing to be built. content is its bytes, or for PDF its HTML; parts are the paths of what it is bound from.

    key covers everything that decides the published bytes, except the tool fingerprint, which publish/ adds.
    document names the document that it shows (empty: none), title is for messages and PDF metadata.
    """

    path: str
    kind: ArtifactKind
    key: str
    content: bytes
    parts: tuple[str, ...] = ()
    document: str = ""
    title: str = ""


def key_of(parts: Iterable[bytes | str]) -> str:
    """Hash parts, each with its length before it, to a key: sha256 in hexadecimal."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def artifact(
    path: str,
    kind: ArtifactKind,
    content: bytes | str,
    *,
    parts: Sequence[str] = (),
    document: str = "",
    title: str = "",
    extra: Iterable[bytes | str] = (),
) -> Artifact:
    """Make an artifact whose key is the hash of its content and of what else decides its bytes (styles, fonts)."""
    raw = content.encode() if isinstance(content, str) else content
    key = key_of([kind.value, raw, *parts, *extra])
    return Artifact(path=path, kind=kind, key=key, content=raw, parts=tuple(parts), document=document, title=title)
