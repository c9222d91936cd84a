"""What a PDF draws, read with pdfium: characters with their boxes, and rules."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from guiju.proof.proof import Box, Line, Page, Run

_THICK = 3.0  # what is drawn thinner than this many points is a rule
_PIECES = 400
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_ARTIFACT, _STRAY = -1, -2
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]


def read_pages(content: bytes) -> tuple[Page, ...]:
    """Read all pages. Raises RuntimeError where the file is damaged."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(_Reading(document, number).page() for number in range(len(document)))
    finally:
        document.close()


class _Reading:
    """The reading of one page."""

    def __init__(self, document: Any, number: int) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._number = number
        self._page = document[number]
        self._text = self._page.get_textpage()
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._ints = [ctypes.c_uint() for _ in range(4)]
        self._buffer = (ctypes.c_ushort * 4096)()
        self._stray = 0
        self._runs: list[Run] = []
        self._lines: list[Line] = []
        self._codes: list[Box] = []

    def page(self) -> Page:
        """Read it."""
        raw, page = self._raw, self._page
        for at in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, at), _IDENTITY, None)
        width, height = page.get_size()
        made = Page(
            width=width,
            height=height,
            runs=tuple(self._runs),
            lines=tuple(self._lines),
            stray=self._stray,
            codes=tuple(self._codes),
        )
        self._text.close()
        page.close()
        return made

    def _object(self, one: Any, matrix: Matrix, inside: int | None) -> None:
        kind = self._raw.FPDFPageObj_GetType(one)
        content = self._content(one) if inside is None else inside
        self._stray += content == _STRAY
        if kind == _TEXT:
            self._runs.append(self._run(one, matrix, content))
        elif kind == _PATH:
            self._lines += self._line(one, matrix)
            self._codes += self._code(one, matrix) if content == _ARTIFACT else ()
        elif kind == _FORM:
            below = _times(self._matrix(one), matrix)
            for at in range(self._raw.FPDFFormObj_CountObjects(one)):
                self._object(self._raw.FPDFFormObj_GetObject(one, at), below, content)

    def _content(self, one: Any) -> int:
        """Give the number of an object's marked content; pdfium gives the innermost mark's."""
        raw = self._raw
        number = raw.FPDFPageObj_GetMarkedContentID(one)
        if number >= 0:
            return int(number)
        return _ARTIFACT if raw.FPDFPageObj_CountMarks(one) > 0 else _STRAY

    def _run(self, one: Any, matrix: Matrix, content: int) -> Run:
        raw = self._raw
        length = raw.FPDFTextObj_GetText(one, self._text, self._buffer, len(self._buffer) * 2)
        text = bytes(self._buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
        raw.FPDFTextObj_GetFontSize(one, self._floats[0])
        size = self._floats[0].value
        a, b, c, d, _, _ = _times(self._matrix(one), matrix)
        return Run(
            page=self._number,
            text=text,
            box=self._box(one, matrix),
            size=size * (abs(d) or abs(c)) if a or b else size,
            grey=self._grey(raw.FPDFPageObj_GetFillColor, one),
            content=content,
            clip=self._clip(one),
        )

    def _line(self, one: Any, matrix: Matrix) -> Iterator[Line]:
        raw = self._raw
        box = self._box(one, matrix)
        if min(box.width, box.height) > _THICK:
            return
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(one, filled, stroked)
        if stroked.value:
            raw.FPDFPageObj_GetStrokeWidth(one, self._floats[0])
            a, b, c, d, _, _ = _times(self._matrix(one), matrix)
            thickness = self._floats[0].value * abs(a * d - b * c) ** 0.5
            yield Line(box=box, thickness=thickness, grey=self._grey(raw.FPDFPageObj_GetStrokeColor, one))
        elif filled.value:
            grey = self._grey(raw.FPDFPageObj_GetFillColor, one)
            yield Line(box=box, thickness=min(box.width, box.height), grey=grey)

    def _code(self, one: Any, matrix: Matrix) -> Iterator[Box]:
        """Give the box of a QR code: a square that is filled in hundreds of pieces."""
        if self._raw.FPDFPath_CountSegments(one) > _PIECES:
            box = self._box(one, matrix)
            if abs(box.width - box.height) < 1:
                yield box

    def _box(self, one: Any, matrix: Matrix) -> Box:
        left, bottom, right, top = self._floats
        self._raw.FPDFPageObj_GetBounds(one, left, bottom, right, top)
        box = Box(left=left.value, bottom=bottom.value, right=right.value, top=top.value)
        return box if matrix == _IDENTITY else _moved(box, matrix)

    def _matrix(self, one: Any) -> Matrix:
        found = self._raw.FS_MATRIX()
        self._raw.FPDFPageObj_GetMatrix(one, found)
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _grey(self, ask: Any, one: Any) -> float:
        red, green, blue, opacity = self._ints
        ask(one, red, green, blue, opacity)
        dark = 1 - (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
        return float(1 - dark * opacity.value / 255)

    def _clip(self, one: Any) -> Box | None:
        raw = self._raw
        clip = raw.FPDFPageObj_GetClipPath(one)
        seen: Box | None = None
        for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
            points = [
                self._point(raw.FPDFClipPath_GetPathSegment(clip, path, at))
                for at in range(raw.FPDFClipPath_CountPathSegments(clip, path))
            ]
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                seen = _common(seen, Box(left=min(xs), bottom=min(ys), right=max(xs), top=max(ys)))
        return seen

    def _point(self, segment: Any) -> tuple[float, float]:
        x, y = self._floats[:2]
        self._raw.FPDFPathSegment_GetPoint(segment, x, y)
        return x.value, y.value


def _common(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return Box(
        left=max(one.left, other.left),
        bottom=max(one.bottom, other.bottom),
        right=min(one.right, other.right),
        top=min(one.top, other.top),
    )


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return Box(left=min(xs), bottom=min(ys), right=max(xs), top=max(ys))
