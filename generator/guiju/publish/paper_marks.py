"""Marks on a print that are no text: its state across every page, and its QR code.

What to mark stands in meta elements of the HTML ("guiju-stamp", "guiju-code"), so that it is part of the print's key.
The marks are drawn as paths, once a print, in streams that its pages share: no reader of the text stumbles over them,
and they cost neither time nor room on each page. They are marked as artifacts for screen readers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from guiju.publish.paper_ways import part_ways

# A letter's outline: lines and cubic curves with their points.
_Outline = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
# Points. The letters of a stamp are outlines, dark enough for a photocopier and thin enough to read and write over.
_MM = 72 / 25.4
_LETTER, _SPREAD, _SLANT, _GREY, _STROKE = 46 * _MM, 0.86, math.radians(32), 0.62, 1.1
_FROM_EDGE = 6 * _MM
# A sheet to fill in stands alone: each has its code, a small one; a document has one on its first page.
_LARGE, _SMALL = 16 * _MM, 12.5 * _MM
_PER_PIXEL = 0.75


def finisher(fonts: Path) -> Callable[[Any, Any], None]:
    """Give what draws the marks, for WeasyPrint to call before it writes a PDF; fonts is the folder of our fonts."""

    def finish(document: Any, pdf: Any) -> None:
        told = document.metadata.custom
        pages = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page"]
        if told.get("guiju-stamp"):
            _stamp(pdf, pages, told["guiju-stamp"], fonts)
        if told.get("guiju-code"):
            _code(pdf, pages, document.pages, told["guiju-code"])
        part_ways(pdf)

    return finish


def modules(text: str) -> Sequence[Sequence[int]]:
    """Give the rows of a QR code, without its quiet zone."""
    import segno

    # Only make_qr: the library's other maker may choose a Micro QR code, which phones do not read.
    return [list(row) for row in segno.make_qr(text, error="m").matrix]


def _stamp(pdf: Any, pages: Sequence[Any], words: str, fonts: Path) -> None:
    """Lay the words below the text of each page, slanted across its middle; one stream a size of page."""
    made: dict[tuple[float, float], Any] = {}
    for page in pages:
        size = _size(page)
        if size not in made:
            made[size] = _stream(pdf, _stamp_path(words, *size, str(fonts)))
        _lay(page, made[size])


def _code(pdf: Any, pages: Sequence[Any], laid_out: Sequence[Any], text: str) -> None:
    """Lay the code into the upper right corner of the first page, or of each page of a sheet, inside its margin; where
    a page keeps places for it, into those: each copy of a slip has its own."""
    rows = modules(text)
    made: dict[tuple[float, float, float], Any] = {}
    for number, (page, laid) in enumerate(zip(pages, laid_out, strict=True)):
        box = laid._page_box
        small = box.margin_top * _PER_PIXEL < 20 * _MM
        if number and not small:
            break
        side = _SMALL if small else _LARGE
        for left, top in _kept(page, box) or (_corner(page, box, side, small),):
            if (left, top, side) not in made:
                made[left, top, side] = _stream(pdf, _code_path(rows, left, top, side))
            _lay(page, made[left, top, side])


def _kept(page: Any, box: Any) -> tuple[tuple[float, float], ...]:
    """Give the places that a page keeps for the code (empty boxes of class "code"): left and top, from its foot."""
    _, height = _size(page)
    places = [one for one in box.descendants() if one.element is not None and one.element.get("class") == "code"]
    return tuple((one.position_x * _PER_PIXEL, height - one.position_y * _PER_PIXEL) for one in places)


def _corner(page: Any, box: Any, side: float, small: bool) -> tuple[float, float]:
    # A cover has no running header beside which the code would have to stand: it may be further in.
    width, height = _size(page)
    return width - box.margin_right * _PER_PIXEL - side, height - (4.5 * _MM if small else _FROM_EDGE)


def _stamp_path(words: str, width: float, height: float, fonts: str) -> list[bytes]:
    letters = _letters(words, fonts)
    step = min(_LETTER, math.hypot(width, height) * 0.62 / len(words))
    scale = step * _SPREAD
    across, up = math.cos(_SLANT), math.sin(_SLANT)
    start = -step * len(words) / 2 + (step - scale) / 2
    lines = [b"/Artifact BMC q", f"{_GREY} G {_STROKE} w 1 j".encode()]
    lines.append(f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {width / 2:.2f} {height / 2:.2f} cm".encode())
    # A letter's square stands on the base line; its middle comes to the middle of the page.
    drawn = [b" ".join(_drawn(one, scale, start + step * at, -scale * 0.38)) for at, one in enumerate(letters)]
    # Strokes of a letter overlap: filled with white over their lines, only the outline of the whole is left.
    return [*lines, *drawn, b"S 1 g", *drawn, b"f Q EMC"]


def _drawn(letter: _Outline, scale: float, x: float, y: float) -> Iterator[bytes]:
    operators = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h"}
    for verb, points in letter:
        figures = " ".join(f"{x + px * scale:.1f} {y + py * scale:.1f}" for px, py in points)
        yield f"{figures} {operators[verb]}".strip().encode()


def _code_path(rows: Sequence[Sequence[int]], left: float, top: float, side: float) -> list[bytes]:
    """Draw runs of dark modules as bars, in units of a module."""
    unit = side / len(rows)
    bars = (
        f"{start} {-number - 1} {length} 1 re".encode()
        for number, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return [b"/Artifact BMC q 0 g", f"{unit:.4f} 0 0 {unit:.4f} {left:.2f} {top:.2f} cm".encode(), *bars, b"f Q EMC"]


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = None
    for at, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at - start
            start = None


@lru_cache(maxsize=16)
def _letters(words: str, fonts: str) -> tuple[_Outline, ...]:
    """Give the outlines of letters as lines and cubic curves, in parts of the font's square."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont

    with TTFont(Path(fonts) / "NotoSansSC-Bold.ttf", lazy=True) as face:
        glyphs, names, square = face.getGlyphSet(), face.getBestCmap(), face["head"].unitsPerEm
        found = []
        for letter in words:
            pen = DecomposingRecordingPen(glyphs)
            glyphs[names.get(ord(letter), ".notdef")].draw(pen)
            found.append(tuple(_cubic(pen.value, square)))
    return tuple(found)


def _cubic(drawn: Sequence[tuple[str, Any]], square: int) -> Iterator[tuple[str, tuple[tuple[float, float], ...]]]:
    from fontTools.pens.basePen import decomposeQuadraticSegment

    here = (0.0, 0.0)
    for verb, given in drawn:
        points = [(x / square, y / square) for x, y in given if (x, y)]
        if verb == "qCurveTo":
            for control, end in decomposeQuadraticSegment(points):
                yield "curveTo", (_towards(here, control), _towards(end, control), end)
                here = end
        else:
            yield verb, tuple(points)
            here = points[-1] if points else here


def _towards(end: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


def _stream(pdf: Any, lines: Sequence[bytes]) -> Any:
    import pydyf

    stream = pydyf.Stream(list(lines), compress=True)
    pdf.add_object(stream)
    return stream


def _lay(page: Any, stream: Any) -> None:
    """Lay a stream below what the page shows; the page's own stream turns the page's axes and never turns them back."""
    import pydyf

    there = page["Contents"]
    page["Contents"] = pydyf.Array([stream.reference, *(there if isinstance(there, pydyf.Array) else [there])])


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(one) for one in page["MediaBox"])
    return right - left, top - bottom
