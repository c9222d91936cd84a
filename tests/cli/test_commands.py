"""The smaller commands: sources, explain, doctor, verify, build's own words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Guiju, change
from tests.conftest import Golden

from guiju.cli import machine
from guiju.cli.build import outcome
from guiju.cli.explain import in_language, section
from guiju.cli.machine import Check, Need
from guiju.cli.progress import Progress
from guiju.cli.words import Say
from guiju.codes import CODES, Wording
from guiju.pipeline import building
from guiju.publish.report import BuildReport
from guiju.settings import Settings

GOLDEN = Path(__file__).parents[1] / "golden" / "cli"
SOURCE = """\
kind: source
id: s7
title: 老师傅的手记
facts:
  - {id: S7-001, kind: rule, topic: 温度, fact: 冷藏 0–4 ℃, where: 第 1 页}
  - {id: S7-002, kind: rule, topic: 温度, fact: 冷冻 −18 ℃, where: 第 1 页}
  - {id: S7-003, kind: rule, topic: 开门, fact: 七点开门, where: 第 2 页}
  - {id: S7-004, kind: rule, topic: 开门, fact: 先量温度, where: 第 2 页}
  - {id: S7-005, kind: rule, topic: 开门, fact: 备零钱, where: 第 2 页}
  - {id: S7-009, kind: rule, topic: 开门, fact: 摆面包, where: 第 3 页}
waivers:
  - {fact: S7-002, reason: 店里没有冷冻柜}
"""


# -- sources


@pytest.fixture
def sourced(bakery: Path) -> Path:
    (bakery / "sop/sources").mkdir()
    (bakery / "sop/sources/s7.yaml").write_text(SOURCE, encoding="utf-8")
    change(bakery / "sop/policies/cold-storage.yaml", "  - id: fridge\n", "  - id: fridge\n    sources: [S7-001]\n")
    return bakery


def test_sources_word_for_word(sourced: Path, guiju: Guiju, golden: Golden) -> None:
    told = guiju("sources").told("sources") + "\n" + guiju("sources", "--lang", "en").told("sources --lang en")
    golden.check(GOLDEN / "sources.txt", told)


def test_sources_json_is_the_contract(sourced: Path, guiju: Guiju) -> None:
    told = json.loads(guiju("sources", "--format", "json").out)
    missing = ["S7-003", "S7-004", "S7-005", "S7-009"]
    assert told == {"facts": 6, "carried": 1, "waived": 1, "missing": missing}


def test_sources_fails_only_when_strict_and_something_is_missing(sourced: Path, guiju: Guiju) -> None:
    assert [guiju("sources").code, guiju("sources", "--strict").code] == [0, 1]
    (sourced / "sop/sources/s7.yaml").write_text(SOURCE.partition("  - {id: S7-002")[0], encoding="utf-8")
    assert guiju("sources", "--strict").code == 0


def test_sources_of_a_handbook_that_cannot_be_read_says_why(bakery: Path, guiju: Guiju) -> None:
    change(bakery / "sop/handbook.yaml", "kind: handbook", "kind：handbook")
    ran = guiju("sources")
    assert ran.code == 1
    assert "GJ111" in ran.err


# -- explain


@pytest.mark.parametrize("code", sorted(CODES))
def test_explain_has_a_section_in_each_language(guiju: Guiju, code: str) -> None:
    zh, en = guiju("explain", code.lower()), guiju("explain", code, "--lang", "en")
    assert (zh.code, en.code) == (0, 0)
    for ran, good, bad in ((zh, "好：", "坏："), (en, "good:", "bad:")):
        lines = ran.out.splitlines()
        assert lines[0].startswith(code)
        assert good in lines
        assert bad in lines
        assert lines.index(bad) > 2
    assert zh.out != en.out


def test_explain_lists_all_codes(guiju: Guiju) -> None:
    assert [line[:5] for line in guiju("explain").out.splitlines()] == sorted(CODES)


MANUAL = """\
# 一览 · All

## GJ001 标题 · Title

中文，说到 `kind: role` 和 UTF-8。

English, which names 《开门》 and `kind：role`.

坏 · bad

```yaml
kind：role

id: x
```

好 · good

```yaml
kind: role
```

## GJ002 别的 · Another
"""


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "GJ001 标题\n\n中文，说到 `kind: role` 和 UTF-8。\n\n坏："),
        ("en", "GJ001 Title\n\nEnglish, which names 《开门》 and `kind：role`.\n\nbad:"),
    ],
)
def test_explain_leaves_out_the_other_language(lang: str, told: str) -> None:
    given = in_language(section(MANUAL, "GJ001"), lang)
    good = "good:" if lang == "en" else "好："
    assert given == f"{told}\n\n    kind：role\n\n    id: x\n\n{good}\n\n    kind: role"
    assert section(MANUAL, "GJ00") == ""


# -- doctor


def test_doctor_on_this_machine(guiju: Guiju) -> None:
    ran = guiju("doctor", "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["ok"]) == (0, True)
    assert {check["need"] for check in told["checks"]} == {"essential", "useful", "tests"}


@pytest.mark.parametrize(("need", "code"), [(Need.ESSENTIAL, 1), (Need.USEFUL, 0), (Need.TESTS, 0)])
def test_doctor_fails_only_where_nothing_works_without(
    guiju: Guiju, monkeypatch: pytest.MonkeyPatch, need: Need, code: int
) -> None:
    lack = Check(name=Wording("墨水", "ink"), need=need, found="", mend=Wording("买墨水", "buy ink"))
    there = Check(name=Wording("纸", "paper"), need=Need.ESSENTIAL, found="A4", mend=Wording("买纸", "buy paper"))
    monkeypatch.setattr(machine, "examine", lambda home, fonts: iter((lack, there)))
    ran = guiju("doctor")
    assert ran.code == code
    assert ran.out.splitlines()[0].startswith("✗ 墨水")
    assert ran.out.splitlines()[1:3] == ["  → 买墨水", "✓ 纸：A4"]
    told = json.loads(guiju("doctor", "--format", "json").out)
    assert [check["mend"] for check in told["checks"]] == ["买墨水", None]


def test_the_machine_without_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("guiju.cli.machine.metadata.version", lambda name: "0.1")
    monkeypatch.setattr("guiju.cli.machine.ctypes.CDLL", _no_library)
    checks = list(machine.examine(tmp_path / "nowhere", tmp_path))
    there = [check.name.en for check in checks if check.there]
    assert there in (["Python 3.11 or newer"], ["Python 3.11 or newer", "the console speaks UTF-8"])
    assert all(check.mend.zh and check.mend.en for check in checks)


def _no_library(name: str) -> None:
    raise OSError(name)


# -- build, verify, progress


def test_build_publishes_and_verify_agrees(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("build", "--only", "data", "-o", "data")
    assert ran.code == 0
    assert ran.out.startswith("已发布到 data")
    assert guiju("build", "--only", "data", "-o", "data").out.startswith("没有变化，data")
    assert guiju("verify", "data").code == 0
    (bakery / "data/handbook.json").write_text("{}")
    ran = guiju("verify", "data", "--lang", "en")
    assert ran.code == 1
    assert "handbook.json" in ran.out


def test_build_refuses_on_an_error_and_leaves_what_was_there(bakery: Path, guiju: Guiju) -> None:
    assert guiju("build", "--only", "data", "-o", "data").code == 0
    before = (bakery / "data/handbook.json").read_bytes()
    change(bakery / "sop/procedures/opening.yaml", "actor: baker\n", "actor: bakr\n")
    ran = guiju("build", "--only", "data", "-o", "data")
    assert ran.code == 1
    assert "GJ301" in ran.out
    assert "没有发布" in ran.err
    assert (bakery / "data/handbook.json").read_bytes() == before


def test_the_outcome_in_one_line() -> None:
    chosen = Settings(sop=Path("sop"), home=Path(), output=Path("build"))
    report = BuildReport(published=True, made=("site",), counts={"files": 9, "pdfs": 2}, seconds={"a": 1.26})
    assert outcome(report, chosen, Say("zh")) == "已发布到 build：9 个文件，其中 PDF 2 个，新做 1 个（1.3 秒）"
    assert outcome(report, chosen, Say("en")) == "Published to build: 9 files, 2 of them PDFs, 1 made anew (1.3 s)"


class _Terminal:
    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal
        self.written = ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None: ...


@pytest.mark.parametrize(("terminal", "told"), [(True, "\r\x1b[2K做 PDF 3/9\r\x1b[2K"), (False, "")])
def test_progress_is_for_terminals(terminal: bool, told: str) -> None:
    stream = _Terminal(terminal)
    with Progress(stream, Say("zh")) as progress:
        progress("print", 3, 9)
    assert stream.written == told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_stage_of_a_build_has_words(lang: str) -> None:
    stages = re.findall(r'stages\.run\("(\w+)"', Path(building.__file__).read_text(encoding="utf-8"))
    assert len(stages) > 3
    for stage in stages:
        stream = _Terminal(terminal=True)
        Progress(stream, Say(lang))(stage)
        assert stream.written.endswith(" …")
        assert stream.written != f"\r\x1b[2K{stage} …"
