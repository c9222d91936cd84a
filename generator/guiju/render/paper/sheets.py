"""Dated sheets: what a role has to check on a day, one sheet a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guiju.derive.due import Due, due_lines, due_on
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.checklists import PaperSheet, blanks, sheet
from guiju.render.paper.frame import Frame
from guiju.render.templates import Templates
from guiju.render.views.checklist import weekday
from guiju.render.views.scope import Scope, scope
from guiju.resources import Resources

TEMPLATE = "pdf/day_sheets.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheets:
    """The sheets of several days."""

    frame: Frame
    sheets: tuple[PaperSheet, ...]


def day_sheets(
    party: Role | Unit, start: datetime.date, days: int, handbook: Handbook, resources: Resources
) -> Artifact | None:
    """Make one artifact (HTML for the printer) of the sheets of days from start on; None where nothing recurs.

    Lines of a week or a month without a set day stand in boxes of their own, on the first sheet and again on
    each Monday or first of the month; they are never guessed to a day. Lines by event stand on the first sheet.
    """
    view = scope(handbook, linked=False, date=start.isoformat())
    sheets = tuple(_sheets(party, start, days, view))
    if not sheets:
        return None
    title = f"{party.title}检查表 {start.isoformat()}"
    content = Templates(resources).render(
        TEMPLATE, view=DaySheets(frame=replace(sheets[0].frame, full_title=title), sheets=sheets)
    )
    path = f"pdf/roles/{party.id}-{start.isoformat()}.pdf"
    return artifact(path, ArtifactKind.PDF, content, document=party.id, title=title)


def _sheets(party: Role | Unit, start: datetime.date, days: int, scope: Scope) -> Iterator[PaperSheet]:
    lines = due_lines(party, scope.handbook)
    for number in range(days):
        date = start + datetime.timedelta(days=number)
        due = tuple(_shown(lines, date, first=number == 0, scope=scope))
        if due:
            yield _sheet(party, date, due, scope)


def _shown(lines: tuple[Due, ...], date: datetime.date, *, first: bool, scope: Scope) -> Iterator[Due]:
    due = due_on(lines, date, scope.handbook)
    yield from due.today
    for line in due.floating:
        opens = date.weekday() == 0 if line.period == "week" else date.day == 1
        if first or opens:
            yield line
    yield from due.on_event if first else ()


def _sheet(party: Role | Unit, date: datetime.date, due: tuple[Due, ...], scope: Scope) -> PaperSheet:
    day = f"{date.year} 年 {date.month} 月 {date.day} 日"
    return replace(sheet(party, due, scope), blanks=blanks(day, weekday(date)))
