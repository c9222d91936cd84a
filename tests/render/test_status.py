"""The page that says whether a printed copy is current: its data, and who may see what."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.builder import SHEET
from tests.builder import handbook as small

from guiju.derive.audience import for_audience
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.publish.sites import changed_pages, record
from guiju.render.paper import render_paper
from guiju.render.site import render_site
from guiju.render.site.status import DATA, STALE_DAYS, status_data
from guiju.render.views.scope import scope
from guiju.resources import resources

CLERK = "{kind: role, id: clerk, title: 店员, number: XS-01, book: shop}"
OPEN = """
kind: policy
id: rules
title: 店规
number: XS-02
book: shop
status: approved
effective: "2026-01-01"
clauses: [{id: a, text: 甲}]
"""
SECRET = """
kind: policy
id: secret
title: 密件
number: XS-03
book: shop
classification: confidential
distribution: [boss]
clauses: [{id: a, text: 乙}]
"""
BOSS = (
    "{kind: role, id: boss, title: 老板, number: XS-04, book: shop, distribution: [boss], classification: confidential}"
)


def told(book: Handbook, date: str | None = "2026-11-21") -> Any:
    """Give the data of the page."""
    text = status_data(scope(book, base="", date=date)).content.decode()
    found = re.fullmatch(r"var guijuStatus=(.*);\n", text)
    assert found
    return json.loads(found[1])


def page(book: Handbook, date: str | None = "2026-11-21") -> str:
    """Give the page as it goes to the engine."""
    made = {one.path: one for one in render_site(book, resources(), date=date)}
    return made["docs/status.md"].content.decode()


def test_it_knows_every_controlled_document_by_what_is_printed_on_it() -> None:
    book = small(CLERK, OPEN)
    data = told(book)
    assert (data["date"], data["days"]) == ("2026-11-21", STALE_DAYS)
    assert {one["i"] for one in data["documents"]} == {"handbook", "clerk", "rules"}
    rules = next(one for one in data["documents"] if one["i"] == "rules")
    check = book.by_id["rules"].hash[:12]
    assert (rules["n"], rules["v"], rules["h"], rules["s"], rules["e"]) == (
        "XS-02",
        "A/0",
        check,
        "effective",
        "2026-01-01",
    )
    printed = {one.path: one.content.decode() for one in render_paper(book, "2026-11-21", resources())}
    assert f'content="XS-02 A/0 {check}"' in printed["pdf/policies/rules.pdf"]


def test_a_handbook_says_for_how_long_the_page_may_be_relied_on() -> None:
    assert told(small(CLERK, sheet=SHEET + "site: {stale_days: 7}\n"))["days"] == 7
    assert "过了 7 天" in page(small(CLERK, sheet=SHEET + "site: {stale_days: 7}\n"))


def test_without_scripts_the_list_is_there_with_its_day() -> None:
    book = small(CLERK, OPEN)
    text = page(book)
    assert "2026-11-21" in text
    for said in ("XS-02", "店规", "现行", book.by_id["rules"].hash[:12]):
        assert said in text
    assert "没有发布日期" in page(book, None)


def test_an_edition_says_nothing_of_what_it_leaves_out() -> None:
    book = small(CLERK, OPEN, SECRET, BOSS)
    clerk = book.by_id["clerk"]
    assert isinstance(clerk, Role)
    reduced = for_audience(clerk, book)
    assert "secret" in {one["i"] for one in told(book)["documents"]}
    for text in (json.dumps(told(reduced), ensure_ascii=False), page(reduced)):
        assert "密件" not in text
        assert "XS-03" not in text
        assert book.by_id["secret"].hash[:12] not in text


def test_no_title_ends_the_script() -> None:
    evil = "{kind: role, id: evil, title: '</script><b>', number: XS-09, book: shop}"
    assert b"</" not in status_data(scope(small(evil), base="", date=None)).content


def test_another_day_changes_this_page_and_its_data_alone() -> None:
    book = small(CLERK, OPEN)
    first, second = (
        {one.path: one for one in render_site(book, resources(), date=day)} for day in ("2026-11-21", "2026-11-22")
    )
    changed = {path for path, one in first.items() if one.key != second[path].key}
    assert changed == {"docs/status.md", DATA}
    assert set(changed_pages(second, record(first, {"x": "y"}, ()))) == changed
