"""Reading a handbook from git: the same result as from the disk, and nothing hostile gets its way."""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path

import pytest

from guiju.load import read_folder, read_history, read_revision

WHEN = "2026-11-20T23:30:00 -0800"


def git(folder: Path, *arguments: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {"GIT_AUTHOR_NAME": "HR", "GIT_AUTHOR_EMAIL": "hr@example.com", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {"GIT_COMMITTER_NAME": "HR", "GIT_COMMITTER_EMAIL": "hr@example.com"}
    when = {"GIT_AUTHOR_DATE": WHEN, "GIT_COMMITTER_DATE": WHEN}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**kept, **who, **when}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def sop(tmp_path: Path) -> Path:
    """A repository with two commits of a handbook in sop/."""
    git(tmp_path, "init", "-q", "-b", "main")
    folder = tmp_path / "sop"
    (folder / "岗位").mkdir(parents=True)
    (folder / "handbook.yaml").write_text("kind: handbook\n")
    (folder / "岗位" / "a.yaml").write_text("kind: role\nid: a\n")
    (tmp_path / "README.md").write_text("x\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "初稿")
    git(tmp_path, "tag", "v1")
    (folder / "岗位" / "a.yaml").write_text("kind: role\nid: b\n")
    git(tmp_path, "commit", "-q", "-a", "-m", "改")
    return folder


def codes(sop: Path, revision: str) -> list[str]:
    return [found.code for found in read_revision(sop, revision).findings]


@pytest.mark.parametrize("revision", ["HEAD", "main", "HEAD^0"])
def test_a_revision_reads_as_the_folder_does(sop: Path, revision: str) -> None:
    assert read_revision(sop, revision) == read_folder(sop)


def test_an_earlier_revision_has_the_earlier_content(sop: Path) -> None:
    files = {one.path: one.data for one in read_revision(sop, "v1").files}
    assert files["岗位/a.yaml"] == {"kind": "role", "id": "a"}


def test_a_handbook_at_the_top_of_its_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "handbook.yaml").write_text("kind: handbook\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "x")
    assert read_revision(tmp_path, "HEAD") == read_folder(tmp_path)
    history = read_history(tmp_path)
    assert history is not None
    assert not history.dirty


def test_links_big_and_odd_files_are_treated_as_on_the_disk(sop: Path) -> None:
    (sop / "out.yaml").symlink_to("../README.md")
    (sop / "absolute.yaml").symlink_to("/etc/passwd")
    (sop / "in.yaml").symlink_to("岗位/a.yaml")
    (sop / "big.yaml").write_text("# " + "x" * 4_000_001)
    (sop / "~$a.yaml").write_text("x")
    (sop / "bad.yaml").write_bytes(b"\xff")
    git(sop, "add", "-f", ".")
    git(sop, "commit", "-q", "-m", "x")
    result = read_revision(sop, "HEAD")
    assert sorted(found.code for found in result.findings) == ["GJ101", "GJ152", "GJ153", "GJ153"]
    assert result == read_folder(sop)


@pytest.mark.parametrize(
    ("revision", "code"),
    [
        ("nope", "GJ162"),
        ("HEAD~9", "GJ162"),
        ("HEAD:sop", "GJ162"),
        ("0" * 40, "GJ162"),
        ("", "GJ163"),
        ("--output=x", "GJ163"),
        ("-h", "GJ163"),
        ("a b", "GJ163"),
        ("a\0b", "GJ163"),
        ("a\nb", "GJ163"),
        ("x" * 100_000, "GJ163"),
    ],
)
def test_revisions_that_are_none(sop: Path, revision: str, code: str) -> None:
    before = sorted(sop.parent.iterdir())
    assert codes(sop, revision) == [code]
    assert sorted(sop.parent.iterdir()) == before


def test_a_revision_without_the_handbook(sop: Path) -> None:
    (sop.parent / "later").mkdir()
    (sop.parent / "later" / "handbook.yaml").write_text("kind: handbook\n")
    assert codes(sop.parent / "later", "HEAD") == ["GJ166"]


def test_outside_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert codes(tmp_path, "HEAD") == ["GJ161"]
    assert read_history(tmp_path) is None


def test_no_git_on_the_machine(sop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(sop))
    assert codes(sop, "HEAD") == ["GJ160"]
    assert read_history(sop) is None


def test_a_shallow_clone_says_so(sop: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", str(clone))
    assert codes(clone / "sop", "HEAD") == []
    assert codes(clone / "sop", "HEAD~1") == ["GJ164"]


def test_history_is_head_and_its_committers_day(sop: Path) -> None:
    history = read_history(sop)
    assert history is not None
    assert history.commit == git(sop, "rev-parse", "HEAD")
    assert history.date == "2026-11-20"
    assert not history.dirty
    assert history.name == history.commit


@pytest.mark.parametrize(
    ("path", "inside", "elsewhere"),
    [
        ("sop/岗位/a.yaml", True, False),
        ("sop/new.yaml", True, False),
        ("README.md", False, True),
        ("templates/new.html", False, True),
        ("sop2/x.yaml", False, True),
    ],
)
def test_changes_are_seen_and_told_apart(sop: Path, path: str, inside: bool, elsewhere: bool) -> None:
    file = sop.parent / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("changed\n")
    history = read_history(sop)
    assert history is not None
    assert (history.handbook_dirty, history.elsewhere_dirty) == (inside, elsewhere)
    assert history.name.endswith("+dirty")


def test_ignored_output_is_no_change(sop: Path) -> None:
    (sop.parent / ".gitignore").write_text("build/\n")
    git(sop.parent, "add", ".gitignore")
    git(sop.parent, "commit", "-q", "-m", "x")
    (sop.parent / "build").mkdir()
    (sop.parent / "build" / "x").write_text("x")
    history = read_history(sop)
    assert history is not None
    assert not history.dirty


def test_a_handbook_in_an_ignored_folder_has_no_history(sop: Path) -> None:
    (sop.parent / ".gitignore").write_text("demo/\n")
    demo = sop.parent / "demo"
    demo.mkdir()
    assert read_history(demo) is None


def test_a_repository_without_commits_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert read_history(tmp_path) is None
    assert codes(tmp_path, "HEAD") == ["GJ162"]


def test_the_environment_points_nowhere_else(sop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert codes(sop, "HEAD") == []
    history = read_history(sop)
    assert history is not None
    assert not history.dirty


HOSTILE = {
    "core.fsmonitor": "{program}",
    "core.hooksPath": "{folder}",
    "core.pager": "{program}",
    "diff.external": "{program}",
    "filter.evil.clean": "{program}",
    "filter.evil.smudge": "{program}",
    "filter.evil.process": "{program}",
    "filter.evil.required": "true",
    "gpg.program": "{program}",
    "log.showSignature": "true",
}


def _make_hostile(sop: Path) -> Path:
    trace = sop.parent.parent / f"{sop.parent.name}.trace"
    program = sop.parent / ".git" / "evil.sh"
    program.write_text(f"#!/bin/sh\necho ran >> '{trace}'\ncat\n")
    program.chmod(0o755)
    (sop.parent / ".gitattributes").write_text("*.yaml filter=evil\n")
    for name, value in HOSTILE.items():
        git(sop.parent, "config", name, value.format(program=program, folder=sop.parent / ".git" / "hooks"))
    (sop / "岗位" / "a.yaml").write_text("kind: role\nid: c\n")
    return trace


def test_a_hostile_repository_runs_nothing(sop: Path) -> None:
    trace = _make_hostile(sop)
    assert codes(sop, "v1") == []
    history = read_history(sop)
    assert history is not None
    assert history.handbook_dirty
    assert not trace.exists()


def test_the_hostile_repository_is_hostile_indeed(sop: Path) -> None:
    """The positive control: plain git runs the planted program."""
    trace = _make_hostile(sop)
    with contextlib.suppress(subprocess.CalledProcessError):
        git(sop.parent, "status")
    assert trace.exists()


def test_a_damaged_repository_is_a_finding(sop: Path) -> None:
    blob = git(sop, "rev-parse", "HEAD:sop/handbook.yaml")
    (sop.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert codes(sop, "HEAD") == ["GJ165"]
