"""Tables that sort and download, links and texts that are copied: in a real browser, over http and from a folder."""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait
from tests.browser.reader import Reader, Served

pytestmark = pytest.mark.browser

VIEWS = (
    "tables/organisation.html",
    "tables/approvals.html",
    "tables/rewards.html",
    "tables/matrix.html",
    "tables/news.html",
    "tables/coverage.html",
)


@pytest.fixture
def downloads(reader: Reader, tmp_path: Path) -> Iterator[Path]:
    """Let the browser save what is downloaded, and give the folder."""
    told = {"behavior": "allow", "downloadPath": str(tmp_path)}
    reader.driver.execute_cdp_cmd("Browser.setDownloadBehavior", told)
    yield tmp_path
    reader.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "default"})


def column(reader: Reader, number: int) -> list[str]:
    """Read a column of the page's first table, the shown rows from top to bottom."""
    look = (
        "return [...document.querySelectorAll('table[data-gj-sheet]')[0].querySelectorAll('[data-gj-row]')]"
        ".filter((row) => row.offsetParent).map((row) => row.cells[arguments[0]].textContent.trim())"
    )
    return [str(one) for one in reader.driver.execute_script(look, number)]


def natural(number: str) -> list[tuple[int, str]]:
    """Give what document numbers sort by: FC-BD-11 stands before FC-BD-100."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", number)]


def head(reader: Reader, name: str) -> WebElement:
    """Give the heading of a column."""
    heads = reader.driver.find_elements(By.CSS_SELECTOR, "table[data-gj-sheet] thead th")
    return next(one for one in heads if name in one.text)


def pasted(reader: Reader) -> str:
    """Paste the clipboard into a field and read it."""
    reader.driver.execute_script(
        "const field = document.createElement('textarea'); field.id = 'pasted'; field.style.position = 'fixed';"
        "field.style.top = '0'; field.style.zIndex = 99; document.body.append(field); field.focus()"
    )
    field = reader.driver.find_element(By.ID, "pasted")
    field.send_keys(Keys.CONTROL, "v")
    text = str(field.get_attribute("value"))
    reader.driver.execute_script("arguments[0].remove()", field)
    return text


def told(reader: Reader) -> str:
    """Wait for the page to say something, and give it."""
    shown = ".gj-told--shown"
    WebDriverWait(reader.driver, 30).until(lambda d: d.find_elements(By.CSS_SELECTOR, shown))
    return str(reader.driver.find_element(By.CSS_SELECTOR, shown).text)


@pytest.mark.parametrize("by", ["http", "disk"])
@pytest.mark.parametrize("page", VIEWS)
def test_a_view_is_quiet_and_fits(served: Served, reader: Reader, by: str, page: str) -> None:
    for width in (1280, 390):
        reader.open(getattr(served, by) + page, width)
        assert reader.complaints() == []
        assert reader.too_wide(width) == []


def test_a_column_sorts_up_then_down_then_not_at_all(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "tables/documents.html")
    written = column(reader, 0)
    button = head(reader, "编号").find_element(By.TAG_NAME, "button")
    states = []
    for _ in range(3):
        button.send_keys(Keys.ENTER)
        states.append((head(reader, "编号").get_attribute("aria-sort"), column(reader, 0)))
    numbers = [one for one in written if one != "—"]
    assert [state for state, _ in states] == ["ascending", "descending", "none"]
    up, down, back = (found for _, found in states)
    assert [one for one in up if one != "—"] == sorted(numbers, key=natural)
    assert [one for one in down if one != "—"] == sorted(numbers, key=natural, reverse=True)
    assert back == written
    assert up != written


def test_empty_cells_go_last_and_durations_sort_by_length(served: Served, reader: Reader) -> None:
    reader.open(served.http + "tables/deadlines.html")
    for _ in range(2):
        head(reader, "时限").find_element(By.TAG_NAME, "button").click()
        look = (
            "return [...document.querySelectorAll('[data-gj-row] td:nth-child(2)')].map((c) => c.dataset.gjSort || '')"
        )
        keys = [float(key) for key in reader.driver.execute_script(look) if key]
        assert keys in (sorted(keys), sorted(keys, reverse=True))
        assert len(keys) > 10
    reader.open(served.http + "tables/documents.html")
    for _ in range(2):
        head(reader, "归口").find_element(By.TAG_NAME, "button").click()
        owners = column(reader, 6)
        first = owners.index("—")
        assert first > 0
        assert set(owners[first:]) == {"—"}


def test_sorted_rows_say_where_they_come_from_and_still_filter(served: Served, reader: Reader) -> None:
    reader.open(served.http + "tables/forms.html")
    written = column(reader, 1)
    head(reader, "表单").find_element(By.TAG_NAME, "button").click()
    assert reader.driver.find_elements(By.CSS_SELECTOR, ".gj-table--sorted [data-gj-from]")
    groups = reader.driver.find_elements(By.CSS_SELECTOR, ".gj-table__group")
    assert not any(group.is_displayed() for group in groups)
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-filter]").send_keys("出门条")
    shown = column(reader, 1)
    assert shown
    assert len(shown) < 30
    head(reader, "表单").find_element(By.TAG_NAME, "button").click()
    head(reader, "表单").find_element(By.TAG_NAME, "button").click()
    assert column(reader, 1) == [one for one in written if one in shown]
    assert any(group.is_displayed() for group in groups)


def test_on_a_phone_a_list_of_choices_sorts(served: Served, reader: Reader) -> None:
    reader.open(served.http + "tables/documents.html", 390)
    written = column(reader, 0)
    choice = Select(reader.driver.find_element(By.CSS_SELECTOR, ".gj-tools select"))
    choice.select_by_visible_text("编号 ↓")
    numbers = [one for one in written if one != "—"]
    assert [one for one in column(reader, 0) if one != "—"] == sorted(numbers, key=natural, reverse=True)
    choice.select_by_visible_text("原来的顺序")
    assert column(reader, 0) == written


def test_the_head_of_a_long_table_stays_in_sight(served: Served, reader: Reader) -> None:
    reader.open(served.http + "tables/documents.html")
    reader.driver.execute_script("window.scrollTo(0, 3000)")
    reader.driver.execute_async_script("setTimeout(arguments[0], 200)")
    look = "const box = arguments[0].getBoundingClientRect(); return [box.top, box.bottom]"
    top, bottom = reader.driver.execute_script(look, head(reader, "编号"))
    assert 0 <= top < bottom < 120


@pytest.mark.parametrize("by", ["http", "disk"])
def test_a_table_downloads_as_it_is_shown(served: Served, reader: Reader, downloads: Path, by: str) -> None:
    reader.open(getattr(served, by) + "tables/forms.html")
    cell = "document.querySelector('#_forms [data-gj-row] td:nth-child(4)')"
    reader.driver.execute_script(f"{cell}.textContent = '=1+2, \"x\"'")
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-csv]").click()
    file = downloads / "表单总表.csv"
    WebDriverWait(reader.driver, 30).until(lambda _: file.exists() and file.stat().st_size)
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == ["分组", "编号", "表单", "版式", "保管", "保存期限", "联", "用在"]
    assert [row[1] for row in rows[1:]] == column(reader, 0)
    assert rows[1][4] == '\'=1+2, "x"'
    assert all(row[0] for row in rows)


def test_a_filtered_table_downloads_what_is_left(served: Served, reader: Reader, downloads: Path) -> None:
    reader.open(served.http + "tables/documents.html")
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-filter]").send_keys("FH-CX")
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-csv]").click()
    file = downloads / "受控文件清单.csv"
    WebDriverWait(reader.driver, 30).until(lambda _: file.exists() and file.stat().st_size)
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))[1:]
    assert [row[1] for row in rows] == column(reader, 0)
    assert rows
    assert all("FH-CX" in row[1] for row in rows)


@pytest.mark.parametrize("by", ["http", "disk"])
@pytest.mark.parametrize(
    ("page", "item"),
    [
        ("procedures/shipping.html", ".gj-step"),
        ("policies/site-environment.html", ".gj-item"),
        ("penalties/dispatch-penalties.html", ".gj-breaches > li"),
        ("roles/site-guard.html", ".gj-items > .gj-item"),
    ],
)
def test_an_item_hands_out_its_address(served: Served, reader: Reader, by: str, page: str, item: str) -> None:
    reader.open(getattr(served, by) + page + "#_x")
    found = reader.driver.find_elements(By.CSS_SELECTOR, item)[1]
    button = found.find_element(By.CSS_SELECTOR, ".gj-copy")
    assert str(button.get_attribute("aria-label")).startswith("复制链接：")
    button.send_keys(Keys.ENTER)
    assert told(reader) == "已复制链接"
    address = f"{getattr(served, by)}{page}#{found.get_attribute('id')}"
    assert pasted(reader) == address
    assert reader.complaints() == []


def test_every_step_has_one(served: Served, reader: Reader) -> None:
    reader.open(served.http + "procedures/shipping.html")
    steps = reader.driver.find_elements(By.CSS_SELECTOR, ".gj-step")
    assert [len(step.find_elements(By.CSS_SELECTOR, ".gj-copy")) for step in steps] == [1] * len(steps)


@pytest.mark.parametrize("by", ["http", "disk"])
def test_a_procedure_hands_out_a_text_for_a_chat_group(served: Served, reader: Reader, by: str) -> None:
    reader.open(getattr(served, by) + "procedures/shipping.html#_steps")
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-chat]").send_keys(Keys.ENTER)
    assert told(reader) == "已复制，可粘贴到群里"
    first, *steps, last = pasted(reader).splitlines()
    assert first.startswith("《发货主流程》　FH-CX-01　版本 ")
    assert steps[1].startswith("2. 客户服务内勤：")
    assert steps[1].endswith("（接单后马上）")
    assert len(steps) == len(reader.driver.find_elements(By.CSS_SELECTOR, ".gj-step"))
    assert last == getattr(served, by) + "procedures/shipping.html"


def test_without_a_clipboard_the_old_way_is_taken_and_then_the_hand(served: Served, reader: Reader) -> None:
    reader.open(served.http + "procedures/shipping.html")
    reader.driver.execute_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    button = reader.driver.find_element(By.CSS_SELECTOR, ".gj-step .gj-copy")
    button.send_keys(Keys.ENTER)
    assert told(reader) == "已复制链接"
    assert pasted(reader).startswith(served.http + "procedures/shipping.html#")
    reader.driver.execute_script("document.execCommand = () => false")
    button.send_keys(Keys.ENTER)
    WebDriverWait(reader.driver, 30).until(lambda d: d.find_elements(By.CSS_SELECTOR, ".gj-by-hand"))
    field = reader.driver.find_element(By.CSS_SELECTOR, ".gj-by-hand")
    assert str(field.get_attribute("value")).startswith(served.http + "procedures/shipping.html#")
    assert field == reader.driver.switch_to.active_element


def test_what_is_open_stands_one_click_away(served: Served, reader: Reader) -> None:
    reader.open(served.http + "procedures/shipping.html")
    asked = reader.driver.find_element(By.CSS_SELECTOR, ".gj-step .gj-gap")
    assert asked.text.startswith("没写明的，请问")
    audit = reader.driver.find_element(By.CSS_SELECTOR, "details.audit:not(.gj-past)")
    raci = audit.find_element(By.CSS_SELECTOR, "caption")
    assert not raci.is_displayed()
    audit.find_element(By.TAG_NAME, "summary").click()
    assert raci.is_displayed()
    assert "没写明" in audit.text


def test_blanks_are_one_click_from_the_procedure(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "procedures/shipping.html")
    prints = [
        str(a.get_attribute("href")) for a in reader.driver.find_elements(By.CSS_SELECTOR, ".gj-blanks .gj-button")
    ]
    assert prints
    assert all(one.startswith(served.disk + "pdf/forms/") and one.endswith(".pdf") for one in prints)


def test_printing_leaves_the_tools_out(served: Served, reader: Reader) -> None:
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        for page, tools in (("tables/forms.html", ".gj-tools"), ("procedures/shipping.html", ".gj-copy, .gj-chat")):
            reader.open(served.http + page)
            found = reader.driver.find_elements(By.CSS_SELECTOR, tools)
            assert found
            assert not any(one.is_displayed() for one in found)
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_printed_table_fills_its_pages(served: Served, reader: Reader) -> None:
    reader.open(served.http + "tables/documents.html")
    rows = len(column(reader, 0))
    paper = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
    content = base64.b64decode(reader.driver.execute_cdp_cmd("Page.printToPDF", paper)["data"])
    assert rows / len(PdfDocument(content)) > 25
