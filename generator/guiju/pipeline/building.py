"""A handbook -> what is published of it, or its prints proofread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from guiju.derive.audience import for_audience, party_of_id
from guiju.derive.days import months_on
from guiju.diagnostics import errors, in_order
from guiju.load.commits import read_commits
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.publish.order import Order, for_edition, take_order
from guiju.publish.press import Run
from guiju.publish.report import BuildReport, Progress, Stages, quiet
from guiju.publish.workshop import workshop
from guiju.render.artifact import Artifact
from guiju.resources import Resources, resources
from guiju.settings import Settings

if TYPE_CHECKING:
    pass
from guiju.pipeline.checking import CheckResult, check
from guiju.pipeline.printing import day_of, printer

FindParty = Callable[[str, Handbook], Role | Unit]


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
        prints = stages.run("print", shop.print, made, order, printer(settings), stages.count("print"), settings.jobs)
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
        prints = stages.run("print", shop.print, made, order, printer(settings), stages.count("print"), settings.jobs)
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


def months_of(settings: Settings) -> tuple[str, ...]:
    """Give this month and the next (YYYY-MM) where a day is asked for; the day of a commit brings no books."""
    if settings.date is None:
        return ()
    day = day_of(settings)
    return tuple(f"{months_on(day, ahead):%Y-%m}" for ahead in (0, 1))


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
