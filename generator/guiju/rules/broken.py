"""Which references point at nothing, and in what way; the rules about references share it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from enum import Enum

from guiju.model.node import Document, Node
from guiju.rules.context import Context, Link


class Trouble(Enum):
    """What is wrong with a reference that points at nothing."""

    NO_DOCUMENT = "document"
    NO_ITEM = "item"
    WRONG_KIND = "kind"
    NO_FACT = "fact"
    NO_PLACE = "place"
    NOT_WORDS = "words"


DOCUMENT_KINDS = frozenset(("unit", "role", "form", "document"))
PLACES = frozenset(("area", "book", "shift", "site"))
_WORDS = frozenset(("event", "text"))


def broken(context: Context, trouble: Trouble) -> Iterator[Link]:
    """Give the references that have this trouble."""
    return (link for link in context.links if link.found is None and _trouble(link, context) is trouble)


def other_kind(link: Link, context: Context) -> Node | None:
    """Give what stands under a reference's name though it is not of the kind wanted."""
    handbook, ref = context.handbook, link.ref
    if ref.document:
        return handbook.parts.get((ref.document, ref.item))
    own = None if DOCUMENT_KINDS.issuperset(ref.kinds) else handbook.parts.get((link.document.id, ref.item))
    return own or handbook.by_id.get(ref.target)


def _trouble(link: Link, context: Context) -> Trouble | None:
    kinds = link.ref.kinds
    if _legal(link):
        return None
    if "fact" in kinds:
        return Trouble.NO_FACT
    if kinds[0] in PLACES:
        return Trouble.NO_PLACE
    if other_kind(link, context) is not None:
        return Trouble.WRONG_KIND
    return _missing(link, context)


def _legal(link: Link) -> bool:
    ref = link.ref
    if "field" in ref.kinds and ref.target in _fields(link.document):
        return True
    if not ref.named():
        return not _WORDS.isdisjoint(ref.kinds)
    return ref.target in ref.kinds and ref.target in ("end", "all")


def _fields(document: Document) -> frozenset[str]:
    return frozenset(field.name.rstrip("_") for field in dataclasses.fields(document))


def _missing(link: Link, context: Context) -> Trouble:
    ref = link.ref
    if not _WORDS.isdisjoint(ref.kinds) and not ref.document:
        return Trouble.NOT_WORDS
    if ref.document:
        return Trouble.NO_ITEM if ref.document in context.handbook.by_id else Trouble.NO_DOCUMENT
    return Trouble.NO_DOCUMENT if DOCUMENT_KINDS.issuperset(ref.kinds[:1]) else Trouble.NO_ITEM
