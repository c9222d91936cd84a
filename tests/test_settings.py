"""Where a handbook is, which language is asked for, which days exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.settings import find_handbook, is_date, language


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file in ("book/sop/handbook.yaml", "book/sop/roles/x.yaml", "flat/handbook.yaml", "bare/sop/x.yaml", "none/x"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("x")
    monkeypatch.chdir(tmp_path / "book")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "sop", "home"),
    [
        ("book", "book/sop", "book"),
        ("book/sop", "book/sop", "book"),
        ("flat", "flat", "flat"),
        ("bare", "bare/sop", "bare"),
        ("bare/sop", "bare/sop", "bare"),
    ],
)
def test_a_handbook_is_found_from_either_folder(tree: Path, folder: str, sop: str, home: str) -> None:
    assert find_handbook(tree / folder) == (tree / sop, tree / home)


def test_relative_folders_stay_relative(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_handbook(Path()) == (Path("sop"), Path())
    monkeypatch.chdir(tree / "book/sop")
    assert find_handbook(Path()) == (Path(), Path(".."))


@pytest.mark.parametrize("folder", ["none", "book/sop/roles"])
def test_other_folders_hold_no_handbook(tree: Path, folder: str) -> None:
    assert find_handbook(tree / folder) is None


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        ([], {}, "zh"),
        (["check", "--lang", "en"], {}, "en"),
        (["--lang=en", "check"], {}, "en"),
        (["check", "--lang", "fr"], {}, "zh"),
        (["check", "--lang"], {}, "zh"),
        ([], {"GUIJU_LANG": "en"}, "en"),
        ([], {"GUIJU_LANG": "EN_GB.UTF-8"}, "en"),
        ([], {"GUIJU_LANG": "fr"}, "zh"),
        (["--lang", "zh"], {"GUIJU_LANG": "en"}, "zh"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], lang: str) -> None:
    assert language(arguments, environment) == lang


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("2026-11-21", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("20261121", False),
        ("2026-W47-6", False),
        ("2026-11-21 ", False),
        ("今天", False),
    ],
)
def test_days_that_exist(text: str, exists: bool) -> None:
    assert is_date(text) is exists
