"""Publishing: at every moment the folder is there, and whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.publish.publisher import FILES, fill

from guiju.publish.exchange import exchange, place_beside, publish, recover


def put(target: Path, version: str, in_one: bool = True) -> None:
    with place_beside(target) as beside:
        fill(beside, version)
        publish(beside, target, None if in_one else lambda one, other: False)


def put_half(target: Path) -> None:
    with place_beside(target) as beside:
        (beside / "0.txt").write_text("half")
        raise RuntimeError("interrupted")


def version_of(target: Path) -> str:
    """Give the one version that all files of the folder name; fail where any is missing, torn or of another."""
    texts = {(target / f"{number}.txt").read_text() for number in range(FILES)}
    assert len(texts) == 1
    (text,) = texts
    assert text == text[:6] * 50
    return text[:6]


@pytest.mark.parametrize("in_one", [True, False])
def test_replaces_the_folder_and_leaves_nothing_beside_it(tmp_path: Path, in_one: bool) -> None:
    target = tmp_path / "build"
    for version in ("000001", "000002", "000003"):
        put(target, version, in_one)
        assert version_of(target) == version
        assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_failure_while_filling_leaves_the_earlier_folder(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put(target, "000001")
    with pytest.raises(RuntimeError, match="interrupted"):
        put_half(target)
    assert version_of(target) == "000001"
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_link_stays_a_link_and_its_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "build").symlink_to("real")
    put(tmp_path / "build", "000001")
    assert (tmp_path / "build").is_symlink()
    assert version_of(tmp_path / "real") == "000001"


def test_removing_the_earlier_folder_follows_no_link_out_of_it(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    fill_folder(precious, "000009")
    put(tmp_path / "build", "000001")
    (tmp_path / "build" / "link").symlink_to(precious)
    put(tmp_path / "build", "000002")
    assert version_of(precious) == "000009"


def fill_folder(folder: Path, version: str) -> None:
    folder.mkdir()
    fill(folder, version)


# What a kill at each moment of the two moves leaves behind: which folders are there, and what must come of it.
MOMENTS = [
    ({"build": "000001", "new": "000002", "journal": "{}"}, "000001"),
    ({"old": "000001", "new": "000002", "journal": "{}"}, "000002"),
    ({"build": "000002", "old": "000001", "journal": "{}"}, "000002"),
    ({"build": "000002", "old": "000001"}, "000002"),
    ({"build": "000002", "new": "000001"}, "000002"),
]


@pytest.mark.parametrize(("left", "expected"), MOMENTS)
def test_the_next_run_completes_what_was_killed(tmp_path: Path, left: dict[str, str], expected: str) -> None:
    for role, version in left.items():
        path = tmp_path / ("build" if role == "build" else f".build.guiju-{role}")
        if role == "journal":
            path.write_text(version)
        else:
            fill_folder(path, version)
    recover(tmp_path / "build")
    assert version_of(tmp_path / "build") == expected
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_another_error_than_a_missing_call_is_not_swallowed(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "none")


def test_two_publishers_take_turns(tmp_path: Path) -> None:
    target = tmp_path / "build"
    with place_beside(target) as beside:
        other = threading.Thread(target=put, args=(target, "000002"))
        other.start()
        time.sleep(0.1)
        fill(beside, "000001")
        publish(beside, target)
        assert version_of(target) == "000001"
    other.join()
    assert version_of(target) == "000002"


def test_a_reader_in_a_loop_always_finds_whole_files(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put(target, "000000")
    reads = 0
    with publishing(target, "one", 1):
        end = time.monotonic() + 2
        while time.monotonic() < end:
            for number in range(FILES):
                text = (target / f"{number}.txt").read_text()
                assert text == text[:6] * 50
                reads += 1
    assert reads > FILES
    assert version_of(target) > "000001"


@pytest.mark.parametrize("swap", ["one", "moves"])
def test_killed_at_any_moment_the_folder_is_whole(tmp_path: Path, swap: str) -> None:
    target = tmp_path / "build"
    put(target, "000000")
    chance = random.Random(7)
    seen = set()
    for number in range(8):
        with publishing(target, swap, 1 + number * 1000) as process:
            time.sleep(0.25 + chance.random() / 10)
            process.send_signal(signal.SIGKILL)
            process.wait()
        if swap == "moves":
            recover(target)
        seen.add(version_of(target))
    assert len(seen) > 1
    put(target, "999999")
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


@contextmanager
def publishing(target: Path, swap: str, first: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.publish.publisher", str(target), swap, str(first)]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2])
    try:
        yield process
    finally:
        assert process.poll() in (None, -signal.SIGKILL)
        process.kill()
        process.wait()
