"""Reporters: whole outputs compared word for word, and the places where a text could play tricks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guiju.codes import CODES, Code, Severity, Wording
from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.report import FORMATS, Report, count_line, shown, tell, text, width
from guiju.source import Position

if TYPE_CHECKING:
    from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden" / "report"
SOURCE = """\
kind: role
id: guard
title: 平安员，负责夜班；actor: 保安
\tduties: 交接
note: "红\x1b[31m字\u202e反"
"""


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    sop = tmp_path / "sop"
    (sop / "roles").mkdir(parents=True)
    (sop / "roles/guard.yaml").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def code(number: str, severity: Severity, zh: str, en: str) -> Code:
    """Make a code of this test's own: the words of the real ones are free to change."""
    title = Wording(f"{zh}的标题", f"title of {en}")
    return Code(
        id=number,
        severity=severity,
        title=title,
        message=Wording(f"{zh}“{{what}}”", f"{en} '{{what}}'"),
        hint=Wording("改成 {mend}", "make it {mend}"),
    )


@pytest.fixture(autouse=True)
def codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CODES, "GJ001", code("GJ001", Severity.ERROR, "错的", "wrong"))
    monkeypatch.setitem(CODES, "GJ002", code("GJ002", Severity.WARNING, "可疑的", "doubtful"))
    monkeypatch.setitem(CODES, "GJ003", code("GJ003", Severity.INFO, "要知道的", "to know"))


def findings() -> list[Finding]:
    here = "roles/guard.yaml"
    return [
        finding("GJ001", Position(here, 1, 1), what="role", mend="roles"),
        finding("GJ001", Position(here, 3, 14), what="值班长", mend="guard-leader"),
        finding("GJ002", Position(here, 4, 2), what="\tduties", mend="两个空格"),
        finding("GJ003", Position(here, 5, 9), what="红\x1b[31m字\u202e反", mend="红字"),
        finding("GJ001", ArtifactPlace("pdf/handbook.pdf"), what="□", mend="另一个字"),
        finding("GJ002", ArtifactPlace("pdf/a,b.pdf", 3), what="100%\n", mend="a:b,c"),
    ]


def report(home: Path, lang: str = "zh", **more: bool) -> Report:
    return Report(findings=findings(), folders=(home / "sop", home), here=home, lang=lang, **more)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_tells_word_for_word(handbook: Path, form: str, lang: str, golden: Golden) -> None:
    golden.check(GOLDEN / f"{form}.{lang}.txt", tell(report(handbook, lang), form))


def test_colours_change_nothing_but_colours(handbook: Path) -> None:
    coloured = text(report(handbook, colours=True))
    plain = coloured
    for code in ("1;31", "1;33", "1;36", "0"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == text(report(handbook))
    assert coloured != plain


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_lets_a_control_character_through(handbook: Path, form: str) -> None:
    told = tell(report(handbook), form)
    assert "\x1b" not in told
    assert form in ("json", "sarif") or "\u202e" not in told


def test_the_caret_stands_under_its_character(handbook: Path) -> None:
    lines = text(report(handbook)).splitlines()
    at = next(number for number, line in enumerate(lines) if ":3:14: " in line)
    excerpt, caret = lines[at + 1], lines[at + 2]
    assert excerpt.strip().startswith("title: 平安员")
    before = excerpt[: excerpt.index("夜班")]
    assert SOURCE.splitlines()[2].index("夜") == 13
    assert width(caret.rstrip("^")) == width(before)


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("前" * 300 + "错" + "后" * 300, encoding="utf-8")
    told = text(
        Report(findings=[finding("GJ001", Position("x.yaml", 1, 301), what="错", mend="对")], folders=[tmp_path])
    )
    _, excerpt, caret, *_ = told.splitlines()
    assert width(excerpt) < 112
    assert excerpt[excerpt.index("错") :].startswith("错后")
    assert width(caret) - 1 == width(excerpt[: excerpt.index("错")])


def test_a_file_that_is_gone_leaves_out_the_excerpt(tmp_path: Path) -> None:
    told = text(Report(findings=[finding("GJ001", Position("gone.yaml"), what="错", mend="对")], folders=[tmp_path]))
    assert [line[:3] for line in told.splitlines()[1:]] == ["  →", "1 个"]


def test_paths_lead_from_here(handbook: Path) -> None:
    beside = handbook / "elsewhere"
    beside.mkdir()
    seen = Report(findings=findings()[:1], folders=(handbook / "sop",), here=beside)
    assert text(seen).startswith("../sop/roles/guard.yaml:1:1: GJ001 ")


def test_a_file_of_the_home_is_found_after_the_content(handbook: Path) -> None:
    (handbook / "schema").mkdir()
    (handbook / "schema/role.yaml").write_text("kind: role\n", encoding="utf-8")
    seen = Report(findings=(), folders=(handbook / "sop", handbook), here=handbook)
    assert seen.path("schema/role.yaml") == "schema/role.yaml"
    assert seen.path("roles/guard.yaml") == "sop/roles/guard.yaml"


def test_json_has_the_fields_of_the_contract(handbook: Path) -> None:
    told = json.loads(tell(report(handbook), "json"))
    assert told.keys() == {"findings", "counts"}
    assert told["counts"] == {"error": 3, "warning": 2, "info": 1}
    fields = {"code", "severity", "file", "line", "column", "artifact", "page", "message", "hint"}
    assert all(one.keys() == fields for one in told["findings"])
    pdf = told["findings"][-1]
    assert (pdf["file"], pdf["line"], pdf["artifact"], pdf["page"]) == (None, None, "pdf/a,b.pdf", 3)


def test_sarif_names_each_rule_once(handbook: Path) -> None:
    (run,) = json.loads(tell(report(handbook), "sarif"))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert [rules[one["ruleIndex"]] for one in run["results"]] == [one["ruleId"] for one in run["results"]]


def test_a_file_name_that_is_no_utf8_can_still_be_told(tmp_path: Path) -> None:
    odd = Report(findings=[finding("GJ001", Position("坏\udcff.yaml"), what="错", mend="对")], folders=[tmp_path])
    for form in FORMATS:
        told = tell(odd, form)
        assert "GJ001" in told
        told.encode("utf-8", "strict" if form != "github" else "surrogateescape")


@pytest.mark.parametrize(
    ("severities", "zh", "en"),
    [
        ([], "没有发现问题", "nothing found"),
        (["GJ001"], "1 个错误", "1 error"),
        (["GJ001", "GJ002", "GJ002", "GJ003"], "1 个错误，2 个警告，1 个提示", "1 error, 2 warnings, 1 note"),
    ],
)
def test_counts(severities: list[str], zh: str, en: str) -> None:
    found = [Finding(code=code, place=Position("x")) for code in severities]
    assert count_line(Report(findings=found)) == zh
    assert count_line(Report(findings=found, lang="en")) == en


def test_width_counts_terminal_columns() -> None:
    assert [width(one) for one in ("abc", "中文", "，", "é", "ab\u0301")] == [3, 4, 2, 1, 2]


def test_shown_leaves_ordinary_text_alone() -> None:
    assert shown("22–25 ℃，“应”") == "22–25 ℃，“应”"
    assert shown("a\x00b\u200bc\nd") == "a<U+0000>b<U+200B>c<U+000A>d"
