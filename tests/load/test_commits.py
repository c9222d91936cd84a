"""The commits of each file: renames are followed, a shallow clone says so, and nothing hostile gets its way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from guiju.load import read_commits
from guiju.source import Past


def git(folder: Path, *arguments: str, day: str = "2026-11-20", given: str | None = None) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    names = ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME")
    who = dict.fromkeys(names, "张三") | {"GIT_AUTHOR_EMAIL": "z@example.com", "GIT_COMMITTER_EMAIL": "z@example.com"}
    # Late in the evening west of Greenwich: by the committer's clock still the same day.
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T23:30:00 -0800")
    environment = {**kept, **who, **when, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True, input=given
    )
    return done.stdout.strip()


def commit(folder: Path, subject: str, day: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-F", "-", day=day, given=subject)


@pytest.fixture
def sop(tmp_path: Path) -> Path:
    """A repository with four commits: a first one, one elsewhere, a change with a rename, and one of another file."""
    top = tmp_path / "repository"
    folder = top / "sop"
    (folder / "程序").mkdir(parents=True)
    git(top, "init", "-q", "-b", "main")
    (folder / "handbook.yaml").write_text("kind: handbook\n")
    (folder / "程序" / "a b.yaml").write_text("kind: procedure\nid: a\ntitle: 发货\nowner: x\nsteps: 1\n")
    commit(top, "初稿", "2026-11-01")
    (top / "README.md").write_text("x\n")
    commit(top, "别处", "2026-11-02")
    (folder / "程序" / "a b.yaml").rename(folder / "程序" / "发货.yaml")
    (folder / "程序" / "发货.yaml").write_text("kind: procedure\nid: a\ntitle: 发货\nowner: x\nsteps: 2\n")
    commit(top, "时限改为两天\n\n正文不出现", "2026-11-03")
    (folder / "handbook.yaml").write_text("kind: handbook\nformat: 1\n")
    commit(top, "首页", "2026-11-04")
    return folder


def read(folder: Path) -> Past:
    past = read_commits(folder)
    assert past is not None
    return past


def told(folder: Path, file: str) -> list[tuple[str, str]]:
    return [(one.date, one.subject) for one in read(folder).commits.get(file, ())]


def test_a_file_has_its_commits_newest_first_under_its_name_of_today(sop: Path) -> None:
    assert told(sop, "程序/发货.yaml") == [("2026-11-03", "时限改为两天"), ("2026-11-01", "初稿")]
    assert told(sop, "handbook.yaml") == [("2026-11-04", "首页"), ("2026-11-01", "初稿")]
    assert set(read(sop).commits) == {"程序/发货.yaml", "handbook.yaml"}
    assert not read(sop).cut


def test_no_name_of_a_person_is_read(sop: Path) -> None:
    assert "张三" not in repr(read(sop))


def test_a_commit_elsewhere_changes_nothing(sop: Path) -> None:
    before = read(sop)
    (sop.parent / "README.md").write_text("y\n")
    commit(sop.parent, "又是别处", "2026-11-05")
    assert read(sop) == before


def test_a_handbook_at_the_top_of_its_repository_has_its_commits(sop: Path) -> None:
    top = sop.parent
    assert [one.subject for one in read(top).commits["README.md"]] == ["别处"]
    assert [one.subject for one in read(top).commits["sop/程序/发货.yaml"]] == ["时限改为两天", "初稿"]


def test_what_is_not_committed_is_said_of_its_file_alone(sop: Path) -> None:
    (sop / "handbook.yaml").write_text("kind: handbook\nformat: 2\n")
    (sop / "new.yaml").write_text("kind: unit\n")
    (sop.parent / "README.md").write_text("z\n")
    assert read(sop).changed == {"handbook.yaml", "new.yaml"}
    assert told(sop, "new.yaml") == []


def test_a_shallow_clone_says_that_it_is_cut_and_blames_no_commit_for_what_came_before(sop: Path) -> None:
    clone = sop.parent.parent / "clone"
    git(sop.parent, "clone", "-q", "--depth", "2", f"file://{sop.parent}", str(clone))
    assert read(clone / "sop").cut
    assert told(clone / "sop", "handbook.yaml") == [("2026-11-04", "首页")]
    assert told(clone / "sop", "程序/发货.yaml") == []
    # A whole clone of the same says nothing of the kind.
    whole = sop.parent.parent / "whole"
    git(sop.parent, "clone", "-q", f"file://{sop.parent}", str(whole))
    assert read(whole / "sop") == read(sop)


def test_a_merge_counts_where_it_differs_from_both_sides(sop: Path) -> None:
    top, sheet = sop.parent, sop / "handbook.yaml"
    git(top, "checkout", "-q", "-b", "side")
    sheet.write_text("kind: handbook\nformat: 2\n")
    commit(top, "旁支", "2026-11-05")
    git(top, "checkout", "-q", "main")
    sheet.write_text("kind: handbook\nformat: 3\n")
    commit(top, "主线", "2026-11-06")
    git(top, "merge", "-q", "-s", "ours", "--no-commit", "side", day="2026-11-07")
    sheet.write_text("kind: handbook\nformat: 4\n")
    commit(top, "合并", "2026-11-07")
    assert [subject for _, subject in told(sop, "handbook.yaml")] == ["合并", "主线", "旁支", "首页", "初稿"]


def test_odd_subjects_and_odd_names_stay_apart(sop: Path) -> None:
    (sop / "M\n0.yaml").write_text("x: 1\n")
    commit(sop.parent, "<b>改\u202e了\x01" + "长" * 300, "2026-11-05")
    (subject,) = [subject for _, subject in told(sop, "M\n0.yaml")]
    assert subject.startswith("<b>改\ufffd了\ufffd长")
    assert len(subject) == 202


def test_settings_of_the_repository_change_nothing_and_run_nothing(sop: Path) -> None:
    before, mark = read(sop), sop.parent.parent / "ran"
    program = sop.parent.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    program.chmod(0o755)
    settings = {
        "log.showSignature": "true",
        "gpg.program": str(program),
        "log.showRoot": "false",
        "diff.relative": "true",
        "diff.external": str(program),
        "core.fsmonitor": str(program),
        "core.pager": str(program),
        "format.pretty": "oneline",
        "log.date": "relative",
        "diff.renames": "false",
        "log.diffMerges": "first-parent",
        "i18n.logOutputEncoding": "GBK",
    }
    for name, value in settings.items():
        git(sop, "config", name, value)
    assert read(sop) == before
    assert not mark.exists()
    # The program is one that git would have run.
    git(sop, "diff", "--ext-diff", "HEAD~1", "--", "handbook.yaml")
    assert mark.exists()


def test_without_git_or_without_a_commit_there_is_no_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_commits(tmp_path) is None
    git(tmp_path, "init", "-q")
    assert read_commits(tmp_path) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_commits(tmp_path) is None
