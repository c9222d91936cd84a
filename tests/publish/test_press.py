"""Printing: in worker processes, each thing once, and a worker that dies takes nothing else with it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.publish.printers import EchoPrinter

from guiju.publish.press import Press, Run
from guiju.publish.workshop import Workshop
from guiju.render.artifact import Artifact, ArtifactKind, artifact


def pdf(name: str, html: str) -> Artifact:
    return artifact(f"pdf/{name}.pdf", ArtifactKind.PDF, html, title=name)


def book(*parts: str) -> Artifact:
    return artifact("pdf/handbook.pdf", ArtifactKind.MERGED, "front", parts=[f"pdf/{part}.pdf" for part in parts])


def run(shop: Workshop, artifacts: Sequence[Artifact], tools: str = "tools", key: str = "echo") -> Run:
    with ThreadPoolExecutor(2) as pool:
        return Press(EchoPrinter(key=key), shop.cache, tools, executor=pool).run(artifacts)


def run_in_processes(shop: Workshop, artifacts: Sequence[Artifact]) -> Run:
    return Press(EchoPrinter(), shop.cache, "tools", jobs=2).run(artifacts)


def test_prints_and_keeps(shop: Workshop) -> None:
    first = run_in_processes(shop, [pdf("a", "<page><page>"), pdf("b", "<page>")])
    assert set(first.made) == {"pdf/a.pdf", "pdf/b.pdf"}
    assert [first.pdfs[f"pdf/{name}.pdf"].pages for name in "ab"] == [2, 1]
    assert shop.cache.get(first.pdfs["pdf/a.pdf"].digest) == b"%PDF <page><page>"
    again = run(shop, [pdf("a", "<page><page>"), pdf("b", "<page>")])
    assert again.made == ()
    assert again.pdfs == first.pdfs


def test_a_changed_document_alone_is_printed_again_with_what_is_merged_from_it(shop: Workshop) -> None:
    run(shop, [pdf("a", "1"), pdf("b", "1"), pdf("c", "1"), book("a", "b")])
    assert run(shop, [pdf("a", "1"), pdf("b", "1"), pdf("c", "2"), book("a", "b")]).made == ("pdf/c.pdf",)
    changed = run(shop, [pdf("a", "2"), pdf("b", "1"), pdf("c", "2"), book("a", "b")])
    assert changed.made == ("pdf/a.pdf", "pdf/handbook.pdf")
    assert shop.cache.get(changed.pdfs["pdf/handbook.pdf"].digest) == b"front+%PDF 2+%PDF 1"


def test_other_tools_or_another_printer_print_anew(shop: Workshop) -> None:
    run(shop, [pdf("a", "1")])
    assert run(shop, [pdf("a", "1")], tools="newer").made == ("pdf/a.pdf",)
    assert run(shop, [pdf("a", "1")], key="other fonts").made == ("pdf/a.pdf",)


def test_remarks_are_told_again_when_nothing_is_printed(shop: Workshop) -> None:
    first = run(shop, [pdf("a", "REMARK")])
    again = run(shop, [pdf("a", "REMARK")])
    assert again.made == ()
    assert [found.code for found in again.findings] == ["GJ713"]
    assert again.findings == first.findings


def test_a_dying_worker_is_the_fault_of_one_document(shop: Workshop) -> None:
    done = run_in_processes(shop, [pdf("a", "1"), pdf("b", "DIE"), pdf("c", "1"), pdf("d", "1"), book("a", "b")])
    assert sorted(done.pdfs) == ["pdf/a.pdf", "pdf/c.pdf", "pdf/d.pdf"]
    assert [(found.code, str(found.place)) for found in done.findings] == [
        ("GJ721", "pdf/b.pdf"),
        ("GJ721", "pdf/handbook.pdf"),
    ]


def test_what_failed_is_tried_again(shop: Workshop) -> None:
    assert [found.code for found in run(shop, [pdf("a", "FAIL")]).findings] == ["GJ721"]
    assert run(shop, [pdf("a", "FAIL")]).made == ("pdf/a.pdf",)


def dated(name: str, *parts: str) -> Artifact:
    paths = [f"sheets/{part}.pdf" for part in parts]
    return artifact(f"pdf/{name}.pdf", ArtifactKind.BOOK, "plan", parts=paths, title=name)


def sheet(name: str, html: str) -> Artifact:
    return artifact(f"sheets/{name}.pdf", ArtifactKind.SHEET, html, title=name)


def test_sheets_are_printed_for_their_books_alone(shop: Workshop) -> None:
    done = run(shop, [sheet("a", "1"), sheet("b", "2"), dated("november", "a", "b"), dated("december", "b")])
    assert sorted(done.pdfs) == ["pdf/december.pdf", "pdf/november.pdf"]
    assert shop.cache.get(done.pdfs["pdf/november.pdf"].digest) == b"plan|%PDF 1|%PDF 2"
    again = run(shop, [sheet("a", "1"), sheet("b", "2"), dated("november", "a", "b"), dated("january", "a")])
    assert again.made == ("pdf/january.pdf",), "another month costs no new print"


def test_a_book_without_one_of_its_sheets_is_not_made(shop: Workshop) -> None:
    done = run(shop, [sheet("a", "1"), sheet("b", "FAIL"), dated("november", "a", "b"), dated("december", "a")])
    assert sorted(done.pdfs) == ["pdf/december.pdf"]
    assert {str(found.place) for found in done.findings} == {"sheets/b.pdf", "pdf/november.pdf"}
