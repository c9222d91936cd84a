"""The printed checklist: one checklist, or a role's lines of all documents."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guiju.derive.due import PERIODS, Due, due_lines, lines_of
from guiju.model.node import Controlled, Document
from guiju.model.people import Duty, Role, Unit
from guiju.model.rulebook import Clause, Policy
from guiju.model.text import given, listed, words
from guiju.model.work import CheckItem, Checklist, Procedure, Step
from guiju.render import wording
from guiju.render.paper.frame import Frame, frame
from guiju.render.views import parts
from guiju.render.views.checklist import HEADINGS, limit_words, own_frequency
from guiju.render.views.parts import Row, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words

# Periods whose lines are done once some time within them: each gets its own date.
_DATED = ("week", "month", "quarter", "half_year", "year")
# Millimetres: what a page of a sheet holds, what its head and its foot take, a line of 12 pt.
_PAGE, _HEAD, _FOOT, _LEADING = 263.0, 36.0, 40.0, 5.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place to fill in at the head of a sheet; the last one takes what is left."""

    label: str
    value: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A line to check. rule is its number within its document; how is the way of recording; extra says when,
    where its neighbours differ."""

    rule: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """A sheet to fill in. documents lists what it draws on; mishap_rows has a member for each empty row;
    controlled is true where the sheet is a document itself, with its own signatures."""

    frame: Frame
    about: tuple[Row, ...]
    blanks: tuple[Blank, ...]
    columns: Columns
    parts: tuple[SheetPart, ...]
    mishap_rows: tuple[int, ...]
    signatures: tuple[Row, ...]
    documents: tuple[Row, ...]
    controlled: bool
    effective: str


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
    return PaperSheet(
        frame=frame(head, style="sheet", page="sheet-page"),
        about=parts.filled(about),
        blanks=blanks(),
        columns=columns(found, "项"),
        parts=found,
        mishap_rows=mishap_rows(found),
        signatures=signatures("检查人", "复核人"),
        documents=(),
        controlled=head.control is not None,
        effective=head.control.effective if head.control else "",
    )


def paper_role_sheet(role: Role | Unit, scope: Scope) -> PaperSheet | None:
    """Make the sheet of a role over all documents, without a date; None where nothing recurs."""
    lines = due_lines(role, scope.handbook)
    if not lines:
        return None
    return sheet(role, lines, scope)


def sheet(role: Role | Unit, lines: Sequence[Due], scope: Scope) -> PaperSheet:
    """Make the sheet of a role with these lines."""
    found = period_parts(lines, scope)
    head = parts.head(role, scope)
    return PaperSheet(
        frame=frame(head, style="sheet", page="sheet-page", title=f"{head.title}岗位检查表", kind_label="岗位检查表"),
        about=(),
        blanks=blanks(),
        columns=columns(found, "条号"),
        parts=found,
        mishap_rows=mishap_rows(found),
        signatures=signatures("检查人", "接班人或复核人"),
        documents=drawn_on(lines, scope),
        controlled=False,
        effective="",
    )


def blanks(date: str = "", weekday: str = "") -> tuple[Blank, ...]:
    """Give the places at the head of a sheet; the date and its weekday may be known."""
    return (
        Blank(label="地点", value="", width="46mm"),
        Blank(label="日期", value=date or "　　年　　月　　日", width="50mm"),
        Blank(label="" if weekday else "星期", value=weekday, width="25mm"),
        Blank(label="班次", value="", width="24mm"),
        Blank(label="天气", value="", width="24mm"),
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


def mishap_rows(found: Sequence[SheetPart]) -> tuple[int, ...]:
    """Settle how many rows there are for mishaps: two to five, such that a sheet ends with its page if it can."""
    used = _HEAD + _FOOT + sum(_group_height(group) for part in found for group in part.groups) + 6.5 * len(found)
    left = _PAGE - used % _PAGE - 10.0 * (used // _PAGE)
    most = 3 if used > _PAGE + 9 else 5
    left = 0.0 if _PAGE < used <= _PAGE + 9 else left
    return tuple(range(max(2, min(most, int((left - 5) // 9)))))


def drawn_on(lines: Iterable[Due], scope: Scope) -> tuple[Row, ...]:
    """List number, version and title of the documents that lines come from."""
    found = {line.document.id: line.document for line in lines}
    return tuple(row(_identity(one), scope.title(one)) for one in found.values())


def _by_heading(lines: Sequence[Due], scope: Scope) -> list[PaperGroup]:
    grouped = itertools.groupby(lines, key=lambda line: (line.document.id, str(line.group or "")))
    return [_titled(list(found), scope) for _, found in grouped]


def _titled(lines: Sequence[Due], scope: Scope) -> PaperGroup:
    document, group = lines[0].document, str(lines[0].group or "")
    title = f"{document.title}：{group}" if group else str(document.title)
    return _group(lines, title, scope, short=False)


def _by_document(lines: Sequence[Due], scope: Scope) -> list[PaperGroup]:
    grouped = itertools.groupby(lines, key=lambda line: line.document.id)
    made = (list(found) for _, found in grouped)
    return [_group(found, str(found[0].document.title), scope, short=True) for found in made]


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
    return PaperLine(
        rule=_rule(line.document, line),
        text=line.item.label if short else scope.words(line.item.text),
        standard=words(line.standard),
        limit=limit_words(line),
        extra=extra,
        how=line.how,
        how_label=wording.label("how", line.how),
        unit=(given(line.limit.unit) or "") if line.limit else "",
    )


def _group_height(group: PaperGroup) -> float:
    """Estimate the height of a group, in millimetres: lines have about 18 characters."""
    lines = (-(-(len(str(line.text)) + len(line.standard) + len(line.limit)) // 18) for line in group.lines)
    return 6.5 * bool(group.title) + sum(1.3 + _LEADING * max(1, count) for count in lines)


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
