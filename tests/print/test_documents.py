"""The PDFs of the reference handbook: all that the model says is there, on every page under its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from tests.builder import handbook as small
from tests.print.conftest import Print
from tests.print.reading import bare, fonts, pages

from guiju.model.handbook import Handbook
from guiju.model.node import Controlled, Document
from guiju.model.people import Role
from guiju.model.rulebook import Penalty, Policy
from guiju.model.text import given, listed
from guiju.model.work import Checklist, Form, Procedure
from guiju.render import addresses, wording
from guiju.render.artifact import Artifact
from guiju.render.paper import render_document
from guiju.render.templates import Templates
from guiju.render.views.parts import deadline
from guiju.render.views.scope import scope
from guiju.resources import resources

# Of each kind a plain one and the worst one.
SAMPLE = (
    "shipping",
    "freight-refund",
    "site-environment",
    "dispatch-penalties",
    "site-guard-leader",
    "customer-service",
    "site-environment-daily",
    "gate-check",
    "gate-pass",
    "delivery-note",
    "dispatch-notice",
    "site-environment-record",
    "filing-register",
    "payment-difference-record",
)


@pytest.mark.parametrize("name", SAMPLE)
def test_says_all_that_the_model_says(name: str, handbook: Handbook, prints: Print) -> None:
    document = handbook.by_id[name]
    text = "".join(pages(prints(addresses.pdf(document)).content))
    assert [said for said in _said(document, handbook) if bare(said) not in text] == []


@pytest.mark.parametrize("name", SAMPLE)
def test_each_page_says_what_it_is_part_of(name: str, handbook: Handbook, prints: Print) -> None:
    document = handbook.by_id[name]
    assert isinstance(document, Controlled)
    printed = prints(addresses.pdf(document))
    found = pages(printed.content)
    assert len(found) == printed.pages
    for number, text in enumerate(found, 1):
        assert str(given(document.number)) in text
        assert f"版本{given(document.version)}" in text
        assert "草案" in text
        assert f"第{number}页共{len(found)}页" in text


@pytest.mark.parametrize("name", SAMPLE)
def test_has_our_fonts_alone_and_a_real_bold(name: str, handbook: Handbook, prints: Print) -> None:
    printed = prints(addresses.pdf(handbook.by_id[name]))
    assert [found.message("en") for found in printed.findings] == []
    assert fonts(printed.content) == {("Noto-Sans-SC", True), ("Noto-Sans-SC-Bold", True)}


def test_the_same_bytes_in_another_process(
    handbook: Handbook, prints: Print, artifacts: Mapping[str, Artifact]
) -> None:
    path = addresses.pdf(handbook.by_id["goods-return"])
    content = artifacts[path].content
    made = {prints(content).content for _ in range(4)}
    assert made == {prints(path).content}


def test_a_checklist_of_one_page_is_small(handbook: Handbook, prints: Print) -> None:
    printed = prints(addresses.pdf(handbook.by_id["gate-check"]))
    assert printed.pages == 1
    assert len(printed.content) < 60_000


@pytest.mark.parametrize(
    ("name", "most"), [("site-guard-leader", 2), ("carrier", 1), ("gatekeeper", 1), ("customer-service", 2)]
)
def test_a_role_sheet_fits_its_pages(name: str, most: int, handbook: Handbook, prints: Print) -> None:
    role = handbook.by_id[name]
    assert prints(addresses.checklist_pdf(role)).pages <= most


def test_small_slips_have_their_copies_two_to_a_sheet(handbook: Handbook, prints: Print) -> None:
    form = handbook.by_id["delivery-note"]
    assert isinstance(form, Form)
    found = pages(prints(addresses.pdf(form)).content)
    assert (len(found), len(listed(form.copies))) == (2, 4)
    for at, copy in enumerate(listed(form.copies)):
        assert bare(copy.name) in found[at // 2]


@pytest.mark.parametrize("fact", ["S2-153", "S0-040"])
def test_prints_carry_no_source_ids(fact: str, artifacts: Mapping[str, Artifact]) -> None:
    assert [path for path, one in artifacts.items() if fact in one.content.decode()] == []


@pytest.mark.slow
def test_every_print_is_whole(handbook: Handbook, prints: Print) -> None:
    for document in (one for one in handbook.documents if addresses.pdf(one)):
        printed = prints(addresses.pdf(document))
        text = "".join(pages(printed.content))
        assert not printed.findings, document.id
        assert [said for said in _said(document, handbook) if bare(said) not in text] == [], document.id


def _said(document: Document, handbook: Handbook) -> Iterator[str]:
    yield str(document.title)
    match document:
        case Procedure():
            yield from _steps(document, handbook)
        case Policy():
            yield from (str(clause.text) for clause in listed(document.clauses))
            yield from (wording.limit(c.limit) for c in listed(document.clauses) if given(c.limit))  # type: ignore[arg-type]  # given
        case Penalty():
            yield from (str(breach.text) for breach in document.breaches)
            yield from (wording.consequence(c) for breach in document.breaches for c in breach.consequences)
        case Checklist():
            yield from (str(item.text) for item in document.items)
            yield from (str(item.standard) for item in document.items if given(item.standard))
        case Form():
            yield from (str(field.label) for field in document.fields)
            yield from (str(option) for field in document.fields for option in listed(field.options))
            yield from (str(column) for field in document.fields for column in listed(field.columns))
        case Role():
            yield from (str(duty.text) for duty in listed(document.duties))


def _steps(procedure: Procedure, handbook: Handbook) -> Iterator[str]:
    view = scope(handbook, linked=False)
    for step in procedure.steps:
        yield str(step.text)
        yield deadline(step.deadline, procedure, view)
        decision = given(step.decision)
        yield from (str(branch.when or "") for branch in decision.branches) if decision else ()
        yield from (str(point.text) for point in (*listed(step.checks), *listed(step.points)))


LONG = "检查每一处门窗是否关好，" * 250
LONG_STEP = f"""
kind: procedure
id: round
title: 巡查
number: XX-CX-01
steps:
  - {{id: a, text: 先看一眼}}
  - {{id: b, text: {LONG}}}
  - {{id: c, text: 锁门}}
"""


def test_a_step_of_3000_characters_goes_over_pages_and_loses_nothing(prints: Print) -> None:
    assert len(LONG) == 3000
    book = small(LONG_STEP)
    made = render_document(book.by_id["round"], scope(book, linked=False), Templates(resources()))
    printed = prints(made.content)
    assert printed.findings == ()
    _, front, *found = pages(printed.content)
    assert "目录" in front
    *found, chart = found
    assert "流程图" in chart
    assert len(found) == 3, "no page is left empty for a row that fits none"
    assert all("步谁做做什么时限" in text for text in found), "the head of the table is repeated"
    told = "".join(re.sub(r"巡查.*?时限", "", text, count=1) if n else text for n, text in enumerate(found))
    assert told.count("门窗") >= 250
