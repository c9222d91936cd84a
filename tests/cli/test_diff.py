"""guiju diff: two states of a handbook in git, and everything that can be wrong about them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Guiju, change

WHEN = "2026-11-20T10:00:00 +0800"


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody whose settings are nobody's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {f"GIT_{role}_{what}": "hr@example.com" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": WHEN, "GIT_COMMITTER_DATE": WHEN, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**kept, **who, **when}, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def kept(bakery: Path) -> Path:
    """Give a bakery's handbook with one commit, tagged v1."""
    git(bakery, "init", "-q", "-b", "main")
    git(bakery, "add", ".")
    git(bakery, "commit", "-q", "-m", "初稿")
    git(bakery, "tag", "v1")
    return bakery


def listing(folder: Path) -> Mapping[str, bytes]:
    """Give every file outside of .git."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def edit(folder: Path) -> None:
    """Change the opening procedure."""
    change(folder / "sop/procedures/opening.yaml", "actor: baker\n", "actor: shop-manager\n")


def test_no_difference_is_fine(kept: Path, guiju: Guiju) -> None:
    ran = guiju("diff", "v1")
    assert (ran.code, ran.err) == (0, "")
    assert "内容没有变化" in ran.out
    assert guiju("diff", "v1", "HEAD").code == 0


def test_a_dirty_tree_against_a_revision(kept: Path, guiju: Guiju) -> None:
    edit(kept)
    ran = guiju("diff", "v1")
    assert (ran.code, ran.err) == (1, "")
    assert "未提交的改动" in ran.out
    assert "执行人：面包师 → 店长［职责分工］" in ran.out
    english = guiju("diff", "v1", "--lang", "en").out
    assert "with uncommitted edits" in english
    assert "done by" in english


def test_two_revisions_do_not_look_at_the_folder(kept: Path, guiju: Guiju) -> None:
    edit(kept)
    git(kept, "commit", "-q", "-a", "-m", "改")
    told = guiju("diff", "v1", "HEAD").out
    (kept / "sop/procedures/opening.yaml").write_text("坏了: [", encoding="utf-8")
    assert guiju("diff", "v1", "HEAD").out == told
    assert "2026-11-20" in told


def test_moving_a_file_comments_and_order_of_keys_are_no_change(kept: Path, guiju: Guiju) -> None:
    file = kept / "sop/procedures/opening.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("title:"))
    lines.insert(0, lines.pop(at))
    (kept / "sop/elsewhere").mkdir()
    (kept / "sop/elsewhere/opening.yaml").write_text("# 注\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    file.unlink()
    ran = guiju("diff", "v1")
    assert (ran.code, ran.err) == (0, "")


def test_json_markdown_html_and_pdf(kept: Path, guiju: Guiju) -> None:
    edit(kept)
    told = json.loads(guiju("diff", "v1", "--format", "json").out)
    (one,) = [each for each in told["changes"] if each["field"] == "actor"]
    assert (one["document"], one["before"], one["after"], one["class"]) == (
        "opening",
        "baker",
        "shop-manager",
        "responsibility",
    )
    assert {"baker", "shop-manager"} <= set(one["roles"])
    assert len(told["old"]) == 40
    assert told["new"] == told["old"] + "+dirty"
    assert "~~面包师~~ **店长**" in guiju("diff", "v1", "--format", "markdown").out
    assert "<del>面包师</del><ins>店长</ins>" in guiju("diff", "v1", "--format", "html").out
    ran = guiju("diff", "v1", "--format", "pdf", "-o", "改动.pdf")
    assert (ran.code, ran.out) == (1, "已写 改动.pdf，1 页\n")
    page = pypdfium2.PdfDocument(kept / "改动.pdf")[0].get_textpage().get_text_range()
    assert "变更对照" in page
    assert "面包师" in page


def test_writing_to_a_file(kept: Path, guiju: Guiju) -> None:
    edit(kept)
    ran = guiju("diff", "v1", "--format", "html", "-o", "a.html")
    assert (ran.code, ran.out) == (1, "已写 a.html\n")
    assert (kept / "a.html").read_text(encoding="utf-8") == guiju("diff", "v1", "--format", "html").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nope",), "GJ162"),
        (("v1", "nope"), "GJ162"),
        (("--", "--output=x"), "GJ163"),
        (("v1", "--", "-h"), "GJ163"),
        (("v1 v1",), "GJ163"),
        (("v1\n",), "GJ163"),
        (("v1:sop",), "GJ162"),
    ],
)
def test_revisions_that_are_none(kept: Path, guiju: Guiju, arguments: tuple[str, ...], code: str) -> None:
    before = listing(kept)
    for form in ("text", "json", "pdf"):
        ran = guiju("diff", "--format", form, *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert code in ran.err
    assert listing(kept) == before


def test_an_option_in_the_place_of_a_revision_is_wrong_use(kept: Path, guiju: Guiju) -> None:
    before = listing(kept)
    ran = guiju("diff", "--output=x")
    assert (ran.code, ran.out) == (2, "")
    assert listing(kept) == before


def test_without_a_repository(bakery: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(bakery.parent))
    ran = guiju("diff", "HEAD")
    assert ran.code == 1
    assert "GJ161" in ran.err


def test_an_empty_repository(bakery: Path, guiju: Guiju) -> None:
    git(bakery, "init", "-q")
    ran = guiju("diff", "HEAD")
    assert ran.code == 1
    assert "GJ162" in ran.err


def test_a_shallow_clone(kept: Path, guiju: Guiju, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(kept)
    git(kept, "commit", "-q", "-a", "-m", "改")
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-tags", kept.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    ran = guiju("diff", "HEAD~1")
    assert ran.code == 1
    assert "GJ164" in ran.err


def test_no_git_on_the_machine(kept: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept))
    ran = guiju("diff", "v1")
    assert ran.code == 1
    assert "GJ160" in ran.err


def test_outside_a_handbook_it_is_wrong_use(tmp_path: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert guiju("diff", "HEAD").code == 2


def test_a_revision_that_no_longer_fits_the_schema(kept: Path, guiju: Guiju) -> None:
    opening = kept / "sop/procedures/opening.yaml"
    good = opening.read_text(encoding="utf-8")
    opening.write_text(good + "colour: red\n", encoding="utf-8")
    (kept / "sop/procedures/closing.yaml").write_text("kind: procedure\nid: closing\ntitle: 打烊\n", encoding="utf-8")
    git(kept, "commit", "-q", "-a", "-m", "旧")
    git(kept, "tag", "odd")
    git(kept, "checkout", "-q", "v1", "--", ".")
    ran = guiju("diff", "odd")
    assert (ran.code, ran.err) == (1, "")
    assert "没有比较的文件：closing" in ran.out
    assert "odd:procedures/closing.yaml:1:1: GJ203" in ran.out
    assert "GJ202" in ran.out, "a field too many is said, and the rest of the document compared"
    assert "内容没有变化" in ran.out
    left_out = json.loads(guiju("diff", "odd", "--format", "json").out)["left_out"]
    assert [one["code"] for one in left_out] == ["GJ203", "GJ202"]


def test_a_revision_before_there_was_a_sheet(bakery: Path, guiju: Guiju) -> None:
    git(bakery, "init", "-q")
    git(bakery, "add", "sop/roles")
    git(bakery, "commit", "-q", "-m", "岗位")
    ran = guiju("diff", "HEAD")
    assert ran.code == 1
    assert "+ 新增" in ran.out
    assert "（手册）" in ran.out
    assert "版本：无 → A/0" in ran.out, "without a sheet there were no defaults"


def test_yaml_that_cannot_be_read_on_either_side(kept: Path, guiju: Guiju) -> None:
    (kept / "sop/procedures/opening.yaml").write_text("id: [\n", encoding="utf-8")
    ran = guiju("diff", "v1")
    assert ran.code == 1
    assert "没有比较的文件：opening" in ran.out
    assert "worktree:procedures/opening.yaml" in ran.out


def test_plain_git_diff_names_the_step(kept: Path) -> None:
    """The line of CONTRIBUTING.md and the attribute of this repository, tried with git itself."""
    root = Path(__file__).parents[2]
    contributing = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    line = next(one for one in contributing.splitlines() if "diff.guiju.xfuncname" in one)
    assert "*.yaml diff=guiju" in (root / ".gitattributes").read_text(encoding="utf-8")
    (kept / ".gitattributes").write_text("*.yaml diff=guiju\n", encoding="utf-8")
    pattern = line.split("xfuncname ")[1].strip().strip("'")
    git(kept, "config", "diff.guiju.xfuncname", pattern)
    steps = (kept / "sop/procedures/opening.yaml").read_text(encoding="utf-8").split("\n")
    at = max(index for index, one in enumerate(steps) if one.strip().startswith("actor:"))
    name = next(one for one in reversed(steps[:at]) if one.startswith("  - id: "))
    (kept / "sop/procedures/opening.yaml").write_text(
        "\n".join([*steps[:at], "    actor: shop-manager", *steps[at + 1 :]]), encoding="utf-8"
    )
    told = git(kept, "diff", "-U0")
    assert f"@@ {name.rstrip()}" in told


def test_as_a_difftool_of_git(kept: Path, guiju: Guiju) -> None:
    edit(kept)
    (kept / "sop/forms/discard-slip.yaml").unlink()
    root = Path(__file__).parents[2]
    contributing = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    line = next(one for one in contributing.splitlines() if "difftool.guiju.cmd" in one)
    command = line.split("difftool.guiju.cmd ")[1].strip().strip("'")
    git(kept, "config", "difftool.guiju.cmd", command.replace("guiju", f"{sys.executable} -m guiju", 1))
    told = git(kept, "difftool", "--no-prompt", "--tool=guiju", "v1")
    assert "执行人：面包师 → 店长" in told
    assert "- 删除" in told


def test_two_files_are_compared_with_the_names_of_the_handbook(kept: Path, guiju: Guiju) -> None:
    old, new = kept / "a.yaml", kept / "b.yaml"
    old.write_bytes((kept / "sop/procedures/opening.yaml").read_bytes())
    new.write_bytes(old.read_bytes())
    assert guiju("diff", "a.yaml", "b.yaml").code == 0
    change(new, "actor: baker\n", "actor: shop-manager\n")
    ran = guiju("diff", "a.yaml", "b.yaml")
    assert (ran.code, ran.err) == (1, "")
    assert "变更 1 处" in ran.out
    assert "面包师 → 店长" in ran.out
    assert "变更 1 处，涉及 1 份文件：新增 1" in guiju("diff", os.devnull, "b.yaml").out
    new.write_text("id: [", encoding="utf-8")
    broken = guiju("diff", "a.yaml", "b.yaml")
    assert broken.code == 1
    assert "没有比较的文件" in broken.out


def test_check_against_a_revision(kept: Path, guiju: Guiju) -> None:
    change(kept / "sop/handbook.yaml", "status: draft", "status: approved")
    git(kept, "commit", "-q", "-a", "-m", "批准")
    assert "GJ509" not in guiju("check", "--against", "HEAD").out
    edit(kept)
    ran = guiju("check", "--against", "HEAD")
    assert ran.code == 1
    assert "GJ509" in ran.out
    assert "GJ509" not in guiju("check").out
    unknown = json.loads(guiju("check", "--against", "nope", "--format", "json").out)
    assert [one["code"] for one in unknown["findings"] if one["severity"] == "error"] == ["GJ162"]
