"""The views of checklists, and of the sheets that gather a role's lines from all documents."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from guiju.derive.due import PERIODS, Due, lines_of
from guiju.model.node import Controlled, Ref
from guiju.model.text import given, listed, words
from guiju.model.work import CheckItem, Checklist
from guiju.render import wording
from guiju.render.views import parts
from guiju.render.views.parts import ConflictView, HeadView, OpenView, Row, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words

HEADINGS = {
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
class LineView:
    """A line to check; minimum and maximum are the figures of its limit. how is the way of recording as data (tick,
    pass_fail, number ...), how_label its short wording; standard and limit say what counts as right; cadence says how
    often, own the same where the line has a frequency of its own, who its own checkers; origin is the number of the
    rule (document number and item), linked; minutes is empty where none are given. For the browser: period, days
    (monday workday) and day of the month say when the line is due, checkers are the ids of those who check it."""

    id: str
    number: int
    label: str
    text: Words
    areas: Words
    how: str
    how_label: str
    standard: str
    limit: str
    minimum: str
    maximum: str
    unit: str
    cadence: str
    own: str
    who: Words
    origin: Words
    record: Words
    minutes: str
    chosen: str
    gap: Words
    audit: str
    period: str
    days: str
    day: str
    checkers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroup:
    """Neighbouring lines under one heading; title is empty where there is none, who says who checks all of them."""

    title: str
    lines: tuple[LineView, ...]
    who: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistView:
    """A checklist's page."""

    head: HeadView
    roles: Words
    frequency: str
    chosen: str
    rows: tuple[Row, ...]
    groups: tuple[LineGroup, ...]
    related: Words
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """A role's lines of one period, grouped by the document that they come from."""

    period: str
    title: str
    groups: tuple[LineGroup, ...]
    count: int


def checklist_view(checklist: Checklist, scope: Scope) -> ChecklistView:
    """Make the view of a checklist."""
    lines = list(lines_of(checklist, scope.handbook))
    frequency = checklist.frequency
    return ChecklistView(
        head=parts.head(checklist, scope),
        roles=scope.all_named(checklist.roles, checklist),
        frequency=wording.frequency(frequency),
        chosen=parts.chosen_reason(frequency),
        rows=parts.filled(
            [
                row("用途", scope.words(checklist.purpose)),
                row("谁来查", scope.all_named(checklist.roles, checklist)),
                row("多久一次", wording.frequency(frequency)),
                row("区域", scope.all_named(checklist.areas, checklist)),
                row("班次", scope.named(checklist.shift, checklist)),
            ]
        ),
        groups=tuple(map(_for_all, _groups(lines, by_document=False, scope=scope))),
        related=scope.all_named(checklist.related, checklist),
        conflicts=parts.conflicts(checklist, scope),
        opens=parts.opens(checklist, scope),
    )


def period_views(lines: Iterable[Due], scope: Scope) -> tuple[PeriodView, ...]:
    """Group lines by period, and within it by document and heading."""
    ordered = sorted(lines, key=lambda line: PERIODS.index(line.period))
    return tuple(_period(period, list(group), scope) for period, group in itertools.groupby(ordered, _by_period))


def weekday(date: datetime.date) -> str:
    """Say the day of the week: 星期一."""
    return "星期" + "一二三四五六日"[date.weekday()]


def _by_period(line: Due) -> str:
    return line.period


def _period(period: str, lines: list[Due], scope: Scope) -> PeriodView:
    return PeriodView(
        period=period,
        title=HEADINGS[period],
        groups=_groups(lines, by_document=True, scope=scope),
        count=len(lines),
    )


def _groups(lines: list[Due], *, by_document: bool, scope: Scope) -> tuple[LineGroup, ...]:
    views = [(_heading(line, by_document), line_view(line, n, scope)) for n, line in enumerate(lines, 1)]
    grouped = itertools.groupby(views, key=lambda pair: pair[0])
    return tuple(LineGroup(title=title, lines=tuple(v for _, v in group)) for title, group in grouped)


def _for_all(group: LineGroup) -> LineGroup:
    """Say once who checks, where it is the same for all lines under a heading."""
    checkers = {str(line.who) for line in group.lines}
    if not group.title or len(checkers) > 1:
        return group
    lines = tuple(replace(line, who=Words()) for line in group.lines)
    return LineGroup(title=group.title, lines=lines, who=group.lines[0].who)


def _heading(line: Due, by_document: bool) -> str:
    group = str(line.group or "")
    if not by_document:
        return group
    title = str(line.document.title)
    return f"{title}：{group}" if group else title


def line_view(line: Due, number: int, scope: Scope) -> LineView:
    """Make the view of one line."""
    frequency = line.frequency
    document = line.document
    code = (given(document.number) if isinstance(document, Controlled) else None) or str(document.title)
    limit = line.limit
    return LineView(
        id=line.item.id,
        number=number,
        label=line.item.label,
        text=scope.words(line.item.text),
        areas=scope.all_named(line.item.areas, document) if isinstance(line.item, CheckItem) else Words(),
        how=line.how,
        how_label=wording.label("how", line.how),
        standard=words(line.standard),
        limit=limit_words(line),
        minimum=_figure(given(limit.min)) if limit else "",
        maximum=_figure(given(limit.max)) if limit else "",
        unit=(given(limit.unit) or "") if limit else "",
        cadence=wording.frequency(frequency),
        own=wording.frequency(frequency) if own_frequency(line) else "",
        who=scope.all_named(line.item.roles, document) if isinstance(line.item, CheckItem) else Words(),
        origin=scope.title(document, line.item.id, code),
        record=scope.named(line.record, document),
        minutes=wording.number(line.minutes) if line.minutes is not None else "",
        chosen=parts.chosen_reason(frequency),
        gap=parts.gap(line.item, document, scope),
        audit=scope.facts(line.item.sources),
        period=line.period,
        days=" ".join(listed(frequency.on)),
        day=str(given(frequency.day) or ""),
        checkers=" ".join(ref.target for ref in _checkers(line)),
    )


def limit_words(line: Due) -> str:
    """Say the limit of a line, unless its standard says the same."""
    limit, standard = line.limit, words(line.standard)
    if limit is None:
        return ""
    figures = [wording.number(figure) for figure in (given(limit.min), given(limit.max)) if figure is not None]
    told = all(re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.])", standard) for figure in figures)
    return "" if standard and told else wording.limit(limit)


def own_frequency(line: Due) -> bool:
    """Tell whether a line of a checklist says itself how often it is checked."""
    return isinstance(line.item, CheckItem) and given(line.item.frequency) is not None


def _checkers(line: Due) -> tuple[Ref, ...]:
    document = line.document
    if not isinstance(line.item, CheckItem) or not isinstance(document, Checklist):
        return ()
    return listed(line.item.roles) or listed(document.roles)


def _figure(value: float | None) -> str:
    return "" if value is None else wording.number(value)
