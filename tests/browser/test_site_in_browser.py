"""The site as a browser sees it: search, security policy, requests, and room on a phone."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from tests.browser.reader import Reader, Served
from tests.render.site_building import pages

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "books/dispatch/index.html",
    "books/site-roles/index.html",
    "roles/customer-service.html",
    "units/finance.html",
    "procedures/shipping.html",
    "policies/site-environment.html",
    "checklists/site-environment-daily.html",
    "penalties/dispatch-penalties.html",
    "forms/delivery-note.html",
    "forms/order-call-book.html",
    "glossaries/dispatch-terms.html",
    "sources/s0.html",
    "tables/deadlines.html",
    "tables/forms.html",
    "tables/raci.html",
    "tables/documents.html",
    "tables/conflicts.html",
)
WORDS = (
    ("洽谈", "案场分区与环境标准"),
    ("门条", "出门条"),
    ("發貨單", "出库单"),
    ("保安", "平安员"),
    ("FH-CX-01", "发货主流程"),
    ("gate pass", "出门条"),
    ("门卫 出门条", "门卫"),
    ("客户没有确认怎么办", "发货主流程"),
    ("下班以后要出货找谁批", "下班后出货流程"),
)


@pytest.mark.parametrize("by", ["http", "disk"])
@pytest.mark.parametrize(("words", "title"), WORDS)
def test_search_finds(served: Served, reader: Reader, by: str, words: str, title: str) -> None:
    reader.open(getattr(served, by) + "roles/site-guard.html")
    found = reader.search(words)
    assert any(title in name for name, _ in found), found
    assert all("sources/" not in address for _, address in found)
    assert reader.complaints() == []


def test_what_stands_nowhere_is_not_found(served: Served, reader: Reader) -> None:
    reader.open(served.http + "index.html")
    assert reader.search("骆驼蜻蜓") == []


def test_the_title_goes_before_the_text(served: Served, reader: Reader) -> None:
    reader.open(served.http + "index.html")
    assert "出门条" in reader.search("出门条")[0][0]
    assert reader.search("发货主流程")[0][1].startswith(served.http + "procedures/shipping.html")


def test_a_result_leads_to_the_item_and_marks_the_words(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "index.html")
    reader.search("室温")
    parts = reader.driver.find_elements(By.CSS_SELECTOR, ".md-search-result__item a[href*='#']")
    address = str(parts[0].get_attribute("href"))
    assert parts[0].find_elements(By.CSS_SELECTOR, "mark")
    reader.open(address)
    anchor = address.rpartition("#")[2]
    assert reader.driver.find_element(By.ID, anchor).is_displayed()
    assert reader.driver.find_elements(By.CSS_SELECTOR, "article mark")


@pytest.mark.parametrize("by", ["http", "disk"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_quiet_and_fits(served: Served, reader: Reader, by: str, page: str) -> None:
    start = getattr(served, by)
    for width in (1280, 390):
        reader.open(start + page, width)
        assert reader.complaints() == []
        assert [one for one in reader.fetched() if not one.startswith((start, "data:"))] == []
        assert reader.too_wide(width) == []


def test_a_request_elsewhere_is_noticed_and_refused(served: Served, reader: Reader) -> None:
    reader.open(served.http + "index.html")
    reader.driver.execute_script("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2:9/x.png'}))")
    reader.driver.execute_async_script("setTimeout(arguments[0], 300)")
    assert any("Content Security Policy" in said for said in reader.complaints())


def test_an_inline_script_is_refused(served: Served, reader: Reader) -> None:
    page = served.folder / "index-with-script.html"
    page.write_bytes(served.files["index.html"].replace(b"</body>", b"<script>window.bad = 1</script></body>"))
    try:
        for start in (served.http, served.disk):
            reader.open(start + page.name)
            assert reader.driver.execute_script("return window.bad") is None
            assert any("Content Security Policy" in said for said in reader.complaints())
    finally:
        page.unlink()


def test_too_wide_a_page_is_noticed(served: Served, reader: Reader) -> None:
    reader.open(served.http + "index.html", 390)
    reader.driver.execute_script(
        "const wide = document.createElement('div'); wide.style.width = '700px'; wide.textContent = 'x';"
        "document.querySelector('article').append(wide)"
    )
    assert reader.too_wide(390) != []


def test_steps_become_cards_on_a_phone(served: Served, reader: Reader) -> None:
    reader.open(served.http + "procedures/shipping.html", 390)
    step = reader.driver.find_element(By.CSS_SELECTOR, "tbody.gj-step")
    assert step.value_of_css_property("display") == "block"
    assert not reader.driver.find_element(By.CSS_SELECTOR, "table.gj-steps thead").is_displayed()
    reader.open(served.http + "procedures/shipping.html", 1280)
    step = reader.driver.find_element(By.CSS_SELECTOR, "tbody.gj-step")
    assert step.value_of_css_property("display") == "table-row-group"


def test_the_role_picker_filters_as_one_types(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "index.html")
    reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-filter=_roles]").send_keys("保安")
    shown = [one.text for one in reader.driver.find_elements(By.CSS_SELECTOR, "#_roles li") if one.is_displayed()]
    assert "平安员" in shown
    assert "销售内勤" not in shown


def test_a_value_out_of_its_limit_is_shown(served: Served, reader: Reader) -> None:
    reader.open(served.http + "checklists/site-environment-daily.html")
    field = reader.driver.find_element(By.CSS_SELECTOR, "input[min='22'][max='25']")
    field.send_keys("24")
    inside = field.value_of_css_property("color")
    field.clear()
    field.send_keys("31")
    reader.driver.execute_async_script("setTimeout(arguments[0], 300)")
    assert field.value_of_css_property("color") != inside


def test_light_and_dark_follow_the_system_and_the_choice(served: Served, reader: Reader) -> None:
    for scheme, name in (("dark", "slate"), ("light", "default")):
        feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        reader.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
        reader.open(served.http + "index.html")
        assert reader.driver.find_element(By.TAG_NAME, "body").get_attribute("data-md-color-scheme") == name


def test_an_address_inside_the_audit_view_opens_it(served: Served, reader: Reader) -> None:
    reader.open(served.disk + "procedures/shipping.html#ship-within")
    assert reader.driver.find_element(By.ID, "ship-within").is_displayed()


@pytest.mark.parametrize("by", ["http", "disk"])
def test_plain_mkdocs_makes_the_same_pages_with_its_own_search(served: Served, reader: Reader, by: str) -> None:
    plain = served.plain()
    for path, content in pages(served.files):
        assert plain[path].decode() == content, path
    reader.open(getattr(served, by) + "plain/index.html")
    assert any("发货主流程" in name for name, _ in reader.search("发货主流程"))
