"""guiju print: a role's sheets of a day, as a PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Guiju, Ran, change

CHECKLIST = "daily-check"


def text(file: Path) -> list[str]:
    """Give the text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]


def test_one_sheet_a_day(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "收银员", "--date", "2026-11-23", "--days", "2")
    assert (ran.code, ran.out, ran.err) == (0, "已写 shop-assistant-2026-11-23.pdf，2 页\n", "")
    first, second = text(bakery / "shop-assistant-2026-11-23.pdf")
    assert "2026 年 11 月 23 日" in first
    assert "2026 年 11 月 24 日" in second
    assert "冷藏柜温度" in first


def test_a_set_day_of_the_week_falls_on_that_day_alone(bakery: Path, guiju: Guiju) -> None:
    friday, monday = bakery / "friday.pdf", bakery / "monday.pdf"
    assert guiju("print", "shop-manager", "--date", "2026-11-27", "-o", str(friday)).code == 0
    assert guiju("print", "shop-manager", "--date", "2026-11-23", "-o", str(monday)).code == 0
    assert "排好每周的班次" in "".join(text(friday)).replace("\r\n", "")
    assert "排好每周的班次" not in "".join(text(monday)).replace("\r\n", "")


def test_a_party_without_anything_recurring_has_no_sheet(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "shop", "--date", "2026-11-23", "-o", "x.pdf")
    assert ran.code == 1
    assert "没有可印的" in ran.err
    assert not (bakery / "x.pdf").exists()


def test_a_handbook_with_errors_is_not_printed(bakery: Path, guiju: Guiju) -> None:
    change(bakery / "sop/procedures/opening.yaml", "actor: baker\n", "actor: bakr\n")
    ran = guiju("print", "baker", "--date", "2026-11-23", "-o", "x.pdf")
    assert ran.code == 1
    assert "GJ301" in ran.err
    assert not (bakery / "x.pdf").exists()


def test_outside_a_handbook_it_is_wrong_use(tmp_path: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = guiju("print", "baker", "--date", "2026-11-23")
    assert ran.code == 2
    assert "当前文件夹里没有手册" in ran.err


def usage(ran: Ran) -> str:
    """Give what wrong use is answered with; it writes nothing."""
    assert ran.code == 2
    assert ran.out == ""
    return ran.err


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["收银圆"], "没有岗位或文件“收银圆”。您是不是想写 收银员"),
        (["开店", "--ics"], "“开店”是程序《开门》，不是岗位或部门"),
        (["收银员", "--date", "2026-02-30"], "2026-02-30 不是一个存在的日期"),
        (["收银员", "--days", "3650"], "--days 要写 1–366 的整数，现在写的是 3650"),
        (["收银员", "--date", "9998-12-30", "--days", "31"], "超出了公历到 9998 年为止的范围"),
        ([], "要写一个岗位，或者 --all-roles"),
        (["收银员", "--all-roles"], "就不要 --all-roles"),
        (["收银员", "--grid", "--ics"], "--grid 和 --ics 不能一起写"),
        (["收银员", "--grid", "--days", "3"], "--grid 总是印一整个月"),
        (["收银员", "--paper", "A3"], "--paper 只和 --grid 一起用"),
        (["收银员", "--grid", "--paper", "A5"], "--paper 不能写 A5"),
        (["收银员", "-o", "sop"], "sop 是文件夹；-o 要写一个文件名"),
        (["--all-roles", "-o", "sop/handbook.yaml"], "sop/handbook.yaml 是文件"),
    ],
)
def test_wrong_use_is_answered_in_words(arguments: list[str], wanted: str, bakery: Path, guiju: Guiju) -> None:
    before = sorted(bakery.rglob("*"))
    dated = arguments if "--date" in arguments else [*arguments, "--date", "2026-11-23"]
    assert wanted in usage(guiju("print", *dated))
    assert [path for path in bakery.rglob("*") if path not in before] == []


def test_wrong_use_in_english(bakery: Path, guiju: Guiju) -> None:
    assert "there is no role or document 'bakerr'. Did you mean baker" in usage(
        guiju("print", "bakerr", "--date", "2026-11-23", "--lang", "en")
    )
    assert "name a role, or print them all" in usage(guiju("print", "--lang", "en"))


def test_a_file_that_cannot_be_written_is_a_finding(bakery: Path, guiju: Guiju) -> None:
    (bakery / "blocked").write_text("a file", encoding="utf-8")
    ran = guiju("print", "baker", "--date", "2026-11-23", "-o", "blocked/day.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert "GJ704" in ran.err
    assert (bakery / "blocked").read_text(encoding="utf-8") == "a file"


def test_a_missing_folder_is_made(bakery: Path, guiju: Guiju) -> None:
    assert guiju("print", "baker", "--date", "2026-11-23", "-o", "new/one/day.pdf").code == 0
    assert [path.name for path in (bakery / "new/one").iterdir()] == ["day.pdf"]


def test_an_interrupted_write_leaves_the_earlier_file(
    bakery: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = bakery / "day.pdf"
    target.write_bytes(b"earlier")

    def cut_off(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    real = Path.write_bytes
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", lambda one, c: (cut_off if "day.pdf" in one.name else real)(one, c))
        ran = guiju("print", "baker", "--date", "2026-11-23", "-o", "day.pdf")
    assert ran.code == 1
    assert "No space left on device" in ran.err
    assert target.read_bytes() == b"earlier"
    assert [path.name for path in bakery.iterdir() if "part" in path.name] == []


def test_all_roles_are_a_folder_with_one_to_print(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "--all-roles", "--date", "2026-11-23")
    assert (ran.code, ran.err) == (0, "")
    folder = bakery / "sheets-2026-11-23"
    names = sorted(path.name for path in folder.iterdir())
    assert "baker-2026-11-23.pdf" in names
    assert "all-2026-11-23.pdf" in names
    single = [len(text(folder / name)) for name in names if not name.startswith("all-")]
    assert len(text(folder / "all-2026-11-23.pdf")) == sum(single)
    assert f"{sum(single)} 页" in ran.out
    assert guiju("print", "--all-roles", "--date", "2026-11-23").code == 0, "the same day again replaces it"
    assert sorted(path.name for path in folder.iterdir()) == names


def test_a_folder_with_anything_else_is_left_alone(bakery: Path, guiju: Guiju) -> None:
    (bakery / "mine").mkdir()
    (bakery / "mine/letter.txt").write_text("keep", encoding="utf-8")
    ran = guiju("print", "--all-roles", "--date", "2026-11-23", "-o", "mine")
    assert ran.code == 1
    assert "GJ743" in ran.err
    assert "letter.txt" in ran.err
    assert [path.name for path in (bakery / "mine").iterdir()] == ["letter.txt"]


def test_a_grid_of_a_checklist_and_of_a_role(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", CHECKLIST, "--grid", "--date", "2026-10-05")
    assert ran.out.startswith(f"已写 {CHECKLIST}-2026-10-grid.pdf")
    assert guiju("print", "面包师", "--grid", "--date", "2026-10-05", "--paper", "A3", "-o", "wall.pdf").code == 0
    assert "2026 年 10 月" in text(bakery / f"{CHECKLIST}-2026-10-grid.pdf")[0]
    page = pypdfium2.PdfDocument(bakery / "wall.pdf")[0]
    assert [round(side) for side in page.get_size()] == [1191, 842]


def test_a_calendar_file(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "收银员", "--date", "2026-11-23", "--days", "7", "--ics")
    assert (ran.code, ran.out) == (0, "已写 shop-assistant-2026-11-23.ics\n")
    found = (bakery / "shop-assistant-2026-11-23.ics").read_text(encoding="utf-8")
    assert found.count("BEGIN:VEVENT") >= 7


def test_a_calendar_file_needs_its_library(bakery: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install 'guiju[calendar]'" in usage(guiju("print", "baker", "--ics", "--date", "2026-11-23"))


def test_what_is_not_known_of_the_calendar_is_said(bakery: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    with (bakery / "sop/handbook.yaml").open("a", encoding="utf-8") as file:
        file.write("calendar: {country: CN}\n")
    ran = guiju("print", "baker", "--date", "2039-03-01", "-o", "x.pdf")
    assert (ran.code, "GJ741" in ran.err, "2039" in ran.err) == (0, True, True)
    assert guiju("print", "baker", "--date", "2026-03-02", "-o", "x.pdf").err == ""
    monkeypatch.setitem(sys.modules, "holidays", None)
    ran = guiju("print", "baker", "--date", "2026-03-02", "-o", "x.pdf")
    assert (ran.code, "GJ742" in ran.err) == (0, True)


def test_a_document_by_id_title_alias_or_number(bakery: Path, guiju: Guiju) -> None:
    for written in ("opening", "《开门》", "ＭＢ-CX-01", "mb-cx-01"):
        ran = guiju("print", written, "--date", "2026-11-23", "-o", "x.pdf")
        assert (ran.code, ran.err) == (0, ""), written
        assert "MB-CX-01" in text(bakery / "x.pdf")[0]
    assert "非受控副本" in text(bakery / "x.pdf")[0]


def test_controlled_copies_name_their_number_and_holder(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "opening", "--date", "2026-11-23", "--copy", "9-10", "--holder", "店长", "-o", "本.pdf")
    assert (ran.code, ran.out) == (0, "已写 本-009.pdf，4 页\n已写 本-010.pdf，4 页\n")
    assert "还不是现行有效的文件" in ran.err
    for number in ("009", "010"):
        for page in text(bakery / f"本-{number}.pdf"):
            assert f"发放号 {number}" in page
            assert "持有 店长" in page
            assert "非受控" not in page


def test_a_role_with_a_copy_is_its_pack(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "店长", "--date", "2026-11-23", "--copy", "1", "--holder", "店长")
    assert (ran.code, "shop-manager-001.pdf" in ran.out) == (0, True)
    assert "岗位手册" in text(bakery / "shop-manager-001.pdf")[0]


def test_the_whole_handbook_as_a_controlled_copy(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "handbook", "--date", "2026-11-23", "--copy", "2", "--holder", "店长", "-o", "whole.pdf")
    assert ran.code == 0
    pages = text(bakery / "whole.pdf")
    assert sum("发放号 002" in page for page in pages) > len(pages) / 3
    assert not any("非受控" in page for page in pages)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["opening", "--copy", "1"], "要同时写 --copy"),
        (["opening", "--holder", "店长"], "要同时写 --copy"),
        (["opening", "--copy", "0", "--holder", "店长"], "现在写的是 0"),
        (["opening", "--copy", "1-101", "--holder", "店长"], "一次最多 100 份"),
        (["opening", "--copy", "三", "--holder", "店长"], "现在写的是 三"),
        (["opening", "--copy", "1", "--holder", "店张"], "没有部门或岗位“店张”"),
        (["opening", "--days", "2"], "--days 只用于岗位的检查表"),
        (["shop", "--copy", "1", "--holder", "店长"], "没有自己的文件可印"),
        (["openin"], "没有岗位或文件“openin”。您是不是想写 opening"),
    ],
)
def test_what_cannot_be_printed_is_wrong_use(more: list[str], said: str, bakery: Path, guiju: Guiju) -> None:
    before = set(bakery.iterdir())
    ran = guiju("print", *more, "--date", "2026-11-23")
    assert ran.code == 2
    assert said in ran.err
    assert set(bakery.iterdir()) == before


def test_where_nothing_can_be_written_it_says_so(bakery: Path, guiju: Guiju) -> None:
    (bakery / "file").write_text("x", encoding="utf-8")
    ran = guiju("print", "opening", "--date", "2026-11-23", "-o", "file/x.pdf")
    assert ran.code == 1
    assert "GJ704" in ran.err
