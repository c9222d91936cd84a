"""Dated sheets as PDFs: each page says its own day in text that can be copied, and what they share is there once."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import pikepdf
import pypdfium2
import pytest
from tests.builder import SHEET
from tests.builder import handbook as small
from tests.print.reading import bare, bookmarks, fonts, pages

from guiju.derive.due import due_lines
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.publish.paper import PaperPdf, PaperPrinter
from guiju.render.paper.grid import month_grid
from guiju.render.paper.sheets import UNSETTLED, Sheets, bound_sheets, day_sheets
from guiju.render.templates import Templates
from guiju.resources import resources

Bind = Callable[[Sheets], PaperPdf]
WEEKDAYS = "一二三四五六日"


@pytest.fixture(scope="module")
def bind(workers: ProcessPoolExecutor, printer: PaperPrinter) -> Bind:
    """Print sheets as a build does: the parts once each, then the book."""
    known: dict[str, bytes] = {}

    def made(sheets: Sheets) -> PaperPdf:
        missing = [part for part in sheets.parts if part.path not in known]
        asked = [workers.submit(printer.print, part.path, part.content) for part in missing]
        for part, one in zip(missing, asked, strict=True):
            assert one.result().findings == ()
            known[part.path] = one.result().content
        parts = [known[path] for path in sheets.book.parts]
        return workers.submit(printer.book, sheets.book.path, sheets.book.content, parts).result()

    return made


def sheets(book: Handbook, role: str, start: str, days: int = 1) -> Sheets:
    party = book.by_id[role]
    assert isinstance(party, Role)
    found = day_sheets(party, datetime.date.fromisoformat(start), days, book, Templates(resources()))
    assert found
    return found


def said(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日星期{WEEKDAYS[date.weekday()]}"


@pytest.fixture(scope="module")
def october(handbook: Handbook, bind: Bind) -> bytes:
    return bind(sheets(handbook, "site-property-staff", "2026-10-01", 31)).content


def test_a_month_has_a_sheet_a_day_and_each_page_says_which(october: bytes) -> None:
    found = pages(october)
    first = datetime.date(2026, 10, 1)
    dates = [first + datetime.timedelta(days=number) for number in range(31)]
    each = len(found) // 31
    assert len(found) == 31 * each
    for number, text in enumerate(found):
        date = dates[number // each]
        assert said(date) in text, number
        assert f"第{number % each + 1}页共{each}页" in text, "pages are counted sheet by sheet"
        assert not any(said(other) in text for other in dates if other != date)
    assert [mark.replace(" ", "") for mark in bookmarks(october)] == [said(date)[5:] for date in dates]


def test_it_says_what_is_out_of_the_ordinary_with_a_day(october: bytes) -> None:
    found = {number // 2 + 1: text for number, text in enumerate(pages(october)) if number % 2 == 0}
    assert "2026年10月1日星期四国庆节" in found[1]
    assert "2026年10月5日星期一国庆节（补假）" in found[5]
    assert "2026年10月7日星期三调休放假" in found[7]
    assert "2026年10月10日星期六调休上班" in found[10]
    assert "星期一班次" in found[12]


def test_the_date_stands_where_it_belongs(october: bytes) -> None:
    page = pypdfium2.PdfDocument(october)[0]
    text = page.get_textpage()
    box = text.get_charbox(text.get_text_range().index("2026 年"))
    assert 90 < box[0] < 130
    assert box[1] > 700, "at the head of the sheet"


def test_what_days_share_is_there_once(october: bytes, handbook: Handbook, bind: Bind) -> None:
    one = bind(sheets(handbook, "site-property-staff", "2026-10-01")).content
    assert len(october) < 4 * len(one)
    assert fonts(october) == {("Noto-Sans-SC", True), ("Noto-Sans-SC-Bold", True)}
    with pikepdf.open(io.BytesIO(october)) as document:
        # The stamp and the code are on all pages, the rest of a page on all of its days but for the dates.
        streams = [stream.objgen for page in document.pages for stream in page.obj.Contents]
        dated = [one for one in set(streams) if streams.count(one) == 1]
        assert len(set(streams) - set(dated)) <= 8
        assert len(dated) <= 2 * len(document.pages)


def test_a_sheet_of_one_page_is_small_and_tagged(handbook: Handbook, bind: Bind) -> None:
    made = bind(sheets(handbook, "gatekeeper", "2026-10-10"))
    assert made.pages == 1
    assert len(made.content) < 60_000
    with pikepdf.open(io.BytesIO(made.content)) as document:
        assert "/StructTreeRoot" in document.Root
        assert document.docinfo["/Title"] == "门卫检查表 2026-10-10"


@pytest.mark.parametrize(("name", "most"), [("site-guard", 1), ("site-guard-leader", 2), ("site-property-staff", 2)])
def test_it_fits_its_pages(name: str, most: int, handbook: Handbook, bind: Bind) -> None:
    assert bind(sheets(handbook, name, "2026-10-01")).pages <= most


def test_the_same_bytes_each_time(handbook: Handbook, bind: Bind) -> None:
    made = sheets(handbook, "site-guard", "2026-12-30", 4)
    assert bind(made).content == bind(made).content
    assert len({bind(sheets(handbook, "site-guard", day)).content for day in ("2026-12-30", "2026-12-31")}) == 2


def test_it_is_a_controlled_form_that_names_its_sources_and_books(handbook: Handbook, bind: Bind) -> None:
    text = "".join(pages(bind(sheets(handbook, "site-guard-leader", "2026-10-12")).content))
    form = handbook.by_id["general-day-sheet"]
    for words in (
        f"{form.number}版本{form.version}",  # type: ignore[attr-defined]  # a form
        "本表ZZ-BD-31A/0《岗位当日检查表》",
        "结果登入AC-BD-01A/0《平安员交接班记录表》",
        "依据AC-JC-01A/0《平安班长每日和每班检查》",
        "保管源文未写",
        "在岗人员",
        "交接物品",
        "未了事项",
    ):
        assert words in text
    lines = [line for line in due_lines(handbook.by_id["site-guard-leader"], handbook) if line.period == "day"]  # type: ignore[arg-type]
    assert [line.item.label for line in lines if bare(line.item.label) not in text] == []


def test_a_year_without_a_publication_says_so_on_the_sheet(handbook: Handbook, bind: Bind) -> None:
    year = max(handbook.public_days.years) + 1
    assert bare(UNSETTLED) in pages(bind(sheets(handbook, "site-guard", f"{year}-03-01")).content)[0]
    assert bare(UNSETTLED) not in pages(bind(sheets(handbook, "site-guard", "2026-12-01")).content)[0]


NIGHT = SHEET + "shifts: [{id: night, title: 夜班, start: '22:30', end: '06:30'}]\n"
GUARD = "{kind: role, id: guard, title: Night and week-end guard of the sales site}"
ROUND = """
kind: checklist
id: round
title: 夜巡
roles: [guard]
shift: night
frequency: {every: day}
items:
  - {id: doors, text: 门都锁好, short: 锁门, how: tick, minutes: 300}
  - {id: lights, text: 灯都关好, short: 关灯, how: tick, minutes: 200.5}
  - {id: cars, text: 车都走了, short: 看车, how: tick}
"""


def test_a_night_shift_is_one_sheet_that_names_both_days(bind: Bind) -> None:
    (text,) = pages(bind(sheets(small(GUARD, ROUND, sheet=NIGHT), "guard", "2026-12-31")).content)
    assert "2026年12月31日星期四至1月1日" in text
    assert "夜班22:30–次日06:30" in text
    assert "2项共500.5分钟，本班480分钟" in text
    assert "写明的用时比本班长20.5分钟" in text


def test_what_fits_the_shift_is_no_warning(bind: Bind) -> None:
    (text,) = pages(bind(sheets(small(GUARD, ROUND.replace("300", "30"), sheet=NIGHT), "guard", "2026-12-31")).content)
    assert "2项共230.5分钟" in text
    assert "比本班长" not in text


def test_in_a_duplex_handbook_every_sheet_begins_on_a_right_hand_page(bind: Bind) -> None:
    book = small(GUARD, ROUND, sheet=NIGHT + "print: {binding: duplex}\n")
    found = pages(bind(sheets(book, "guard", "2026-12-30", 2)).content)
    assert [bool(text) for text in found] == [True, False, True]


def test_all_posts_bound_name_each_sheet(handbook: Handbook, bind: Bind) -> None:
    names = ("site-guard", "gatekeeper")
    made = [(str(handbook.by_id[name].title), sheets(handbook, name, "2026-10-01")) for name in names]
    whole = bound_sheets(made, "全部岗位", "pdf/roles/all.pdf", handbook)
    parts = tuple(part for _, one in made for part in one.parts)
    content = bind(Sheets(parts=parts, book=whole)).content
    assert bookmarks(content) == ["平安员 10 月 1 日 星期四", "门卫 10 月 1 日 星期四"]
    assert [name in text for name, text in zip(("平安员", "门卫"), pages(content), strict=True)] == [True, True]


def test_a_grid_has_a_column_a_day_and_guesses_no_day(
    handbook: Handbook, workers: ProcessPoolExecutor, printer: PaperPrinter
) -> None:
    role = handbook.by_id["site-guard-leader"]
    assert isinstance(role, Role)
    made = month_grid(role, datetime.date(2026, 10, 15), "A4", handbook, resources())
    assert made
    printed = workers.submit(printer.print, made.path, made.content).result()
    assert printed.findings == ()
    document = pypdfium2.PdfDocument(printed.content)
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {(842, 595)}
    for number, text in enumerate(pages(printed.content), 1):
        assert "2026年10月" in text
        assert f"第{number}页共{printed.pages}页" in text
    first = pages(printed.content)[0]
    assert "国庆节1–3日" in first
    assert "调休上班10日" in first
    html = made.content.decode()
    assert html.count('<td class="cell marks span" colspan="7">') == 5 * 3, "five weekly lines over the whole weeks"
    assert html.count('<td class="cell marks span" colspan="31">') == 10
