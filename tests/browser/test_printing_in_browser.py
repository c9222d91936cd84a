"""Any page can be printed from the browser: A4, all its words, nothing that is to be pressed."""

from __future__ import annotations

import base64
import io
import re

import pypdfium2
import pytest
from selenium.webdriver.common.by import By
from tests.browser.kinds import PAGES
from tests.browser.reader import Reader, Served

pytestmark = pytest.mark.browser

A4 = {"paperWidth": 210 / 25.4, "paperHeight": 297 / 25.4, "printBackground": False}
# The content box of an A4 sheet with margins of 12 mm, in pixels.
SHEET = 703
# What stands around every page, and what is there to be pressed.
AROUND = ("本页内容", "打印版PDF", "下载CSV", "复制", "回到页面顶部", "审计视图")


def printed(reader: Reader) -> list[str]:
    """Print the page; give the text of each sheet, without blanks. Sheets must be A4."""
    content = base64.b64decode(reader.driver.execute_cdp_cmd("Page.printToPDF", A4)["data"])
    texts = []
    for page in pypdfium2.PdfDocument(io.BytesIO(content)):
        assert page.get_size() == pytest.approx((595.3, 841.9), abs=1)
        texts.append(plain(page.get_textpage().get_text_bounded()))
    return texts


def plain(text: str) -> str:
    """Take blanks away, and what PDF readers make of some characters."""
    return re.sub(r"[\s\u200b\ufffe\x02-]+", "", text)


def headings(reader: Reader) -> list[str]:
    """Give the headings that a reader sees in the text of a page."""
    found = reader.driver.find_elements(By.CSS_SELECTOR, "article :is(h1, h2)")
    return [plain(one.text) for one in found if one.is_displayed()]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints_on_a4_without_what_is_around_it(served: Served, reader: Reader, page: str) -> None:
    reader.open(served.disk + page)
    wanted = headings(reader) if not page.startswith("checklists/") else headings(reader)[:1]
    sheets = printed(reader)
    text = "".join(sheets)
    assert [one for one in wanted if one not in text] == []
    assert [one for one in AROUND if one in text] == []
    assert [number for number, sheet in enumerate(sheets, 1) if not sheet] == []


def test_what_stands_around_a_page_is_noticed_on_paper(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "roles/site-guard.html")
    reader.driver.execute_script(
        "for (const part of document.querySelectorAll('.md-sidebar--secondary, .md-sidebar--secondary *'))"
        " part.style.setProperty('display', 'block', 'important')"
    )
    assert AROUND[0] in "".join(printed(reader))


# The matrix is wider than a sheet at any size; browsers print it smaller, as they do with all that is too wide.
@pytest.mark.parametrize("page", [page for page in PAGES if page != "tables/matrix.html"])
def test_nothing_sticks_out_of_the_sheet(served: Served, reader: Reader, page: str) -> None:
    reader.open(served.disk + page, SHEET)
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert reader.too_wide(SHEET) == []
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_what_sticks_out_of_the_sheet_is_noticed(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "roles/site-guard.html", SHEET)
    reader.driver.execute_script("document.querySelector('.gj-lead').style.minWidth = '60rem'")
    assert reader.too_wide(SHEET) != []


def test_audit_notes_are_printed_where_the_reader_opened_them(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "forms/delivery-note.html")
    assert "审计视图" not in "".join(printed(reader))
    reader.driver.find_element(By.CSS_SELECTOR, ".gj-audit:not(.gj-past) > summary").click()
    assert "审计视图" in "".join(printed(reader))


def test_a_table_has_its_head_on_every_sheet(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "tables/documents.html")
    sheets = printed(reader)
    assert len(sheets) > 3
    assert [number for number, sheet in enumerate(sheets[:-1], 1) if "内容校验" not in sheet] == []
