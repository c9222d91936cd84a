"""Binding: front matter and documents -> one PDF with a contents that knows its pages, and bookmarks."""

from __future__ import annotations

import html
import io
import itertools
import json
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guiju.publish.paper_archive import attach, join_tags, sources
from guiju.publish.paper_fonts import share_fonts
from guiju.publish.paper_ways import join_ways

if TYPE_CHECKING:
    from guiju.publish.paper_press import PaperPress

PART = "guiju:part/"
_NUMBER = re.compile(rb"@@(\d+)@@")
_TEXT = re.compile(rb"\[<[^\]]*\] ?TJ")
_HEX = re.compile(rb"<([0-9a-fA-F]*)>")
_OUTLINE = re.compile(rb'<meta name="guiju-outline" content="([^"]*)"')
_PARTS = re.compile(rb'<meta name="guiju-parts" content="([^"]*)"')
_DUPLEX = b'<meta name="guiju-binding" content="duplex">'


def bind(press: PaperPress, front: bytes, parts: Sequence[bytes]) -> tuple[bytes, int, Any]:
    """Bind; give the PDF, its pages, and the front matter as it was laid out.

    In the front matter "@@3@@" stands for the first page of part 3 (from 0), and an address "guiju:part/3" leads
    there; its meta element "guiju-outline" holds the bookmarks as JSON: [title, part or null, [bookmarks below]],
    "guiju-parts" the files of the parts in order. Bound for both sides of the paper, each part begins on a right page.
    """
    import pikepdf

    opened = [pikepdf.open(io.BytesIO(part)) for part in parts]
    sheet = 2 if _DUPLEX in front else 1
    lengths = [_whole(len(one.pages), sheet) for one in opened]
    draft = press.layout(_filled(front, lambda part: 100))
    starts = list(itertools.accumulate(lengths, initial=_whole(len(draft.pages), sheet)))
    document = press.layout(_filled(front, lambda part: starts[part] + 1))
    book = pikepdf.open(io.BytesIO(press.write(document)))
    _fill_up(book, sheet)
    with warnings.catch_warnings():
        # The library warns that ways by name are lost: join_ways looks the names up in the parts themselves.
        warnings.simplefilter("ignore")
        for one in opened:
            book.pages.extend(one.pages)
            _fill_up(book, sheet)
    named = _PARTS.search(front)
    join_ways(book, opened, starts, named[1].decode().split() if named else [])
    _share_marks(book)
    _number(book, press, len(document.pages))
    _link(book, starts, len(document.pages))
    _bookmark(book, front, starts)
    join_tags(book, opened, starts)
    attach(book, {path: press.source(path) for path in sources(front)})
    share_fonts(book, press.fonts)
    return _saved(book), len(book.pages), document


def _whole(pages: int, sheet: int) -> int:
    return -(-pages // sheet) * sheet


def _fill_up(book: Any, sheet: int) -> None:
    """Add an empty page where the last sheet has one side only."""
    if len(book.pages) % sheet:
        box = book.pages[-1].mediabox
        book.add_blank_page(page_size=(float(box[2]), float(box[3])))


def _share_marks(book: Any) -> None:
    """Keep one of each mark that the documents bring along: a stamp is the same on all of them."""
    known: dict[bytes, Any] = {}
    for page in book.pages:
        streams = page.obj.get("/Contents")
        # The last stream is the page itself, those before it are marks below it.
        for at in range(len(streams) - 1) if _is_array(streams) else ():
            streams[at] = known.setdefault(streams[at].read_raw_bytes(), streams[at])


def _is_array(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _filled(front: bytes, page: Callable[[int], int]) -> bytes:
    return _NUMBER.sub(lambda found: str(page(int(found[1]))).encode(), front)


def _number(book: Any, press: PaperPress, front: int) -> None:
    """Lay the book's own running number over each page behind the front matter."""
    import pikepdf

    pages = list(book.pages)[front:]
    wanted = {number: _Folio(_size(page), len(str(number))) for number, page in enumerate(pages, front + 1)}
    made = _folios(book, press, sorted(set(wanted.values())))
    for page, (number, folio) in zip(pages, wanted.items(), strict=True):
        # The pages of a document share their resources; each needs its own, as each has another number.
        shared: Any = page.obj.get("/Resources", {})
        resources: Any = pikepdf.Dictionary(shared)
        resources["/XObject"] = pikepdf.Dictionary(resources.get("/XObject", {}))
        resources["/XObject"]["/Folio"] = made(folio, number)
        page.obj["/Resources"] = resources
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(
            b"\nQ q /Artifact <</Type /Pagination /Subtype /Header>> BDC /Folio Do EMC Q\n", prepend=False
        )


@dataclass(frozen=True, slots=True, order=True)
class _Folio:
    """A kind of running number: the size of its page, and how many digits it has."""

    size: str
    digits: int


def _folios(book: Any, press: PaperPress, kinds: Sequence[_Folio]) -> Callable[[_Folio, int], Any]:
    """Set one number of each kind, and give what makes any other of it: digits have one width, so only they change."""
    import pikepdf

    if not kinds:
        return lambda folio, number: None
    shown = [("0123456789", kinds[0].size), *(("1" * kind.digits, kind.size) for kind in kinds)]
    sheets = "".join(f'<div class="folio {size}"><p>总第 {number} 页</p></div>' for number, size in shown)
    text = f'<!DOCTYPE html><html lang="zh-CN"><title>-</title><body class="folios">{sheets}</body></html>'
    numbers = pikepdf.open(io.BytesIO(press.write(press.layout(text.encode()), tagged=False)))
    digits, *samples = numbers.pages
    glyphs = _glyphs(digits.Contents.read_bytes())[3:13]  # behind 总第 and a space
    forms = {kind: book.copy_foreign(page.as_form_xobject()) for kind, page in zip(kinds, samples, strict=True)}

    def made(folio: _Folio, number: int) -> Any:
        form = forms[folio]
        said = b"".join(glyphs[int(digit)] for digit in str(number))
        stream = pikepdf.Stream(book, _TEXT.sub(lambda run: _set(run[0], said), form.read_bytes(), count=1))
        for key in ("/Type", "/Subtype", "/BBox", "/Matrix", "/Resources", "/Group"):
            if key in form:
                stream[key] = form[key]
        return book.make_indirect(stream)

    return made


def _set(run: bytes, digits: bytes) -> bytes:
    """Put other digits in the place of those of a sample: behind three glyphs, before two."""
    glyphs = _glyphs(run)
    return b"[<" + b"".join(glyphs[:3]) + digits + b"".join(glyphs[-2:]) + b">] TJ"


def _glyphs(content: bytes) -> list[bytes]:
    """Give the glyphs of the first run of text, four hexadecimal digits each."""
    run = _TEXT.search(content)
    found = b"".join(_HEX.findall(run[0])) if run else b""
    return [found[at : at + 4] for at in range(0, len(found), 4)]


def _size(page: Any) -> str:
    width, height = (round(float(page.mediabox[at])) for at in (2, 3))
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
