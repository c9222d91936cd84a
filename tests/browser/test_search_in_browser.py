"""The search dialog as a person uses it: a sample of tests/search/queries.tsv, choices, and one's own post first."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.reader import Reader, Served

pytestmark = pytest.mark.browser

SAMPLE = (
    ("tuikuan", "procedures/centre-refund.html"),
    ("cmt", "forms/gate-pass.html"),
    ("退kuan流程", "procedures/centre-refund.html"),
    ("請假", "procedures/admin-leave.html"),
    ("resignaton", "procedures/admin-resignation.html"),
    ("出门挑", "forms/gate-pass.html"),
    ("客户付完钱几天内得把货送出去", "procedures/shipping.html"),
    ("记者打电话来问负面新闻怎么应付", "policies/admin-crisis-pr.html"),
    ("七天回访", "policies/site-general.html"),
)


@pytest.mark.parametrize("by", ["http", "disk"])
def test_queries_of_every_kind_are_answered(served: Served, reader: Reader, by: str) -> None:
    reader.open(getattr(served, by) + "index.html")
    for words, wanted in SAMPLE:
        found = [address.partition("?")[0] for _, address in reader.search(words)][:5]
        assert any(address.endswith(wanted) for address in found), (words, found)
    assert reader.complaints() == []


@pytest.mark.parametrize("by", ["http", "disk"])
def test_results_can_be_narrowed_to_a_kind_by_keyboard_alone(served: Served, reader: Reader, by: str) -> None:
    reader.open(getattr(served, by) + "index.html")
    before = len(reader.search("退款"))
    reader.driver.find_element(By.CSS_SELECTOR, ".md-search__input").send_keys(Keys.TAB)
    reader.driver.switch_to.active_element.send_keys(Keys.TAB)
    chosen = reader.driver.switch_to.active_element
    assert chosen.get_attribute("aria-pressed") == "false"
    kind = str(chosen.get_attribute("data-gj-choice")).removeprefix("kind=")
    chosen.send_keys(Keys.ENTER)
    WebDriverWait(reader.driver, 30).until(lambda d: 0 < len(_kinds(reader)) < before)
    assert set(_kinds(reader)) == {kind}
    assert reader.driver.switch_to.active_element.get_attribute("aria-pressed") == "true"
    assert reader.complaints() == []


def test_the_picked_posts_own_documents_come_first(served: Served, reader: Reader) -> None:
    firsts = []
    for role in ("", "car-showroom-manager"):
        reader.open(served.http + "index.html")
        reader.driver.execute_script("localStorage.setItem('guiju-role', arguments[0])", role)
        reader.open(served.http + "index.html")
        firsts.append(reader.search("汇报")[0][1])
    reader.driver.execute_script("localStorage.clear()")
    assert "car-" not in firsts[0]
    assert "car-" in firsts[1]


def _kinds(reader: Reader) -> list[str]:
    # One look: the results may be drawn anew between two.
    look = "return [...document.querySelectorAll('.md-search-result__item h1 .gj-kind')].map((one) => one.innerText)"
    return [str(one) for one in reader.driver.execute_script(look)]
