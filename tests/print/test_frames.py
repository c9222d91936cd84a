"""Frames as a reader of PDFs finds them: marks, codes, page numbers of contents, mirrored edges, ways in the book."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from tests.builder import SHEET
from tests.builder import handbook as small
from tests.print.conftest import DATE, Print
from tests.print.reading import bare, pages

from guiju.model.handbook import Handbook
from guiju.model.node import Controlled
from guiju.publish.paper import PaperPrinter
from guiju.publish.paper_marks import modules
from guiju.publish.paper_ways import join_ways
from guiju.render import addresses
from guiju.render.paper import render_paper
from guiju.resources import resources

STEPS = "".join(f"  - {{id: s{n}, text: 第 {n} 件事{'，细细地做' * 14}, actor: clerk}}\n" for n in range(60))
LONG = f"kind: procedure\nid: opening\ntitle: 开店程序\nnumber: XS-CX-01\nbook: shop\nrelated: [rules]\nsteps:\n{STEPS}"
CLERK = (
    "{kind: role, id: clerk, title: 店员, number: XS-01, book: shop, duties: [{id: a, text: 扫地, step: opening#s59}]}"
)
RULES = "{kind: policy, id: rules, title: 店规, number: XS-02, book: shop, clauses: [{id: a, text: 按《开店程序》办}]}"
STAMP = (
    "{kind: policy, id: old, title: 旧店规, number: XS-03, book: shop, status: obsolete, clauses: [{id: a, text: 甲}]}"
)


@pytest.fixture(scope="module")
def bound(workers: ProcessPoolExecutor, printer: PaperPrinter) -> tuple[bytes, Mapping[str, int]]:
    """Bind a small handbook for both sides of the paper; give it and the first page of each part, from 0."""
    book = small(CLERK, LONG, RULES, STAMP, sheet=SHEET + "print: {binding: duplex}\n")
    made = {one.path: one for one in render_paper(book, DATE, resources())}
    front = made["pdf/handbook.pdf"]
    parts = [workers.submit(printer.print, path, made[path].content).result() for path in front.parts]
    merged = workers.submit(printer.merge, front.path, front.content, [one.content for one in parts]).result()
    starts, at = {}, merged.pages - sum(one.pages + one.pages % 2 for one in parts)
    for path, one in zip(front.parts, parts, strict=True):
        starts[path] = at
        at += one.pages + one.pages % 2
    return merged.content, starts


@pytest.mark.parametrize(
    "name", ["shipping", "dispatch-penalties", "gate-check", "gate-pass", "site-environment-record"]
)
def test_the_code_in_the_corner_can_be_read(name: str, handbook: Handbook, prints: Print) -> None:
    document = handbook.by_id[name]
    assert isinstance(document, Controlled)
    printed = prints(addresses.pdf(document)).content
    copies = 2 if name == "gate-pass" else 1  # two to a page, to be cut apart
    assert codes(printed, 0) == [f"{document.number} A/0 {document.hash[:12]}"] * copies
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        again = len(pdf.pages) > 1 and codes(printed, 1)
    # A document has it on its first page; each sheet to fill in may be alone.
    assert not again or name == "site-environment-record"


def test_each_copy_of_a_slip_has_its_code(prints: Print) -> None:
    printed = prints("pdf/forms/delivery-note.pdf")
    assert [len(codes(printed.content, number)) for number in range(printed.pages)] == [2, 2]


def test_a_code_is_no_micro_code() -> None:
    assert len(modules("1")) == 21  # a Micro QR code, which phones do not read, has 11 to 17


def test_a_stamp_is_drawn_and_is_no_text(workers: ProcessPoolExecutor, printer: PaperPrinter) -> None:
    html = '<!DOCTYPE html><html lang="zh-CN"><head><title>-</title>{}</head><body><p>正文</p></body></html>'
    mark = '<meta name="guiju-stamp" content="已作废">'
    plain, marked = (
        workers.submit(printer.print, "pdf/x.pdf", html.format(one).encode()).result().content for one in ("", mark)
    )
    assert pages(plain) == pages(marked) == ["正文第1页共1页"]
    assert 300 < len(marked) - len(plain) < 3_000, "a stamp is small"
    white, drawn = (_image(one, 0).convert("L") for one in (plain, marked))
    middle = (60, 200, 536, 640)
    assert white.crop(middle).getextrema() == (255, 255)
    darkest, _ = drawn.crop(middle).getextrema()
    assert darkest < 215, "a photocopier would lose it"
    shades = drawn.crop(middle).histogram()
    assert sum(shades[:230]) / sum(shades) < 0.03, "it would be hard to write over"


def test_pages_share_one_stamp(prints: Print) -> None:
    with pikepdf.open(io.BytesIO(prints("pdf/procedures/shipping.pdf").content)) as pdf:
        stamps = {page.obj.Contents[-2].objgen for page in pdf.pages}
    assert len(stamps) == 1


def test_the_contents_give_the_page_of_each_heading(prints: Print) -> None:
    printed = prints("pdf/procedures/shipping.pdf").content
    found = pages(printed)
    lines = [known[0] for line in _lines(printed, 1) if (known := re.findall(r"^(\d{1,2})(\D+)(\d+)$", line))]
    assert [int(number) for number, _, _ in lines] == list(range(1, 11))
    for number, title, page in lines:
        assert f"{number}{title}" in found[int(page) - 1], (title, page)


def test_mirrored_edges(bound: tuple[bytes, Mapping[str, int]]) -> None:
    content, starts = bound
    first = starts["pdf/procedures/opening.pdf"]
    right, left = (_edges(content, first + offset) for offset in (4, 3))
    assert right[0] == pytest.approx(25 / 25.4 * 72, abs=3)
    assert left[0] == pytest.approx(16 / 25.4 * 72, abs=3)


def test_bound_for_both_sides_each_part_begins_on_a_right_page(bound: tuple[bytes, Mapping[str, int]]) -> None:
    content, starts = bound
    found = pages(content)
    titles = {
        "pdf/roles/clerk.pdf": "XS-01",
        "pdf/procedures/opening.pdf": "XS-CX-01",
        "pdf/policies/rules.pdf": "XS-02",
    }
    for path, number in titles.items():
        assert starts[path] % 2 == 0, "pages are counted from 1: the first is a right one"
        assert number in found[starts[path]]
    for page, text in enumerate(found[min(starts.values()) :], min(starts.values()) + 1):
        assert f"总第{page}页" in text


def test_ways_lead_to_the_named_place_in_the_book(bound: tuple[bytes, Mapping[str, int]]) -> None:
    content, starts = bound
    first = starts["pdf/procedures/opening.pdf"]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        role = [one for page in range(starts["pdf/roles/clerk.pdf"], first) for one in _targets(pdf, page, order)]
        policy = _targets(pdf, starts["pdf/policies/rules.pdf"], order)
        contents = _targets(pdf, first + 1, order)
    last = next(number for number, text in enumerate(pages(content)) if "第59件事" in text and number > first)
    assert last in role, "the duty leads to its step, not to the front of the procedure"
    assert policy == [first]
    assert contents, "the contents of a part lead into the part"
    assert all(number > first for number in contents)


def test_alone_a_way_leads_into_the_file_beside(prints: Print) -> None:
    with pikepdf.open(io.BytesIO(prints("pdf/procedures/shipping.pdf").content)) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        files = {str(note.A.F) for note in notes if "/A" in note}
        kinds = {str(note.A.S) for note in notes if "/A" in note}
    assert "../roles/customer-service.pdf" in files
    assert kinds == {"/GoToR"}, "no address of our own is left for a viewer to stumble over"


def test_a_way_to_what_is_not_bound_is_taken_out(prints: Print) -> None:
    part = pikepdf.open(io.BytesIO(prints("pdf/procedures/shipping.pdf").content))
    book = pikepdf.new()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book.pages.extend(part.pages)
    join_ways(book, [part], [0], ["procedures/shipping.pdf"])
    left = [note for page in book.pages for note in page.obj.get("/Annots", [])]
    assert left
    assert all("/A" not in note for note in left)


def codes(pdf: bytes, page: int) -> Sequence[str]:
    """Read the QR codes of a page as a phone would: from its picture."""
    return [one.text for one in zxingcpp.read_barcodes(_image(pdf, page, 3.0))]


def _image(pdf: bytes, page: int, scale: float = 1.0) -> Any:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=scale).to_pil()


def _lines(pdf: bytes, page: int) -> Sequence[str]:
    """Give the lines of a page as they are seen: what stands at one height, from left to right."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    lines: dict[int, list[tuple[float, str]]] = {}
    for left, low, right, high in boxes:
        said = bare(text.get_text_bounded(left, low, right, high))
        lines.setdefault(round((low + high) / 12), []).append((left, said))
    return ["".join(said for _, said in sorted(line)) for _, line in sorted(lines.items(), reverse=True)]


def _edges(pdf: bytes, page: int) -> tuple[float, float]:
    """Give how far left the text of a page begins, and how far right it ends, in points."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def _targets(pdf: Any, page: int, order: Mapping[Any, int]) -> list[int]:
    return [order[note.Dest[0].objgen] for note in pdf.pages[page].obj.get("/Annots", [])]
