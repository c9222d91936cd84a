"""A print as the gate sees it: plain values, made by one reader. Lengths are points (1/72 inch) from a page's foot."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MILLIMETRE = 72 / 25.4
HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))
# What a table that only lays things out is called in the tags (publish/paper_tags.py).
TABLES = frozenset(("Table", "Layout"))
ROWS = frozenset(("TR", "LayoutRow"))
_IGNORED = re.compile("[\\s\u00ad\u2010\u2011\ufffe\u0002-]+")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Give its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Give its height."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that are set in one go. page counts from 0; content is the number of its marked content, -1 for an
    artifact, -2 for what is neither; grey is 0 for black and 1 for white; clip is what may be seen of it."""

    page: int
    text: str
    box: Box
    size: float
    grey: float
    content: int
    clip: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight rule, as drawn: its box holds its thickness."""

    box: Box
    thickness: float
    grey: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its size, what is set on it in the order of drawing, its rules, how much is untagged and no artifact, its
    QR codes."""

    width: float
    height: float
    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    stray: int = 0
    codes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of the structure: its kind (P, Table, ...), what is below it in order, and its attributes."""

    kind: str
    kids: tuple[Element | Place, ...]
    alt: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1

    def below(self) -> Iterator[Element]:
        """Give all elements below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield kid
                yield from kid.below()

    def places(self) -> Iterator[Place]:
        """Give the places of all content below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.places()
            else:
                yield kid

    @property
    def pages(self) -> tuple[int, ...]:
        """Give the pages that it has content on."""
        return tuple(sorted({page for page, _ in self.places()}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font: whether its outlines are inside, its glyphs are named as characters, and what it shows nothing for."""

    name: str
    embedded: bool
    named: bool
    unshown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What the file says about itself, and how its tags hold together; bookmarks are the pages (from 0) of those that
    are below no other."""

    claims: Mapping[str, bool]
    fonts: tuple[Font, ...] = ()
    astray: tuple[Place, ...] = ()
    mute: tuple[int, ...] = ()
    attachments: tuple[str, ...] = ()
    bookmarks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the HTML that a print was made from: its classes."""

    classes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A dated sheet of a book of several: its date as it should stand there, and all that should be read in it."""

    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a print was made from. text is all that should be read in it, running what heads and foots may say, small
    what may be set in small type, said what the model has to say in it; lengths are the pages of each document in it,
    each begins on a right-hand page where it is printed on both sides (duplex); sources are the files that have to be
    inside. dated are the sheets of a book of several dates, whose pages share one print and therefore have no tags;
    fillable is a form to fill in on a screen; slips says of each document whether two of it share a page side by side,
    to be cut apart."""

    style: str
    text: str
    running: tuple[str, ...]
    small: str
    tables: tuple[Table, ...]
    said: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    duplex: bool = False
    dated: tuple[Sheet, ...] = ()
    fillable: bool = False
    slips: tuple[bool, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A print, read back, beside what it was made from. path is its place below build/, size its length in bytes."""

    path: str
    size: int
    pages: tuple[Page, ...]
    tree: Element
    archive: Archive
    wanted: Wanted

    @functools.cached_property
    def runs(self) -> Mapping[Place, tuple[Run, ...]]:
        """Give what is set, by its place in the structure."""
        found: dict[Place, list[Run]] = {}
        for page in self.pages:
            for run in page.runs:
                found.setdefault((run.page, run.content), []).append(run)
        return {place: tuple(runs) for place, runs in found.items()}

    @functools.cached_property
    def spans(self) -> tuple[range, ...]:
        """Give the pages of each document in it; the empty ones that make the next begin on the right are in none."""
        sheet = 2 if self.wanted.duplex else 1
        found, start = [], 0
        for length in self.wanted.lengths or (len(self.pages),):
            end = min(start + length, len(self.pages))
            blank = sheet == 2 and end > start and not self.pages[end - 1].runs
            found.append(range(start, end - blank))
            start += -(-length // sheet) * sheet
        return tuple(found)

    def runs_of(self, element: Element) -> Iterator[Run]:
        """Give what an element says, in reading order."""
        for place in element.places():
            yield from self.runs.get(place, ())

    def text_of(self, element: Element) -> str:
        """Give what an element says, without white space."""
        return bare("".join(run.text for run in self.runs_of(element)))

    @functools.cached_property
    def figures(self) -> frozenset[Place]:
        """Give the places of what stands in drawings."""
        return frozenset(place for one in self.tree.below() if one.kind == "Figure" for place in one.places())

    @functools.cached_property
    def tables(self) -> tuple[tuple[Element, frozenset[str]], ...]:
        """Give the tables with the classes that they have in the HTML (none, where the two do not match)."""
        found = [one for one in self.tree.below() if one.kind in TABLES]
        if len(found) != len(self.wanted.tables):
            return tuple((one, frozenset()) for one in found)
        return tuple((one, table.classes) for one, table in zip(found, self.wanted.tables, strict=True))

    def running(self, page: int) -> str:
        """Give what a page says outside the structure: running head and foot, repeated heads of tables."""
        return bare("".join(run.text for run in self.runs.get((page, -1), ())))


def bare(text: str) -> str:
    """Take out of a text what a reader of PDFs may add or lose at the end of a line: white space and hyphens."""
    return _IGNORED.sub("", text)


def shown(text: str, length: int = 24) -> str:
    """Give the beginning of a text, for a message."""
    clean = " ".join(text.split())
    return clean if len(clean) <= length else clean[:length] + "…"
