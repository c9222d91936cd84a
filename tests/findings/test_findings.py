"""Each folder here holds a small bad handbook, and word for word what Guiju says about it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guiju.codes import CODES
from guiju.diagnostics import Finding
from guiju.pipeline import check
from guiju.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Golden

HERE = Path(__file__).parent
FOLDERS = sorted(folder for folder in HERE.iterdir() if folder.name in CODES)
STAGES = ("GJ1", "GJ2", "GJ3", "GJ4", "GJ5", "GJ6")

# Codes that a folder in git cannot show, and where they are tested instead.
ELSEWHERE = {
    "GJ151": "a file without permission: tests/load",
    "GJ152": "a file of more than 4 MB: tests/load",
    "GJ153": "a symbolic link out of the handbook: tests/load",
    "GJ154": "a file name not in NFC, which some systems rewrite: tests/load",
    "GJ155": "two file names that differ in case alone, which Windows cannot check out: tests/load",
    "GJ156": "a file name that is no UTF-8: tests/load",
    "GJ158": "a folder that is not there: tests/load",
    "GJ160": "a machine without git: tests/load",
    "GJ161": "a folder outside any repository: tests/load",
    "GJ162": "a revision that is not there: tests/load",
    "GJ163": "a hostile name of a revision: tests/load",
    "GJ164": "a shallow clone: tests/load",
    "GJ165": "git that fails: tests/load",
    "GJ166": "a revision without a handbook: tests/load",
    "GJ509": "two states of a handbook: tests/rules",
    "GJ510": "two states of a handbook: tests/rules",
    "GJ211": "infinity and not-a-number, which the reader never gives: tests/validate",
}

# Findings that cannot come alone: the other codes that the folder's one mistake brings along.
COMPANY = {
    "GJ109": {"GJ106"},  # the first twenty of the same kind
    "GJ113": {"GJ202", "GJ203"},  # the line that is badly indented counts as another one's field
    "GJ115": {"GJ212"},
}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_says_word_for_word_what_is_wrong(folder: Path, golden: Golden) -> None:
    found = findings(folder)
    assert {one.code for one in found} == {folder.name} | COMPANY.get(folder.name, set())
    golden.check(folder / "expected.txt", told(found, "zh"))
    golden.check(folder / "expected.en.txt", told(found, "en"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folder_holds_nothing_else(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {"sop", "expected.txt", "expected.en.txt"} <= names
    assert names <= {"sop", "expected.txt", "expected.en.txt", "date.txt", "schema"}


def test_the_good_handbook_has_no_finding() -> None:
    assert told(findings(HERE / "good"), "zh") == ""


def test_every_code_has_a_folder() -> None:
    codes = {code for code in CODES if code.startswith(STAGES)}
    shown = {folder.name for folder in FOLDERS}
    assert shown | set(ELSEWHERE) == codes
    assert not shown & set(ELSEWHERE)


@pytest.mark.parametrize("code", ELSEWHERE)
def test_what_no_folder_shows_is_tested_elsewhere(code: str) -> None:
    tests = HERE.parents[1] / ELSEWHERE[code].rpartition(": ")[2]
    assert any(
        code in test.read_text(encoding="utf-8") for test in tests.glob("*.*") if test.suffix in (".py", ".yaml")
    )


def test_no_folder_is_left_over() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {folder.name for folder in FOLDERS} | {"good"}


def test_another_wording_is_noticed(tmp_path: Path, golden: Golden) -> None:
    stored = tmp_path / "expected.txt"
    stored.write_text("handbook.yaml:1:1: GJ301 甲\n", encoding="utf-8")
    strict = type(golden)(update=False)
    strict.check(stored, "handbook.yaml:1:1: GJ301 甲\n")
    with pytest.raises(pytest.fail.Exception, match="GJ301 乙"):
        strict.check(stored, "handbook.yaml:1:1: GJ301 乙\n")
    with pytest.raises(pytest.fail.Exception, match="no such golden file"):
        strict.check(tmp_path / "missing.txt", "")


def test_golden_folders_are_compared_both_ways(tmp_path: Path, golden: Golden) -> None:
    (tmp_path / "stale.txt").write_text("old", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="stale"):
        type(golden)(update=False).check_folder(tmp_path, {})
    type(golden)(update=True).check_folder(tmp_path, {"new.txt": "new"})
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]


def findings(folder: Path) -> tuple[Finding, ...]:
    """Check the handbook of a folder, on the day of its date.txt if it has one."""
    day = folder / "date.txt"
    date = day.read_text(encoding="utf-8").strip() if day.exists() else None
    return check(Settings(sop=folder / "sop", home=folder, date=date)).findings


def told(found: Iterable[Finding], lang: str) -> str:
    """Tell findings in two lines each: place, code, severity and message; the hint."""
    lines = (f"{f.place}: {f.code} {f.severity} {f.message(lang)}\n  → {f.hint(lang)}\n" for f in found)
    return "".join(lines)
