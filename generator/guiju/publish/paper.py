"""The printer: HTML -> PDF with WeasyPrint, made to be sent to worker processes.

Only our own fonts reach the page, so that a character they lack is noticed; nothing is read but our fonts and the
handbook's pictures; time and memory are limited, so that no document can hang a build.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guiju.diagnostics import Finding
from guiju.publish.paper_binding import bind
from guiju.publish.paper_days import bind_days
from guiju.publish.paper_press import PaperPress, limit_memory
from guiju.render.artifact import key_of
from guiju.resources import Resources


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPdf:
    """A PDF (empty: it failed), its number of pages, and what was noticed while it was made."""

    content: bytes
    pages: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPrinter:
    """Makes PDFs. fonts and pictures are folders, styles a CSS file; key covers all that decides the bytes here."""

    fonts: Path
    styles: Path
    pictures: Path
    key: str

    def start(self) -> None:
        """Prepare a worker process: a limit of memory, our fonts alone, the style sheet read once."""
        limit_memory()
        press_of(self)

    def print(self, path: str, html: bytes) -> PaperPdf:
        """Make one PDF; path is its place below build/, for findings."""
        press = press_of(self)
        with press.noticing(path) as noticed:
            document = press.layout(html)
            content = press.write(document)
            return PaperPdf(content=content, pages=len(document.pages), findings=noticed.findings(document))
        return PaperPdf(content=b"", pages=0, findings=noticed.fatal)

    def merge(self, path: str, front: bytes, parts: Sequence[bytes]) -> PaperPdf:
        """Put the parts behind their front matter, with page numbers in its contents and bookmarks to each."""
        press = press_of(self)
        with press.noticing(path) as noticed:
            content, pages, document = bind(press, front, parts)
            return PaperPdf(content=content, pages=pages, findings=noticed.findings(document))
        return PaperPdf(content=b"", pages=0, findings=noticed.fatal)

    def book(self, path: str, plan: bytes, parts: Sequence[bytes]) -> PaperPdf:
        """Make the dated sheets of a plan from the prints of those without a date."""
        content, pages = bind_days(plan, parts)
        return PaperPdf(content=content, pages=pages)


def paper_printer(resources: Resources, pictures: Path) -> PaperPrinter:
    """Make the printer; pictures is the folder of the handbook's content."""
    fonts = resources.folder("templates") / "fonts"
    styles = resources.path("templates/pdf/print.css")
    sources = sorted(Path(__file__).parent.glob("paper*.py"))
    shipped = sorted(path for path in fonts.iterdir() if path.suffix in (".ttf", ".conf"))
    key = key_of(path.read_bytes() for path in (styles, *sources, *shipped))
    return PaperPrinter(fonts=fonts, styles=styles, pictures=pictures, key=key)


@lru_cache(maxsize=1)
def press_of(printer: PaperPrinter) -> PaperPress:
    """Give this process's press; fonts and style sheet are read once."""
    return PaperPress(fonts=printer.fonts, styles=printer.styles, pictures=printer.pictures)
