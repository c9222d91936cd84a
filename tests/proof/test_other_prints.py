"""Prints that no build makes, before the gate: grids, redlines, controlled copies, forms to fill in."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import pikepdf
import pytest
from tests.builder import SHEET
from tests.builder import handbook as small
from tests.proof.conftest import ROOT

from guiju.compare.change import Side
from guiju.compare.compare import compare
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.model.work import Form
from guiju.pipeline import check
from guiju.proof.desk import Job, verdict
from guiju.publish.paper import PaperPrinter
from guiju.publish.paper_fillable import FillablePrinter
from guiju.render.artifact import Artifact
from guiju.render.changes.page import changes_print
from guiju.render.changes.view import changes_view
from guiju.render.paper import render_copy, render_fillable
from guiju.render.paper.frame import Copy
from guiju.render.paper.grid import month_grid
from guiju.resources import resources
from guiju.settings import Settings

DATE = "2026-12-01"
COPY = Copy(number="3", holder="财务部")


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """Give the reference handbook."""
    book = check(Settings(sop=ROOT / "sop", home=ROOT, date=DATE)).handbook
    assert book is not None
    return book


def told(one: Artifact, content: bytes, *others: Artifact, lengths: Sequence[int] = ()) -> list[str]:
    html = tuple(each.content.decode() for each in (one, *others))
    job = Job(path=one.path, html=html, said=(), lengths=tuple(lengths), key="")
    return [f"{found.place} {found.code} {found.message('en')}" for found in verdict(job, content)]


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_a_grid(paper: str, handbook: Handbook, workers: ProcessPoolExecutor, printer: PaperPrinter) -> None:
    role = handbook.by_id["site-guard-leader"]
    assert isinstance(role, Role)
    made = month_grid(role, datetime.date(2026, 12, 1), paper, handbook, resources())
    assert made
    assert told(made, workers.submit(printer.print, made.path, made.content).result().content) == []


@pytest.mark.parametrize("name", ["shipping", "gate-check"])
def test_a_controlled_copy(name: str, handbook: Handbook, workers: ProcessPoolExecutor, printer: PaperPrinter) -> None:
    (made,) = render_copy(handbook.by_id[name], COPY, handbook, DATE, resources())
    assert told(made, workers.submit(printer.print, made.path, made.content).result().content) == []


@pytest.mark.parametrize("name", ["gate-pass", "site-environment-record", "prop-meeting-minutes"])
def test_a_form_to_fill_in(name: str, handbook: Handbook, workers: ProcessPoolExecutor, printer: PaperPrinter) -> None:
    form = handbook.by_id[name]
    assert isinstance(form, Form)
    made = render_fillable(form, handbook, DATE, resources())
    content = workers.submit(FillablePrinter(plain=printer).print, made.path, made.content).result().content
    assert told(made, content) == []
    with pikepdf.open(io.BytesIO(content)) as file:
        assert b"pdfaid:part>" not in file.Root.Metadata.read_bytes(), "no archive takes a face that is not inside"
    plain = workers.submit(printer.print, made.path, made.content).result().content
    assert any("GJ767" in one for one in told(made, plain)), "a form to fill in may not claim to be fit for the archive"


SIDES = (
    Side(name="v1", commit="a" * 40, date="2026-11-20"),
    Side(name="worktree", commit="b" * 40 + "+dirty", date="2026-11-21"),
)
STEPS = "".join(f"  - {{id: s{n}, text: 第 {n} 件事{'，细细地做' * 14}, actor: clerk}}\n" for n in range(60))
LONG = f"kind: procedure\nid: opening\ntitle: 开店程序\nnumber: XS-CX-01\nbook: shop\nrelated: [rules]\nsteps:\n{STEPS}"
CLERK = "{kind: role, id: clerk, title: 店员, number: XS-01, book: shop, duties: [{id: a, text: 扫地}]}"
RULES = "{kind: policy, id: rules, title: 店规, number: XS-02, book: shop, clauses: [{id: a, text: 按《开店程序》办}]}"


@pytest.mark.parametrize("binding", ["left", "duplex"])
def test_a_bound_copy(binding: str, workers: ProcessPoolExecutor, printer: PaperPrinter) -> None:
    book = small(CLERK, LONG, RULES, sheet=SHEET + f"print: {{binding: {binding}}}\n")
    *parts, front = render_copy(book.manual, COPY, book, DATE, resources())
    known = {one.path: one for one in parts}
    bound = [known[path] for path in front.parts]
    printed = [workers.submit(printer.print, one.path, one.content).result() for one in bound]
    merged = workers.submit(printer.merge, front.path, front.content, [one.content for one in printed]).result()
    sheet = 2 if binding == "duplex" else 1
    pages = [one.pages for one in printed]
    first = merged.pages - sum(-(-one // sheet) * sheet for one in pages)
    assert told(front, merged.content, *bound, lengths=(first, *pages)) == []


def test_a_redline(workers: ProcessPoolExecutor, printer: PaperPrinter) -> None:
    before = small(CLERK, LONG.replace("细细地做", "粗粗地做"), RULES.replace("办", "做"))
    comparison = compare(before, small(CLERK, LONG, RULES))
    made = changes_print(changes_view(comparison, SIDES, "zh", ()), resources())
    assert told(made, workers.submit(printer.print, made.path, made.content).result().content) == []
