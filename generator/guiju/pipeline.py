"""The stages of a run, one after the other; each takes a value and gives a value plus findings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from guiju import rules
from guiju.derive.audience import for_audience, party_of_id
from guiju.diagnostics import Finding, UserMistake, errors, in_order
from guiju.load.commits import read_commits
from guiju.load.entries import LoadResult, ParseCache
from guiju.load.folder import read_folder
from guiju.load.history import read_history
from guiju.model.build import build as build_model
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.publish.order import Order, for_edition, take_order
from guiju.publish.press import Printer, Run
from guiju.publish.report import BuildReport, Progress, Stages, quiet
from guiju.publish.workshop import workshop
from guiju.render.artifact import Artifact
from guiju.resources import Resources, resources
from guiju.rules.context import Context
from guiju.settings import Settings
from guiju.source import Position, SourceFile
from guiju.validate.schemas import load_schemas
from guiju.validate.shape import check_shape

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
_UNKNOWN_TITLE = "GJ310"

FindParty = Callable[[str, Handbook], Role | Unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found. handbook is None where there is no sheet to build it from; inputs maps paths below the
    handbook's folder to sha256; date is the day judged by, None where it is not known."""

    handbook: Handbook | None
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    date: str | None = None


def check(settings: Settings, cache: ParseCache | None = None) -> CheckResult:
    """Read, validate and judge the handbook; everything that is wrong comes back as findings."""
    loaded = read_folder(settings.sop, cache)
    valid, misshapen = _validate(loaded, settings)
    handbook = _model(valid, loaded.inputs)
    judged = _certain(_judge(handbook, settings.date), loaded, valid)
    findings = in_order([*loaded.findings, *misshapen, *judged])
    return CheckResult(handbook=handbook, findings=findings, inputs=loaded.inputs, date=settings.date)


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

    ours = resources(settings.home)
    site = _site(handbook, settings, ours, date) if settings.only in ("", "site") else ()
    # The site carries the PDFs that it links.
    paper = render_paper(handbook, date, ours) if settings.only != "data" else ()
    return (*site, *paper)


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

    start = datetime.date.fromisoformat(settings.date or "")
    made = day_sheets(party, start, days, handbook, resources(settings.home))
    return print_to(target, made, _printer(settings)) if made else None


def _site(handbook: Handbook, settings: Settings, ours: Resources, date: str | None) -> Iterable[Artifact]:
    from guiju.render.site import render_site

    # What was written into a commit may name what an edition leaves out.
    past = None if handbook.audience else read_commits(settings.sop)
    return render_site(handbook, ours, date=date, sop=settings.sop, past=past)


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
    return build_model(valid, pictures) if len(sheets) == 1 else None


def _judge(handbook: Handbook | None, date: str | None) -> Sequence[Finding]:
    return rules.run(Context(handbook=handbook, date=date)) if handbook else ()


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
