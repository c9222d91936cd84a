"""A party's duties as a calendar file (iCalendar, RFC 5545), made with the `icalendar` library (extra: calendar).

What a document asks for on a day is one event of that day, its lines in the description: thirty events a day would hide
everything else in a phone's calendar. It is timed where the handbook gives a time or a shift's hours, else it takes the
day. What may be done on any day of a week or a longer period spans that period and leaves its days free: no weekday is
guessed, and tasks (VTODO), which would fit too, are dropped by most calendars that people have. What is done as
something occurs has no date and is left out.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guiju.derive.days import is_overnight, period_of, shift_of
from guiju.derive.due import Due, due_lines, due_on, floats
from guiju.model.handbook import Handbook
from guiju.model.manual import Shift
from guiju.model.people import Role, Unit
from guiju.model.text import given
from guiju.render.paper.checklists import line_words
from guiju.render.views.checklist import HEADINGS
from guiju.render.views.scope import scope

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
Moment = datetime.date | datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the calendar: all day where its ends are dates, the end not included. key is its own in the file."""

    key: str
    start: Moment
    end: Moment | None
    summary: str
    lines: tuple[str, ...]
    free: bool


def calendar_file(party: Role | Unit, start: datetime.date, days: int, handbook: Handbook) -> bytes:
    """Make the calendar file of the duties of some days; empty where none falls on them."""
    from icalendar import Calendar, Event

    entries = tuple(calendar_entries(party, start, days, handbook))
    if not entries:
        return b""
    calendar = Calendar()
    calendar.add("prodid", "-//Guiju//guiju print --ics//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{party.title}　{handbook.manual.title}")
    stamp = datetime.datetime.combine(start, datetime.time(), datetime.UTC)
    for one in entries:
        event = Event()
        event.add("uid", f"{one.key}.{party.id}@guiju")
        event.add("dtstamp", stamp)
        event.add("dtstart", one.start)
        if one.end is not None:
            event.add("dtend", one.end)
        event.add("summary", one.summary)
        event.add("description", "\n".join(one.lines))
        event.add("transp", "TRANSPARENT" if one.free else "OPAQUE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def calendar_entries(party: Role | Unit, start: datetime.date, days: int, handbook: Handbook) -> Iterator[Entry]:
    """Give the entries: those of days in order, then those of periods that have a day among them."""
    lines = due_lines(party, handbook)
    dates = [start + datetime.timedelta(days=number) for number in range(days)]
    for date in dates:
        yield from _of_day(due_on(lines, date, handbook).today, date, handbook)
    floating = [line for line in lines if floats(line.frequency)]
    for _, same in itertools.groupby(floating, key=_sheet):
        found = list(same)
        period = found[0].period
        for first, last in dict.fromkeys(period_of(date, period) for date in dates):
            yield _spanning(found, first, last, handbook)


def _of_day(lines: Iterable[Due], date: datetime.date, handbook: Handbook) -> Iterator[Entry]:
    ordered = sorted(lines, key=lambda line: (line.document.id, _time(line)))
    for (document, time), same in itertools.groupby(ordered, key=lambda line: (line.document.id, _time(line))):
        found = list(same)
        start, end = _ends(date, time, shift_of(found[0], handbook))
        key = f"{date.isoformat()}{time.replace(':', '')}.{document}"
        yield _entry(key, start, end, str(found[0].document.title), found, handbook)


def _spanning(lines: Sequence[Due], first: datetime.date, last: datetime.date, handbook: Handbook) -> Entry:
    key = f"{first.isoformat()}.{lines[0].period}.{lines[0].document.id}"
    title = f"{HEADINGS[lines[0].period]}：{lines[0].document.title}"
    return _entry(key, first, last + datetime.timedelta(days=1), title, lines, handbook, free=True)


def _entry(
    key: str,
    start: Moment,
    end: Moment | None,
    title: str,
    lines: Sequence[Due],
    handbook: Handbook,
    *,
    free: bool = False,
) -> Entry:
    view = scope(handbook, linked=False)
    told = tuple(line_words(line, view) for line in lines)
    whole_day = not isinstance(start, datetime.datetime)
    return Entry(
        key=key, start=start, end=end, summary=f"{title}（{len(told)} 项）", lines=told, free=free or whole_day
    )


def _ends(date: datetime.date, time: str, shift: Shift | None) -> tuple[Moment, Moment | None]:
    """A time is that of the place, whatever its zone; how long a timed duty takes, the handbook does not say."""
    if time:
        return _at(date, time), None
    begin, end = (given(shift.start), given(shift.end)) if shift else (None, None)
    if begin and end:
        return _at(date, begin), _at(date + datetime.timedelta(days=is_overnight(shift)), end)
    return date, date + datetime.timedelta(days=1)


def _at(date: datetime.date, time: str) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time.fromisoformat(time))


def _time(line: Due) -> str:
    found = _CLOCK.fullmatch(str(given(line.frequency.at) or "").strip())
    return f"{int(found[1]):02}:{found[2]}" if found else ""


def _sheet(line: Due) -> tuple[str, str]:
    return line.period, line.document.id
