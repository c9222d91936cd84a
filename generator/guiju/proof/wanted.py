"""What a print should say: read from the HTML that it is made from.

The contract with the templates is small: running heads and feet have the classes run-head and run-foot; what may be
set in small type is <small> or has one of the classes in SMALL; a table to be signed has a class that begins with
"sign", or "opinions"; the body's first class is the kind of the print.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

from guiju.proof.proof import Sheet, Table, Wanted, bare

SMALL = frozenset(
    (
        "cut",
        "drawn-from",
        "form-control",
        "form-notes",
        "gap",
        "legend",
        "marks",
        "note",
        "opinion",
        "seal",
        "small",
        "standing",
    )
)
_RUNNING = frozenset(("run-head", "run-foot"))
# What a field of a form to fill in on a screen takes the place of: 年 月 日.
_PATTERNS = frozenset(("date", "when"))
_BESIDE = "form-pair"
_SILENT = frozenset(("script", "style", "title", "desc", "head"))
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_NUMBER = re.compile(r"@@(\d+)@@")
_DUPLEX = '<meta name="guiju-binding" content="duplex">'
_SOURCE = re.compile(r'<meta name="guiju-source" content="([^"]*)"')


def wanted(documents: Sequence[str], said: Sequence[str] = (), lengths: Sequence[int] = ()) -> Wanted:
    """Read the HTML of a print: one document, or the front matter of a book (with "@@3@@" for the page that part 3
    begins on) and those that it binds. lengths are their pages, said is what the model says in it."""
    duplex = _DUPLEX in documents[0]
    starts = list(itertools.accumulate(-(-one // 2) * 2 if duplex else one for one in lengths))
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
        duplex=duplex,
        slips=tuple(one.slips for one in read),
        fillable=read[0].fillable,
    )


def wanted_on_days(plan: str, sheets: Sequence[str], lengths: Sequence[int]) -> Wanted:
    """Read what the dated sheets of a plan (publish/paper_days.py) should say. sheets are the HTML of the distinct
    ones, where the ink stands for the date, lengths their pages. One day alone is a print like any other."""
    told = json.loads(plan)
    ink, days = bare(told["ink"]), [(one["part"], bare(one["stamp"])) for one in told["days"]]
    if len(days) == 1:
        (only,) = told["days"]
        return wanted([sheets[only["part"]].replace(told["ink"], only["stamp"])])
    read = [wanted([one]) for one in sheets]
    dated = [Sheet(date=stamp, text=read[part].text.replace(ink, stamp)) for part, stamp in days]
    running = (text.replace(ink, stamp) for part, stamp in days for text in read[part].running)
    return replace(
        read[0],
        text="",
        running=tuple(dict.fromkeys(running)),
        small="\n".join(dict.fromkeys(one.small for one in read)),
        tables=(),
        lengths=tuple(lengths[part] for part, _ in days),
        duplex=told["duplex"],
        dated=tuple(dated),
    )


class _Reader(HTMLParser):
    """Goes through the HTML of a print and takes down what it says where."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.style = ""
        self.fillable = False
        self.slips = False
        self.body: list[str] = []
        self.running: list[str] = []
        self.small: list[str] = []
        self.tables: list[frozenset[str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = frozenset((dict(attrs).get("class") or "").split())
        if tag == "html":
            self.slips = _BESIDE in classes
        if tag == "body":
            self.style = (dict(attrs).get("class") or "").partition(" ")[0]
            self.fillable = "fillable" in classes
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
        if tag in _SILENT or (self.fillable and classes & _PATTERNS):
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
