"""What the browser needs to put "mine" first and to print a day's sheet: a small script of data for every post.

The scripts hold data alone. The page's own scripts load the one of the post that the reader picked, so that nothing
has to be fetched, which browsers refuse for a handbook that is opened from a folder.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator

from guiju.derive.calendar import day_of
from guiju.derive.days import is_overnight, registers_of, shift_of
from guiju.derive.due import Due, due_lines
from guiju.derive.work import Work, work_of
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Ref
from guiju.model.people import Role, Unit
from guiju.model.text import given, listed
from guiju.render import addresses, wording
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.checklists import controlling_form, form_identity, keeping, period_parts, shift_words
from guiju.render.paper.frame import ranges
from guiju.render.paper.sheets import UNSETTLED
from guiju.render.views.scope import Scope, scope

FOLDER = "docs/assets/guiju/mine"
CALENDAR = "docs/assets/guiju/calendar.js"

Plain = dict[str, object]


def mine_files(handbook: Handbook, date: str | None) -> Iterator[Artifact]:
    """Give the calendar, and the data of every role and every unit."""
    yield artifact(CALENDAR, ArtifactKind.SITE, f"var guijuCalendar={_json(_calendar(handbook))};\n")
    paper = scope(handbook, linked=False, date=date)
    parties: tuple[Role | Unit, ...] = (*handbook.roles, *handbook.units)
    for party in parties:
        told = _json(post_data(party, paper))
        content = f"(window.guijuPosts=window.guijuPosts||{{}})[{_json(party.id)}]={told};\n"
        yield artifact(f"{FOLDER}/{party.id}.js", ArtifactKind.SITE, content)


def post_data(party: Role | Unit, paper: Scope) -> Plain:
    """Give all that a browser needs of a post; addresses are relative to the site."""
    work, lines = work_of(party, paper.handbook), due_lines(party, paper.handbook)
    manual = paper.handbook.manual
    return {
        "id": party.id,
        "title": str(party.title),
        "url": addresses.url(party),
        "organisation": str(manual.organisation),
        "handbook": str(manual.title),
        "pdf": addresses.pdf(party),
        "sheet": addresses.checklist_pdf(party) if lines and isinstance(party, Role) else "",
        "procedures": list(_procedures(work)),
        "checklists": [_entry(c, wording.frequency(c.frequency)) for c in work.checklists],
        "forms": [_entry(p.form, "、".join(wording.label("act", act) for act in p.acts)) for p in work.forms],
        "mine": list(_mine(party, work, paper.handbook)),
        "lines": [_line(line, paper) for line in lines],
        **(_sheet(lines, paper) if lines else {}),
    }


def _calendar(handbook: Handbook) -> Plain:
    """Give the days that are not as their day of the week says, and why: the handbook's own and its country's."""
    calendar, known = given(handbook.manual.calendar), handbook.public_days
    own = {*listed(calendar.workdays), *listed(calendar.holidays)} if calendar else set()
    dates = sorted({*own, *known.workdays, *known.holidays})
    days = [day_of(datetime.date.fromisoformat(date), handbook) for date in dates]
    return {
        "workdays": [day.date.isoformat() for day in days if day.worked],
        "holidays": [day.date.isoformat() for day in days if not day.worked],
        "kinds": {day.date.isoformat(): day.name or wording.label("day", day.why) for day in days},
        "settled": [f"{year}" for year in sorted(known.years)],
        "country": (given(calendar.country) or "") if calendar else "",
    }


def _sheet(lines: Iterable[Due], paper: Scope) -> Plain:
    """Give what the sheet says besides its lines: the form that controls it, and the shifts that have sheets."""
    form = controlling_form("day_sheet", paper)
    used = [shift_of(line, paper.handbook) for line in lines]
    shifts = [one for one in listed(paper.handbook.manual.shifts) if one in used]
    return {
        "control": form_identity(form),
        "keeping": [f"{one.label} {one.value}" for one in keeping(form, paper)],
        "shifts": [{"id": s.id, "words": shift_words(s), "overnight": is_overnight(s)} for s in shifts],
        "unsettled": f"日历 {UNSETTLED}",
    }


def _line(line: Due, paper: Scope) -> Plain:
    """Give a line as it stands on the printed sheet, and by which days it is due."""
    (part,) = period_parts([line], paper)
    (group,) = part.groups
    (made,) = group.lines
    shift = shift_of(line, paper.handbook)
    told = {
        "url": addresses.url(line.document, line.item.id),
        "period": line.period,
        "heading": part.title,
        "dated": part.done,
        "on": list(listed(line.frequency.on)),
        "day": given(line.frequency.day),
        "document": line.document.id,
        "title": group.title,
        "origin": group.origin,
        "extra": group.extra,
        "rule": made.rule,
        "text": str(made.text),
        "standard": made.standard,
        "limit": made.limit,
        "how": made.how,
        "unit": made.unit,
        "shift": shift.id if shift else "",
        "register": [f"{form_identity(form)}《{form.title}》".strip() for form in registers_of([line], paper.handbook)],
    }
    return {name: value for name, value in told.items() if value not in ("", [], None, False)}


def _procedures(work: Work) -> Iterator[Plain]:
    numbers: dict[str, list[int]] = {}
    titles: dict[str, Document] = {}
    for part in work.steps:
        titles[part.procedure.id] = part.procedure
        numbers.setdefault(part.procedure.id, []).append(part.number)
    for name, document in titles.items():
        yield _entry(document, f"第 {ranges(numbers[name])} 步")


def _entry(document: Document, note: str) -> Plain:
    return {"title": str(document.title), "url": addresses.url(document), "pdf": addresses.pdf(document), "note": note}


def _mine(party: Role | Unit, work: Work, handbook: Handbook) -> Iterable[str]:
    """Give the addresses of the documents that concern a party, each once."""
    found: list[Document] = [party]
    unit = handbook.find(party.unit, party) if isinstance(party, Role) and isinstance(party.unit, Ref) else None
    found += [unit] if isinstance(unit, Unit) else []
    found += [part.procedure for part in work.steps]
    found += [*work.checklists, *(part.form for part in work.forms)]
    found += [policy for policy, _ in work.clauses]
    found += [*(penalty for penalty, _ in work.breaches), *(reward for reward, _ in work.rewards)]
    return dict.fromkeys(addresses.url(document) for document in found)


def _json(value: object) -> str:
    """Write data that is a script as well: the reader lets no text through that would end a line of a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
