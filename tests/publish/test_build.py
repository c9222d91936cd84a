"""Whole builds of a small handbook: what comes out, what is made again, and that nothing else decides the bytes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from tests.publish.building import ROOT, bakery, build, start, start_command, told

from guiju.publish.manifest import verify


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """Give a handbook that was built once, and the report of that build."""
    home = bakery(tmp_path_factory.mktemp("first"))
    return home, build(home)


@pytest.fixture
def home(first: tuple[Path, Any], tmp_path: Path) -> Path:
    """Give a copy of it that was built in its own place too, from the copied cache."""
    copy = tmp_path / "copy"
    shutil.copytree(first[0], copy)
    build(copy)
    return copy


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_publishes_what_the_contract_says(first: tuple[Path, Any]) -> None:
    folder, report = first[0] / "build", first[1]
    assert report["published"], report["findings"]
    assert report["findings"] == []
    assert verify(folder) == ()
    data = json.loads((folder / "handbook.json").read_bytes())
    assert len(data["documents"]) == report["counts"]["documents"] + 1
    for document in data["documents"]:
        assert (folder / "site" / document["url"]).is_file(), document["url"]
        assert document["pdf"] is None or (folder / document["pdf"]).read_bytes().startswith(b"%PDF")
    assert all((folder / "site" / view["url"]).is_file() for view in data["views"])
    assert {file["path"] for file in data["files"]} == {path for path in contents(folder) if path.startswith("pdf/")}
    assert all(file["pages"] >= 1 for file in data["files"])


def test_no_file_names_the_place_where_it_was_built(first: tuple[Path, Any]) -> None:
    place = str(first[0]).encode()
    assert [path for path, content in contents(first[0] / "build").items() if place in content] == []


def test_an_unchanged_handbook_makes_nothing(home: Path) -> None:
    before = (home / "build").stat()
    report = build(home)
    assert (report["unchanged"], report["made"]) == (True, [])
    assert (home / "build").stat() == before


def test_a_comment_makes_nothing(home: Path) -> None:
    path = home / "sop/roles/baker.yaml"
    path.write_text(path.read_text() + "# 注释\n")
    report = build(home)
    assert (report["published"], report["unchanged"], report["made"]) == (True, False, [])
    assert verify(home / "build") == ()


def test_a_changed_checklist_makes_only_what_shows_it(home: Path) -> None:
    path = home / "sop/checklists/daily-check.yaml"
    before = contents(home / "build")
    path.write_text(path.read_text().replace("text: ", "text: 【改】", 1))
    made = build(home)["made"]
    after = contents(home / "build")
    changed = {name for name in after if before.get(name) != after[name] and name.startswith("pdf/")}
    assert "pdf/checklists/daily-check.pdf" in made
    assert {name for name in made if name != "site"} == changed
    assert "pdf/procedures/closing.pdf" not in made


def test_a_build_after_changes_gives_what_a_first_build_gives(home: Path, tmp_path: Path) -> None:
    for path, words in (("checklists/daily-check", "甲"), ("roles/baker", "乙"), ("procedures/opening", "丙")):
        file = home / f"sop/{path}.yaml"
        file.write_text(file.read_text().replace("text: ", f"text: {words}", 1))
        assert build(home)["published"]
    shutil.copytree(home / "sop", tmp_path / "fresh" / "sop")
    assert "site" in build(tmp_path / "fresh")["made"]
    assert differences(home, tmp_path / "fresh") == []


def differences(one: Path, other: Path) -> list[str]:
    """Give the paths of files that are not in both outputs with the same bytes and the same mode."""
    first, second = contents(one / "build"), contents(other / "build")
    modes = [
        {path: (home / "build" / path).stat().st_mode for path in first.keys() & second.keys()} for home in (one, other)
    ]
    same = {path for path in modes[0] if first[path] == second[path] and modes[0][path] == modes[1][path]}
    return sorted((first.keys() | second.keys()) - same)


def test_findings_refuse_the_build_and_leave_the_output(home: Path) -> None:
    before = contents(home / "build")
    path = home / "sop/roles/baker.yaml"
    path.write_text(path.read_text() + "nonsense: 1\n")
    report = build(home)
    assert not report["published"]
    assert "GJ202" in report["findings"][0]
    assert contents(home / "build") == before


HERE = {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"}
ELSEWHERE = {
    "TZ": "Asia/Shanghai",
    "LC_ALL": "C",
    "LANG": "zh_CN.GB18030",
    "PYTHONHASHSEED": "4242",
    "HOME": "/",
    "GUIJU_LANG": "en",
}


def build_in_two_places(homes: list[Path]) -> None:
    running = [start(homes[0], 2, HERE, 0o002), start(homes[1], 1, ELSEWHERE, 0o077)]
    for report in map(told, running):
        assert report["published"], report["findings"]


def test_nothing_else_decides_the_bytes(tmp_path: Path) -> None:
    homes = [bakery(tmp_path / "a"), bakery(tmp_path / "另一个 folder")]
    build_in_two_places(homes)
    assert differences(*homes) == []


@pytest.mark.slow
def test_nothing_else_decides_the_bytes_of_the_reference_handbook(tmp_path: Path) -> None:
    homes = [tmp_path / "a", tmp_path / "另一个 folder"]
    for home in homes:
        shutil.copytree(ROOT / "sop", home / "sop")
    build_in_two_places(homes)
    assert differences(*homes) == []
    assert len(contents(homes[0] / "build")) > 500


def test_killed_at_any_moment_the_output_is_whole(home: Path) -> None:
    chance = random.Random(5)
    path = home / "sop/roles/baker.yaml"
    text = path.read_text()
    for number in range(6):
        path.write_text(text.replace("text: ", f"text: 第{number}次", 1))
        process = start(home)
        time.sleep(0.3 + chance.random() * 2.5)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert verify(home / "build") == ()
    report = build(home)
    assert report["published"]
    assert verify(home / "build") == ()
    assert sorted(path.name for path in home.iterdir()) == [".guiju", "build", "sop"]
    assert not (home / ".guiju" / "work").exists()


@pytest.mark.parametrize("delay", [1.2, 2.0])
def test_an_interrupted_build_ends_quietly_and_leaves_the_output(home: Path, delay: float) -> None:
    path = home / "sop/roles/baker.yaml"
    path.write_text(path.read_text().replace("text: ", f"text: 断{delay}", 1))
    before = contents(home / "build")
    process = start_command(["build", str(home), "-o", str(home / "build")])
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert process.returncode in (0, 130)
    assert verify(home / "build") == ()
    assert process.returncode == 0 or contents(home / "build") == before


def test_a_reader_in_a_loop_never_misses_a_file(home: Path) -> None:
    path = home / "sop/roles/baker.yaml"
    text = path.read_text()
    names = [name for name in contents(home / "build") if name != "manifest.json"]
    reads = 0
    path.write_text(text.replace("text: ", "text: 再", 1))
    process = start(home)
    while process.poll() is None:
        for name in names:
            assert (home / "build" / name).read_bytes()
            reads += 1
    assert told(process)["published"]
    assert reads > len(names)
