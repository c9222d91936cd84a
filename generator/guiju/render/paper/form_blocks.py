"""What a blank form is made of: lines of fields, tables, places to sign, and how high each of them is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guiju.render.views.form import FieldView, FormView

# Millimetres: a character of 10.5 pt, a line of labels, the least that a hand writes in, a line with one field.
_EM, _LEADING, _LEAST, _ROW = 3.75, 5.75, 8.0, 8.6
_SIGN, _OPINION, _TITLE, _CAPTION, _HEAD_PADDING = 17.8, 27.0, 9.6, 7.0, 2.6
_ONE_SIGN, _SIGN_LABEL, _TICK = 10.0, 62.0, 55.0
_LABEL = (20.0, 36.0)
_PADDING, _MARK, _NARROW = 3.2, 9.5, 150.0
_COLUMN = {"date": 20.0, "time": 17.0, "number": 17.0, "money": 22.0, "check": 14.0, "signature": 22.0}
_TEXT = 24.0
_STACKED = 2
_STRETCH, _STRETCH_MORE = 1.4, 1.2
_TALLEST_ROW = 14.0
_RULE = 0.2
_KEPT = 50.0
_WORDY, _BRIEF = 2.0, 0.75
_WORDS = ("意见", "内容", "问题", "说明", "原因", "理由", "办法", "措施", "要求", "情况", "事项", "备注", "地址")
_FIGURES = (
    "日期",
    "时间",
    "时刻",
    "数",
    "数量",
    "金额",
    "单价",
    "版本",
    "序号",
    "编号",
    "签字",
    "签收",
    "姓名",
    "单位",
    "收回",
    "打勾",
)
_OPINIONS = ("批准", "审批", "审核", "同意", "会签")
_NOT_FIRST = "、，：；。）)＊"
_BEFORE, _AFTER = "（(和与及或", "、，：；）)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A field to fill in. label is name in lines of about one length; kind is its type; marks are its options;
    legend numbers them, where a register's column is too narrow for boxes; opinion is true where somebody signs to
    agree or not."""

    id: str
    name: str
    label: str
    kind: str
    required: bool
    unit: str
    limit: str
    marks: tuple[str, ...]
    legend: tuple[str, ...]
    opinion: bool
    tall: bool
    width: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of one or two fields, a single one over the whole width; or of boxes to tick (ticks), of which each
    takes a part of the width (share)."""

    cells: tuple[Cell, ...]
    ticks: bool = False
    share: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a form: kind is title, lines, table, sign (one alone), signs or opinions; rows has the number of each
    row of a table."""

    kind: str
    id: str = ""
    title: str = ""
    lines: tuple[Line, ...] = ()
    cells: tuple[Cell, ...] = ()
    rows: tuple[int, ...] = ()
    row_height: str = ""
    label_width: str = ""
    label_height: str = ""

    @property
    def kept(self) -> bool:
        """Say whether a block of lines is so short that no page may break it."""
        return self.kind == "lines" and _growing(self) <= _KEPT

    @property
    def columns(self) -> int:
        """Give the number of a table's columns."""
        return len(self.cells)


def blocks(view: FormView, width: float) -> tuple[Block, ...]:
    """Make the blocks of a form that is so many millimetres wide."""
    return tuple(_blocks(view, width))


def register(fields: Sequence[FieldView], rows: int, width: float, height: float) -> Block:
    """Make a register's table, whose rows fill the height; rows is how many are asked for, 0 where it is free; there
    are no more than the page holds."""
    widths = _widths(fields, width)
    tall = max((len(field.options) for field in fields if _stacks(field)), default=1)
    least = max(_LEAST, 4.0 * tall)
    columns = [_column_cell(field, w) for field, w in zip(fields, widths, strict=True)]
    space = height - max(_column_head(cell, w) for cell, w in zip(columns, widths, strict=True)) - 1.0
    most = int(space / (least + _RULE))
    rows = min(rows, most) or int(space / (max(least, 9.0) + _RULE))
    room = max(least, min(space / rows - _RULE, _TALLEST_ROW))
    return Block(
        kind="table",
        cells=tuple(columns),
        rows=tuple(range(1, rows + 1)),
        row_height=_mm(room),
    )


def register_width(fields: Iterable[FieldView]) -> float:
    """Say how many millimetres the columns of a register need."""
    return sum(_needed(field) for field in fields)


def height(found: Iterable[Block], width: float) -> float:
    """Estimate how high blocks are, in millimetres."""
    return sum(_block_height(block, width) for block in found)


def tight(found: Iterable[Block]) -> tuple[Block, ...]:
    """Give every line of blocks the least height that a hand writes in."""
    return tuple(_taller(block, 0.0) for block in found)


def stretched(found: Sequence[Block], width: float, room: float) -> tuple[Block, ...]:
    """Give more room to write where the page has it."""
    used = height(found, width)
    grows = sum(_growing(block) for block in found)
    pages = -(-height(tight(found), width) // room)
    most, reach = (_STRETCH, room) if pages == 1 else (_STRETCH_MORE, 0.72 * pages * room)
    factor = min(most, 1 + (reach - used) / grows) if grows else 1.0
    return tuple(_taller(block, factor) for block in found)


def evenly(label: str, most: float) -> str:
    """Break a label into as few lines as hold so many characters each, of about one length, better at a mark than
    inside a word."""
    count = -(-_ems(label) // most)
    if count <= 1:
        return label
    aim, least = _ems(label) / count, _ems(label) - most * (count - 1)
    fitting = [at for at in range(1, len(label)) if _ems(label[:at]) <= most]
    found = [at for at in fitting if least <= _ems(label[:at])]
    if all(_welcome(label, at) < 0 for at in found):
        # Rather a line more than punctuation at the wrong end of one.
        found = fitting
    if not found:
        return label
    at = min(found, key=lambda one: (abs(_ems(label[:one]) - aim) - _welcome(label, one), one))
    return f"{label[:at]}\n{evenly(label[at:], most)}"


def _welcome(label: str, at: int) -> float:
    """Say how much a break at a place is worth, in characters off the middle."""
    if label[at] in _AFTER or label[at - 1] in "（(" or re.match(r"\w{2}", label[at - 1 : at + 1], re.ASCII):
        return -9.0
    return 2.5 if label[at] in _BEFORE or label[at - 1] in _AFTER else 0.0


def _ems(text: str) -> float:
    """Measure a text in widths of a Chinese character."""
    return sum(1.0 if ord(one) > 0x2E7F or one in "—…“”" else 0.6 for one in text)


def _mm(size: float) -> str:
    return f"{size:.1f}mm"


def _blocks(view: FormView, width: float) -> Iterator[Block]:
    label = _label_width(view, width)
    for group in view.groups:
        if group.title:
            yield Block(kind="title", title=group.title)
        yield from _group(group.fields, label, width, approval=view.layout == "approval")


def _label_width(view: FormView, width: float) -> float:
    """Say how wide the labels of a form are: one width for all, so that their rule runs down the page."""
    low, high = _LABEL
    plain = [f for group in view.groups for f in group.fields if f.type not in ("check", "table", "signature")]
    longest = max((_ems(_marked(field)) for field in plain), default=0.0)
    return max(low, min(longest * _EM + _PADDING, high if width > _NARROW else high - 7))


def _group(fields: Iterable[FieldView], label: float, width: float, *, approval: bool) -> Iterator[Block]:
    """Make the blocks of a group: neighbouring fields of one sort make a block of their own."""
    for sort, found in itertools.groupby(fields, key=_sort):
        same = list(found)
        if sort == "table":
            yield from (_table(field, width) for field in same)
        elif sort == "lines":
            yield Block(kind="lines", lines=tuple(_lines(same, label, width)), label_width=_mm(label))
        else:
            yield from _signs(same, label, width, approval)


def _sort(field: FieldView) -> str:
    return {"signature": "signs", "table": "table"}.get(field.type, "lines")


def _marked(field: FieldView) -> str:
    return field.label + "＊" * field.required


def _lines(fields: Iterable[FieldView], label: float, width: float) -> Iterator[Line]:
    """Put short fields two by two, and boxes to tick side by side as far as their labels allow."""
    room = width / 2 - label - _PADDING
    for sort, found in itertools.groupby(fields, key=lambda field: _width(field, room)):
        cells = [_cell(field, label) for field in found]
        size = {"wide": 1, "tick": 1, "ticks": int(width / _TICK)}.get(sort, 2)
        share = f"{100 / size - 0.5:.1f}%" if sort == "ticks" else ""
        for start in range(0, len(cells), size):
            yield Line(cells=tuple(cells[start : start + size]), ticks=sort in ("tick", "ticks"), share=share)


def _width(field: FieldView, room: float) -> str:
    """Say what a field takes of a line, where half a line has so much room beside its label."""
    if field.type == "check":
        return "ticks" if len(field.label) <= 9 else "tick"
    return "wide" if field.lines > 1 or _marks_width(field.options) > room or len(field.label) > 9 else "short"


def _marks_width(options: Iterable[str]) -> float:
    return sum(_ems(option) * _EM + _MARK for option in options)


def _signs(fields: Sequence[FieldView], label: float, width: float, approval: bool) -> Iterator[Block]:
    """Put places to sign three by three, or two by two where there are two or four, or the sheet is narrow; one that
    gives no opinion is a line."""
    if len(fields) == 1 and not (approval and _has_opinion(fields[0])):
        label = max(label, min(_ems(_marked(fields[0])) * _EM + _PADDING, _SIGN_LABEL, 0.4 * width))
        cell = replace(_cell(fields[0], label), height=_mm(_ONE_SIGN))
        yield Block(kind="sign", cells=(cell,), label_width=_mm(label))
        return
    size = 2 if len(fields) in (2, 4) or width < _NARROW else 3
    for start in range(0, len(fields), size):
        some = fields[start : start + size]
        cells = tuple(_cell(field, width / len(some)) for field in some)
        asked = approval and any(cell.opinion for cell in cells)
        tall = _mm(_LEADING * _label_lines(cells))
        yield Block(kind="opinions" if asked else "signs", cells=cells, label_height=tall)


def _label_lines(cells: Iterable[Cell]) -> int:
    return 1 + max(cell.label.count("\n") for cell in cells)


def _table(field: FieldView, width: float) -> Block:
    widths = _column_widths(field.columns, width)
    named = zip(field.columns, _apart(field.columns), widths, strict=True)
    return Block(
        kind="table",
        id=field.id,
        title=field.label,
        cells=tuple(_named(*one) for one in named),
        rows=tuple(range(1, (field.rows or 6) + 1)),
        row_height=_mm(_LEAST),
    )


def _apart(labels: Sequence[str]) -> Iterator[str]:
    """Tell columns of one label apart."""
    for at, label in enumerate(labels):
        again = labels[:at].count(label)
        yield f"{label}-{again + 1}" if again else label


def _named(label: str, name: str, width: float) -> Cell:
    return Cell(
        id=name,
        name=label,
        label=evenly(label, (width - 2.0) / _EM),
        kind="text",
        required=False,
        unit="",
        limit="",
        marks=(),
        legend=(),
        opinion=False,
        tall=False,
        width=_mm(width),
        height="",
    )


def _column_widths(labels: Sequence[str], room: float) -> list[float]:
    """Share a table's width: what is said in words gets more, a date, a figure or a name less."""
    weights = [_WORDY if one.endswith(_WORDS) else _BRIEF if one.endswith(_FIGURES) else 1.0 for one in labels]
    shares = [room * weight / sum(weights) for weight in weights]
    needed = [min(_ems(one) * _EM + 2.6, room / len(labels)) for one in labels]
    lacking = sum(max(0.0, need - share) for need, share in zip(needed, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(needed, shares, strict=True))
    if not lacking:
        return shares
    left = 1 - lacking / spare if spare > lacking else 0.0
    return [max(need, need + (share - need) * left) for need, share in zip(needed, shares, strict=True)]


def _cell(field: FieldView, label: float) -> Cell:
    room = (label - _PADDING) / _EM - (1 if field.required else 0)
    legend = () if _stacks(field) else tuple(f"{n} {option}" for n, option in enumerate(field.options, 1))
    return Cell(
        id=field.id,
        name=field.label,
        label=field.label if field.type == "check" else evenly(field.label, room),
        kind=field.type,
        required=field.required,
        unit=field.unit or ("元" if field.type == "money" else ""),
        limit=field.limit,
        marks=field.options,
        legend=legend,
        opinion=_has_opinion(field),
        tall=field.lines > 1,
        width="",
        height=_mm(max(_LEAST * field.lines, _ROW)),
    )


def _has_opinion(field: FieldView) -> bool:
    return field.type == "signature" and any(word in field.label for word in _OPINIONS)


def _column_cell(field: FieldView, width: float) -> Cell:
    cell = _cell(field, width + 1.0)
    return replace(cell, width=_mm(width), label=evenly(cell.name, (width - 2.2) / _EM - (1 if cell.required else 0)))


def _column_head(cell: Cell, width: float) -> float:
    """Estimate the height of a column's head: label, unit, limit, options to choose from."""
    small = [*cell.legend, f"（{cell.unit}）" if cell.unit else "", cell.limit]
    lines = sum(-(-_ems(text) * 3.2 // (width - 2.0)) for text in small if text)
    return _HEAD_PADDING + 4.9 * (1 + cell.label.count("\n")) + 4.1 * lines


def _widths(fields: Sequence[FieldView], room: float) -> list[float]:
    """Share the width: what is left over goes to the columns for words."""
    needed = [_needed(field) for field in fields]
    over = room - sum(needed)
    weights = [_weight(field) for field in fields]
    total = sum(weights)
    if over < 0 or not total:
        return [one * room / sum(needed) for one in needed]
    return [one + over * weight / total for one, weight in zip(needed, weights, strict=True)]


def _needed(field: FieldView) -> float:
    if field.options:
        longest = max(_ems(option) for option in field.options)
        return max(18.5, 3.4 * longest + 8, _head_width(field))
    return max(_COLUMN.get(field.type, _TEXT if field.type == "text" else 20.0), _head_width(field))


def _head_width(field: FieldView) -> float:
    """Say how wide a column must be for its label to take three lines at most."""
    return -(-_ems(_marked(field)) // 3) * _EM + 2.6


def _weight(field: FieldView) -> float:
    if field.type != "text":
        return 0.0
    return 1.8 if field.lines > 1 else 1.0


def _stacks(field: FieldView) -> bool:
    return 0 < len(field.options) <= _STACKED


def _taller(block: Block, factor: float) -> Block:
    lines = tuple(
        replace(one, cells=tuple(replace(c, height=_times(c.height, factor)) for c in one.cells)) for one in block.lines
    )
    return replace(block, lines=lines, row_height=_times(block.row_height, factor))


def _times(size: str, factor: float) -> str:
    """Change a height; where it is to be less, several lines keep theirs, and one line gives what a hand can spare."""
    if not size:
        return ""
    least = _LEAST if _size(size) <= _ROW else _size(size)
    return _mm(max(_size(size) * factor, least))


def _size(size: str) -> float:
    return float(size.removesuffix("mm"))


def _growing(block: Block) -> float:
    """Say how much of a block's height is room to write, which may grow."""
    rows = _size(block.row_height) * len(block.rows) if block.row_height else 0.0
    return rows + sum(max(_size(cell.height) for cell in line.cells) for line in block.lines)


def _block_height(block: Block, width: float) -> float:
    if block.kind == "title":
        return _TITLE
    if block.kind == "sign":
        return max(_ONE_SIGN, _LEADING * (1 + block.cells[0].label.count("\n")) + 1.0) + 0.2
    if block.kind in ("signs", "opinions"):
        more = _label_lines(block.cells) - 1
        return (_SIGN if block.kind == "signs" else _OPINION) + _LEADING * more
    if block.kind == "table":
        head = max((_column_head(cell, _size(cell.width)) for cell in block.cells), default=0.0)
        return (_CAPTION if block.title else 0.0) + head + (_size(block.row_height) + _RULE) * len(block.rows)
    return sum(max(_cell_height(cell, block, width, line) for cell in line.cells) for line in block.lines)


def _cell_height(cell: Cell, block: Block, width: float, line: Line) -> float:
    if line.ticks:
        label = 0.0 if line.share else _ems(cell.name) * _EM + 9.0
        return _size(cell.height) * max(1.0, -(-label // (width - _PADDING))) + 0.2
    room = width / len(line.cells) - _size(block.label_width) - _PADDING
    most = max(_size(cell.height), 6.9 * -(-_marks_width(cell.marks) // room))
    return max(most, _LEADING * (1 + cell.label.count("\n")) + 1.0) + 0.2
