"""The printed blank form: registers with rows to write on, slips, approval slips, minutes and sheets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guiju.model.text import given
from guiju.model.work import Form
from guiju.render.paper.frame import Frame, frame
from guiju.render.views.form import FieldView, FormView, form_view
from guiju.render.views.parts import Row, filled
from guiju.render.views.scope import Scope
from guiju.render.words import Words

# Room between the margins, in millimetres: width, and height below the form's own head.
_ROOM = {"sheet-page": (171.0, 244.0), "wide": (258.0, 155.0), "small": (118.0, 152.0)}
_COLUMN = {"date": 20.0, "time": 17.0, "number": 17.0, "money": 22.0, "check": 14.0, "signature": 22.0}
_TEXT, _ROW, _TABLE_ROW, _SIGN, _OPINION = 24.0, 8.6, 8.0, 18.0, 28.0
_STACKED = 2
_STRETCH = 1.25
_OPINIONS = ("批准", "审批", "审核", "同意", "会签")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A field to fill in. kind is its type; marks are its options; legend numbers them, where a
    register's column is too narrow for boxes; opinion is true where somebody signs to agree or not."""

    label: str
    kind: str
    required: bool
    unit: str
    limit: str
    marks: tuple[str, ...]
    legend: tuple[str, ...]
    opinion: bool
    width: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of one or two fields, a single one over the whole width; or of several boxes to tick (ticks)."""

    cells: tuple[Cell, ...]
    ticks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a form: kind is title, lines, table, signs or opinions; rows has a member for each row of a table."""

    kind: str
    title: str = ""
    lines: tuple[Line, ...] = ()
    cells: tuple[Cell, ...] = ()
    rows: tuple[int, ...] = ()
    row_height: str = ""

    @property
    def columns(self) -> int:
        """Give the number of a table's columns."""
        return len(self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySheet:
    """A sheet of a slip: which copy, and who keeps it; both empty where there is only one."""

    name: str
    holder: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """A blank form. A register has one block, a table; sheets has a member for each copy."""

    frame: Frame
    layout: str
    serial: bool
    sheets: tuple[CopySheet, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Row, ...]
    required: bool


def paper_form(form: Form, scope: Scope) -> PaperForm:
    """Make the view of a printed blank form."""
    view = form_view(form, scope)
    page = _page(form, view)
    register = view.layout == "register"
    fields = [field for group in view.groups for field in group.fields]
    return PaperForm(
        frame=frame(view.head, style=f"form {view.layout}", page=page),
        layout=view.layout,
        serial=bool(view.serial) and not register,
        sheets=_sheets(view),
        blocks=(_register(fields, view, page),) if register else _stretched(tuple(_blocks(view)), view, page),
        notes=filled(one for one in view.rows if one.label in ("保管", "保存期限", "流水号")),
        required=any(field.required for field in fields),
    )


def _page(form: Form, view: FormView) -> str:
    asked = given(form.paper) or ""
    if asked == "A4-landscape":
        return "wide"
    if asked == "A5":
        return "small"
    fields = [field for group in view.groups for field in group.fields]
    if view.layout == "register":
        return "wide" if sum(_needed(field) for field in fields) > _ROOM["sheet-page"][0] else "sheet-page"
    return "small" if not asked and view.layout == "slip" and _height(view) <= _ROOM["small"][1] else "sheet-page"


def _sheets(view: FormView) -> tuple[CopySheet, ...]:
    names = "一二三四五六七八九十"
    made = (
        CopySheet(name=f"第{names[number]}联　{copy.name}" if number < len(names) else copy.name, holder=copy.holder)
        for number, copy in enumerate(view.copies)
    )
    return tuple(made) or (CopySheet(name="", holder=Words()),)


def _register(fields: Sequence[FieldView], view: FormView, page: str) -> Block:
    width, height = _ROOM[page]
    widths = _widths(fields, width)
    tall = max((len(field.options) for field in fields if _stacks(field)), default=1)
    least = max(8.0, 4.0 * tall)
    space = height - max(_head(field, w) for field, w in zip(fields, widths, strict=True))
    rows = view.register_rows or int(space / max(least, 9.0))
    room = max(least, min(space / rows, 14.0))
    return Block(
        kind="table",
        cells=tuple(replace(_cell(f), width=f"{w:.1f}mm") for f, w in zip(fields, widths, strict=True)),
        rows=tuple(range(rows)),
        row_height=f"{room:.1f}mm",
    )


def _head(field: FieldView, width: float) -> float:
    """Estimate the height of a column's head: label, unit, limit, options to choose from."""
    legend = () if _stacks(field) else tuple(f"1 {option}" for option in field.options)
    small = [*legend, f"({field.unit})" if field.unit else "", field.limit]
    lines = sum(-(-len(text) * 3.2 // (width - 2)) for text in small if text)
    return 3.0 + 4.9 * -(-len(field.label) * 3.8 // (width - 2)) + 4.1 * lines


def _widths(fields: Sequence[FieldView], room: float) -> list[float]:
    """Share the width: what is left over goes to the columns for words."""
    needed = [_needed(field) for field in fields]
    over = room - sum(needed)
    if over < 0:
        return [one * room / sum(needed) for one in needed]
    weights = [_weight(field) for field in fields]
    total = sum(weights)
    if not total:
        return [one * room / sum(needed) for one in needed]
    return [one + over * weight / total for one, weight in zip(needed, weights, strict=True)]


def _needed(field: FieldView) -> float:
    if field.options:
        longest = max(len(option) for option in field.options)
        return max(18.5, 3.4 * longest + 8)
    return _COLUMN.get(field.type, _TEXT if field.type == "text" else 20.0)


def _weight(field: FieldView) -> float:
    if field.type != "text":
        return 0.0
    return 1.8 if field.lines > 1 else 1.0


def _stacks(field: FieldView) -> bool:
    return 0 < len(field.options) <= _STACKED


def _blocks(view: FormView) -> Iterator[Block]:
    for group in view.groups:
        if group.title:
            yield Block(kind="title", title=group.title)
        yield from _group(group.fields, approval=view.layout == "approval")


def _group(fields: Iterable[FieldView], *, approval: bool) -> Iterator[Block]:
    """Make the blocks of a group: neighbouring fields of one sort make a block of their own."""
    for sort, found in itertools.groupby(fields, key=_sort):
        same = list(found)
        if sort == "table":
            yield from (_table(field) for field in same)
        elif sort == "lines":
            yield Block(kind="lines", lines=tuple(_lines(same)))
        else:
            yield from _signs(same, approval)


def _sort(field: FieldView) -> str:
    return {"signature": "signs", "table": "table"}.get(field.type, "lines")


def _lines(fields: Iterable[FieldView]) -> Iterator[Line]:
    """Put short fields two by two, and boxes to tick side by side as far as their labels allow."""
    for sort, found in itertools.groupby(fields, key=_width):
        cells = [_cell(field) for field in found]
        size = {"wide": 1, "tick": 1, "ticks": 3}.get(sort, 2)
        for start in range(0, len(cells), size):
            yield Line(cells=tuple(cells[start : start + size]), ticks=sort in ("tick", "ticks"))


def _width(field: FieldView) -> str:
    if field.type == "check":
        return "ticks" if len(field.label) <= 9 else "tick"
    return "wide" if _is_wide(field) else "short"


def _signs(fields: Sequence[FieldView], approval: bool) -> Iterator[Block]:
    """Put places to sign three by three, or two by two where there are two or four."""
    size = 2 if len(fields) in (2, 4) else 3
    for start in range(0, len(fields), size):
        cells = tuple(_cell(field) for field in fields[start : start + size])
        asked = approval and any(cell.opinion for cell in cells)
        yield Block(kind="opinions" if asked else "signs", cells=cells)


def _table(field: FieldView) -> Block:
    cells = tuple(_column(column) for column in field.columns)
    return Block(
        kind="table", title=field.label, cells=cells, rows=tuple(range(field.rows or 6)), row_height=f"{_TABLE_ROW}mm"
    )


def _column(label: str) -> Cell:
    return Cell(
        label=label,
        kind="text",
        required=False,
        unit="",
        limit="",
        marks=(),
        legend=(),
        opinion=False,
        width="",
        height="",
    )


def _cell(field: FieldView) -> Cell:
    legend = () if _stacks(field) else tuple(f"{n} {option}" for n, option in enumerate(field.options, 1))
    return Cell(
        label=field.label,
        kind=field.type,
        required=field.required,
        unit=field.unit or ("元" if field.type == "money" else ""),
        limit=field.limit,
        marks=field.options,
        legend=legend,
        opinion=field.type == "signature" and any(word in field.label for word in _OPINIONS),
        width="",
        height=f"{8.0 * field.lines if field.lines > 1 else _ROW}mm",
    )


def _is_wide(field: FieldView) -> bool:
    choices = sum(len(option) + 2 for option in field.options)
    return field.lines > 1 or choices > 14 or len(field.label) > 9


def _height(view: FormView) -> float:
    """Estimate how high a form is, in millimetres."""
    return sum(_block_height(block) for block in _blocks(view)) + (7.0 if view.copies else 0.0)


def _stretched(blocks: Sequence[Block], view: FormView, page: str) -> tuple[Block, ...]:
    """Give more room to write where the page has it."""
    factor = min(_STRETCH, 0.96 * _ROOM[page][1] / max(_height(view), 1.0))
    return tuple(_taller(block, factor) for block in blocks) if factor > 1 else tuple(blocks)


def _taller(block: Block, factor: float) -> Block:
    lines = tuple(
        replace(one, cells=tuple(replace(c, height=_times(c.height, factor)) for c in one.cells)) for one in block.lines
    )
    return replace(block, lines=lines, row_height=_times(block.row_height, factor))


def _times(height: str, factor: float) -> str:
    return f"{float(height.removesuffix('mm')) * factor:.1f}mm" if height else ""


def _block_height(block: Block) -> float:
    fixed = {"title": 8.0, "signs": _SIGN, "opinions": _OPINION, "table": 13.0 + _TABLE_ROW * len(block.rows)}
    return fixed.get(block.kind, 0.0) + sum(max(_cell_height(cell) for cell in line.cells) for line in block.lines)


def _cell_height(cell: Cell) -> float:
    label = 1.0 if cell.kind == "check" else -(-len(cell.label) // 5)
    return max(float(cell.height.removesuffix("mm")), 5.7 * label + 1.0)
