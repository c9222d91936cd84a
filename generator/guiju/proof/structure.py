"""How a PDF hangs together, read with pikepdf: its structure tree, its fonts, what it claims to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from guiju.proof.glyphs import Outlines, unshown
from guiju.proof.proof import Archive, Element, Font, Place

_CLAIMS = (
    ("PDF/A-3a", rb"pdfaid:part>3<.*pdfaid:conformance>A<|pdfaid:part=\"3\".*pdfaid:conformance=\"A\""),
    ("PDF/A-3b", rb"pdfaid:part>3<.*pdfaid:conformance>B<|pdfaid:part=\"3\".*pdfaid:conformance=\"B\""),
    ("PDF/UA-1", rb"pdfuaid:part>1<|pdfuaid:part=\"1\""),
    ("dc:title", rb"<dc:title>"),
)

Owners = Mapping[Place, Any]


def read_tree(file: Any) -> tuple[Element, Owners]:
    """Read the structure tree, and which element owns each place of content (by object number)."""
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
    root = file.Root.get("/StructTreeRoot")
    owners: dict[Place, Any] = {}
    kids = tuple(_elements(root.K, pages, owners, -1)) if root is not None and "/K" in root else ()
    return Element(kind="Root", kids=kids), owners


def read_archive(file: Any, tree: Element, owners: Owners, drawn: Collection[Place]) -> Archive:
    """Read what the file claims, and hold its parent tree beside its structure and what is drawn."""
    held = dict(_held(file))
    astray = {place for place in drawn if place not in owners or held.get(place) != owners[place]}
    return Archive(
        claims=dict(_claims(file)),
        fonts=tuple(_fonts(file)),
        astray=tuple(sorted(astray)),
        mute=tuple(sorted(_mute(file))),
        attachments=tuple(sorted(file.attachments)),
        bookmarks=tuple(_bookmarks(file)),
    )


def _elements(kids: Any, pages: Mapping[Any, int], owners: dict[Place, Any], page: int) -> Iterator[Element]:
    import pikepdf

    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield _element(kid, pages, owners, page)


def _element(node: Any, pages: Mapping[Any, int], owners: dict[Place, Any], page: int) -> Element:
    import pikepdf

    page = pages.get(node.Pg.objgen, page) if "/Pg" in node else page
    below: list[Element | Place] = []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            below.append((page, int(kid)))
            owners[page, int(kid)] = node.objgen
        elif "/MCID" in kid:
            place = (pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page, int(kid.MCID))
            below.append(place)
            owners[place] = node.objgen
        elif "/S" in kid:
            below.append(_element(kid, pages, owners, page))
    about = node.get("/A", {})
    return Element(
        kind=str(node.S)[1:],
        kids=tuple(below),
        alt=str(node.get("/Alt", "") or node.get("/ActualText", "")),
        scope=str(about.get("/Scope", ""))[1:],
        columns=int(about.get("/ColSpan", 1)),
        rows=int(about.get("/RowSpan", 1)),
    )


def _held(file: Any) -> Iterator[tuple[Place, Any]]:
    """Give what the parent tree says of each place of content."""
    root = file.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return
    entries = list(root.ParentTree.get("/Nums", []))
    known = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
    for number, page in enumerate(file.pages):
        for content, owner in enumerate(known.get(int(page.obj.get("/StructParents", -1)), [])):
            if owner is not None:
                yield (number, content), owner.objgen


def _claims(file: Any) -> Iterator[tuple[str, bool]]:
    root = file.Root
    said = root.Metadata.read_bytes() if "/Metadata" in root else b""
    for name, pattern in _CLAIMS:
        yield name, bool(re.search(pattern, said, re.DOTALL))
    yield "OutputIntent", any("/DestOutputProfile" in one for one in root.get("/OutputIntents", []))
    yield "ID", "/ID" in file.trailer
    yield "Lang", bool(str(root.get("/Lang", "")))
    yield "Marked", bool(root.get("/MarkInfo", {}).get("/Marked", False))
    yield "DisplayDocTitle", bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))


def _fonts(file: Any) -> Iterator[Font]:
    import pikepdf

    known: dict[Any, Outlines] = {}
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font" and "/DescendantFonts" in one:
            below = one.DescendantFonts[0]
            about: Any = below.get("/FontDescriptor", {})
            yield Font(
                name=str(one.get("/BaseFont", "?"))[1:],
                embedded="/FontFile2" in about or "/FontFile3" in about,
                named="/ToUnicode" in one,
                unshown=unshown(one, known),
            )


def _said(note: Any) -> str:
    """Give what a note says; a field that shows in several places says it once for all of them."""
    return str(note.get("/Contents", note.get("/TU", note.get("/Parent", {}).get("/TU", ""))))


def _bookmarks(file: Any) -> Iterator[int]:
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
    item = file.Root.get("/Outlines", {}).get("/First")
    while item is not None:
        place = item.get("/Dest", [])
        yield pages.get(place[0].objgen, -1) if _is_place(place) else -1
        item = item.get("/Next")


def _is_place(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array) and len(value) > 0


def _mute(file: Any) -> Iterator[int]:
    """Give the pages (from 0) with a note that says nothing to a screen reader, or no order of its notes."""
    for number, page in enumerate(file.pages):
        notes = list(page.obj.get("/Annots", []))
        silent = any(not _said(one) for one in notes)
        if notes and (silent or page.obj.get("/Tabs") != "/S"):
            yield number
