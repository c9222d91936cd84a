"""guiju print: a role's sheets of a day, as a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Guiju, change


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
