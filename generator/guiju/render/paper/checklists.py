"""The printed checklist: one checklist, or a role's lines of all documents."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guiju.derive.due import PERIODS, Due, due_lines
from guiju.model.node import Controlled, Document
from guiju.model.people import Duty, Role, Unit
from guiju.model.rulebook import Clause, Policy
from guiju.model.text import given, listed, words
from guiju.model.work import CheckItem, Checklist, Procedure, Step
from guiju.render import wording
from guiju.render.paper.frame import Frame, frame
from guiju.render.views import parts
from guiju.render.views.parts import Row, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words

# Periods whose lines are done once some time within them: each gets its own date.
_DATED = ("week", "month", "quarter", "half_year", "year")
_MISHAPS = 3
_TITLES = {
    "hour": "每小时",
    "shift": "每班",
    "day": "每天",
    "week": "本周内",
    "month": "本月内",
    "quarter": "本季度内",
    "half_year": "本半年内",
    "year": "本年内",
    "event": "每次发生时",
    "unspecified": "源文未写周期",
}


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
    rule_label: str
    rule_width: str
    result_width: str
    note_width: str
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """A sheet to fill in. documents lists what it draws on; mishap_rows has a member for each empty row."""

    frame: Frame
    about: tuple[Row, ...]
    blanks: tuple[Blank, ...]
    parts: tuple[SheetPart, ...]
    mishap_rows: tuple[int, ...]
    signatures: tuple[Row, ...]
    documents: tuple[Row, ...]
    effective: str


def paper_checklist(checklist: Checklist, scope: Scope) -> PaperSheet:
    """Make the sheet of one checklist."""
    head = parts.head(checklist, scope)
    frequency = checklist.frequency
    about = [
        row("谁来查", scope.all_named(checklist.roles, checklist)),
        row("多久一次", wording.frequency(frequency)),
        row("区域", scope.all_named(checklist.areas, checklist)),
        row("班次", scope.named(checklist.shift, checklist)),
    ]
    groups = [replace(group, extra="", origin="") for group in _groups(own_lines(checklist, scope), scope)]
    return PaperSheet(
        frame=frame(head, style="sheet"),
        about=parts.filled(about),
        blanks=blanks(),
        parts=(_part("", groups, done=False, label="项"),),
        mishap_rows=tuple(range(_MISHAPS)),
        signatures=signatures("检查人", "复核人"),
        documents=(),
        effective=head.control.effective if head.control else "",
    )


def paper_role_sheet(role: Role | Unit, scope: Scope) -> PaperSheet | None:
    """Make the sheet of a role over all documents, without a date; None where nothing recurs."""
    lines = due_lines(role, scope.handbook)
    if not lines:
        return None
    return replace(sheet(role, scope), parts=period_parts(lines, scope), documents=drawn_on(lines, scope))


def sheet(role: Role | Unit, scope: Scope) -> PaperSheet:
    """Make the sheet of a role without its lines."""
    head = parts.head(role, scope)
    return PaperSheet(
        frame=frame(head, style="sheet", title=f"{head.title}岗位检查表", kind_label="岗位检查表"),
        about=(),
        blanks=blanks(),
        parts=(),
        mishap_rows=tuple(range(_MISHAPS)),
        signatures=signatures("检查人", "接班人或复核人"),
        documents=(),
        effective=head.control.effective if head.control else "",
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


def period_parts(lines: Iterable[Due], scope: Scope) -> tuple[SheetPart, ...]:
    """Make a part of each period, its lines grouped by the document that they come from."""
    ordered = sorted(lines, key=lambda line: PERIODS.index(line.period))
    return tuple(
        _part(_TITLES[period], _groups(list(group), scope, titled=True), done=period in _DATED, label="条号")
        for period, group in itertools.groupby(ordered, key=lambda line: line.period)
    )


def drawn_on(lines: Iterable[Due], scope: Scope) -> tuple[Row, ...]:
    """List number, version and title of the documents that lines come from."""
    found = {line.document.id: line.document for line in lines}
    return tuple(row(_identity(one), scope.title(one)) for one in found.values())


def own_lines(checklist: Checklist, scope: Scope) -> list[Due]:
    """Give the lines of one checklist."""
    parties = (scope.handbook.find(ref, checklist) for ref in listed(checklist.roles))
    party = next((one for one in parties if isinstance(one, Role | Unit)), None)
    lines = due_lines(party, scope.handbook) if party else ()
    return [line for line in lines if line.document is checklist]


def _part(title: str, groups: Sequence[PaperGroup], *, done: bool, label: str) -> SheetPart:
    three = any(line.how == "pass_fail_na" for group in groups for line in group.lines)
    return SheetPart(
        title=title,
        groups=tuple(groups),
        done=done,
        rule_label=label,
        rule_width="10mm" if label == "项" else "17mm",
        result_width="57mm" if three else "41mm",
        note_width=f"{(20 if done else 28) - (6 if three else 0)}mm",
        columns=5 if done else 4,
    )


def _groups(lines: Sequence[Due], scope: Scope, *, titled: bool = False) -> list[PaperGroup]:
    grouped = itertools.groupby(lines, key=lambda line: (line.document.id, str(line.group or "")))
    return [_group(list(group), scope, titled) for _, group in grouped]


def _group(lines: Sequence[Due], scope: Scope, titled: bool) -> PaperGroup:
    document = lines[0].document
    group = str(lines[0].group or "")
    extras = {_extra(line) for line in lines}
    shared = extras.pop() if len(extras) == 1 else ""
    title = f"{document.title}：{group}" if group else str(document.title)
    return PaperGroup(
        title=title if titled else group,
        extra=shared,
        origin=_identity(document),
        lines=tuple(_line(line, scope, "" if shared else _extra(line)) for line in lines),
    )


def _line(line: Due, scope: Scope, extra: str) -> PaperLine:
    limit = wording.limit(line.limit) if line.limit else ""
    standard = words(line.standard)
    return PaperLine(
        rule=_rule(line.document, line),
        text=scope.words(line.item.text),
        standard=standard,
        limit=limit if _figures(line) or not standard else "",
        extra=extra,
        how=line.how,
        how_label=wording.label("how", line.how),
        unit=(given(line.limit.unit) or "") if line.limit else "",
    )


def _figures(line: Due) -> bool:
    """Tell whether a limit has figures: where it has words alone, the line's own standard says more."""
    limit = line.limit
    return limit is not None and (given(limit.min) is not None or given(limit.max) is not None)


def _extra(line: Due) -> str:
    """Say of a frequency what the heading of its period does not."""
    frequency = line.frequency
    bare = replace(frequency, on=(), day=None, at=None, times=None, at_least=None, event=None)
    said, period = wording.frequency(frequency), wording.frequency(bare)
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
