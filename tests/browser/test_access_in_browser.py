"""Everybody can use every kind of page: WCAG 2.2 AA as axe-core sees it, the keyboard, the languages, every width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.access import COLOURS, EVERYTHING, drawn_in, in_light, opened, pressable, stops, violations
from tests.browser.kinds import PAGES
from tests.browser.reader import Reader, Served

pytestmark = pytest.mark.browser

WIDTHS = (360, 390, 768, 1280, 1920)
ROLE = "roles/site-guard.html"
CHECKLIST = "checklists/site-environment-daily.html"


@pytest.fixture(autouse=True)
def fresh(served: Served, reader: Reader) -> Iterator[None]:
    """Begin and end with a device that remembers nothing and prefers nothing."""
    yield
    in_light(reader, "")
    reader.open(served.http + "404.html")
    reader.driver.execute_script("localStorage.clear()")


def wide(reader: Reader, width: int, height: int = 900) -> None:
    """Give the window another size."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    reader.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    reader.driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 60))")


def settled(reader: Reader, width: int) -> list[str]:
    """Name what sticks out once the page has found its place: a busy machine takes its time over a new width."""
    for _ in range(50):
        found = reader.too_wide(width)
        if not found:
            break
        reader.driver.execute_async_script("setTimeout(arguments[0], 100)")
    return found


def judged(reader: Reader, scheme: str) -> list[str]:
    """Ask about the page wide and narrow; in a high window, or what a list has half scrolled away were too small."""
    found = []
    for width in (1280, 360):
        wide(reader, width, 6000)
        found += violations(reader, EVERYTHING if scheme == "light" else COLOURS)
    return found


def shown(reader: Reader, css: str) -> None:
    """Wait until something can be seen."""
    WebDriverWait(reader.driver, 20).until(
        lambda d: any(one.is_displayed() for one in d.find_elements(By.CSS_SELECTOR, css)), css
    )


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(served: Served, reader: Reader, page: str) -> None:
    for scheme in ("light", "dark"):
        in_light(reader, scheme)
        reader.open(served.http + page)
        drawn_in(reader, scheme)
        opened(reader)
        assert judged(reader, scheme) == [], scheme


def test_axe_finds_nothing_where_nothing_is_found(served: Served, reader: Reader) -> None:
    reader.open(served.http + "404.html")
    assert judged(reader, "light") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_search(served: Served, reader: Reader, scheme: str) -> None:
    in_light(reader, scheme)
    for width in (1280, 360):
        reader.open(served.http + CHECKLIST, width)
        drawn_in(reader, scheme)
        if width < 500:
            reader.driver.find_element(By.CSS_SELECTOR, "button[for=__search]").click()
            shown(reader, ".md-search__input")
        found = reader.search("出门条")
        assert violations(reader) == []
        reader.open(found[0][1], width)
        drawn_in(reader, scheme)
        shown(reader, "article mark")
        assert violations(reader, COLOURS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_picked_post_and_its_sheet(served: Served, reader: Reader, scheme: str) -> None:
    in_light(reader, scheme)
    reader.open(served.http + ROLE)
    drawn_in(reader, scheme)
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-pick]").click()
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-open=_sheet]").click()
    shown(reader, "#_sheet .gj-a4__lines tbody tr")
    assert judged(reader, "light") == []
    reader.open(served.http + "index.html")
    shown(reader, "[data-gj-home] h3")
    assert judged(reader, "light") == []
    for page, own in (("tables/documents.html", ".gj-own-rows"), ("procedures/site-shift-handover.html", ".gj-mynav")):
        reader.open(served.http + page)
        shown(reader, own)
        opened(reader)
        assert judged(reader, "light") == [], page


def test_axe_finds_nothing_in_the_contents_of_a_phone(served: Served, reader: Reader) -> None:
    reader.open(served.http + ROLE, 360)
    reader.driver.find_element(By.CSS_SELECTOR, "button[for=__drawer]").click()
    reader.driver.execute_async_script("setTimeout(arguments[0], 500)")
    assert violations(reader) == []


@pytest.mark.parametrize(
    ("break_it", "rule"),
    [
        ("document.querySelector('h1').style.color = '#ccc'", "color-contrast"),
        ("document.querySelector('.md-search').removeAttribute('aria-label')", "aria-dialog-name"),
        ("document.querySelector('.md-search__input').removeAttribute('aria-label')", "label"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
    ],
)
def test_axe_finds_what_is_broken(served: Served, reader: Reader, break_it: str, rule: str) -> None:
    reader.open(served.http + ROLE)
    reader.driver.execute_script(break_it)
    if rule == "label":
        reader.driver.execute_script("document.querySelector('.md-search__input').removeAttribute('placeholder')")
    assert any(one.startswith(rule) for one in violations(reader)), rule


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_every_width(served: Served, reader: Reader, page: str) -> None:
    reader.open(served.disk + page, WIDTHS[0])
    for width in WIDTHS:
        wide(reader, width)
        assert settled(reader, width) == [], width


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("page", [ROLE, CHECKLIST])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    served: Served, reader: Reader, page: str, width: int
) -> None:
    reader.open(served.http + page, width)
    shown(reader, "article button")
    wanted = pressable(reader, "article :is(a[href], button, input, select, textarea, summary)")
    found = stops(reader)
    assert [one["name"] for one in found if not one["shown"] or not one["ring"]] == []
    assert wanted > 10
    assert len({one["name"] for one in found}) >= wanted


def test_a_stop_that_nobody_sees_is_noticed(served: Served, reader: Reader) -> None:
    reader.open(served.http + "tables/news.html")
    reader.driver.execute_script(
        "for (const [text, name, value] of [['x', 'left', '-999px'], ['y', 'outline', 'none']]) {"
        "  const link = Object.assign(document.createElement('a'), {href: '#', textContent: text});"
        "  link.style.position = 'absolute'; link.style.setProperty(name, value, 'important');"
        "  document.querySelector('article').prepend(link);"
        "}"
    )
    told = {one["name"].rpartition(" ")[2]: one for one in stops(reader)}
    assert not told["x"]["shown"]
    assert told["y"]["shown"]
    assert not told["y"]["ring"]


def test_the_contents_of_a_phone_open_and_close_by_keyboard(served: Served, reader: Reader) -> None:
    reader.open(served.http + ROLE, 360)
    button = reader.driver.find_element(By.CSS_SELECTOR, "button[for=__drawer]")
    reader.driver.execute_script("arguments[0].focus()", button)
    ActionChains(reader.driver).send_keys(Keys.ENTER).perform()
    inside = "return Boolean(document.activeElement.closest('.md-sidebar--primary'))"
    WebDriverWait(reader.driver, 30).until(lambda d: d.execute_script(inside))
    assert button.get_attribute("aria-expanded") == "true"
    ActionChains(reader.driver).send_keys(Keys.ESCAPE).perform()
    assert button.get_attribute("aria-expanded") == "false"
    assert reader.driver.switch_to.active_element == button


def test_the_keyboard_searches_and_follows_a_result(served: Served, reader: Reader) -> None:
    reader.open(served.http + ROLE)
    reader.driver.execute_script("document.querySelector('.md-header a').focus()")
    keys = ActionChains(reader.driver).send_keys
    for _ in range(5):
        keys(Keys.TAB).perform()
        if reader.driver.execute_script("return document.activeElement.matches('.md-search__input')"):
            break
    keys("出门条").perform()
    shown(reader, ".md-search-result__link")
    reader.driver.execute_async_script("setTimeout(arguments[0], 500)")
    for _ in range(60):
        keys(Keys.TAB).perform()
        if reader.driver.execute_script("return document.activeElement.matches('.md-search-result__link')"):
            break
    keys(Keys.ENTER).perform()
    WebDriverWait(reader.driver, 30).until(lambda d: ROLE not in d.current_url)
    assert "h=" in reader.driver.current_url or "#" in reader.driver.current_url or ".html" in reader.driver.current_url


@pytest.mark.parametrize("page", PAGES)
def test_languages_are_said(served: Served, reader: Reader, page: str) -> None:
    reader.open(served.http + page)
    assert str(reader.driver.find_element(By.TAG_NAME, "html").get_attribute("lang")).startswith("zh")
    assert english(reader) == []


def test_english_that_is_not_said_is_noticed(served: Served, reader: Reader) -> None:
    reader.open(served.http + ROLE)
    reader.driver.execute_script("document.querySelector('.gj-en').removeAttribute('lang')")
    assert english(reader) == ["Site guard"]


def english(reader: Reader) -> list[str]:
    """Give texts of a page that are English sentences or titles and do not say so."""
    look = """
    const found = [], walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode.textContent.trim(), inside = walk.currentNode.parentElement.closest("[lang]");
      if (/^[A-Za-z][a-z]+( [A-Za-z]+)+[.]?$/.test(text) && !(inside.lang || "").startsWith("en")) found.push(text);
    }
    return found;
    """
    return [str(one) for one in reader.driver.execute_script(look)]
