"""The reference handbook, its prints, and a printer in a process of its own, as in a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from guiju.model.handbook import Handbook
from guiju.pipeline import check
from guiju.publish.paper import PaperPdf, PaperPrinter, paper_printer
from guiju.render.artifact import Artifact
from guiju.render.paper import render_paper
from guiju.resources import resources
from guiju.settings import Settings

ROOT = Path(__file__).parents[2]
DATE = "2026-11-21"

Print = Callable[[str | bytes], PaperPdf]


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """Give the reference handbook."""
    found = check(Settings(sop=ROOT / "sop", home=ROOT, date=DATE)).handbook
    assert found is not None
    return found


@pytest.fixture(scope="session")
def artifacts(handbook: Handbook) -> Mapping[str, Artifact]:
    """Give the prints of the reference handbook by their path."""
    return {one.path: one for one in render_paper(handbook, DATE, resources())}


@pytest.fixture(scope="session")
def printer() -> PaperPrinter:
    """Give the printer of the reference handbook."""
    return paper_printer(resources(), ROOT / "sop")


@pytest.fixture(scope="session")
def workers(printer: PaperPrinter) -> Iterator[ProcessPoolExecutor]:
    """Give two worker processes, made ready as in a build."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=printer.start) as pool:
        yield pool


@pytest.fixture(scope="session")
def prints(workers: ProcessPoolExecutor, printer: PaperPrinter, artifacts: Mapping[str, Artifact]) -> Print:
    """Print an artifact of the reference handbook by its path, or HTML; a path is printed once."""
    known: dict[str, PaperPdf] = {}

    def make(what: str | bytes) -> PaperPdf:
        if isinstance(what, bytes):
            return workers.submit(printer.print, "pdf/test.pdf", what).result()
        if what not in known:
            known[what] = workers.submit(printer.print, what, artifacts[what].content).result()
        return known[what]

    return make
