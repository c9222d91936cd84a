"""Is this copy current? The status page in a real browser: what a QR code holds, what is typed, and the clock."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.reader import Reader, Served
from tests.render.site_building import DATE

from guiju.render.site.status import STALE_DAYS

pytestmark = pytest.mark.browser

DATA = "assets/guiju/status-data.js"
_CLOCK = """
(() => {
  const Real = Date, now = Real.parse("%sT09:00:00Z");
  window.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(now); } };
  window.Date.now = () => now;
})();
"""


@pytest.fixture(params=["http", "disk"])
def site(request: pytest.FixtureRequest, served: Served) -> str:
    """Give the site's address on a server and in a folder."""
    return served.http if request.param == "http" else served.disk


@pytest.fixture
def clock(reader: Reader) -> Iterator[Any]:
    """Give what sets the browser's clock, and set it right again."""
    scripts: list[str] = []

    def set_clock(day: str) -> None:
        added = reader.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _CLOCK % day})
        scripts.append(added["identifier"])

    yield set_clock
    for one in scripts:
        reader.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": one})


def known(served: Served) -> dict[str, dict[str, str]]:
    """Give the documents that the page knows, by number."""
    found = re.search(r"=(.*);", served.files[DATA].decode())
    assert found
    return {one["n"]: one for one in json.loads(found[1])["documents"]}


def says(reader: Reader, address: str, width: int = 1280) -> str:
    """Open the page; give what it says."""
    reader.open(address, width)
    shown = "[data-gj-status-says]"
    WebDriverWait(reader.driver, 10).until(lambda d: d.find_elements(By.CSS_SELECTOR, shown))
    return str(reader.driver.find_element(By.CSS_SELECTOR, shown).get_attribute("data-gj-status-says"))


def words(reader: Reader) -> str:
    """Give the answer in words."""
    return reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-status-answer]").text


def copy(one: dict[str, str], **other: str) -> str:
    """Write what the QR code of a copy holds."""
    said = {"n": one["n"], "v": one["v"], "h": one["h"], **other}
    return "status.html#" + "&".join(f"{name}={quote(value)}" for name, value in said.items())


def with_status(reader: Reader, status: str) -> str:
    """Ask for a copy after giving its document another status, as another handbook would."""
    reader.driver.execute_script(
        "const one = guijuStatus.documents.find((one) => one.n === 'FH-CX-01'); one.s = arguments[0];"
        "document.querySelector('[data-gj-status-ask]').click()",
        status,
    )
    return str(
        reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-status-says]").get_attribute("data-gj-status-says")
    )


def test_what_it_says_of_a_copy(site: str, reader: Reader, served: Served, clock: Any) -> None:
    clock(DATE)
    one = known(served)["FH-CX-01"]
    assert says(reader, site + copy(one)) == "draft"
    assert "还没有批准" in words(reader)
    for status, told in (
        ("effective", "current"),
        ("approved", "waiting"),
        ("obsolete", "withdrawn"),
        ("superseded", "withdrawn"),
    ):
        assert with_status(reader, status) == told
    assert "现行有效" not in words(reader)
    assert says(reader, site + copy(one, v="B/3")) == "revised"
    assert "纸上是 B/3，现在的版本是 A/0" in words(reader)
    assert says(reader, site + copy(one, h="0123456789ab")) == "changed"
    assert says(reader, site + copy(one, n="FH-XX-99")) == "unknown"
    assert [said for said in reader.complaints() if "favicon" not in said] == []


def test_it_can_be_typed_in(reader: Reader, served: Served, clock: Any) -> None:
    clock(DATE)
    reader.open(served.disk + "status.html")
    one = known(served)["FH-CX-01"]
    WebDriverWait(reader.driver, 10).until(lambda d: d.find_element(By.CSS_SELECTOR, "[data-gj-status]").is_displayed())
    for name, value in (("n", "ｆｈ-cx-01 "), ("v", "a/0"), ("h", one["h"][:8].upper() + "\n")):
        reader.driver.find_element(By.CSS_SELECTOR, f"[data-gj-status-{name}]").send_keys(value)
    told = reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-status-answer]")
    assert told.get_attribute("data-gj-status-says") == "draft"
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-status-h]").send_keys("0")
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-status-ask]").click()
    assert told.get_attribute("data-gj-status-says") == "changed"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-21", "draft"),
        ("2026-12-21", "draft"),
        ("2026-12-22", "stale"),
        ("2027-11-21", "stale"),
        ("2026-11-01", "stale"),
    ],
)
def test_a_page_that_nobody_renews_vouches_for_nothing(
    day: str, told: str, reader: Reader, served: Served, clock: Any
) -> None:
    assert (DATE, STALE_DAYS) == ("2026-11-21", 30)
    clock(day)
    assert says(reader, served.disk + copy(known(served)["FH-CX-01"])) == told
    assert ("无法判断" in words(reader)) == (told == "stale")
    assert DATE in words(reader)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out(scheme: str, width: int, reader: Reader, served: Served, clock: Any) -> None:
    clock(DATE)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    says(reader, served.http + copy(known(served)["FH-CX-01"]), width)
    assert reader.too_wide(width) == []
    reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_plain_mkdocs_makes_the_page_too(served: Served) -> None:
    made = served.plain()
    assert b"data-gj-status" in made["status.html"]
    assert made[DATA] == served.files[DATA]


def test_without_scripts_the_list_stands_there(reader: Reader, served: Served) -> None:
    reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        reader.open(served.disk + "status.html")
        text = reader.driver.find_element(By.CSS_SELECTOR, "#_status").text
        assert "FH-CX-01" in text
        assert known(served)["FH-CX-01"]["h"] in text
        assert not reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-status]").is_displayed()
    finally:
        reader.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
