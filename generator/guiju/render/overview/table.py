"""What a page of tables is made of: cells, rows, groups, sheets; and how a list of values becomes a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from guiju.render.words import Words, plain

NONE = plain("—")
NO_PAPERS = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell under its column's heading; kind (empty, main, number, code, small) says how it is set.

    sort is what the column is sorted by where the words themselves do not sort well.
    """

    label: str
    value: Words
    kind: str = ""
    sort: str = ""

    @property
    def css(self) -> str:
        """Give the classes of the cell: how it is set, and that there is nothing in it."""
        return " ".join([f"gj-cell--{self.kind}"] * bool(self.kind) + ["gj-none"] * (self.value == NONE))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row; tag is a word set apart at its main cell."""

    cells: tuple[Cell, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableGroup:
    """Rows under one heading; title is empty where there is none."""

    id: str
    title: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of a page; title is empty where it is the only one. layout is list or matrix.

    mine says which rows are a reader's own: who (a row that names his post or unit) or what (one of his documents).
    """

    id: str
    title: str
    layout: str
    mine: str
    columns: tuple[Cell, ...]
    groups: tuple[TableGroup, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A page of tables; papers are the prints that go with it. searched is false for pages for the auditor alone."""

    url: str
    title: str
    intro: str
    sheets: tuple[Sheet, ...]
    searched: bool
    papers: Words = NO_PAPERS
    template: str = "site/table.md.j2"


@dataclass(frozen=True, slots=True)
class Sorted:
    """A value with what it is sorted by."""

    value: Words
    key: str


Value = Words | Sorted
Group = tuple[str, Sequence[tuple[Value, ...]]]


def sheet(
    name: str,
    headings: str,
    kinds: str,
    groups: Iterable[Group],
    *,
    title: str = "",
    mine: str = "what",
    tags: Mapping[Words, str] = MappingProxyType({}),
) -> Sheet:
    """Make a sheet; headings and kinds stand one a column with spaces between, tags go by a row's first value."""
    columns = tuple(
        Cell(label=h, value=plain(h), kind=k) for h, k in zip(headings.split(" "), kinds.split(" "), strict=True)
    )
    return laid_out(f"_{name}", columns, groups, title=title, mine=mine, tags=tags)


def laid_out(
    anchor: str,
    columns: tuple[Cell, ...],
    groups: Iterable[Group],
    *,
    title: str = "",
    layout: str = "list",
    mine: str = "what",
    tags: Mapping[Words, str] = MappingProxyType({}),
) -> Sheet:
    """Make a sheet with ready columns; groups without rows are left out."""
    views = tuple(
        TableGroup(id=f"{anchor}-{number}", title=heading, rows=tuple(_row(columns, cells, tags) for cells in rows))
        for number, (heading, rows) in enumerate(groups, 1)
        if rows
    )
    count = sum(len(group.rows) for group in views)
    return Sheet(id=anchor, title=title, layout=layout, mine=mine, columns=columns, groups=views, count=count)


def _row(columns: Sequence[Cell], values: Sequence[Value], tags: Mapping[Words, str]) -> TableRow:
    made = tuple(_cell(column, value) for column, value in zip(columns, values, strict=True))
    return TableRow(cells=made, tag=tags.get(made[0].value, ""))


def _cell(column: Cell, value: Value) -> Cell:
    if isinstance(value, Sorted):
        return Cell(label=column.label, value=value.value, kind=column.kind, sort=value.key)
    return Cell(label=column.label, value=value, kind=column.kind)
