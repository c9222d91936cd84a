"""The gate over prints of the reference handbook, plain and bad cases of each kind; `make proof` reads them all."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor

import pytest
from tests.proof.conftest import ROOT

from guiju.pipeline import check
from guiju.proof.desk import Job, verdict
from guiju.proof.said import said
from guiju.publish.paper import PaperPrinter
from guiju.render import addresses
from guiju.render.artifact import Artifact
from guiju.render.paper import render_paper
from guiju.resources import resources
from guiju.settings import Settings

DATE = "2026-11-21"
SAMPLE = (
    "pdf/procedures/shipping.pdf",
    "pdf/procedures/eng-lead-visit.pdf",
    "pdf/policies/site-environment.pdf",
    "pdf/penalties/dispatch-penalties.pdf",
    "pdf/roles/site-guard-leader.pdf",
    "pdf/roles/site-guard-checklist.pdf",
    "pdf/checklists/site-environment-daily.pdf",
    "pdf/checklists/eng-project-check.pdf",
    "pdf/forms/gate-pass.pdf",
    "pdf/forms/delivery-note.pdf",
    "pdf/forms/dispatch-notice.pdf",
    "pdf/forms/prop-meeting-minutes.pdf",
    "pdf/forms/dept-reception-report.pdf",
    "pdf/forms/admin-expense-slip.pdf",
)


@pytest.fixture(scope="module")
def jobs() -> Mapping[str, tuple[Artifact, tuple[str, ...]]]:
    """Give the prints of the reference handbook, and what the model says in each."""
    book = check(Settings(sop=ROOT / "sop", home=ROOT, date=DATE)).handbook
    assert book is not None
    words = {addresses.pdf(one): said(one) for one in book.documents}
    return {one.path: (one, words.get(one.path, ())) for one in render_paper(book, DATE, resources())}


@pytest.mark.parametrize("path", SAMPLE)
def test_says_nothing_about_the_handbook(
    path: str,
    jobs: Mapping[str, tuple[Artifact, tuple[str, ...]]],
    workers: ProcessPoolExecutor,
    printer: PaperPrinter,
) -> None:
    one, words = jobs[path]
    content = workers.submit(printer.print, path, one.content).result().content
    job = Job(path=path, html=(one.content.decode(),), said=words, lengths=(), key="")
    assert [f"{found.place} {found.code} {found.message('en')}" for found in verdict(job, content)] == []
