"""Make the two font files of this folder from the full Noto Sans SC.

Whoever builds a handbook never runs this: the results are committed. To make them anew, to the byte:

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3   and unpack it
    pip install fonttools==4.68.0 chws_tool==1.4.5
    python make_fonts.py UNPACKED/package

What is kept: every character of GB2312, the 5,401 frequent characters of Big5 (all of Big5 would be 2 MB a
weight more), the signs and symbols of GBK, Latin-1, Latin Extended-A, arrows and enclosed numbers.
Tick boxes, which the face lacks, are put together from its own square, tick and cross.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import east_asian_spacing
from chws_tool.config import GoogleFontsConfig
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES = {
    "400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
}
LARGEST = 4_000_000
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01CD, 0x01DC),  # pinyin
    (0x0391, 0x03C9),  # Greek
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x205E),  # per mille, primes, brackets
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218B),  # letter-like signs, Roman numbers
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x24FF),  # enclosed numbers
    (0x25A0, 0x27BF),  # shapes, signs, ticks
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3220, 0x33FF),  # enclosed ideographs, units
    (0xFE10, 0xFE6B),  # vertical and small punctuation
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),  # full-width signs
]
NAMES = (  # in given names, but in neither set
    "镕堃喆玥珺昇祎翀赟曌旸昉彧晗晞暐瑄瑀璟琤琰钘铖锜锴韬骎骢鹍鹮"
    "淏湉沄浛漪澍烜燊翊芃芮茜荭菡蓁薏偲侹俣劼勍啟埇垚妤婠嫄孖"
)
FEATURES = ["ccmp", "chws", "halt", "kern", "liga", "locl", "mark", "palt"]
DROPPED = ["BASE", "GDEF", "STAT", "VORG", "gasp", "prep", "vhea", "vmtx"]


def main() -> int:
    """Write both fonts beside this script; exit code 2 on wrong use."""
    if len(sys.argv) != 2:
        print(f"usage: {Path(__file__).name} UNPACKED_PACKAGE", file=sys.stderr)
        return 2
    for source, name in FACES.items():
        made = make_font(Path(sys.argv[1]) / source, Path(__file__).parent / name)
        print(f"{name}: {made:,} bytes")
    return 0


def make_font(source: Path, target: Path) -> int:
    """Write a subset of one face with tick boxes and punctuation spacing; return its size in bytes."""
    font = TTFont(source, recalcTimestamp=False)
    modified = font["head"].modified
    _add_tick_boxes(font)
    _cut_down(font)
    _add_spacing(font, target, modified)
    size = target.stat().st_size
    if size >= LARGEST:
        raise SystemExit(f"{target.name}: {size:,} bytes, the limit is {LARGEST:,}")
    return size


def wanted() -> set[int]:
    """Every code point that the subsets should show, as far as the face has it."""
    points = {point for first, last in RANGES for point in range(first, last + 1)}
    points |= {ord(c) for c in _repertoire("gb2312", 0xA1, 0xF7)}
    points |= {ord(c) for c in _repertoire("gbk", 0xA1, 0xA9)}  # its signs and punctuation
    points |= {ord(c) for c in _repertoire("big5", 0xA1, 0xC6)}  # its signs and frequent characters
    return points | {ord(c) for c in NAMES}


def _repertoire(codec: str, first: int, last: int) -> Iterator[str]:
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    decoded = (pair.decode(codec, "ignore") for pair in pairs)
    return (text for text in decoded if len(text) == 1 and not text.isascii())


def _add_tick_boxes(font: TTFont) -> None:
    cmap = font.getBestCmap()
    square, tick, cross = cmap[ord("□")], cmap[ord("✓")], cmap[ord("×")]
    _map(font, "☐", _copy(font, "boxempty", square))
    _map(font, "✔", _copy(font, "boldtick", tick))
    _map(font, "☑", _overlay(font, "boxtick", square, tick))
    _map(font, "☒", _overlay(font, "boxcross", square, cross))


def _copy(font: TTFont, name: str, glyph: str) -> str:
    """Give a character a glyph of its own, so that text copied from a PDF keeps it."""
    for table in ("glyf", "hmtx", "vmtx"):
        font[table][name] = font[table][glyph]
    return name


def _overlay(font: TTFont, name: str, square: str, mark: str) -> str:
    """Add a glyph that shows `mark`, sized to fit, in the middle of `square`."""
    glyphs, box, sign = font.getGlyphSet(), font["glyf"][square], font["glyf"][mark]
    scale = 0.72 * (box.xMax - box.xMin) / max(sign.xMax - sign.xMin, sign.yMax - sign.yMin)
    right = (box.xMin + box.xMax - scale * (sign.xMin + sign.xMax)) / 2
    up = (box.yMin + box.yMax - scale * (sign.yMin + sign.yMax)) / 2
    pen = TTGlyphPen(None)
    glyphs[square].draw(pen)
    glyphs[mark].draw(TransformPen(pen, (scale, 0, 0, scale, right, up)))
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = font["hmtx"][square]
    font["vmtx"][name] = font["vmtx"][square]
    return name


def _map(font: TTFont, character: str, glyph: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap[ord(character)] = glyph


def _cut_down(font: TTFont) -> None:
    options = Options(layout_features=FEATURES, hinting=False, glyph_names=False, notdef_outline=True)
    options.drop_tables += DROPPED
    cutter = Subsetter(options)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)


def _add_spacing(font: TTFont, target: Path, modified: int) -> None:
    """Add `chws` (two punctuation marks side by side share one space) and write the file."""
    with tempfile.TemporaryDirectory() as folder:
        plain, spaced = Path(folder) / "plain.ttf", Path(folder) / "spaced.ttf"
        font.save(plain)
        builder = east_asian_spacing.Builder(plain, config=GoogleFontsConfig.default)
        if asyncio.run(builder.build_and_save(spaced)) is None:
            raise SystemExit(f"{target.name}: no punctuation spacing could be added")
        result = TTFont(spaced, recalcTimestamp=False)
        result["head"].modified = modified
        coarsen(result)
        result.save(target)


def coarsen(font: TTFont) -> None:
    """Move the points of all outlines to even units: a twelfth less of each font, 0.012 pt off in type of 12 pt."""
    outlines, metrics = font["glyf"], font["hmtx"].metrics
    for name in font.getGlyphOrder():
        glyph = outlines[name]
        if glyph.numberOfContours > 0:
            glyph.expand(outlines)
            glyph.coordinates.scale((0.5, 0.5))
            glyph.coordinates.toInt()
            glyph.coordinates.scale((2, 2))
            glyph.coordinates.toInt()
            glyph.recalcBounds(outlines)
            metrics[name] = (metrics[name][0], glyph.xMin)


if __name__ == "__main__":
    sys.exit(main())
