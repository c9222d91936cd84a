"""Reads PDFs for tests: text of each page, fonts, bookmarks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2


def pages(pdf: bytes) -> list[str]:
    """Give the text of each page without white space: lines break where the paper ends, not where words do."""
    document = pypdfium2.PdfDocument(pdf)
    return [bare(page.get_textpage().get_text_range()) for page in document]


def bare(text: object) -> str:
    """Take the white space out of a text; a soft mark that the reader puts at a line's end goes too."""
    return re.sub(r"[\s\ufffe\u00ad]", "", str(text))


def fonts(pdf: bytes) -> set[tuple[str, bool]]:
    """Give the fonts of a PDF without their subset marks, and whether their outlines are inside."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {one for page in document.pages for one in _fonts(page.obj)}


def font_files(pdf: bytes) -> int:
    """Count the font programs inside a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return sum(isinstance(one, pikepdf.Stream) and "/Length1" in one for one in document.objects)


def bookmarks(pdf: bytes) -> list[str]:
    """Give the titles of all bookmarks, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        return [title for item in outline.root for title in _titles(item)]


def _fonts(page: Any) -> Iterator[tuple[str, bool]]:
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        name = str(font["/BaseFont"]).lstrip("/").rpartition("+")[2]
        yield name, "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]


def _titles(item: Any) -> Iterator[str]:
    yield item.title
    for child in item.children:
        yield from _titles(child)
