"""What a print should say: read from the HTML that it is made from.

The contract with the templates is small: running heads and feet have the classes run-head and run-foot; what may be
set in small type is <small> or has one of the classes in SMALL; a table to be signed has a class that begins with
"sign", or "opinions"; the body's first class is the kind of the print.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from guiju.proof.proof import Table, Wanted, bare

SMALL = frozenset(("drawn-from", "form-notes", "gap", "legend", "marks", "note", "opinion", "small", "standing"))
_RUNNING = frozenset(("run-head", "run-foot"))
_SILENT = frozenset(("script", "style", "title", "desc", "head"))
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_NUMBER = re.compile(r"@@(\d+)@@")
_SOURCE = re.compile(r'<meta name="guiju-source" content="([^"]*)"')


def wanted(documents: Sequence[str], said: Sequence[str] = (), lengths: Sequence[int] = ()) -> Wanted:
    """Read the HTML of a print: one document, or the front matter of a book (with "@@3@@" for the page that part 3
    begins on) and those that it binds. lengths are their pages, said is what the model says in it."""
    starts = list(itertools.accumulate(lengths))
    first = _NUMBER.sub(lambda found: str(starts[int(found[1])] + 1), documents[0]) if lengths else documents[0]
    read = [_read(one) for one in (first, *documents[1:])]
    return Wanted(
        style=read[0].style,
        text="".join(bare("".join(one.body)) for one in read),
        running=tuple(dict.fromkeys(bare(text) for one in read for text in one.running)),
        small="\n".join(bare(text) for one in read for text in one.small),
        tables=tuple(Table(classes=classes) for one in read for classes in one.tables),
        said=tuple(bare(one) for one in said),
        lengths=tuple(lengths),
        sources=tuple(one.rpartition(" ")[0] for one in _SOURCE.findall(first)),
    )


class _Reader(HTMLParser):
    """Goes through the HTML of a print and takes down what it says where."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.style = ""
        self.body: list[str] = []
        self.running: list[str] = []
        self.small: list[str] = []
        self.tables: list[frozenset[str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = frozenset((dict(attrs).get("class") or "").split())
        if tag == "body":
            self.style = (dict(attrs).get("class") or "").partition(" ")[0]
        part = self._part(tag, classes)
        if tag == "table" and not self._inside("running"):
            self.tables.append(classes)
        if tag not in _VOID:
            self._open.append((tag, part))
            if part:
                {"running": self.running, "small": self.small}.get(part, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What closes itself says nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in (name for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._inside("silent"):
            return
        if self._inside("running"):
            self.running[-1] += data
            return
        self.body.append(data)
        if self._inside("small"):
            self.small[-1] += data

    def _part(self, tag: str, classes: frozenset[str]) -> str:
        if tag in _SILENT:
            return "silent"
        if classes & _RUNNING:
            return "running"
        is_small = (tag == "small" or classes & SMALL) and not self._inside("small")
        return "small" if is_small and not self._inside("running") else ""

    def _inside(self, part: str) -> bool:
        return any(one == part for _, one in self._open)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader
