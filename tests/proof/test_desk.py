"""The desk: prints of a run are read once, a book beside its parts, and what cannot be read is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from tests.proof.conftest import page

from guiju.diagnostics import ArtifactPlace, Finding
from guiju.proof import desk
from guiju.proof.desk import Desk
from guiju.publish.paper import PaperPrinter
from guiju.publish.press import Press, Run
from guiju.publish.workshop import Workshop, workshop
from guiju.render.artifact import Artifact, ArtifactKind, artifact

A, B, BOOK = "pdf/a.pdf", "pdf/b.pdf", "pdf/handbook.pdf"
FRONT = page(
    '<h1>手册</h1><table class="grid"><tr><th>甲</th><td>@@0@@</td></tr><tr><th>乙</th><td>@@1@@</td></tr></table>'
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    """Give an open workshop."""
    with workshop(tmp_path) as opened:
        yield opened


@pytest.fixture
def made() -> tuple[Artifact, ...]:
    """Give two documents, the second of two pages, and the book that binds them."""
    second = '<h1>乙</h1><p>开门。</p><p style="break-before: page">关门。</p>'
    return (
        artifact(A, ArtifactKind.PDF, page("<h1>甲</h1><p>有序。</p>")),
        artifact(B, ArtifactKind.PDF, page(second)),
        artifact(BOOK, ArtifactKind.MERGED, FRONT.replace('"procedure"', '"handbook"'), parts=[A, B]),
    )


@pytest.fixture
def run(shop: Workshop, made: Sequence[Artifact], workers: ProcessPoolExecutor, printer: PaperPrinter) -> Run:
    """Print them."""
    return Press(printer, shop.cache, "tools", executor=workers).run(made)


def proofread(shop: Workshop, made: Sequence[Artifact], run: Run, **said: Sequence[str]) -> tuple[Finding, ...]:
    with ThreadPoolExecutor(1) as pool:
        return Desk(shop.cache, executor=pool).proofread(made, run, {A: said.get("a", ())})


def test_a_book_is_held_to_all_that_it_binds(shop: Workshop, made: Sequence[Artifact], run: Run) -> None:
    assert run.pdfs[BOOK].pages == 4
    assert [one.message("en") for one in proofread(shop, made, run)] == []


def test_a_book_that_lacks_a_part_is_noticed(shop: Workshop, made: Sequence[Artifact], run: Run) -> None:
    more = artifact(B, ArtifactKind.PDF, page("<h1>乙</h1><p>开门。</p><p>关灯。</p>"))
    codes = {(str(one.place), one.code) for one in proofread(shop, (made[0], more, made[2]), run)}
    assert {(B, "GJ764"), (BOOK, "GJ764")} <= {(place.partition(":")[0], code) for place, code in codes}


def test_what_the_model_says_is_looked_for(shop: Workshop, made: Sequence[Artifact], run: Run) -> None:
    found = proofread(shop, made, run, a=["有序", "账目"])
    assert [(one.code, one.place) for one in found] == [("GJ764", ArtifactPlace(A))]


def test_what_was_read_is_not_read_again(
    shop: Workshop, made: Sequence[Artifact], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = proofread(shop, made, run, a=["账目"])
    read: list[str] = []

    def note(job: desk.Job, content: bytes) -> tuple[Finding, ...]:
        read.append(job.path)
        return ()

    monkeypatch.setattr(desk, "verdict", note)
    assert proofread(shop, made, run, a=["账目"]) == first
    assert read == []
    assert proofread(shop, made, run, a=["单据"]) == ()
    assert read == [A]
    monkeypatch.setattr(desk, "version", lambda: "other rules")
    proofread(shop, made, run)
    assert sorted(read) == sorted([A, A, B, BOOK])


def test_a_damaged_print_is_a_finding(shop: Workshop, made: Sequence[Artifact], run: Run) -> None:
    digest = shop.cache.put((shop.cache.get(run.pdfs[A].digest) or b"")[:500])
    damaged = Run(pdfs={**run.pdfs, A: replace(run.pdfs[A], digest=digest)})
    assert [(one.code, one.place) for one in proofread(shop, made, damaged)] == [("GJ769", ArtifactPlace(A))]


def test_without_the_library_it_says_so(
    shop: Workshop, made: Sequence[Artifact], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "LIBRARY", "no-such-library")
    found = proofread(shop, made, run)
    assert [one.code for one in found] == ["GJ750"]
    assert "guiju[proof]" in found[0].hint("en")
