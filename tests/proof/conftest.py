"""A printer in a process of its own, and what the gate says about what it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from guiju.proof.proof import Proof
from guiju.proof.reader import read
from guiju.proof.wanted import wanted
from guiju.publish.paper import PaperPrinter, paper_printer
from guiju.resources import resources

ROOT = Path(__file__).parents[2]

MakeProof = Callable[..., Proof]
PrintHtml = Callable[[str], bytes]


@pytest.fixture(scope="session")
def printer() -> PaperPrinter:
    """Give the printer of the reference handbook."""
    return paper_printer(resources(), ROOT / "sop")


@pytest.fixture(scope="session")
def workers(printer: PaperPrinter) -> Iterator[ProcessPoolExecutor]:
    """Give a worker process, made ready as in a build."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=printer.start) as pool:
        yield pool


@pytest.fixture(scope="session")
def printed(workers: ProcessPoolExecutor, printer: PaperPrinter) -> PrintHtml:
    """Print HTML."""
    return lambda html: workers.submit(printer.print, "pdf/test.pdf", html.encode()).result().content


@pytest.fixture(scope="session")
def proof(printed: PrintHtml) -> MakeProof:
    """Print the body of a document and read it back."""

    def make(body: str, *, style: str = "procedure", head: str = "", said: Sequence[str] = ()) -> Proof:
        html = page(body, style=style, head=head)
        return read("pdf/test.pdf", printed(html), wanted([html], said))

    return make


def page(body: str, *, style: str = "procedure", head: str = "") -> str:
    """Write a document like those of the templates: running head and foot, and a body of a kind."""
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><title>试印</title>{head}</head><body class="{style}">'
        '<div class="run-head"><table><tr><td class="run-org">示例集团</td></tr></table></div>'
        f'<div class="run-foot">作业手册</div>{body}</body></html>'
    )
