"""Dated sheets: what a party has to check on each of several days, a sheet a day or a shift."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guiju.derive.calendar import Day
from guiju.derive.days import DayWork, days_of, has_book, is_overnight, months_on
from guiju.derive.due import due_lines
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.model.text import given
from guiju.render import addresses, wording
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.checklists import PaperSheet, sheet
from guiju.render.templates import Templates
from guiju.render.views.checklist import weekday
from guiju.render.views.parts import row
from guiju.render.views.scope import Scope, scope

TEMPLATE = "pdf/day_sheets.html.j2"
# Every character that a date needs, twice the digits: a pattern that no text has by chance.
_INK = "01234567890123456789 年月日至星期一二三四五六" + "上班放假调休（）"
UNSETTLED = "这一年的调休还没有数据，按周一至周五上班、法定节日放假算，以国务院办公厅的通知为准"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A party's dated sheets: the distinct ones without a date, and the plan that puts dates on them."""

    parts: tuple[Artifact, ...]
    book: Artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """A sheet and what is put on it: the date in full, and the short form for its bookmark."""

    html: str
    stamp: str
    mark: str


def day_sheets(
    party: Role | Unit, start: datetime.date, days: int, handbook: Handbook, templates: Templates, *, path: str = ""
) -> Sheets | None:
    """Make the sheets of days from start on; None where nothing falls on them.

    Which lines stand on which day: derive/days.py. Days with the same lines share one print.
    """
    view, ink = scope(handbook, linked=False, date=start.isoformat()), ink_of(handbook)
    work = tuple(days_of(due_lines(party, handbook), start, days, handbook))
    known: dict[tuple[object, ...], str] = {}
    dated = [_dated(party, one, ink, view, templates, known) for one in work]
    title = f"{party.title}检查表 {_span(start, days)}"
    return _sheets(party.id, dated, title, ink, path or day_path(party, start), handbook) if dated else None


def month_books(handbook: Handbook, months: Sequence[str], templates: Templates) -> Iterator[Artifact]:
    """Make the book of each month (YYYY-MM) for every post that has anything due by the calendar.

    Months share the prints of their days: another month costs no new one.
    """
    known: set[str] = set()
    for role in handbook.roles:
        for month in months if has_book(role, handbook) else ():
            first = datetime.date.fromisoformat(f"{month}-01")
            days = (months_on(first, 1) - first).days
            made = day_sheets(role, first, days, handbook, templates, path=addresses.month_pdf(role, month))
            if made:
                yield from (part for part in made.parts if part.path not in known)
                known |= {part.path for part in made.parts}
                yield made.book


def bound_sheets(made: Sequence[tuple[str, Sheets]], title: str, path: str, handbook: Handbook) -> Artifact:
    """Bind the sheets of several parties, each with its title, into one book."""
    paths = list(dict.fromkeys(part.path for _, one in made for part in one.parts))
    entries = []
    for name, one in made:
        plan = json.loads(one.book.content)
        for day in plan["days"]:
            part = paths.index(one.book.parts[day["part"]])
            entries.append({"part": part, "stamp": day["stamp"], "mark": f"{name} {day['mark']}"})
    return _book(path, title, ink_of(handbook), entries, paths, "", handbook)


def day_path(party: Role | Unit, start: datetime.date) -> str:
    """Give the path of the sheets that begin on a day, relative to build/."""
    return f"pdf/roles/{party.id}-{start.isoformat()}.pdf"


def ink_of(handbook: Handbook) -> str:
    """Give the specimen of all characters that a date may need: the names of holidays among them."""
    names = "".join(sorted({char for name in handbook.public_days.holidays.values() for char in name} - set(_INK)))
    return _INK + names


def stamp(work: DayWork) -> str:
    """Say a date in full: 2026 年 10 月 1 日 星期四 国庆节; of a night both days."""
    date = work.day.date
    said = f"{date.year} 年 {date.month} 月 {date.day} 日 {weekday(date)}"
    if is_overnight(work.shift):
        after = date + datetime.timedelta(days=1)
        said += f" 至 {after.month} 月 {after.day} 日"
    kind = day_words(work.day)
    return f"{said} {kind}" if kind else said


def day_words(day: Day) -> str:
    """Say what is out of the ordinary with a day: 国庆节, 调休上班; nothing of an ordinary one."""
    return day.name or wording.label("day", day.why)


def _dated(
    party: Role | Unit,
    work: DayWork,
    ink: str,
    view: Scope,
    templates: Templates,
    known: dict[tuple[object, ...], str],
) -> _Dated:
    date = work.day.date
    key = (tuple(map(id, work.lines)), work.shift and work.shift.id, work.day.settled)
    if key not in known:
        known[key] = templates.render(TEMPLATE, view=_without_date(party, work, ink, view))
    mark = f"{date.month} 月 {date.day} 日 {weekday(date)}"
    shift = f" {work.shift.title or work.shift.id}" if work.shift else ""
    return _Dated(html=known[key], stamp=stamp(work), mark=mark + shift)


def _without_date(party: Role | Unit, work: DayWork, ink: str, view: Scope) -> PaperSheet:
    made = sheet(party, work.lines, view, shift=work.shift, date=ink)
    return made if work.day.settled else replace(made, keeping=(*made.keeping, row("日历", UNSETTLED)))


def _sheets(name: str, dated: Sequence[_Dated], title: str, ink: str, path: str, handbook: Handbook) -> Sheets:
    parts = {one.html: _part(name, one.html, title) for one in dated}
    paths = [part.path for part in parts.values()]
    entries: list[dict[str, object]] = [
        {"part": paths.index(parts[one.html].path), "stamp": one.stamp, "mark": one.mark} for one in dated
    ]
    return Sheets(parts=tuple(parts.values()), book=_book(path, title, ink, entries, paths, name, handbook))


def _part(name: str, html: str, title: str) -> Artifact:
    made = artifact("", ArtifactKind.SHEET, html, document=name, title=title)
    return replace(made, path=f"sheets/{name}-{made.key[:16]}.pdf")


def _book(
    path: str,
    title: str,
    ink: str,
    entries: Sequence[dict[str, object]],
    paths: Sequence[str],
    document: str,
    handbook: Handbook,
) -> Artifact:
    settings = given(handbook.manual.print)
    duplex = bool(settings and given(settings.binding) == "duplex")
    plan = json.dumps({"title": title, "ink": ink, "duplex": duplex, "days": entries}, ensure_ascii=False)
    return artifact(path, ArtifactKind.BOOK, plan, parts=paths, document=document, title=title)


def _span(start: datetime.date, days: int) -> str:
    end = start + datetime.timedelta(days=days - 1)
    return start.isoformat() if days == 1 else f"{start.isoformat()} 至 {end.isoformat()}"
