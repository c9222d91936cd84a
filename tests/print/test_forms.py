"""Blank forms as they come out of the printer: room to write, heads, copies, cut lines, pages well used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor

import pytest
from tests.print.conftest import Print
from tests.print.reading import bare, pages

from guiju.model.handbook import Handbook
from guiju.model.text import given
from guiju.model.work import Form
from guiju.publish.paper import PaperPrinter, press_of
from guiju.publish.paper_fillable import Blank, blanks
from guiju.render import addresses
from guiju.render.artifact import Artifact
from guiju.render.paper.forms import paper_form
from guiju.render.views.scope import Scope, scope

MM = 72 / 25.4
LEAST = 8.0
# Every layout, the smallest and the largest form, two to a sheet, and several pages.
SAMPLE = (
    "gate-pass",
    "delivery-note",
    "duty-roster",
    "eng-handover-list",
    "prop-meeting-minutes",
    "prop-file-register",
    "freight-refund-slip",
    "general-countersign",
    "general-change-notice",
    "general-staff-discussion",
    "general-opinion-adoption",
    "general-publication",
)
# Blanks beside printed words, on a line that is not a field's own.
_BESIDE = ("serial", "period_from", "period_to", "book_volume", "book_page")


def places(printer: PaperPrinter, html: bytes) -> list[Blank]:
    """Lay a print out as the printer does, and give its blanks; runs in a worker."""
    return list(blanks(press_of(printer).layout(html)))


def too_low(found: Iterable[Blank]) -> Iterator[str]:
    """Give the cells that are lower than a hand needs."""
    for one in found:
        written = not one.option and one.kind != "check" and one.name not in _BESIDE
        signed = one.name.endswith(("_date", "_remark")) or one.kind == "signature"
        high = (one.box[3] - one.box[1] + 2.4) / MM
        if written and not signed and high < LEAST - 0.05:
            yield f"{one.name}: {high:.1f} mm"


@pytest.mark.parametrize("name", SAMPLE)
def test_there_is_room_to_write(
    name: str, artifacts: Mapping[str, Artifact], workers: ProcessPoolExecutor, printer: PaperPrinter
) -> None:
    found = workers.submit(places, printer, artifacts[f"pdf/forms/{name}.pdf"].content).result()
    assert len(found) > 4
    assert list(too_low(found)) == []


def test_a_low_row_is_noticed(
    artifacts: Mapping[str, Artifact], workers: ProcessPoolExecutor, printer: PaperPrinter
) -> None:
    html = artifacts["pdf/forms/prop-file-register.pdf"].content
    low = html.replace(b'<tr style="height: ', b'<tr style="height: 6mm; max-height: ', 1)
    assert low != html
    assert len(list(too_low(workers.submit(places, printer, low).result()))) > 5


def test_a_view_asks_for_room_everywhere(handbook: Handbook) -> None:
    view = scope(handbook, linked=False)
    heights = [(form.id, high) for form in handbook.forms for high in _heights(form, view)]
    assert len(heights) > 1000
    assert [(name, high) for name, high in heights if high < LEAST] == []


@pytest.mark.parametrize("name", SAMPLE)
def test_each_form_says_what_it_is_at_its_head(name: str, handbook: Handbook, prints: Print) -> None:
    form = handbook.by_id[name]
    assert isinstance(form, Form)
    made = paper_form(form, scope(handbook, linked=False))
    found = pages(prints(addresses.pdf(form)).content)
    for text, slips in zip(found, made.pages, strict=False):
        for said in (given(form.number), f"版本{given(form.version)}", bare(form.title), "示例集团"):
            assert text.count(str(said)) >= len(slips), (said, len(slips))
        assert text.count("沿虚线裁开") == len(slips) - 1


def test_what_is_signed_and_has_copies_has_a_number(handbook: Handbook, prints: Print) -> None:
    [first, second] = pages(prints("pdf/forms/delivery-note.pdf").content)
    assert first.count("单号") == second.count("单号") == 2
    assert "第一联客户联" in first
    assert "第四联业务联" in second


def test_a_register_has_its_period_volume_and_keeper(prints: Print) -> None:
    [text] = pages(prints("pdf/forms/order-plan-book.pdf").content)
    assert "期间自年月日至年月日" in text
    assert "第册第页保管客户服务内勤" in text


def test_the_pages_after_the_first_say_what_they_are_part_of(prints: Print) -> None:
    first, second = pages(prints("pdf/forms/eng-handover-list.pdf").content)
    assert first.count("销售项目移交清单") == 1
    assert "示例集团销售项目移交清单" in second
    assert "GX-BD-01版本A/0草案" in second


@pytest.mark.slow
def test_every_form_uses_its_pages_well(
    handbook: Handbook, artifacts: Mapping[str, Artifact], workers: ProcessPoolExecutor, printer: PaperPrinter
) -> None:
    """Room everywhere, registers on one page, no place to sign alone on a page, no slip torn over two."""
    view = scope(handbook, linked=False)
    for form in handbook.forms:
        found = workers.submit(places, printer, artifacts[addresses.pdf(form)].content).result()
        made = paper_form(form, view)
        assert list(too_low(found)) == [], form.id
        last = max(one.page for one in found)
        assert last == 0 or form.layout != "register", form.id
        assert not made.shared or last == len(made.pages) - 1, form.id
        rows = {round(one.box[1]) for one in found if one.page == last}
        assert last == 0 or made.shared or len(rows) > 1, form.id


def _heights(form: Form, view: Scope) -> Iterator[float]:
    for block in paper_form(form, view).blocks:
        if block.kind == "table":
            yield float(block.row_height.removesuffix("mm"))
        for line in block.lines:
            yield from (float(cell.height.removesuffix("mm")) for cell in line.cells)
