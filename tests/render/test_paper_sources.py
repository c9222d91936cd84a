"""Which files a bound handbook carries: its source, once it is released, and only what staff may read already."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builder import SHEET
from tests.builder import handbook as small

from guiju.model.handbook import Handbook
from guiju.render.paper import render_paper
from guiju.resources import resources

CLERK = "{kind: role, id: clerk, title: 店员, number: XS-01, book: shop, duties: [{id: sweep, text: 扫地}]}"
SOURCE = (
    "{kind: source, id: s9, title: 旧规定, facts: [{id: S9-001, kind: duty, topic: 扫地, fact: 扫地, where: 第 1 页}]}"
)
FINES = """
kind: penalty
id: fines
title: 罚则
number: XS-02
book: shop
applies_to: employee
breaches:
  - {id: late, text: 迟到, consequences: [{type: fine, amount: {min: 20, max: 20, currency: CNY}}]}
"""


def book(status: str, *, jurisdiction: str = "cn") -> Handbook:
    sheet = f"{SHEET}status: {status}\neffective: 2026-11-01\njurisdiction: {jurisdiction}\n"
    made = small(CLERK, SOURCE, FINES, sheet=sheet)
    return replace(made, files={f"{number}.yaml": str(number) * 64 for number in range(4)})


def sources(made: Handbook) -> list[str]:
    front = list(render_paper(made, "2026-11-21", resources()))[-1].content.decode()
    return [line.partition(" ")[0] for line in front.split('<meta name="guiju-source" content="')[1:]]


@pytest.mark.parametrize("status", ["draft", "in_review", "obsolete"])
def test_what_is_not_released_carries_nothing(status: str) -> None:
    assert sources(book(status)) == []


def test_a_released_handbook_carries_its_documents_but_no_register_of_sources() -> None:
    assert sources(book("approved")) == ["0.yaml", "1.yaml", "3.yaml"]


def test_what_staff_are_not_shown_is_not_attached_either() -> None:
    assert sources(book("approved", jurisdiction="cn-gd")) == ["0.yaml", "1.yaml"]


def test_another_source_is_another_print() -> None:
    made = book("approved")
    other = replace(made, files={**made.files, "1.yaml": "9" * 64})
    first, second = (list(render_paper(one, "2026-11-21", resources()))[-1].key for one in (made, other))
    assert first != second


def test_an_edition_for_some_carries_nothing() -> None:
    assert sources(replace(book("approved"), audience="clerk")) == []
