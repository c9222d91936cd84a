"""Sharing fonts: the subsets of a font that the documents of a book bring become one."""

from __future__ import annotations

import io
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def share_fonts(book: Any, folder: Path) -> None:
    """Put one subset of each of our fonts in the place of those that every document has of its own.

    WeasyPrint keeps the numbers of a font's glyphs in its subsets, so that one subset with all glyphs fits all
    documents. A font that is not in the folder, or whose widths differ from the file's, is left as it is.
    """
    import pikepdf

    used: dict[str, list[Any]] = defaultdict(list)
    for font in book.objects:
        if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == "/CIDFontType2" and "/W" in font:
            used[str(font.BaseFont).rpartition("+")[2]].append(font)
    faces = _faces(folder)
    for name, fonts in sorted(used.items()):
        if name in faces:
            _share(book, fonts, faces[name])


def without_tables(font: bytes) -> bytes:
    """Leave out of a TrueType font the tables that a PDF does not draw with; what is left is moved together."""
    count = struct.unpack(">H", font[4:6])[0]
    entries = [struct.unpack(">4sIII", font[12 + 16 * at : 28 + 16 * at]) for at in range(count)]
    kept = [entry for entry in entries if entry[0].decode().strip() not in _NOT_DRAWN]
    at, listed, contents = 12 + 16 * len(kept), b"", b""
    for name, check, start, length in kept:
        listed += struct.pack(">4sIII", name, check, at + len(contents), length)
        contents += font[start : start + length] + bytes(-length % 4)
    power = len(kept).bit_length() - 1
    head = struct.pack(">4sHHHH", font[:4], len(kept), 16 << power, power, 16 * len(kept) - (16 << power))
    return head + listed + contents


def _faces(folder: Path) -> Mapping[str, Path]:
    """Give the files by the names that WeasyPrint gives their fonts: Noto-Sans-SC, Noto-Sans-SC-Bold."""
    from fontTools.ttLib import TTFont

    found = {}
    for path in sorted(folder.glob("*.ttf")):
        with TTFont(path, lazy=True) as face:
            family, style = (str(face["name"].getDebugName(number)) for number in (1, 2))
        name = family if style == "Regular" else f"{family} {style}"
        found[name.replace(" ", "-")] = path
    return found


def _share(book: Any, fonts: list[Any], file: Path) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(file, recalcTimestamp=False) as face:
        order, advances = face.getGlyphOrder(), face["hmtx"].metrics
        scale = 1000 / face["head"].unitsPerEm
        fitting, glyphs = [], {0}
        for font in fonts:
            widths = dict(_widths(font))
            if all(g < len(order) and abs(advances[order[g]][0] * scale - w) < 1 for g, w in widths.items()):
                fitting.append(font)
                glyphs.update(widths)
        content = _subset(face, glyphs)
    stream = book.make_indirect(book.make_stream(content))
    stream["/Length1"] = len(content)
    for font in fitting:
        font.FontDescriptor["/FontFile2"] = stream


def _widths(font: Any) -> Iterator[tuple[int, float]]:
    """Read the widths of a CID font: first [width ...], or first last width."""
    waiting: list[int] = []
    for entry in font.W:
        if isinstance(entry, int | float) or not hasattr(entry, "__iter__"):
            waiting.append(entry)
            if len(waiting) == 3:
                yield from ((glyph, float(waiting[2])) for glyph in range(int(waiting[0]), int(waiting[1]) + 1))
                waiting = []
        else:
            yield from ((int(waiting[0]) + offset, float(width)) for offset, width in enumerate(entry))
            waiting = []


def _subset(face: Any, glyphs: set[int]) -> bytes:
    from fontTools import subset

    options = subset.Options(retain_gids=True, notdef_outline=True, recalc_timestamp=False, drop_tables=_NOT_DRAWN)
    maker = subset.Subsetter(options)
    maker.populate(gids=sorted(glyphs))
    maker.subset(face)
    out = io.BytesIO()
    face.save(out, reorderTables=False)
    return out.getvalue()


# A PDF chooses glyphs by their numbers: it needs no tables that say which character is which.
_NOT_DRAWN = ["GSUB", "GPOS", "GDEF", "BASE", "JSTF", "DSIG", "VORG", "cmap", "name", "post", "OS/2"]
