"""Binding: front matter and documents -> one PDF with a contents that knows its pages, and bookmarks."""

from __future__ import annotations

import html
import io
import itertools
import json
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guiju.publish.paper_press import PaperPress

PART = "guiju:part/"
_NUMBER = re.compile(rb"@@(\d+)@@")
_OUTLINE = re.compile(rb'<meta name="guiju-outline" content="([^"]*)"')


def bind(press: PaperPress, front: bytes, parts: Sequence[bytes]) -> tuple[bytes, int, Any]:
    """Bind; give the PDF, its pages, and the front matter as it was laid out.

    In the front matter "@@3@@" stands for the first page of part 3 (from 0), and an address "guiju:part/3" leads
    there; its meta element "guiju-outline" holds the bookmarks as JSON: [title, part or null, [bookmarks below]].
    """
    import pikepdf

    opened = [pikepdf.open(io.BytesIO(part)) for part in parts]
    lengths = [len(one.pages) for one in opened]
    draft = press.layout(_filled(front, lambda part: 100))
    starts = list(itertools.accumulate(lengths, initial=len(draft.pages)))
    document = press.layout(_filled(front, lambda part: starts[part] + 1))
    book = pikepdf.open(io.BytesIO(press.write(document)))
    for one in opened:
        book.pages.extend(one.pages)
    _number(book, press, len(document.pages))
    _link(book, starts, len(document.pages))
    _bookmark(book, front, starts)
    return _saved(book), len(book.pages), document


def _filled(front: bytes, page: Callable[[int], int]) -> bytes:
    return _NUMBER.sub(lambda found: str(page(int(found[1]))).encode(), front)


def _number(book: Any, press: PaperPress, front: int) -> None:
    """Lay the book's own running number over each page behind the front matter."""
    import pikepdf

    boxes = [tuple(round(float(v)) for v in page.mediabox) for page in book.pages[front:]]
    sheets = "".join(
        f'<div class="folio {_size(box)}"><p>总第 {number} 页</p></div>' for number, box in enumerate(boxes, front + 1)
    )
    html_text = f'<!DOCTYPE html><html lang="zh-CN"><title>-</title><body class="folios">{sheets}</body></html>'
    numbers = pikepdf.open(io.BytesIO(press.write(press.layout(html_text.encode()), tagged=False)))
    for page, number in zip(book.pages[front:], numbers.pages, strict=True):
        form = book.copy_foreign(number.as_form_xobject())
        # The pages of a document share their resources; each needs its own, as each has another number.
        shared: Any = page.obj.get("/Resources", {})
        resources: Any = pikepdf.Dictionary(shared)
        resources["/XObject"] = pikepdf.Dictionary(resources.get("/XObject", {}))
        resources["/XObject"]["/Folio"] = form
        page.obj["/Resources"] = resources
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ q /Folio Do Q\n", prepend=False)


def _size(box: tuple[int, ...]) -> str:
    width, height = box[2], box[3]
    name = "a4" if max(width, height) > 700 else "a5"
    return f"folio-{name}-wide" if width > height else f"folio-{name}"


def _link(book: Any, starts: Sequence[int], front: int) -> None:
    """Make links to parts, written as addresses, lead to their pages."""
    import pikepdf

    for page in book.pages[:front]:
        for note in page.get("/Annots", []):
            address = str(note.get("/A", {}).get("/URI", ""))
            if address.startswith(PART):
                target = book.pages[starts[int(address.removeprefix(PART))]].obj
                del note["/A"]
                note["/Dest"] = pikepdf.Array([target, pikepdf.Name("/Fit")])


def _bookmark(book: Any, front: bytes, starts: Sequence[int]) -> None:
    import pikepdf

    found = _OUTLINE.search(front)
    entries = json.loads(html.unescape(found[1].decode())) if found else []

    def made(entry: Any) -> Any:
        title, part, below = entry
        item = pikepdf.OutlineItem(title, starts[part] if part is not None else None)
        item.children.extend(made(one) for one in below)
        return item

    with book.open_outline() as outline:
        outline.root.extend(made(entry) for entry in entries)


def _saved(book: Any) -> bytes:
    import pikepdf

    out = io.BytesIO()
    book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
