"""Dated sheets before the gate: a single day with its tags, a month without, each date where it belongs."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.builder import SHEET
from tests.builder import handbook as small
from tests.proof.conftest import ROOT

from guiju import proof as gate
from guiju.diagnostics import Finding
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.pipeline import check
from guiju.proof.desk import Desk
from guiju.proof.reader import read
from guiju.proof.wanted import wanted_on_days
from guiju.publish.paper import PaperPrinter
from guiju.publish.press import Press, Run
from guiju.publish.workshop import Workshop, workshop
from guiju.render.artifact import Artifact
from guiju.render.paper.sheets import Sheets, day_sheets
from guiju.render.templates import Templates
from guiju.resources import resources
from guiju.settings import Settings

GUARD = "{kind: role, id: guard, title: 值班员}"
ROUND = """
kind: checklist
id: round
title: 巡查
roles: [guard]
frequency: {every: day}
items:
  - {id: doors, text: 门都锁好, short: 锁门, how: tick}
  - {id: lights, text: 灯都关好, short: 关灯, how: tick}
"""

Make = Callable[..., tuple[Sheets, bytes, tuple[int, ...]]]


@pytest.fixture(scope="module")
def make(workers: ProcessPoolExecutor, printer: PaperPrinter) -> Make:
    """Print a party's sheets; give them, the book, and the pages of each distinct sheet."""

    def made(book: Handbook, name: str, start: str, days: int) -> tuple[Sheets, bytes, tuple[int, ...]]:
        party = book.by_id[name]
        assert isinstance(party, Role)
        sheets = day_sheets(party, datetime.date.fromisoformat(start), days, book, Templates(resources()))
        assert sheets
        parts = [workers.submit(printer.print, one.path, one.content).result() for one in sheets.parts]
        content = workers.submit(
            printer.book, sheets.book.path, sheets.book.content, [one.content for one in parts]
        ).result()
        return sheets, content.content, tuple(one.pages for one in parts)

    return made


@pytest.fixture(scope="module")
def three(make: Make) -> tuple[Sheets, bytes, tuple[int, ...]]:
    """Give three days of a small post."""
    return make(small(GUARD, ROUND), "guard", "2026-12-30", 3)


def judged(sheets: Sheets, content: bytes, lengths: Sequence[int]) -> list[tuple[str, int, str]]:
    html = [one.content.decode() for one in sheets.parts]
    told = wanted_on_days(sheets.book.content.decode(), html, lengths)
    return [(one.code, one.place.page, one.message("en")) for one in gate.judge(read("pdf/x.pdf", content, told))]  # type: ignore[union-attr]  # all in artifacts


@pytest.mark.parametrize(("name", "days"), [("site-property-staff", 1), ("site-property-staff", 31)])
def test_says_nothing_about_the_handbook(name: str, days: int, make: Make) -> None:
    book = check(Settings(sop=ROOT / "sop", home=ROOT, date="2026-12-01")).handbook
    assert book is not None
    assert judged(*make(book, name, "2026-12-01", days)) == []


def test_says_nothing_about_three_days(three: tuple[Sheets, bytes, tuple[int, ...]]) -> None:
    assert judged(*three) == []


def test_says_nothing_about_both_sides_of_the_paper(make: Make) -> None:
    book = small(GUARD, ROUND, sheet=SHEET + "print: {binding: duplex}\n")
    sheets, content, lengths = make(book, "guard", "2026-12-30", 3)
    with pikepdf.open(io.BytesIO(content)) as file:
        assert len(file.pages) == 5
    assert judged(sheets, content, lengths) == []


def _spoilt(content: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        spoil(file)
        file.save(out)
    return out.getvalue()


def _in_another_order(file: pikepdf.Pdf) -> None:
    file.pages.append(file.pages[0])
    del file.pages[0]


def _without_a_bookmark(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        del outline.root[1]


def _that_claims_tags(file: pikepdf.Pdf) -> None:
    said = file.Root.Metadata.read_bytes().replace(b">B<", b">A<")
    file.Root.Metadata.write(said)


def _that_claims_nothing(file: pikepdf.Pdf) -> None:
    file.Root.Metadata.write(file.Root.Metadata.read_bytes().replace(b">B<", b">?<"))


@pytest.mark.parametrize(
    ("spoil", "code", "page"),
    [
        (_in_another_order, "GJ770", 1),
        (_without_a_bookmark, "GJ770", 2),
        (_that_claims_tags, "GJ767", 0),
        (_that_claims_nothing, "GJ767", 0),
    ],
)
def test_finds_a_book_that_another_program_spoiled(
    spoil: Callable[[pikepdf.Pdf], None], code: str, page: int, three: tuple[Sheets, bytes, tuple[int, ...]]
) -> None:
    sheets, content, lengths = three
    found = judged(sheets, _spoilt(content, spoil), lengths)
    assert (code, page) in {(one, at) for one, at, _ in found}, found


def _told(sheets: Sheets, change: Callable[[dict[str, Any]], None]) -> Sheets:
    plan = json.loads(sheets.book.content)
    change(plan)
    return replace(sheets, book=replace(sheets.book, content=json.dumps(plan, ensure_ascii=False).encode()))


def test_finds_a_sheet_of_another_day(three: tuple[Sheets, bytes, tuple[int, ...]]) -> None:
    sheets, content, lengths = three

    def change(plan: dict[str, Any]) -> None:
        plan["days"][2]["stamp"] = plan["days"][1]["stamp"]

    assert ("GJ770", 3) in {(code, page) for code, page, _ in judged(_told(sheets, change), content, lengths)}


def test_finds_words_that_are_lost_on_one_day(three: tuple[Sheets, bytes, tuple[int, ...]]) -> None:
    sheets, content, lengths = three
    more = sheets.parts[0].content.replace("锁门".encode(), "锁门关窗".encode())
    found = judged(replace(sheets, parts=(replace(sheets.parts[0], content=more),)), content, lengths)
    assert [(code, page) for code, page, _ in found] == [("GJ764", page) for page in (1, 2, 3)]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    """Give an open workshop."""
    with workshop(tmp_path) as opened:
        yield opened


def _proofread(shop: Workshop, made: Sequence[Artifact], run: Run) -> tuple[Finding, ...]:
    with ThreadPoolExecutor(1) as pool:
        return Desk(shop.cache, executor=pool).proofread(made, run, {})


def test_each_distinct_sheet_of_a_book_is_judged_with_its_tags(
    shop: Workshop, workers: ProcessPoolExecutor, printer: PaperPrinter, three: tuple[Sheets, bytes, tuple[int, ...]]
) -> None:
    """What has no tags in the book is seen where the sheet still has them: here that a table is missing."""
    sheets, _, _ = three
    made = (*sheets.parts, sheets.book)
    run = Press(printer, shop.cache, "tools", executor=workers).run(made)
    assert [one.message("en") for one in _proofread(shop, made, run)] == []
    (part,) = sheets.parts
    more = b"</h1><table><tr><th>Logs</th></tr></table>"
    worse = replace(part, content=part.content.replace(b"</h1>", more, 1))
    found = _proofread(shop, (worse, sheets.book), run)
    assert {"GJ764", "GJ768"} <= {one.code for one in found}, "words that are missing, and a table"
