"""The stages of a run, one after the other; each takes a value and gives a value plus findings."""

from __future__ import annotations

import datetime
import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from guiju import rules
from guiju.compare.change import Comparison, Side
from guiju.compare.compare import compare
from guiju.derive.audience import for_audience, party_of_id
from guiju.derive.calendar import unsettled_years
from guiju.derive.days import months_on
from guiju.diagnostics import Finding, UserMistake, errors, finding, in_order
from guiju.load.calendar import published_days
from guiju.load.commits import read_commits
from guiju.load.documents import read_documents
from guiju.load.entries import LoadResult, ParseCache
from guiju.load.folder import read_folder
from guiju.load.history import commit_date, read_history
from guiju.load.problems import Parsed
from guiju.load.revision import read_revision, resolve
from guiju.model.build import CLASSES
from guiju.model.build import build as build_model
from guiju.model.calendar import PublicDays
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.model.text import given
from guiju.model.work import Checklist, Form
from guiju.publish.order import Order, for_edition, take_order
from guiju.publish.press import Printer, Run
from guiju.publish.report import BuildReport, Progress, Stages, quiet
from guiju.publish.workshop import workshop
from guiju.render.artifact import Artifact
from guiju.resources import Resources, resources
from guiju.rules.context import Context
from guiju.settings import Settings
from guiju.source import Position, Positions, SourceFile
from guiju.validate.schemas import load_schemas
from guiju.validate.shape import check_shape

if TYPE_CHECKING:
    from guiju.model.node import Document
    from guiju.render.changes.view import ChangesView
    from guiju.render.paper.frame import Copy

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
_UNKNOWN_TITLE = "GJ310"
# A state before there was a sheet can be compared all the same, and so can a document whose file has another name or
# place: that is no content.
_NO_MATTER = frozenset({"GJ150", "GJ225", "GJ221", "GJ222", "GJ226"})
_NOBODY = ""
# What keeps a document out of a build, yet not from being compared, is told: a field that today's schema does not
# know, an id that stands twice in it.
_BEARABLE = _NO_MATTER | {"GJ202", "GJ223"}

FindParty = Callable[[str, Handbook], Role | Unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found. handbook is None where there is no sheet to build it from; inputs maps paths below the
    handbook's folder to sha256; date is the day judged by, None where it is not known."""

    handbook: Handbook | None
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed between two states. findings say why documents were left out; their files are revision:path."""

    comparison: Comparison
    sides: tuple[Side, Side]
    findings: tuple[Finding, ...]


def check(settings: Settings, cache: ParseCache | None = None) -> CheckResult:
    """Read, validate and judge the handbook; everything that is wrong comes back as findings."""
    loaded = read_folder(settings.sop, cache)
    valid, misshapen = _validate(loaded, settings)
    handbook = _model(valid, loaded.inputs)
    before, unknown = _before(settings, cache)
    judged = _certain(_judge(handbook, before, settings.date), loaded, valid)
    findings = in_order([*loaded.findings, *misshapen, *judged, *unknown])
    return CheckResult(handbook=handbook, findings=findings, inputs=loaded.inputs, date=settings.date)


def compared(settings: Settings, old: str, new: str = "", cache: ParseCache | None = None) -> Compared:
    """Compare the handbook of a git revision with that of another one, or (new empty) of the folder as it is now.

    What cannot be read in one of them is left out of both. Raises UserMistake where one cannot be read at all.
    """
    once = _Once(cache)
    before, after = (_state(settings, revision, once) for revision in (old, new))
    return _compared(before, after)


def compared_files(settings: Settings, old: Path, new: Path, cache: ParseCache | None = None) -> Compared:
    """Compare two versions of one file; what they name is looked up in the handbook's folder."""
    before, after = (_state_of_file(file, settings) for file in (old, new))
    theirs = {str(file.data.get("id")) for file in (*before.files, *after.files)}
    around = tuple(file for file in _state(settings, "", cache).files if file.data.get("id") not in theirs)
    broken = (before.unreadable | after.unreadable) > {_NOBODY}
    unreadable = frozenset(theirs if broken else ()) | before.unreadable | after.unreadable
    both = (replace(one, files=(*around, *one.files), unreadable=unreadable) for one in (before, after))
    return _compared(*both)


def dated(settings: Settings) -> Settings:
    """Settle the day to judge by: the one asked for, else that of the last commit, else none."""
    history = None if settings.date else read_history(settings.sop)
    return replace(settings, date=history.date) if history else settings


def build(settings: Settings, progress: Progress = quiet, find: FindParty = party_of_id) -> BuildReport:
    """Check the handbook and publish what it compiles to; with errors the earlier output stays as it is.

    Where nothing has changed since the last build into the same folder, only hashes are compared. find gives the unit
    or role that the settings' audience names.
    """
    stages = Stages(progress)
    with workshop(settings.home, lambda: progress("wait")) as shop:
        order = stages.run("inputs", take_order, settings)
        if known := shop.unchanged(order):
            return stages.measured(known)
        checked = stages.run("check", check, replace(settings, date=order.date), shop.parsed)
        if checked.handbook is None or errors(checked.findings):
            return stages.measured(BuildReport(published=False, findings=checked.findings))
        book, order, count = _edition(checked.handbook, order, find)
        if refused := shop.refusals(order):
            return stages.measured(BuildReport(published=False, findings=(*checked.findings, *refused)))
        made = stages.run("pages", artifacts, book, settings, order.date)
        prints = stages.run("print", shop.print, made, order, _printer(settings), stages.count("print"), settings.jobs)
        site = stages.run("site", shop.site, made, order)
        data = stages.run("data", describe, book, made, prints)
        found = (*checked.findings, *stages.run("links", shop.inspect, site, prints))
        return stages.measured(stages.run("publish", shop.publish, order, [data], prints, site, found, count))


def artifacts(handbook: Handbook, settings: Settings, date: str | None) -> tuple[Artifact, ...]:
    """Render the pages of the site and the sheets of paper, as far as the settings ask for them; write nothing."""
    from guiju.render.paper import render_paper
    from guiju.render.paper.sheets import month_books
    from guiju.render.templates import Templates

    ours, months = resources(settings.home), months_of(settings)
    site = _site(handbook, settings, ours, date) if settings.only in ("", "site") else ()
    # The site carries the PDFs that it links.
    paper = render_paper(handbook, date, ours) if settings.only != "data" else ()
    books = month_books(handbook, months, Templates(ours)) if settings.only != "data" else ()
    return (*site, *paper, *books)


def months_of(settings: Settings) -> tuple[str, ...]:
    """Give this month and the next (YYYY-MM) where a day is asked for; the day of a commit brings no books."""
    if settings.date is None:
        return ()
    day = _day(settings)
    return tuple(f"{months_on(day, ahead):%Y-%m}" for ahead in (0, 1))


def proofread(settings: Settings, progress: Progress = quiet) -> CheckResult:
    """Check the handbook, print it as a build would, and proofread every print; nothing is published."""
    from guiju.proof.desk import Desk

    stages = Stages(progress)
    with workshop(settings.home, lambda: progress("wait")) as shop:
        order = stages.run("inputs", take_order, settings)
        checked = stages.run("check", check, replace(settings, date=order.date), shop.parsed)
        if checked.handbook is None or errors(checked.findings):
            return checked
        made = stages.run("pages", artifacts, checked.handbook, replace(settings, only="pdf"), order.date)
        prints = stages.run("print", shop.print, made, order, _printer(settings), stages.count("print"), settings.jobs)
        desk = Desk(shop.cache, jobs=settings.jobs)
        words = _words(checked.handbook)
        found = stages.run("proof", desk.proofread, made, prints, words, stages.count("proof"))
        return replace(checked, findings=in_order([*checked.findings, *prints.findings, *found]))


def describe(handbook: Handbook, made: Sequence[Artifact], prints: Run) -> Artifact:
    """Describe the whole handbook and what was printed of it, for other programs."""
    from guiju.render.data import PrintedFile, handbook_json
    from guiju.render.site import site_views

    printed = [(one, prints.pdfs[one.path]) for one in made if one.path in prints.pdfs]
    files = [PrintedFile(document=one.document, path=one.path, pages=pdf.pages) for one, pdf in printed]
    return handbook_json(handbook, site_views(handbook), files)


def print_sheets(party: Role | Unit, days: int, handbook: Handbook, settings: Settings, target: Path) -> Run | None:
    """Print what a party has to check on the settings' day and those after it; None where nothing is ever due."""
    from guiju.publish.single import print_to
    from guiju.render.paper.sheets import day_sheets
    from guiju.render.templates import Templates

    made = day_sheets(party, _day(settings), days, handbook, Templates(resources(settings.home)))
    if made is None:
        return None
    run = print_to(target, made.book, _printer(settings), made.parts)
    return replace(run, findings=(*run.findings, *_about_calendar(_day(settings), days, handbook)))


def print_all_roles(days: int, handbook: Handbook, settings: Settings, folder: Path) -> Run | None:
    """Print the sheets of all posts into a folder, a PDF each, and one that binds them; None where there is nothing.

    Parties outside the organisation are left out: nobody there works by its sheets.
    """
    from guiju.publish.single import print_folder
    from guiju.render.paper.sheets import bound_sheets, day_sheets
    from guiju.render.templates import Templates

    start, ours = _day(settings), Templates(resources(settings.home))
    posts = [role for role in handbook.roles if not given(role.external)]
    sheets = [(role, day_sheets(role, start, days, handbook, ours)) for role in posts]
    made = [(str(role.title), one) for role, one in sheets if one]
    if not made:
        return None
    path = f"pdf/roles/all-{start.isoformat()}.pdf"
    whole = bound_sheets(made, f"全部岗位检查表 {start.isoformat()}", path, handbook)
    parts = {part.path: part for _, one in made for part in one.parts}
    run = print_folder(folder, [*parts.values(), *(one.book for _, one in made), whole], _printer(settings))
    return replace(run, findings=(*run.findings, *_about_calendar(start, days, handbook)))


def print_grid(
    what: Checklist | Role | Unit, paper: str, handbook: Handbook, settings: Settings, target: Path
) -> Run | None:
    """Print the grid of the month of the settings' day; None where nothing is ever due."""
    from guiju.publish.single import print_to
    from guiju.render.paper.grid import month_grid

    made = month_grid(what, _day(settings), paper, handbook, resources(settings.home))
    if made is None:
        return None
    run = print_to(target, made, _printer(settings))
    return replace(run, findings=(*run.findings, *_about_calendar(_day(settings).replace(day=1), 28, handbook)))


def write_calendar(
    party: Role | Unit, days: int, handbook: Handbook, settings: Settings, target: Path
) -> tuple[Finding, ...] | None:
    """Write a party's duties as a calendar file; None where nothing is ever due on a day."""
    from guiju.publish.single import write_file
    from guiju.render.calendar_file import calendar_file

    content = calendar_file(party, _day(settings), days, handbook)
    if not content:
        return None
    return (*write_file(target, content), *_about_calendar(_day(settings), days, handbook))


def _day(settings: Settings) -> datetime.date:
    return datetime.date.fromisoformat(settings.date or "")


def _about_calendar(start: datetime.date, days: int, handbook: Handbook) -> tuple[Finding, ...]:
    """Say what is not known about the days of some dates."""
    place = handbook.manual.place
    years = unsettled_years(start, days, handbook)
    if not years:
        return ()
    if not handbook.public_days.years:
        return (finding("GJ742", place),)
    return (finding("GJ741", place, years="、".join(map(str, years))),)


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
    return print_to(target, made, _printer(settings), parts)


def print_changes(view: ChangesView, settings: Settings, target: Path) -> Run:
    """Print what changed to a PDF."""
    from guiju.publish.single import print_to
    from guiju.render.changes.page import changes_print

    return print_to(target, changes_print(view, resources(settings.home)), _printer(settings))


@dataclass(frozen=True, slots=True)
class _Once:
    """Remembers what was parsed in this run, in front of what earlier runs remember: most files are in both states."""

    earlier: ParseCache | None
    known: dict[str, Parsed] = field(default_factory=dict)

    def get(self, sha: str) -> Parsed | None:
        if sha not in self.known and self.earlier and (found := self.earlier.get(sha)):
            self.known[sha] = found
        return self.known.get(sha)

    def put(self, sha: str, value: Parsed) -> None:
        self.known[sha] = value


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What can be read of a state of the handbook, and the ids of what cannot."""

    files: tuple[SourceFile, ...]
    inputs: Mapping[str, str]
    side: Side
    findings: tuple[Finding, ...]
    unreadable: frozenset[str]


def _state(settings: Settings, revision: str, cache: ParseCache | None) -> _State:
    """Read a revision, or the folder, as far as it fits today's schema."""
    loaded = read_revision(settings.sop, revision, cache) if revision else read_folder(settings.sop, cache)
    if not loaded.files:
        raise UserMistake(*errors(loaded.findings))
    return _known(loaded, settings, _side(settings.sop, revision))


def _state_of_file(file: Path, settings: Settings) -> _State:
    """Read one file of documents; a difftool gives the null device for one that is not there."""
    side = Side(name=file.as_posix())
    if side.name == os.devnull:
        return _known(LoadResult(inputs={}), settings, side)
    files, findings = read_documents(file.read_bytes(), file.name)
    return _known(LoadResult(files=tuple(files), findings=tuple(findings), inputs={}), settings, side)


def _known(loaded: LoadResult, settings: Settings, side: Side) -> _State:
    valid, misshapen = _validate(loaded, settings)
    valid = _readable(loaded, valid, misshapen)
    found = [one for one in errors((*loaded.findings, *misshapen)) if one.code not in _NO_MATTER]
    return _State(
        files=valid,
        inputs=loaded.inputs,
        side=side,
        findings=tuple(_of_side(one, side) for one in in_order(found)),
        unreadable=_ids_left_out(loaded, valid, found),
    )


def _readable(loaded: LoadResult, valid: Sequence[SourceFile], misshapen: Sequence[Finding]) -> tuple[SourceFile, ...]:
    """Give the documents that can be compared: also those with a field too many, or an id twice."""
    good = {(file.path, file.index) for file in valid}
    grave = {one.place.file for one in misshapen if isinstance(one.place, Position) and one.code not in _BEARABLE}
    ids = Counter(str(file.data.get("id")) for file in loaded.files)
    return tuple(
        file
        for file in loaded.files
        if (file.path, file.index) in good
        or (file.path not in grave and file.kind in CLASSES and ids[str(file.data.get("id"))] == 1)
    )


def _side(sop: Path, revision: str) -> Side:
    if revision:
        commit = resolve(sop, revision)
        return Side(name=revision, commit=commit, date=commit_date(sop, commit))
    history = read_history(sop)
    return Side(name="worktree", commit=history.name if history else "", date=history.date if history else "")


def _compared(before: _State, after: _State) -> Compared:
    old, new = (_any_model(state.files, state.inputs) for state in (before, after))
    return Compared(
        comparison=compare(old, new, before.unreadable | after.unreadable),
        sides=(before.side, after.side),
        findings=(*before.findings, *after.findings),
    )


def _any_model(valid: Sequence[SourceFile], inputs: Mapping[str, str]) -> Handbook:
    """Build the handbook; where it has no sheet, one without an id stands in, which is compared with nothing."""
    if known := _model(valid, inputs):
        return known
    nothing = {"kind": "handbook", "id": _NOBODY, "format": 1, "title": "", "organisation": "", "books": []}
    sheet = SourceFile(path="handbook.yaml", data=nothing, positions=Positions("handbook.yaml"), sha256="")
    return build_model([sheet, *(file for file in valid if file.kind != "handbook")])


def _ids_left_out(loaded: LoadResult, valid: Sequence[SourceFile], found: Sequence[Finding]) -> frozenset[str]:
    """Give the ids of documents that are there and cannot be read, by file name where the id cannot be."""
    usable = {(file.path, file.index) for file in valid}
    broken = {str(file.data.get("id", "")) for file in loaded.files if (file.path, file.index) not in usable}
    read = {file.path for file in loaded.files}
    places = [one.place.file for one in found if isinstance(one.place, Position)]
    unread = {PurePosixPath(path).stem for path in places if path not in read}
    return frozenset(broken | unread | {_NOBODY})


def _of_side(found: Finding, side: Side) -> Finding:
    """Say in which state a finding's file stands: the file of that name here may be another one by now."""
    place = found.place
    assert isinstance(place, Position)
    return replace(found, place=replace(place, file=f"{side.name}:{place.file}"))


def _site(handbook: Handbook, settings: Settings, ours: Resources, date: str | None) -> Iterable[Artifact]:
    from guiju.render.site import render_site

    # What was written into a commit may name what an edition leaves out.
    past = None if handbook.audience else read_commits(settings.sop)
    return render_site(handbook, ours, date=date, sop=settings.sop, months=months_of(settings), past=past)


def _edition(handbook: Handbook, order: Order, find: FindParty) -> tuple[Handbook, Order, dict[str, int]]:
    """Give what is to be published: the whole handbook, or what is left of it for the order's audience."""
    if not order.audience:
        return handbook, order, {"documents": len(handbook.documents)}
    party = find(order.audience, handbook)
    reduced = for_audience(party, handbook)
    files = {document.place.file for document in (reduced.manual, *reduced.documents)} | reduced.pictures.keys()
    left_out = len(handbook.documents) - len(handbook.sources) - len(reduced.documents)
    count = {"documents": len(reduced.documents), "left_out": left_out}
    return reduced, for_edition(order, party.id, files), count


def _words(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """Give what the model says in each document's print, by the print's path."""
    from guiju.proof.said import said
    from guiju.render import addresses

    printed = ((addresses.pdf(document), document) for document in handbook.documents)
    return {path: said(document) for path, document in printed if path}


def _printer(settings: Settings) -> Printer:
    from guiju.publish.paper import paper_printer

    return paper_printer(resources(settings.home), settings.sop)


def _validate(loaded: LoadResult, settings: Settings) -> tuple[Sequence[SourceFile], Sequence[Finding]]:
    try:
        schemas = load_schemas(resources().folder("schema"), settings.home)
        return check_shape(loaded.files, schemas, _unread(loaded))
    except UserMistake as mistake:
        return (), mistake.findings


def _model(valid: Sequence[SourceFile], inputs: Mapping[str, str]) -> Handbook | None:
    pictures = {path: sha for path, sha in inputs.items() if PurePosixPath(path).suffix.lower() in _PICTURES}
    sheets = [file for file in valid if file.kind == "handbook"]
    return _with_public_days(build_model(valid, pictures, inputs)) if len(sheets) == 1 else None


def _with_public_days(handbook: Handbook) -> Handbook:
    calendar = given(handbook.manual.calendar)
    found = published_days(given(calendar.country) if calendar else None)
    days = PublicDays(holidays=found.holidays, workdays=found.workdays, years=found.years)
    return replace(handbook, public_days=days)


def _before(settings: Settings, cache: ParseCache | None) -> tuple[Handbook | None, Sequence[Finding]]:
    """Give the handbook of the revision to check against, as far as it can be read; or why it cannot."""
    try:
        state = _state(settings, settings.against, cache) if settings.against else None
    except UserMistake as mistake:
        return None, mistake.findings
    return (_any_model(state.files, state.inputs), ()) if state else (None, ())


def _judge(handbook: Handbook | None, before: Handbook | None, date: str | None) -> Sequence[Finding]:
    return rules.run(Context(handbook=handbook, before=before, date=date)) if handbook else ()


def _certain(found: Sequence[Finding], loaded: LoadResult, valid: Sequence[SourceFile]) -> Sequence[Finding]:
    """Leave out what may come only from documents that are missing because they are broken themselves."""
    broken = _broken(loaded, valid)
    if not broken:
        return found
    kept = [one for one in errors(found) if not any(_names(value, broken) for _, value in one.values)]
    # Which titles a file that cannot be read would have brought, nobody knows.
    return [one for one in kept if one.code != _UNKNOWN_TITLE or not _unread(loaded)]


def _broken(loaded: LoadResult, valid: Sequence[SourceFile]) -> frozenset[str]:
    """Give the ids and titles of documents that are there, but could not be read or are out of shape."""
    usable = {(file.path, file.index) for file in valid}
    files = [file for file in loaded.files if (file.path, file.index) not in usable]
    paths = (*_unread(loaded), *(file.path for file in files))
    names = {str(file.data.get(key, "")) for file in files for key in ("id", "title")}
    return frozenset(names | {PurePosixPath(path).stem for path in paths})


def _unread(loaded: LoadResult) -> frozenset[str]:
    places = (found.place for found in errors(loaded.findings))
    return frozenset(place.file for place in places if isinstance(place, Position))


def _names(value: object, broken: Collection[str]) -> bool:
    # "s2" stands for the document, for "s2#item" and, where it is a source, for its facts "S2-001".
    written = re.sub(r"#.*|-\d+$", "", str(value).lower())
    return str(value) in broken or written in broken
