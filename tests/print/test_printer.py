"""The printer: what it refuses and notices, and how it binds the handbook."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor

import pikepdf
import pytest
from tests.print.conftest import Print
from tests.print.reading import bookmarks, font_files, fonts, pages

from guiju.diagnostics import ArtifactPlace
from guiju.publish import paper_press
from guiju.publish.paper import PaperPdf, PaperPrinter
from guiju.publish.paper_fonts import share_fonts
from guiju.publish.paper_press import Noticed
from guiju.render.artifact import Artifact

SECOND_PAGE = '<p>好</p><p style="break-before: page">{}</p>'


def _html(body: str) -> bytes:
    return f'<!DOCTYPE html><html lang="zh-CN"><title>试</title><body>{body}</body></html>'.encode()


def test_a_character_outside_the_fonts_is_found_with_its_page(prints: Print) -> None:
    found = prints(_html(SECOND_PAGE.format("检查 😀"))).findings
    assert [(one.code, one.place) for one in found] == [("GJ722", ArtifactPlace("pdf/test.pdf", 2))]
    assert "😀" in found[0].message("zh")
    assert "U+1F600" in found[0].message("en")


def test_ordinary_characters_are_no_finding(prints: Print) -> None:
    assert prints(_html(SECOND_PAGE.format("检查 ☐☑ 22–25 ℃ ≥ 繁體「字」《名》Aé①"))).findings == ()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "guiju:pictures/../pyproject.toml",
        "guiju:pictures/handbook.yaml",
        "guiju:fonts/../../pyproject.toml",
    ],
)
@pytest.mark.parametrize("written", ['<img src="{}">', '<svg width="9" height="9"><image href="{}" width="9"/></svg>'])
def test_nothing_else_is_read(address: str, written: str, prints: Print) -> None:
    printed = prints(_html(written.format(address)))
    assert printed.content
    assert [(one.code, dict(one.values)["address"]) for one in printed.findings] == [("GJ723", address)]


def test_a_hostile_document_ends_itself_and_not_the_run(prints: Print) -> None:
    printed = prints(_html("<div>" * 3000))
    assert printed.content == b""
    assert [one.code for one in printed.findings] == ["GJ724"]
    assert prints(_html("<p>好</p>")).pages == 1


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(paper_press.TooLongError), paper_press._time_limit(1):
        _forever()
    noticed = Noticed("pdf/test.pdf")
    noticed.failed = paper_press._reason(paper_press.TooLongError())
    assert str(paper_press.SECONDS) in noticed.fatal[0].message("zh")


def _forever() -> None:
    while True:
        sum(range(1000))


def test_waiting_for_a_busy_machine_is_not_taking_long() -> None:
    with paper_press._time_limit(1):
        time.sleep(1.5)


@pytest.fixture(scope="module")
def parts(artifacts: Mapping[str, Artifact], prints: Print) -> list[PaperPdf]:
    bound = artifacts["pdf/handbook.pdf"].parts
    chosen = ("pdf/roles/site-guard.pdf", "pdf/forms/gate-pass.pdf", "pdf/forms/site-duty-roster.pdf")
    made = {path: prints(path) for path in chosen}
    filler = prints(_html("<p>页</p>"))
    return [made.get(path, filler) for path in bound]


@pytest.fixture(scope="module")
def book(
    artifacts: Mapping[str, Artifact],
    parts: list[PaperPdf],
    workers: ProcessPoolExecutor,
    printer: PaperPrinter,
) -> PaperPdf:
    front = artifacts["pdf/handbook.pdf"].content
    made = [workers.submit(printer.merge, "pdf/handbook.pdf", front, [p.content for p in parts]) for _ in range(2)]
    first, second = (one.result() for one in made)
    assert first.content == second.content
    return first


def test_the_contents_give_each_document_its_page(
    book: PaperPdf, parts: list[PaperPdf], artifacts: Mapping[str, Artifact]
) -> None:
    found = pages(book.content)
    front = book.pages - sum(part.pages for part in parts)
    contents = "".join(found[:front])
    number = front + 1
    for path, part in zip(artifacts["pdf/handbook.pdf"].parts, parts, strict=True):
        title = re.sub(r"\s", "", artifacts[path].title)
        assert re.search(rf"{re.escape(title)}A/0草案{number}(?!\d)", contents), (path, number)
        number += part.pages


def test_every_page_behind_the_front_has_its_running_number(book: PaperPdf, parts: list[PaperPdf]) -> None:
    front = book.pages - sum(part.pages for part in parts)
    for number, text in enumerate(pages(book.content)[front:], front + 1):
        assert f"总第{number}页" in text


def test_it_has_cover_preface_terms_and_bookmarks(book: PaperPdf) -> None:
    found = pages(book.content)
    assert "集团作业手册" in found[0]
    assert "前言" in found[1]
    assert any("术语" in text and "案场" in text for text in found)
    marks = bookmarks(book.content)
    assert {"案场管理", "发货与物流", "FH-BD-06 出门条"} <= set(marks)


def test_it_has_our_fonts_alone(book: PaperPdf) -> None:
    assert {name for name, inside in fonts(book.content) if inside} == {"Noto-Sans-SC", "Noto-Sans-SC-Bold"}
    assert book.findings == ()


def test_its_documents_share_one_file_of_each_font(book: PaperPdf, parts: list[PaperPdf]) -> None:
    """Every document alone brings its own subsets; bound, they would be most of the book."""
    assert font_files(book.content) == 2
    assert sum(font_files(part.content) for part in parts) > 100
    assert len(book.content) < sum(len(part.content) for part in parts)


def test_a_font_of_other_widths_keeps_its_own_file(parts: list[PaperPdf], printer: PaperPrinter) -> None:
    """Glyphs that are not those of our file would print as others."""
    with pikepdf.open(io.BytesIO(parts[0].content)) as document:
        for font in document.objects:
            if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == "/CIDFontType2":
                before = font.FontDescriptor.FontFile2.objgen
                share_fonts(document, printer.fonts)
                assert font.FontDescriptor.FontFile2.objgen != before
                font.W[1][0] = 7
                again = font.FontDescriptor.FontFile2.objgen
                share_fonts(document, printer.fonts)
                assert font.FontDescriptor.FontFile2.objgen == again
                return
    raise AssertionError("the document has no font")
