"""Single prints, for a command that names one."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guiju.derive.calendar import unsettled_years
from guiju.diagnostics import Finding, finding
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.model.text import given
from guiju.model.work import Checklist, Form
from guiju.publish.press import Printer, Run
from guiju.resources import resources
from guiju.settings import Settings

if TYPE_CHECKING:
    from guiju.model.node import Document
    from guiju.render.changes.view import ChangesView
    from guiju.render.paper.frame import Copy


def print_sheets(party: Role | Unit, days: int, handbook: Handbook, settings: Settings, target: Path) -> Run | None:
    """Print what a party has to check on the settings' day and those after it; None where nothing is ever due."""
    from guiju.publish.single import print_to
    from guiju.render.paper.sheets import day_sheets
    from guiju.render.templates import Templates

    made = day_sheets(party, day_of(settings), days, handbook, Templates(resources(settings.home)))
    if made is None:
        return None
    run = print_to(target, made.book, printer(settings), made.parts)
    return replace(run, findings=(*run.findings, *_about_calendar(day_of(settings), days, handbook)))


def print_all_roles(days: int, handbook: Handbook, settings: Settings, folder: Path) -> Run | None:
    """Print the sheets of all posts into a folder, a PDF each, and one that binds them; None where there is nothing.

    Parties outside the organisation are left out: nobody there works by its sheets.
    """
    from guiju.publish.single import print_folder
    from guiju.render.paper.sheets import bound_sheets, day_sheets
    from guiju.render.templates import Templates

    start, ours = day_of(settings), Templates(resources(settings.home))
    posts = [role for role in handbook.roles if not given(role.external)]
    sheets = [(role, day_sheets(role, start, days, handbook, ours)) for role in posts]
    made = [(str(role.title), one) for role, one in sheets if one]
    if not made:
        return None
    path = f"pdf/roles/all-{start.isoformat()}.pdf"
    whole = bound_sheets(made, f"全部岗位检查表 {start.isoformat()}", path, handbook)
    parts = {part.path: part for _, one in made for part in one.parts}
    run = print_folder(folder, [*parts.values(), *(one.book for _, one in made), whole], printer(settings))
    return replace(run, findings=(*run.findings, *_about_calendar(start, days, handbook)))


def print_grid(
    what: Checklist | Role | Unit, paper: str, handbook: Handbook, settings: Settings, target: Path
) -> Run | None:
    """Print the grid of the month of the settings' day; None where nothing is ever due."""
    from guiju.publish.single import print_to
    from guiju.render.paper.grid import month_grid

    made = month_grid(what, day_of(settings), paper, handbook, resources(settings.home))
    if made is None:
        return None
    run = print_to(target, made, printer(settings))
    return replace(run, findings=(*run.findings, *_about_calendar(day_of(settings).replace(day=1), 28, handbook)))


def write_calendar(
    party: Role | Unit, days: int, handbook: Handbook, settings: Settings, target: Path
) -> tuple[Finding, ...] | None:
    """Write a party's duties as a calendar file; None where nothing is ever due on a day."""
    from guiju.publish.single import write_file
    from guiju.render.calendar_file import calendar_file

    content = calendar_file(party, day_of(settings), days, handbook)
    if not content:
        return None
    return (*write_file(target, content), *_about_calendar(day_of(settings), days, handbook))


def print_fillable(form: Form, handbook: Handbook, settings: Settings, target: Path) -> Run:
    """Print a blank form whose fields can be filled in on a screen."""
    from guiju.publish.paper import paper_printer
    from guiju.publish.paper_fillable import FillablePrinter
    from guiju.publish.single import print_to
    from guiju.render.paper import render_fillable

    ours = resources(settings.home)
    made = render_fillable(form, handbook, settings.date, ours)
    return print_to(target, made, FillablePrinter(plain=paper_printer(ours, settings.sop)))


def print_copy(document: Document, copy: Copy | None, handbook: Handbook, settings: Settings, target: Path) -> Run:
    """Print one copy of a document or of the whole handbook, uncontrolled where copy is None."""
    from guiju.publish.single import print_to
    from guiju.render.paper import render_copy

    *parts, made = render_copy(document, copy, handbook, settings.date, resources(settings.home))
    return print_to(target, made, printer(settings), parts)


def print_changes(view: ChangesView, settings: Settings, target: Path) -> Run:
    """Print what changed to a PDF."""
    from guiju.publish.single import print_to
    from guiju.render.changes.page import changes_print

    return print_to(target, changes_print(view, resources(settings.home)), printer(settings))


def _about_calendar(start: datetime.date, days: int, handbook: Handbook) -> tuple[Finding, ...]:
    """Say what is not known about the days of some dates."""
    place = handbook.manual.place
    years = unsettled_years(start, days, handbook)
    if not years:
        return ()
    if not handbook.public_days.years:
        return (finding("GJ742", place),)
    return (finding("GJ741", place, years="、".join(map(str, years))),)


def day_of(settings: Settings) -> datetime.date:
    return datetime.date.fromisoformat(settings.date or "")


def printer(settings: Settings) -> Printer:
    from guiju.publish.paper import paper_printer

    return paper_printer(resources(settings.home), settings.sop)
