"""The same site in a second family of browsers: WebKit, from Debian's packages; skipped where it is not installed.

apt-get install --no-install-recommends webkit2gtk-driver xvfb
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver
from tests.browser.reader import Seeker, Served

DRIVER = shutil.which("WebKitWebDriver")
SCREEN = shutil.which("Xvfb")
BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
WORDS = (
    ("出门条", "出门条"),
    ("tuikuan", "退款"),
    ("發貨單", "出库单"),
    ("下班以后要出货找谁批", "下班后出货流程"),
)
CHECKLIST = "checklists/site-environment-daily.html"
# What a page would save, kept in place of saving it.
_KEEP_DOWNLOADS = """
window.saved = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); return make.call(URL, blob); };
HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (DRIVER and SCREEN and BROWSERS), reason="no WebKit: apt-get install webkit2gtk-driver xvfb"
    ),
]


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """Start a screen that nobody looks at."""
    reading, writing = os.pipe()
    program = [str(SCREEN), "-displayfd", str(writing), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen(program, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def webkit(screen: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Remote]:
    """Start WebKit; without a graphics card, and as root in a container, it needs to be told so."""
    home = str(tmp_path_factory.mktemp("webkit"))
    told = {"DISPLAY": screen, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    options = Options()
    options.binary_location = str(BROWSERS[-1])
    options.add_argument("--automation")
    places = {"XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "LC_ALL": "C.UTF-8"}
    driver = WebDriver(options=options, service=Service(str(DRIVER), env=os.environ | told | places))
    driver.set_window_size(1200, 900)
    yield driver
    driver.quit()


def opened(driver: webdriver.Remote, address: str) -> None:
    """Open a page that remembers nothing, and keep the errors of its scripts."""
    driver.get(address)
    driver.execute_script("localStorage.clear()")
    driver.get("about:blank")
    driver.get(address)


def shown(driver: webdriver.Remote, css: str) -> None:
    """Wait until something can be seen."""
    look = WebDriverWait(driver, 20)
    look.until(lambda d: any(one.is_displayed() for one in d.find_elements(By.CSS_SELECTOR, css)), css)


def press(driver: webdriver.Remote, css: str) -> None:
    """Press something."""
    driver.execute_script("document.querySelector(arguments[0]).click()", css)


def test_it_is_another_family(served: Served, webkit: webdriver.Remote) -> None:
    webkit.get(served.http + "index.html")
    agent = str(webkit.execute_script("return navigator.userAgent"))
    assert "AppleWebKit" in agent
    assert "Chrom" not in agent


@pytest.mark.parametrize("by", ["http", "disk"])
def test_search(served: Served, webkit: webdriver.Remote, by: str) -> None:
    opened(webkit, getattr(served, by) + "roles/site-guard.html")
    reader = Seeker(webkit)
    for words, title in (
        ("出门条", "出门条"),
        ("tuikuan", "退款"),
        ("發貨單", "出库单"),
        ("下班以后要出货找谁批", "下班后出货流程"),
    ):
        found = reader.search(words)
        assert any(title in name for name, _ in found), (words, found)
    webkit.get(found[0][1])
    assert getattr(served, by) in webkit.current_url


@pytest.mark.parametrize("by", ["http", "disk"])
def test_the_pick_of_a_post_is_remembered(served: Served, webkit: webdriver.Remote, by: str) -> None:
    start = getattr(served, by)
    opened(webkit, start + "index.html")
    shown(webkit, "[data-gj-choose]")
    Select(webkit.find_element(By.CSS_SELECTOR, "[data-gj-choose]")).select_by_value("site-guard")
    shown(webkit, "[data-gj-home] h2")
    webkit.get(start + "procedures/shipping.html")
    shown(webkit, ".gj-mypost")
    assert "平安员" in str(webkit.find_element(By.CSS_SELECTOR, ".gj-mypost").get_attribute("textContent"))
    webkit.get(start + "roles/site-guard.html")
    press(webkit, "[data-gj-open=_sheet]")
    shown(webkit, "#_sheet .gj-a4__lines tbody tr")


@pytest.mark.parametrize("by", ["http", "disk"])
def test_ticks_are_remembered(served: Served, webkit: webdriver.Remote, by: str) -> None:
    opened(webkit, getattr(served, by) + CHECKLIST)
    shown(webkit, "[data-gj-tick]")
    press(webkit, "[data-gj-line='1'] input[value=fail]")
    field = "[data-gj-line='6'] input[data-gj-value]"
    webkit.find_element(By.CSS_SELECTOR, field).send_keys("24")
    webkit.execute_async_script("setTimeout(arguments[0], 800)")
    webkit.refresh()
    shown(webkit, "[data-gj-tick]")
    WebDriverWait(webkit, 30).until(
        lambda d: d.find_element(By.CSS_SELECTOR, "[data-gj-line='1'] input[value=fail]").is_selected()
    )
    assert webkit.find_element(By.CSS_SELECTOR, field).get_attribute("value") == "24"


@pytest.mark.parametrize("by", ["http", "disk"])
def test_a_table_sorts_and_gives_its_rows(served: Served, webkit: webdriver.Remote, by: str) -> None:
    opened(webkit, getattr(served, by) + "tables/documents.html")
    shown(webkit, ".gj-sort")
    webkit.execute_script(_KEEP_DOWNLOADS)
    press(webkit, "[data-gj-csv]")
    WebDriverWait(webkit, 30).until(lambda d: d.execute_script("return window.saved.length"))
    text = str(webkit.execute_script("return window.saved[0]"))
    assert "FH-CX-01" in text
    assert str(webkit.execute_script("return window.savedAs")).endswith(".csv")
    press(webkit, "thead .gj-sort")
    assert webkit.find_element(By.CSS_SELECTOR, "thead th").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("by", ["http", "disk"])
@pytest.mark.parametrize("name", ["index.html", "procedures/shipping.html", CHECKLIST, "tables/documents.html"])
def test_scripts_run_without_an_error(served: Served, webkit: webdriver.Remote, by: str, name: str) -> None:
    assert errors(served, webkit, by, name, b"") == []


def test_a_scripts_error_is_noticed(served: Served, webkit: webdriver.Remote) -> None:
    assert errors(served, webkit, "http", "index.html", b"no_such_thing();") != []


def errors(served: Served, webkit: webdriver.Remote, by: str, name: str, more: bytes) -> list[str]:
    """Give the errors of a page's scripts, and of one more script."""
    listener, last = served.folder / "listen.js", served.folder / "last.js"
    page = served.folder / Path(name).parent / "listening.html"
    up = ("../" * name.count("/")).encode()
    first = b'<head><meta charset="utf-8"><script src="' + up + b'listen.js"></script>'
    text = served.files[name].replace(b"<head>", first, 1)
    listener.write_text("window.told = []; addEventListener('error', (e) => window.told.push(e.message), true);")
    last.write_bytes(more)
    page.write_bytes(text.replace(b"</body>", b'<script src="' + up + b'last.js"></script></body>'))
    try:
        webkit.get(getattr(served, by) + page.relative_to(served.folder).as_posix())
        webkit.execute_async_script("setTimeout(arguments[0], 600)")
        return [str(one) for one in webkit.execute_script("return window.told")]
    finally:
        for path in (page, listener, last):
            path.unlink()
