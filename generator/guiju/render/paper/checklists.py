"""The printed checklist: one checklist, or a role's lines of all documents."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guiju.derive.days import is_overnight, registers_of, shift_minutes
from guiju.derive.due import PERIODS, Due, due_lines, lines_of
from guiju.model.manual import Shift
from guiju.model.node import Controlled, Document, Ref
from guiju.model.people import Duty, Role, Unit
from guiju.model.rulebook import Clause, Policy
from guiju.model.text import given, listed, words
from guiju.model.work import CheckItem, Checklist, Form, Procedure, Step
from guiju.render import wording
from guiju.render.paper.frame import Frame, frame, is_long
from guiju.render.views import parts
from guiju.render.views.checklist import HEADINGS, limit_words, own_frequency
from guiju.render.views.parts import Row, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words

# Periods whose lines are done once some time within them: each gets its own date.
_DATED = ("week", "month", "quarter", "half_year", "year")
# Lines with the same words of when, one after the other: so many have them once, as a heading.
_RUN = 3
# Millimetres: what a page of a sheet holds, what is lost where it turns, what its head and its foot take.
_PAGE, _TURN, _HEAD, _FOOT = 262.0, 12.0, 36.5, 39.0
# Millimetres: a line of 12 pt, a row for a mishap, the boxes at the head of a role's sheet, a line of its small type.
_LEADING, _ROW, _BOXES, _SMALL = 5.3, 8.6, 22.0, 4.9
# Millimetres: the print's width, what a row has around its text; characters as wide as they are high, and others.
_WIDTH, _AROUND, _WIDE, _NARROW = 171.0, 2.8, 4.24, 2.4
# Results to write out: their line is a little higher.
_BLANKS = ("number", "count", "text", "time", "signature")
# Millimetres that the estimate may be too high.
_DOUBT = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place to fill in at the head of a sheet; span is how many of its two columns it takes."""

    label: str
    value: str = ""
    span: int = 1


_BOX_ROWS = (
    (Blank(label="在岗人员（岗位：姓名）", span=2),),
    (Blank(label="交接物品"), Blank(label="未了事项")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A line to check. rule is its number within its document; how is the way of recording; extra says when,
    where its neighbours differ; long is true where it may go over pages."""

    rule: str
    long: bool
    text: Words | str
    standard: str
    limit: str
    extra: str
    how: str
    how_label: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGroup:
    """Lines under one heading; extra says when, where that is the same for all of them and more than the period;
    origin is the number and version of the document they come from."""

    title: str
    extra: str
    origin: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A part of a sheet: the lines of one period; done is true where each line gets the date it was done."""

    title: str
    groups: tuple[PaperGroup, ...]
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a sheet's table: widths, what the first is called, whether there is one for dates."""

    rule: str
    rule_width: str
    result_width: str
    note_width: str
    done: bool
    count: int

    @property
    def widths(self) -> tuple[str, ...]:
        """Give the widths of all columns but the one of the texts."""
        return (self.rule_width, self.result_width, self.note_width, *(("21mm",) if self.done else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """A sheet to fill in. blanks and boxes are rows of places to write, boxes higher ones; documents lists what it
    draws on, registers what its results are entered in, keeping the form that controls it and what becomes of it;
    mishap_rows has a member for each empty row; controlled is true where the sheet is a document itself, with its own
    signatures; running is what the foot of each page says, such as the day; warning what is wrong with the day."""

    frame: Frame
    about: tuple[Row, ...]
    warning: str
    blanks: tuple[tuple[Blank, ...], ...]
    boxes: tuple[tuple[Blank, ...], ...]
    columns: Columns
    parts: tuple[SheetPart, ...]
    mishap_rows: tuple[int, ...]
    signatures: tuple[Row, ...]
    registers: tuple[Row, ...]
    documents: tuple[Row, ...]
    keeping: tuple[Row, ...]
    controlled: bool
    effective: str
    running: str


def paper_checklist(checklist: Checklist, scope: Scope) -> PaperSheet:
    """Make the sheet of one checklist."""
    head = parts.head(checklist, scope)
    about = [
        row("谁来查", scope.all_named(checklist.roles, checklist)),
        row("多久一次", wording.frequency(checklist.frequency)),
        row("区域", scope.all_named(checklist.areas, checklist)),
        row("班次", scope.named(checklist.shift, checklist)),
    ]
    groups = tuple(_own_groups(lines_of(checklist, scope.handbook), scope))
    found = (SheetPart(title="", groups=groups, done=False),)
    table = columns(found, "项")
    return PaperSheet(
        frame=frame(head, style="sheet", page="sheet-page"),
        about=parts.filled(about),
        warning="",
        blanks=blanks(),
        boxes=(),
        columns=table,
        parts=found,
        mishap_rows=mishap_rows(found, table),
        signatures=signatures("检查人", "复核人"),
        registers=_named(registers_of(lines_of(checklist, scope.handbook), scope.handbook), scope),
        documents=(),
        keeping=(),
        controlled=head.control is not None,
        effective=head.control.effective if head.control else "",
        running="",
    )


def paper_role_sheet(role: Role | Unit, scope: Scope) -> PaperSheet | None:
    """Make the sheet of a role over all documents, without a date; None where nothing recurs."""
    lines = due_lines(role, scope.handbook)
    if not lines:
        return None
    return sheet(role, lines, scope)


def sheet(
    role: Role | Unit, lines: Sequence[Due], scope: Scope, *, shift: Shift | None = None, date: str = ""
) -> PaperSheet:
    """Make the sheet of a role with these lines; date is what stands in the place for it."""
    found = period_parts(lines, scope)
    table = columns(found, "条号")
    head, form = parts.head(role, scope), controlling_form("day_sheet", scope)
    title = f"{head.title}岗位检查表"
    control = parts.head(form, scope) if form else head
    drawn, registers = drawn_on(lines, scope), _named(registers_of(lines, scope.handbook), scope)
    small = _SMALL * (_small_lines(drawn) + _small_lines(registers) + bool(form))
    time, warning = _time_needed(lines, shift)
    return PaperSheet(
        frame=frame(control, style="sheet", page="sheet-page", title=title, kind_label="岗位检查表"),
        about=parts.filled([row("写明的用时", time)]),
        warning=warning,
        blanks=blanks(date, shift_words(shift)),
        boxes=_BOX_ROWS,
        columns=table,
        parts=found,
        mishap_rows=mishap_rows(found, table, _BOXES + small),
        signatures=signatures("检查（交班）人", "接班（复核）人"),
        registers=registers,
        documents=drawn,
        keeping=keeping(form, scope),
        controlled=False,
        effective="",
        running=date,
    )


def blanks(date: str = "", shift: str = "") -> tuple[tuple[Blank, ...], ...]:
    """Give the places at the head of a sheet; the date and the shift may be known."""
    when = Blank(label="日期", value=date or "　　　　年　　月　　日　　星期")
    which = Blank(label="班次", value=shift or "　　　　　：　　至　　：")
    return (when, which), (Blank(label="地点"), Blank(label="天气"))


def controlling_form(name: str, scope: Scope) -> Form | None:
    """Give the form that the handbook names for one of the tool's own prints."""
    settings = given(scope.handbook.manual.print)
    papers = given(settings.papers) if settings else None
    ref = given(getattr(papers, name)) if papers else None
    form = scope.handbook.find(ref, scope.handbook.manual) if isinstance(ref, Ref) else None
    return form if isinstance(form, Form) else None


def keeping(form: Form | None, scope: Scope) -> tuple[Row, ...]:
    """Say which form controls a print, who keeps it and for how long, as far as that is written."""
    if form is None:
        return ()
    control = parts.control(form, scope)
    return parts.filled(
        [
            row("本表", f"{_identity(form)}《{form.title}》"),
            row("保管", scope.named(form.keeper, form)),
            row("保存期限", control.retention),
        ]
    )


def signatures(*who: str) -> tuple[Row, ...]:
    """Give the places to sign, each with a place for the time."""
    return tuple(row(label, "") for one in who for label in (f"{one}签字", "日期、时刻"))


def period_parts(lines: Iterable[Due], scope: Scope, *, short: bool = True) -> tuple[SheetPart, ...]:
    """Make a part of each period, its lines grouped by the document that they come from.

    On a sheet to fill in lines have their short wording, so that it fits a page.
    """
    ordered = sorted(lines, key=lambda line: PERIODS.index(line.period))
    group = _by_document if short else _by_heading
    return tuple(
        SheetPart(title=HEADINGS[period], groups=tuple(group(list(found), scope)), done=period in _DATED)
        for period, found in itertools.groupby(ordered, key=lambda line: line.period)
    )


def columns(found: Sequence[SheetPart], rule: str) -> Columns:
    """Settle the columns of a table that has these parts."""
    three = any(line.how == "pass_fail_na" for part in found for group in part.groups for line in group.lines)
    done = any(part.done for part in found)
    note = (20 if done else 28) - (5 if three else 0)
    return Columns(
        rule=rule,
        rule_width="10mm" if rule == "项" else "17mm",
        result_width="57mm" if three else "41mm",
        note_width=f"{note}mm",
        done=done,
        count=5 if done else 4,
    )


def mishap_rows(found: Sequence[SheetPart], table: Columns, more: float = 0.0) -> tuple[int, ...]:
    """Settle how many rows there are for mishaps: two to five, such that a sheet ends with its page if it can.

    more is the height of what else the sheet has, in millimetres.
    """
    room = _WIDTH - _AROUND - sum(float(one.removesuffix("mm")) for one in table.widths)
    heights = [_group_height(group, room) for part in found for group in part.groups]
    used = _HEAD + _FOOT + more + sum(heights)
    # With its least rows it may just fit: more of them would take what hangs together to another page.
    pages = max(1, -(-(used + 2 * _ROW - _DOUBT - _TURN) // (_PAGE - _TURN)))
    left = pages * (_PAGE - _TURN) + _TURN - used
    return tuple(range(max(2, min(5, int(left / _ROW)))))


def line_words(line: Due, scope: Scope) -> str:
    """Say a line in one line of text: its number, what, the standard, the limit, and when within its period."""
    made = _line(line, scope, _extra(line), short=True)
    said = f"{made.text}：{made.standard}" if made.standard else str(made.text)
    return " ".join(part for part in (made.rule, said, made.limit, made.extra) if part)


def shift_words(shift: Shift | None) -> str:
    """Say a shift with its hours, as far as they are known: 夜班 22:30–次日 06:30."""
    if shift is None:
        return ""
    start, end = given(shift.start), given(shift.end)
    times = f"{start}–{'次日 ' if is_overnight(shift) else ''}{end}" if start and end else "　：　　至　　："
    return f"{shift.title or shift.id} {times}"


def form_identity(form: Form | None) -> str:
    """Give the number and version of a form."""
    return _identity(form) if form else ""


def drawn_on(lines: Iterable[Due], scope: Scope) -> tuple[Row, ...]:
    """List number, version and title of the documents that lines come from."""
    return _named({line.document.id: line.document for line in lines}.values(), scope)


def _named(documents: Iterable[Document], scope: Scope) -> tuple[Row, ...]:
    return tuple(row(_identity(one), scope.title(one)) for one in documents)


def _time_needed(lines: Sequence[Due], shift: Shift | None) -> tuple[str, str]:
    """Say how long the lines take, as far as the handbook says it; and a warning where the shift is shorter."""
    told = [line.minutes for line in lines if line.minutes is not None]
    if not told:
        return "", ""
    needed, length = sum(told), shift_minutes(shift)
    said = f"{len(told)} 项共 {wording.number(needed)} 分钟"
    said += f"，本班 {length} 分钟" if length else ""
    over = needed - length if length else 0
    return said, f"写明的用时比本班长 {wording.number(over)} 分钟，做不完的记入未了事项" if over > 0 else ""


def _by_heading(lines: Sequence[Due], scope: Scope) -> list[PaperGroup]:
    grouped = itertools.groupby(lines, key=lambda line: (line.document.id, str(line.group or "")))
    return [_titled(list(found), scope) for _, found in grouped]


def _titled(lines: Sequence[Due], scope: Scope) -> PaperGroup:
    document, group = lines[0].document, str(lines[0].group or "")
    title = f"{document.title}：{group}" if group else str(document.title)
    return _group(lines, title, scope, short=False)


def _by_document(lines: Sequence[Due], scope: Scope) -> list[PaperGroup]:
    grouped = itertools.groupby(lines, key=lambda line: line.document.id)
    return [group for _, found in grouped for group in _by_time(list(found), scope)]


def _by_time(lines: Sequence[Due], scope: Scope) -> list[PaperGroup]:
    """Words of when that several lines in a row would each repeat stand above them, once."""
    runs: list[list[Due]] = []
    for extra, found in ((extra, list(found)) for extra, found in itertools.groupby(lines, key=_extra)):
        if (extra and len(found) >= _RUN) or not runs or _heads(runs[-1]):
            runs.append(found)
        else:
            runs[-1].extend(found)
    title = str(lines[0].document.title)
    made = [_group(run, title, scope, short=True) for run in runs]
    return [made[0], *(replace(one, title=one.extra or title, extra="") for one in made[1:])]


def _heads(run: Sequence[Due]) -> bool:
    return len(run) >= _RUN and len({_extra(line) for line in run}) == 1 and bool(_extra(run[0]))


def _own_groups(lines: Sequence[Due], scope: Scope) -> list[PaperGroup]:
    grouped = itertools.groupby(lines, key=lambda line: str(line.group or ""))
    return [_own_group(list(found), title, scope) for title, found in grouped]


def _own_group(lines: Sequence[Due], title: str, scope: Scope) -> PaperGroup:
    """The sheet's head says who and how often; a heading or a line says it again only where it is its own."""
    group = _group(lines, title, scope, short=False)
    checkers = {_checkers(line, scope) for line in lines}
    shared = checkers.pop() if title and len(checkers) == 1 else ""
    made = tuple(replace(view, extra=_own(line, scope, shared)) for view, line in zip(group.lines, lines, strict=True))
    return replace(group, extra=shared, origin="", lines=made)


def _own(line: Due, scope: Scope, shared: str) -> str:
    often = wording.frequency(line.frequency) if own_frequency(line) else ""
    return "　".join(part for part in ("" if shared else _checkers(line, scope), often) if part)


def _checkers(line: Due, scope: Scope) -> str:
    return str(scope.all_named(line.item.roles, line.document)) if isinstance(line.item, CheckItem) else ""


def _group(lines: Sequence[Due], title: str, scope: Scope, *, short: bool) -> PaperGroup:
    extras = {_extra(line) for line in lines}
    shared = extras.pop() if len(extras) == 1 else ""
    return PaperGroup(
        title=title,
        extra=shared,
        origin=_identity(lines[0].document),
        lines=tuple(_line(line, scope, "" if shared else _extra(line), short=short) for line in lines),
    )


def _line(line: Due, scope: Scope, extra: str, *, short: bool) -> PaperLine:
    text = line.item.label if short else scope.words(line.item.text)
    return PaperLine(
        rule=_rule(line.document, line),
        long=is_long(text),
        text=text,
        standard=words(line.standard),
        limit=limit_words(line),
        extra=extra,
        how=line.how,
        how_label=wording.label("how", line.how),
        unit=(given(line.limit.unit) or "") if line.limit else "",
    )


def _group_height(group: PaperGroup, room: float) -> float:
    """Estimate the height of a group whose texts have so much room, in millimetres."""
    return 6.9 * bool(group.title) + sum(_line_height(line, room) for line in group.lines)


def _line_height(line: PaperLine, room: float) -> float:
    apart = 5.0 * bool(line.limit) + 2.0 * bool(line.extra)
    width = apart + sum(map(_width, f"{line.text}{'：' * bool(line.standard)}{line.standard}{line.limit}{line.extra}"))
    return 1.15 + _LEADING * max(1.1 * (line.how in _BLANKS), -(-width // room), 1)


def _width(character: str) -> float:
    return _NARROW if character.isascii() else _WIDE


def _small_lines(rows: Sequence[Row]) -> int:
    """Estimate how many lines of small type the documents at a sheet's end take: 50 wide characters each."""
    return -(-int(sum(4 + 0.6 * len(one.label) + len(str(one.value)) for one in rows)) // 50)


def _extra(line: Due) -> str:
    """Say of a frequency what the heading of its period does not."""
    frequency = line.frequency
    bare = replace(frequency, on=(), day=None, at=None, times=None, at_least=None, event=None)
    said, period = wording.frequency(frequency), wording.frequency(bare)
    if listed(frequency.on) and said.startswith("每周"):  # 每周一 is 周一 of every week, not 一
        return said.removeprefix("每")
    return said.removeprefix(period).strip() if said != period else ""


def _rule(document: Document, line: Due) -> str:
    """Give the number of a line within its document."""
    item = line.item
    if isinstance(item, CheckItem) and isinstance(document, Checklist):
        return str(document.items.index(item) + 1)
    if isinstance(item, Step) and isinstance(document, Procedure):
        return f"步骤 {document.steps.index(item) + 1}"
    if isinstance(item, Clause) and isinstance(document, Policy):
        return f"条款 {listed(document.clauses).index(item) + 1}"
    if isinstance(item, Duty) and isinstance(document, Role | Unit):
        return f"职责 {listed(document.duties).index(item) + 1}"
    return ""


def _identity(document: Document) -> str:
    if isinstance(document, Controlled):
        return " ".join(part for part in (given(document.number), given(document.version)) if part)
    return ""
