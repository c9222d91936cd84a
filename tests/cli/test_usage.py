"""How the command line is used rightly and wrongly: every word of it, and every exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Guiju, change
from tests.conftest import Golden

from guiju import pipeline
from guiju.cli.program import COMMANDS
from guiju.settings import Settings

GOLDEN = Path(__file__).parents[1] / "golden" / "cli"
HEAVY = ("weasyprint", "jinja2", "mkdocs", "yaml", "cerberus", "watchdog", "pikepdf", "http.server", "asyncio")
WRONG = (
    "",
    "chek",
    "xyzzy",
    "--lang fr",
    "check --frmat json",
    "check --format jsn",
    "check --date",
    "check --date 2026-02-30",
    "check --date 20260228",
    "check --strict=3",
    "check nowhere",
    "check empty",
    "check . beside",
    "build --only pdf",
    "build --only pfd -o x",
    "build --jobs 0",
    "build -o sop/build",
    "build --audience 店铺 -o x",
    "build --audience=",
    "serve --port 99999",
    "print",
    "print 店元 --date 2026-11-23",
    "print 店长",
    "print 店长 --date 2026-11-23 --days 0",
    "diff",
    "diff a b c",
    "diff v1 --format tex",
    "diff --output=x",
    "init",
    "init full",
    "explain GJ10",
    "schema rol",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_word_for_word(guiju: Guiju, golden: Golden, command: str, lang: str) -> None:
    ran = guiju(*filter(None, [command]), "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    golden.check(GOLDEN / f"help-{command or 'guiju'}.{lang}.txt", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_use_word_for_word(
    bakery: Path, guiju: Guiju, golden: Golden, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUIJU_LANG", lang)
    (bakery / "empty").mkdir()
    (bakery / "full").mkdir()
    (bakery / "full/letter.txt").write_text("x")
    ran = {command: guiju(*command.split()) for command in WRONG}
    assert {one.code for one in ran.values()} == {2}
    assert not any(one.out for one in ran.values())
    golden.check(GOLDEN / f"wrong-use.{lang}.txt", "\n".join(one.told(command) for command, one in ran.items()))


def test_the_environment_picks_the_language(guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIJU_LANG", "en_US.UTF-8")
    assert "no command" in guiju("chek").err
    assert "没有命令" in guiju("chek", "--lang=zh").err


def test_help_loads_nothing_heavy() -> None:
    assert not set(_modules(["--help"])) & set(HEAVY)


def test_a_command_loads_what_it_needs(bakery: Path) -> None:
    """The positive control of the test above."""
    assert "yaml" in _modules(["check"])


def test_fine_is_0(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("check", "--date", "2026-11-21")
    assert (ran.code, ran.out, ran.err) == (0, "没有发现问题\n", "")


def test_an_error_is_1_and_told_word_for_word(bakery: Path, guiju: Guiju, golden: Golden) -> None:
    change(bakery / "sop/procedures/opening.yaml", "actor: baker\n", "actor: bakr\n")
    change(bakery / "sop/roles/baker.yaml", "kind: role\n", "kind：role\n")
    zh, en = guiju("check", "--date", "2026-11-21"), guiju("check", "--date", "2026-11-21", "--lang", "en")
    assert (zh.code, en.code) == (1, 1)
    golden.check(GOLDEN / "check-errors.txt", zh.told("check") + "\n" + en.told("check --lang en"))


def test_a_warning_is_1_only_when_strict(bakery: Path, guiju: Guiju) -> None:
    (bakery / "sop/forms/spare.yaml").write_text(
        "kind: form\nid: spare\ntitle: 没人用的表\nnumber: MB-BD-09\nlayout: sheet\n"
        "fields: [{id: date, label: 日期, type: date}]\n",
        encoding="utf-8",
    )
    assert [guiju("check").code, guiju("check", "--strict").code] == [0, 1]
    told = json.loads(guiju("check", "--format", "json").out)
    assert {one["severity"] for one in told["findings"]} == {"warning"}


def test_our_own_fault_is_3_without_a_traceback(bakery: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*args: object) -> None:
        raise RuntimeError("秘密的细节")

    monkeypatch.setattr(pipeline, "check", break_down)
    ran = guiju("check")
    assert ran.code == 3
    assert "GJ901" in ran.err
    assert ".guiju/crash.log" in ran.err
    assert "Traceback" not in ran.out + ran.err
    assert "秘密的细节" in (bakery / ".guiju/crash.log").read_text(encoding="utf-8")


def test_an_interrupt_is_130_and_one_line(bakery: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupt)
    ran = guiju("check")
    assert ran.code == 130
    assert ran.err.strip().splitlines() == ["已中断，没有改动已发布的内容"]


@pytest.mark.parametrize("command", ["explain", "schema procedure", "--help"])
def test_a_reader_that_has_seen_enough_is_no_error(command: str) -> None:
    shell = f'(sleep 0.2; "{sys.executable}" -m guiju {command}; echo "$?" >&2) | true'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "0\n")


def test_programs_read_utf8_whatever_the_console_speaks(bakery: Path) -> None:
    change(bakery / "sop/procedures/opening.yaml", "actor: baker\n", "actor: 面包师傅\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "guiju", "check", "--format", "json"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert "面包师傅" in json.loads(done.stdout.decode())["findings"][0]["message"]
    text = subprocess.run(command[:-2], capture_output=True, env=environment, check=False)
    assert text.returncode == 1
    assert b"Traceback" not in text.stdout + text.stderr


def test_without_a_commit_the_day_is_not_known_and_that_is_said(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("check")
    assert ran.code == 0
    assert "--date" in ran.err


def test_the_day_is_that_of_the_last_commit(bakery: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    real = pipeline.check

    def check(settings: Settings, cache: object = None) -> pipeline.CheckResult:
        asked.append(settings.date)
        return real(settings)

    monkeypatch.setattr(pipeline, "check", check)
    _commit(bakery, "2025-03-04T23:30:00+08:00")
    assert guiju("check").err == ""
    assert guiju("check", "--date", "2026-11-21").err == ""
    assert asked == ["2025-03-04", "2026-11-21"]


def _modules(arguments: list[str]) -> list[str]:
    code = "import sys; from guiju.cli import run; run(sys.argv[1:]);print('\\n'.join(['MODULES', *sys.modules]))"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.partition("MODULES\n")[2].splitlines()


def _commit(folder: Path, when: str) -> None:
    environment = {**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=environment)
