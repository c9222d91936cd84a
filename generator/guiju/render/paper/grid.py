"""The month grid: one checklist, or a party's lines, against the days of a month, for the wall."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.derive.calendar import Day, day_of
from guiju.derive.days import months_on, period_of
from guiju.derive.due import PERIODS, Due, due_lines, falls_on, floats, lines_of
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.model.work import Checklist
from guiju.render import wording
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.checklists import controlling_form, drawn_on, keeping, period_parts
from guiju.render.paper.frame import Frame, frame, ranges
from guiju.render.paper.sheets import UNSETTLED
from guiju.render.templates import Templates
from guiju.render.views import parts
from guiju.render.views.checklist import weekday
from guiju.render.views.parts import Row, row
from guiju.render.views.scope import Scope, scope
from guiju.resources import Resources

TEMPLATE = "pdf/grid.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """A column: the day of the month, its day of the week in one character; rest is true where nobody works."""

    number: int
    weekday: str
    rest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a line: how many days it spans, what stands in it; kind is "", rest, off (not due) or span."""

    span: int
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A line against the days."""

    rule: str
    text: str
    standard: str
    limit: str
    extra: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridGroup:
    """Lines of one period and one document."""

    period: str
    title: str
    extra: str
    origin: str
    lines: tuple[GridLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The sheet for the wall."""

    frame: Frame
    month: str
    about: tuple[Row, ...]
    days: tuple[GridDay, ...]
    groups: tuple[GridGroup, ...]
    columns: int
    documents: tuple[Row, ...]
    registers: tuple[Row, ...]
    keeping: tuple[Row, ...]


def month_grid(
    what: Checklist | Role | Unit, date: datetime.date, paper: str, handbook: Handbook, resources: Resources
) -> Artifact | None:
    """Make the grid of the month that a date lies in; None for a party for whom nothing recurs."""
    first = date.replace(day=1)
    view = scope(handbook, linked=False, date=first.isoformat())
    lines = lines_of(what, handbook) if isinstance(what, Checklist) else due_lines(what, handbook)
    if not lines:
        return None
    content = Templates(resources).render(TEMPLATE, view=_grid(what, lines, first, paper, view))
    path = f"pdf/{what.kind}s/{what.id}-{first:%Y-%m}-grid.pdf"
    return artifact(path, ArtifactKind.PDF, content, document=what.id, title=f"{what.title} {first:%Y-%m}")


def _grid(what: Checklist | Role | Unit, lines: Sequence[Due], first: datetime.date, paper: str, view: Scope) -> Grid:
    count = (months_on(first, 1) - first).days
    days = [day_of(first + datetime.timedelta(days=number), view.handbook) for number in range(count)]
    form = controlling_form("month_grid", view)
    head = parts.head(what, view)
    page = "wall" if paper == "A3" else "wide"
    told = keeping(form, view)
    return Grid(
        frame=frame(
            parts.head(form, view) if form else head,
            style="sheet month",
            page=page,
            title=f"{head.title}月检查表",
            kind_label="月检查表",
        ),
        month=f"{first.year} 年 {first.month} 月",
        about=parts.filled([row(kind, said) for kind, said in _unusual(days)]),
        days=tuple(GridDay(number=d.date.day, weekday=weekday(d.date)[-1], rest=not d.worked) for d in days),
        groups=tuple(_groups(lines, days, view)),
        columns=count + 2,
        documents=drawn_on(lines, view),
        registers=(),
        keeping=told if days[0].settled else (*told, row("日历", UNSETTLED)),
    )


def _unusual(days: Sequence[Day]) -> Iterator[tuple[str, str]]:
    """Say which days are not as their day of the week says."""
    marked = [(day.name or wording.label("day", day.why), day.date.day) for day in days if day.why]
    for name in dict.fromkeys(name for name, _ in marked):
        yield name, f"{ranges(number for one, number in marked if one == name)} 日"


def _groups(lines: Sequence[Due], days: Sequence[Day], view: Scope) -> Iterator[GridGroup]:
    for part, (_, same) in zip(
        period_parts(lines, view), itertools.groupby(_by_period(lines), key=lambda line: line.period), strict=True
    ):
        found = iter(list(same))
        for number, group in enumerate(part.groups):
            made = tuple(
                GridLine(
                    rule=line.rule,
                    text=str(line.text),
                    standard=line.standard,
                    limit=line.limit,
                    extra=line.extra,
                    cells=tuple(_cells(next(found), days, view.handbook)),
                )
                for line in group.lines
            )
            yield GridGroup(
                period="" if number else part.title,
                title=group.title,
                extra=group.extra,
                origin=group.origin,
                lines=made,
            )


def _by_period(lines: Sequence[Due]) -> list[Due]:
    return sorted(lines, key=lambda line: PERIODS.index(line.period))


def _cells(line: Due, days: Sequence[Day], handbook: Handbook) -> Iterator[Cell]:
    """Give a line's cells. A period without a day has one cell over all its days: no day is guessed."""
    if floats(line.frequency):
        spans = itertools.groupby(days, key=lambda day: period_of(day.date, line.period))
        for _, same in spans:
            span = len(list(same))
            yield Cell(span=span, kind="span", text="　日" if span > 1 else "")
        return
    dated = line.period not in ("event", "unspecified")
    for day in days:
        if dated and not falls_on(line.frequency, day.date, handbook):
            yield Cell(span=1, kind="off", text="／")
        else:
            yield Cell(span=1, kind="" if day.worked else "rest")
