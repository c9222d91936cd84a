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
