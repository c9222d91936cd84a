"""Which characters of a font inside a PDF have a glyph that shows something: read from its own tables (TrueType)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from typing import Any

_ENTRY = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
_NOT_DRAWN = re.compile(r"[\s\u00ad\u200b-\u200f\u3000\ufeff]*")

Outlines = tuple[int, ...]


def unshown(font: Any, known: dict[Any, Outlines]) -> str:
    """Give the characters that a font is used for and shows nothing for: no glyph, .notdef, or an empty outline.

    known keeps the outlines of font files by their object, for many fonts of a book share one.
    """
    file = font.DescendantFonts[0].get("/FontDescriptor", {}).get("/FontFile2")
    if file is None or "/ToUnicode" not in font:
        return ""
    if file.objgen not in known:
        known[file.objgen] = _outlines(file.read_bytes())
    return "".join(_without(dict(_characters(font.ToUnicode.read_bytes())), known[file.objgen]))


def _without(characters: Mapping[int, str], outlines: Outlines) -> Iterator[str]:
    for glyph, text in characters.items():
        drawn = 0 < glyph < len(outlines) - 1 and outlines[glyph] < outlines[glyph + 1]
        if not drawn and not _NOT_DRAWN.fullmatch(text):
            yield text


def _characters(named: bytes) -> Iterator[tuple[int, str]]:
    _, _, entries = named.partition(b"endcodespacerange")
    for glyph, text in _ENTRY.findall(entries):
        yield int(glyph, 16), bytes.fromhex(text.decode()).decode("utf-16-be", "replace")


def _outlines(font: bytes) -> Outlines:
    """Give where each glyph's outline begins, and where the last one ends."""
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(count))
    tables = {name: font[start : start + length] for name, _, start, length in entries}
    if not {b"head", b"loca", b"maxp"} <= tables.keys():
        return ()
    long = struct.unpack_from(">h", tables[b"head"], 50)[0]
    number = struct.unpack_from(">H", tables[b"maxp"], 4)[0] + 1
    return struct.unpack_from(f">{number}{'I' if long else 'H'}", tables[b"loca"])
