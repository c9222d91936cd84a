"""Dated sheets: prints without a date, and the dates -> one PDF with a sheet for each date.

A sheet that differs from another only in its date is set once: where its date belongs it carries a specimen of all
characters that dates need (the ink). Here its glyphs are replaced by those of each date, in the very place and font,
so that the text can be copied and searched. All that sheets have in common is in the PDF once.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guiju.publish.paper_archive import Promise, reclaim

_RUN = re.compile(rb"\[[^\]]*\] ?TJ")
_HEX = re.compile(rb"<([0-9a-fA-F]*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place for a date in a content stream: the run's glyphs before and behind it, and those of the ink."""

    before: bytes
    behind: bytes
    glyphs: Mapping[str, bytes]

    def filled(self, text: str) -> bytes:
        """Give the run with a text in the gap. Raises KeyError for a character that the ink has not."""
        return b"[<" + self.before + b"".join(self.glyphs[one] for one in text) + self.behind + b">] TJ"


def bind_days(plan: bytes, parts: Sequence[bytes]) -> tuple[bytes, int]:
    """Make the PDF of a plan; give it and its number of pages.

    The plan is JSON: title, ink, duplex (sheets begin on a right-hand page), days: [{part, stamp, mark}], where mark
    is the sheet's bookmark. One sheet alone keeps the tags of its print; several have none, for they share it, and
    claim no more than PDF/A-3b.
    """
    import pikepdf

    told = json.loads(plan)
    opened = [pikepdf.open(io.BytesIO(part)) for part in parts]
    first = opened[told["days"][0]["part"]]
    single = len(told["days"]) == 1
    book = first if single else _bound(told, opened)
    if single:
        _stamp(book, told["ink"], told["days"][0]["stamp"])
    reclaim(book, first, told["title"], Promise.TAGGED if single else Promise.SHARED)
    out = io.BytesIO()
    book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue(), len(book.pages)


def pieces(content: bytes, ink: str) -> list[bytes | Gap]:
    """Divide a content stream at its places for a date."""
    found: list[bytes | Gap] = []
    last = 0
    for run in _RUN.finditer(content):
        if gap := _gap(run[0], ink):
            found += [content[last : run.start()], gap]
            last = run.end()
    return [*found, content[last:]]


def _gap(run: bytes, ink: str) -> Gap | None:
    """Find the ink among the glyphs of a run: as long as it, and with its pattern of repeated glyphs."""
    text = b"".join(_HEX.findall(run))
    glyphs = [text[at : at + 4] for at in range(0, len(text), 4)]
    wanted = _pattern(ink)
    for at in range(len(glyphs) - len(ink) + 1):
        if _pattern(glyphs[at : at + len(ink)]) == wanted:
            end = at + len(ink)
            before, behind = b"".join(glyphs[:at]), b"".join(glyphs[end:])
            return Gap(before=before, behind=behind, glyphs=dict(zip(ink, glyphs[at:end], strict=True)))
    return None


def _pattern(things: Sequence[object]) -> list[int]:
    first: dict[object, int] = {}
    return [first.setdefault(thing, at) for at, thing in enumerate(things)]


def _stamp(book: Any, ink: str, stamp: str) -> None:
    """Put the date into the one sheet of a print."""
    import pikepdf

    for page in book.pages:
        streams = [(one, pieces(one.read_bytes(), ink)) for one in _streams(page)]
        filled = (book.make_stream(b"\n".join(_filled(told, stamp))) if told[1:] else one for one, told in streams)
        page.obj["/Contents"] = pikepdf.Array(list(filled))


def _streams(page: Any) -> list[Any]:
    """Give the content streams of a page: what is laid over or below it stands in streams beside its own."""
    import pikepdf

    content = page.obj["/Contents"]
    return list(content) if isinstance(content, pikepdf.Array) else [content]


def _filled(told: Sequence[bytes | Gap], stamp: str) -> Iterator[bytes]:
    return (one.filled(stamp) if isinstance(one, Gap) else one for one in told)


def _bound(told: Mapping[str, Any], opened: Sequence[Any]) -> Any:
    import pikepdf

    book = pikepdf.new()
    sheets = [_Sheet(book, part, told["ink"]) for part in opened]
    del book.pages[:]
    starts = []
    for day in told["days"]:
        if told["duplex"] and len(book.pages) % 2:
            book.add_blank_page(page_size=_size(sheets[day["part"]]))
        starts.append(len(book.pages))
        for page in sheets[day["part"]].dated(day["stamp"]):
            book.pages.append(page)
    with book.open_outline() as outline:
        marks = (pikepdf.OutlineItem(day["mark"], at) for day, at in zip(told["days"], starts, strict=True))
        outline.root.extend(marks)
    book.Root["/Lang"] = pikepdf.String("zh-CN")
    return book


class _Sheet:
    """A print without a date, taken into a book: what its pages have in common lies there once."""

    def __init__(self, book: Any, part: Any, ink: str) -> None:
        self._book = book
        first = len(book.pages)
        book.pages.extend(part.pages)
        self._pages = [self._taken(page, ink) for page in list(book.pages)[first:]]

    @property
    def box(self) -> Any:
        """Give the size of its pages."""
        return self._pages[0][0]["/MediaBox"]

    def dated(self, stamp: str) -> Iterator[Any]:
        """Give its pages with a date."""
        import pikepdf

        for about, told in self._pages:
            content = [self._book.make_stream(one.filled(stamp)) if isinstance(one, Gap) else one for one in told]
            yield pikepdf.Page(pikepdf.Dictionary({**about, "/Contents": pikepdf.Array(content)}))

    def _taken(self, page: Any, ink: str) -> tuple[dict[str, Any], list[Any]]:
        import pikepdf

        about = {"/Type": pikepdf.Name("/Page"), "/MediaBox": page.obj.MediaBox}
        about["/Resources"] = self._book.make_indirect(page.obj.Resources)
        told = [(one, pieces(one.read_bytes(), ink)) for one in _streams(page)]
        return about, [piece for stream, found in told for piece in self._shared(stream, found)]

    def _shared(self, stream: Any, found: Sequence[bytes | Gap]) -> Iterator[Any]:
        """Give the pieces of a stream, each as it will stand in all pages that share it, but for its gaps."""
        if not found[1:]:
            yield stream
        else:
            yield from (one if isinstance(one, Gap) else self._book.make_stream(one) for one in found)


def _size(sheet: _Sheet) -> tuple[float, float]:
    return float(sheet.box[2]), float(sheet.box[3])
