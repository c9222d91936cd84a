"""The reader's own post: the pick, the sheet of a day, and checklists ticked on the device, in a real browser."""

from __future__ import annotations

import base64
import datetime
import io
import json
import re
from collections.abc import Iterator

import pypdfium2
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait
from tests.browser.reader import Reader, Served
from tests.builder import SHEET, handbook
from tests.render.site_building import real_handbook

from guiju.derive.due import due_lines
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.render.paper.sheets import day_sheets
from guiju.render.site.mine import mine_files
from guiju.render.templates import Templates
from guiju.resources import resources

pytestmark = pytest.mark.browser

# A Saturday, a Thursday, a second of a month, a Sunday, the first of a year, a holiday, a Saturday worked in lieu.
DATES = ("2026-11-21", "2026-11-26", "2026-12-02", "2026-12-06", "2027-01-01", "2026-10-01", "2026-10-10")
CHECKLIST = "checklists/site-environment-daily.html"
EVERY_KIND = """
kind: role
id: guard
title: 平安员
duties:
  - {id: a, text: 工作日的事, frequency: {every: day, on: [workday]}}
  - {id: b, text: 休息日的事, frequency: {every: day, on: [rest_day, monday]}}
  - {id: c, text: 周三的事, frequency: {every: week, on: [wednesday]}}
  - {id: d, text: 每周的事, frequency: {every: week, times: 2}}
  - {id: e, text: 三日的事, frequency: {every: month, day: 3}}
  - {id: f, text: 每月的事, frequency: {every: month}}
  - {id: g, text: 每年的事, frequency: {every: year}}
  - {id: h, text: 来人时的事, frequency: {every: event, event: 来人}, limit: {max: 3, unit: 人}}
"""
WITH_CALENDAR = f"{SHEET}calendar: {{holidays: ['2026-10-01', '2026-10-02'], workdays: ['2026-10-10']}}\n"


@pytest.fixture(scope="module")
def book() -> Handbook:
    return real_handbook()


@pytest.fixture(autouse=True)
def fresh(served: Served, reader: Reader) -> Iterator[None]:
    """Begin and end with a device that remembers nothing."""
    for start in (served.http, served.disk):
        reader.open(start + "404.html")
        reader.driver.execute_script("localStorage.clear()")
    yield
    for start in (served.http, served.disk):
        reader.open(start + "404.html")
        reader.driver.execute_script("localStorage.clear()")


def printed(book: Handbook, role: str, date: str) -> list[list[str]]:
    """Give the rows of what guiju print prints, each a list of its cells' texts."""
    party = book.by_id[role]
    assert isinstance(party, Role)
    made = day_sheets(party, datetime.date.fromisoformat(date), 1, book, Templates(resources()))
    if made is None:
        return []
    html = {part.path: part.content.decode() for part in made.parts}
    sheets = [html[made.book.parts[day["part"]]] for day in json.loads(made.book.content)["days"]]
    tables = [re.search(r'<table class="grid lines">(.*?)</table>', one, re.DOTALL) for one in sheets]
    bodies = [found[1].partition("</thead>")[2] for found in tables if found]
    rows = [row for body in bodies for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)]
    return [[_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]


def shown(reader: Reader, date: str) -> list[list[str]]:
    """Set the day of the open sheet; give its rows, each a list of its cells' texts."""
    told: list[list[str]] = reader.driver.execute_script(
        "const day = document.querySelector('#_sheet [data-gj-day]'); day.value = arguments[0];"
        "day.dispatchEvent(new Event('change'));"
        "return Array.from(document.querySelectorAll('#_sheet .gj-a4__lines tbody tr'),"
        " (row) => Array.from(row.children, (cell) => cell.textContent))",
        date,
    )
    return [[_text(cell) for cell in row] for row in told]


def _text(cell: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", cell).replace("&amp;", "&"))


def wait(reader: Reader, css: str) -> None:
    """Wait until something is there and shown."""
    WebDriverWait(reader.driver, 30).until(
        lambda d: any(one.is_displayed() for one in d.find_elements(By.CSS_SELECTOR, css)), css
    )


def press(reader: Reader, css: str) -> None:
    """Press a button as a keyboard does."""
    reader.driver.execute_script("document.querySelector(arguments[0]).click()", css)


def on_paper(reader: Reader) -> list[str]:
    """Print the page; give the text of each sheet of A4."""
    wanted = {"preferCSSPageSize": True, "printBackground": True}
    content = base64.b64decode(reader.driver.execute_cdp_cmd("Page.printToPDF", wanted)["data"])
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return [f"{_size(page)} {_text(page.get_textpage().get_text_bounded())}" for page in document]


def _size(page: pypdfium2.PdfPage) -> str:
    return "A4" if [round(side) for side in page.get_size()] == [595, 842] else "no A4"


def posts(book: Handbook) -> list[str]:
    """Choose posts that together have every kind of line: each period, weekday and day of the month."""
    kinds: dict[str, set[object]] = {}
    for role in book.roles:
        lines = due_lines(role, book)
        kinds[role.id] = {(line.period, line.frequency.on, line.frequency.day, line.how) for line in lines}
    chosen: list[str] = []
    missing = set().union(*kinds.values())
    while missing:
        best = max(kinds, key=lambda name: len(kinds[name] & missing))
        chosen.append(best)
        missing -= kinds[best]
    return chosen


def test_a_days_sheet_has_the_rows_of_guiju_print(served: Served, reader: Reader, book: Handbook) -> None:
    chosen = posts(book)
    assert len(chosen) >= 5
    for role in chosen:
        reader.open(f"{served.disk}roles/{role}.html")
        press(reader, "[data-gj-open=_sheet]")
        wait(reader, "#_sheet [data-gj-said]:not(:empty)")
        for date in DATES:
            assert shown(reader, date) == printed(book, role, date), (role, date)
        assert any(printed(book, role, date) for date in DATES)
        assert reader.complaints() == []


def test_a_line_left_out_of_the_sheet_is_noticed(served: Served, reader: Reader, book: Handbook) -> None:
    role = posts(book)[0]
    reader.open(f"{served.disk}roles/{role}.html")
    press(reader, "[data-gj-open=_sheet]")
    wait(reader, "#_sheet .gj-a4")
    reader.driver.execute_script("guijuPosts[arguments[0]].lines.pop()", role)
    assert shown(reader, DATES[0]) != printed(book, role, DATES[0])


def test_days_follow_the_calendar_of_the_handbook(served: Served, reader: Reader) -> None:
    small = handbook(EVERY_KIND, sheet=WITH_CALENDAR)
    reader.open(served.disk + "roles/site-guard-leader.html")
    press(reader, "[data-gj-open=_sheet]")
    wait(reader, "#_sheet .gj-a4")
    scripts = [one.content.decode() for one in mine_files(small, None)]
    seen = set()
    for date in [f"2026-10-{day:02}" for day in range(1, 12)]:
        wanted = printed(small, "guard", date)
        got = _drawn(reader, scripts, date)
        assert got == wanted, date
        seen.add(str(wanted))
    assert len(seen) >= 4, "the days differ"


def test_a_checklist_of_a_shift_has_its_own_sheet(served: Served, reader: Reader) -> None:
    shifts = "shifts: [{id: early, title: 早班}, {id: night, title: 夜班, start: '22:30', end: '06:30'}]\n"
    rounds = (
        f"{{kind: checklist, id: {name}, title: {name}巡, roles: [guard], shift: {name}, frequency: {{every: day}},"
        " items: [{id: a, text: 锁门, how: tick}]}"
        for name in ("night", "early")
    )
    small = handbook(EVERY_KIND, *rounds, sheet=WITH_CALENDAR + shifts)
    reader.open(served.disk + "roles/site-guard-leader.html")
    press(reader, "[data-gj-open=_sheet]")
    wait(reader, "#_sheet .gj-a4")
    scripts = [one.content.decode() for one in mine_files(small, None)]
    wanted = printed(small, "guard", "2026-10-09")
    assert [row[0] for row in wanted if len(row) == 1][:2] == ["每天early巡A/0", "每天night巡A/0"]
    assert _drawn(reader, scripts, "2026-10-09") == wanted


def _drawn(reader: Reader, scripts: list[str], date: str) -> list[list[str]]:
    """Draw the sheet of another handbook's post with the page's own scripts."""
    calendar = scripts[0].partition("=")[2].rstrip(";\n")
    post = scripts[1].partition("=window.guijuPosts||{})")[2].partition("=")[2].rstrip(";\n")
    told: list[list[str]] = reader.driver.execute_script(
        "const own = guijuCalendar, theirs = JSON.parse(arguments[0]);"
        "const was = [own.workdays.slice(), own.holidays.slice()];"
        "own.workdays.splice(0, 999, ...theirs.workdays); own.holidays.splice(0, 999, ...theirs.holidays);"
        "const sheet = guijuSheet.ofPost(JSON.parse(arguments[1]), arguments[2]);"
        "own.workdays.splice(0, 999, ...was[0]); own.holidays.splice(0, 999, ...was[1]);"
        "return Array.from(sheet.querySelectorAll('.gj-a4__lines tbody tr'),"
        " (row) => Array.from(row.children, (cell) => cell.textContent))",
        calendar,
        post,
        date,
    )
    return [[_text(cell) for cell in row] for row in told]


@pytest.mark.parametrize("by", ["http", "disk"])
def test_the_sheet_alone_is_printed_on_a4(served: Served, reader: Reader, by: str) -> None:
    reader.open(getattr(served, by) + "roles/site-guard-leader.html#_sheet")
    wait(reader, "#_sheet .gj-a4")
    shown(reader, "2026-11-26")
    paper = on_paper(reader)
    assert len(paper) <= 2
    assert all(page.startswith("A4 ") for page in paper)
    assert "平安班长岗位检查表" in paper[0]
    assert "日期2026年11月26日星期四" in paper[0]
    assert not any(word in "".join(paper) for word in ("本页内容", "搜索", "打印今天", "文件控制", "要参加的程序"))
    press(reader, "#_sheet [data-gj-close]")
    assert "要参加的程序" in "".join(on_paper(reader)), "closed, the page itself is printed"
    assert reader.complaints() == []


@pytest.mark.parametrize("by", ["http", "disk"])
def test_a_picked_post_is_remembered_and_stands_first(served: Served, reader: Reader, by: str) -> None:
    start = getattr(served, by)
    reader.open(start + "index.html")
    assert not reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-home]").is_displayed()
    Select(reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-choose]")).select_by_visible_text("平安班长")
    wait(reader, "[data-gj-home] h2")
    card = reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-home]").text
    for words in ("平安班长", "今天要做", "班次交接程序", "平安员交接班记录表", "岗位手册 PDF"):
        assert words in card
    reader.open(start + "books/site-procedures/index.html")
    wait(reader, ".gj-own-tag")
    rows = [one.text for one in reader.driver.find_elements(By.CSS_SELECTOR, ".gj-entries li")]
    marked = ["我的" in row for row in rows]
    assert marked == sorted(marked, reverse=True), rows
    assert any(marked)
    assert not all(marked)
    link = reader.driver.find_element(By.CSS_SELECTOR, ".gj-mypost")
    assert link.get_attribute("href") == start + "roles/site-guard-leader.html"
    assert link.get_attribute("textContent") == "我的岗位：平安班长"
    assert reader.complaints() == []


def picked(served: Served, reader: Reader, start: str, page: str, role: str, title: str, width: int = 1280) -> None:
    """Open a page on a device that remembers a post."""
    reader.open(start + "404.html")
    told = "localStorage.setItem('guiju-role', arguments[0]); localStorage.setItem('guiju-role-title', arguments[1])"
    reader.driver.execute_script(told, role, title)
    reader.open(start + page, width)
    wait(reader, ".gj-mypost")


def rows(reader: Reader) -> list[str]:
    """Give the shown rows of the page's first table from top to bottom: own ones begin with +."""
    look = (
        "return [...document.querySelector('table[data-gj-sheet]').querySelectorAll('[data-gj-row]')]"
        ".filter((row) => row.offsetParent)"
        ".map((row) => (row.classList.contains('gj-own') ? '+' : '') + row.textContent.replace(/\\s+/g, ' '))"
    )
    return [str(one) for one in reader.driver.execute_script(look)]


@pytest.mark.parametrize(
    ("by", "table"), [("http", "deadlines"), ("disk", "approvals"), ("http", "raci"), ("disk", "documents")]
)
def test_ones_own_rows_stand_first_in_a_table(served: Served, reader: Reader, by: str, table: str) -> None:
    start, page = getattr(served, by), f"tables/{table}.html"
    reader.open(start + page)
    written = rows(reader)
    assert not any(one.startswith("+") for one in written)
    picked(served, reader, start, page, "customer-service", "客户服务内勤")
    wait(reader, ".gj-own-rows")
    found = rows(reader)
    own = [one for one in found if one.startswith("+")]
    assert found[: len(own)] == own
    assert 0 < len(own) < len(found)
    assert sorted(one.lstrip("+") for one in found) == sorted(written), "no row is lost or told twice"
    only = reader.driver.find_element(By.CSS_SELECTOR, ".gj-only")
    assert only.text == f"只看我的（{len(own)}）"
    only.click()
    assert rows(reader) == own
    assert reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-count]").text == f"{len(own)} 行"
    only.click()
    assert rows(reader) == found
    # Who sorts wants all in one order; afterwards one's own rows are first again.
    sort = reader.driver.find_element(By.CSS_SELECTOR, "thead .gj-sort")
    for _ in range(3):
        reader.driver.execute_script("arguments[0].click()", sort)
    assert rows(reader) == found
    assert reader.complaints() == []


def test_a_row_of_a_deadline_is_ones_own_only_where_one_is_named(served: Served, reader: Reader) -> None:
    picked(served, reader, served.http, "tables/deadlines.html", "customer-service", "客户服务内勤")
    wait(reader, ".gj-own-rows")
    look = "return [...document.querySelectorAll('.gj-own')].map((row) => row.querySelector('td').textContent)"
    assert all("客户服务内勤" in one or "食品公司" in one for one in reader.driver.execute_script(look))


@pytest.mark.parametrize("by", ["http", "disk"])
def test_the_contents_lead_to_ones_own(served: Served, reader: Reader, by: str) -> None:
    start = getattr(served, by)
    picked(served, reader, start, "procedures/shipping.html", "customer-service", "客户服务内勤")
    wait(reader, ".gj-mynav")
    box = reader.driver.find_element(By.CSS_SELECTOR, ".gj-mynav")
    links = [one.get_attribute("href") for one in box.find_elements(By.CSS_SELECTOR, "a")]
    assert links[:2] == [f"{start}roles/customer-service.html", f"{start}roles/customer-service.html#_sheet"]
    assert f"{start}procedures/shipping.html" in links
    look = (
        "return [...document.querySelector('.md-nav--primary .gj-own').parentNode.children]"
        ".map((row) => row.classList.contains('gj-own'))"
    )
    marked = reader.driver.execute_script(look)
    assert marked == sorted(marked, reverse=True)
    assert any(marked)
    # No longer one's own: the list stands as it was written.
    reader.driver.execute_script("localStorage.clear()")
    reader.open(start + "procedures/shipping.html")
    assert reader.driver.find_elements(By.CSS_SELECTOR, ".gj-mynav, .gj-own") == []
    assert reader.complaints() == []


def test_a_pick_is_made_changed_and_cleared_on_a_roles_page(served: Served, reader: Reader) -> None:
    pick, look = "[data-gj-pick]", "return localStorage.getItem('guiju-role')"
    for role in ("site-guard", "site-guard-leader"):
        reader.open(f"{served.disk}roles/{role}.html")
        press(reader, pick)
        assert reader.driver.execute_script(look) == role
    assert reader.driver.find_element(By.CSS_SELECTOR, pick).get_attribute("aria-pressed") == "true"
    press(reader, pick)
    assert reader.driver.execute_script(look) is None
    assert reader.driver.find_elements(By.CSS_SELECTOR, ".gj-mypost") == []


def test_a_post_that_is_not_in_the_handbook_is_forgotten(served: Served, reader: Reader) -> None:
    for wrong in ("gone", "../../evil"):
        reader.driver.execute_script("localStorage.setItem('guiju-role', arguments[0])", wrong)
        reader.open(served.http + "index.html")
        WebDriverWait(reader.driver, 30).until(lambda d: not d.find_elements(By.CSS_SELECTOR, ".gj-mypost"))
        assert not reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-home]").is_displayed()
        assert not any("evil" in one for one in reader.fetched())


@pytest.mark.parametrize("by", ["http", "disk"])
def test_ticks_stay_on_the_device_by_day(served: Served, reader: Reader, by: str) -> None:
    address = getattr(served, by) + CHECKLIST
    reader.open(address, 390)
    wait(reader, "[data-gj-tick]")
    assert "不是受控记录" in reader.driver.find_element(By.TAG_NAME, "article").text
    rows = reader.driver.find_elements(By.CSS_SELECTOR, "[data-gj-line]")
    rows[0].find_element(By.CSS_SELECTOR, "[value=pass]").click()
    rows[1].find_element(By.CSS_SELECTOR, "[value=fail]").click()
    rows[1].find_element(By.CSS_SELECTOR, "[data-gj-remark]").send_keys("牌子倒了")
    value = reader.driver.find_element(By.CSS_SELECTOR, "input[min='22'][max='25']")
    value.send_keys("31")
    assert _said(reader) == f"已查3／{len(rows)}项，不合格1项，超限1项"
    assert value.get_attribute("aria-invalid") == "true"
    reader.open(address, 390)
    wait(reader, "[data-gj-tick]")
    assert _said(reader) == f"已查3／{len(rows)}项，不合格1项，超限1项"
    assert reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-remark]:not([hidden])").get_attribute("value")
    _day(reader, "2026-11-20")
    assert _said(reader) == f"已查0／{len(rows)}项"
    assert "高于上限" not in reader.driver.find_element(By.TAG_NAME, "article").text
    assert reader.complaints() == []


def test_what_was_ticked_is_printed_and_cleared(served: Served, reader: Reader) -> None:
    reader.open(served.disk + CHECKLIST)
    wait(reader, "[data-gj-tick]")
    _day(reader, "2026-11-20")
    press(reader, "[data-gj-line='2'] [value=fail]")
    reader.driver.find_element(By.CSS_SELECTOR, "input[min='22'][max='25']").send_keys("31")
    paper = "".join(on_paper(reader))
    assert "no A4" not in paper
    for said in ("不是受控记录", "案场开门前环境检查", "2026年11月20日", "☑不合格", "31℃", "超限"):
        assert said in paper
    assert not any(word in paper for word in ("本页内容", "文件控制", "清除这一天", "复制"))
    reader.driver.execute_script("window.confirm = () => true")
    press(reader, "[data-gj-clear]")
    assert _said(reader).startswith("已查0／")
    kept = "return Object.keys(localStorage).filter((one) => one.startsWith('guiju-check')).length"
    assert reader.driver.execute_script(kept) == 0


def test_an_old_day_can_be_opened_and_removed(served: Served, reader: Reader) -> None:
    reader.open(served.disk + CHECKLIST)
    wait(reader, "[data-gj-tick]")
    _day(reader, "2026-11-19")
    press(reader, "[data-gj-line='1'] [value=pass]")
    _day(reader, "2026-11-20")
    reader.driver.execute_script("window.confirm = () => true; document.querySelector('[data-gj-old]').open = true")
    open_old, remove = reader.driver.find_elements(By.CSS_SELECTOR, "[data-gj-dates] button")
    assert remove.get_attribute("aria-label") == "删除 2026-11-19 的勾选"
    open_old.click()
    assert _said(reader).startswith("已查1／")
    reader.driver.find_elements(By.CSS_SELECTOR, "[data-gj-dates] button")[1].click()
    assert not reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-old]").is_displayed()


def test_what_is_not_due_or_for_others_does_not_count(served: Served, reader: Reader) -> None:
    reader.open(served.disk + CHECKLIST)
    wait(reader, "[data-gj-tick]")
    lines = len(reader.driver.find_elements(By.CSS_SELECTOR, "[data-gj-line]"))
    reader.driver.execute_script(
        "const line = (n) => document.querySelector('[data-gj-line=\"' + n + '\"]').dataset;"
        "localStorage.setItem('guiju-role', 'site-property-staff');"
        "Object.assign(line(1), {gjPeriod: 'week', gjOn: 'monday'}); line(2).gjCheckers = 'site-guard'"
    )
    _day(reader, "2026-11-23")
    assert _said(reader) == f"已查0／{lines - 1}项"
    _day(reader, "2026-11-24")
    assert _said(reader) == f"已查0／{lines - 2}项"
    asides = [one.text for one in reader.driver.find_elements(By.CSS_SELECTOR, "[data-gj-aside]") if one.text]
    assert asides == ["这一天不用查", "不归我的岗位查"]


def _said(reader: Reader) -> str:
    return _text(reader.driver.find_element(By.CSS_SELECTOR, "[data-gj-tick] [data-gj-said]").text)


def _day(reader: Reader, date: str) -> None:
    reader.driver.execute_script(
        "const day = document.querySelector('[data-gj-tick] [data-gj-day]'); day.value = arguments[0];"
        "day.dispatchEvent(new Event('change', {bubbles: true}))",
        date,
    )
