"""What is checked between documents and among a document's parts, and the words in which it is said."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from guiju.diagnostics import Finding, in_order
from guiju.load import read_folder
from guiju.source import SourceFile
from guiju.validate.shape import check_shape

from .samples import minimal, schemas, source_file


def checked(*files: SourceFile) -> tuple[tuple[SourceFile, ...], list[Finding]]:
    return check_shape(files, schemas(), unread={"handbook.yaml"})


def codes(*files: SourceFile) -> list[str]:
    return [found.code for found in checked(*files)[1]]


def said(tmp_path: Any, text: str, name: str = "sample.yaml") -> list[str]:
    """Write one file and say what is found in it: place, code, message, hint."""
    (tmp_path / name).write_text(textwrap.dedent(text), encoding="utf-8")
    _, findings = checked(*read_folder(tmp_path).files)
    return [f"{f.place} {f.code} {f.message()}｜{f.hint()}" for f in in_order(findings)]


def test_sound_documents_come_back_and_only_they(tmp_path: Any) -> None:
    fine, bad = source_file(minimal("unit")), source_file(minimal("role") | {"id": "other", "titel": "甲"})
    valid, findings = checked(fine, bad)
    assert valid == (fine,)
    assert [found.code for found in findings] == ["GJ202"]


def test_an_id_is_used_once_in_the_handbook() -> None:
    first, second = source_file(minimal("unit"), "a.yaml"), source_file(minimal("role"), "roles/sample.yaml")
    valid, findings = checked(first, second)
    assert valid == (first,)
    assert findings[0].code == "GJ224"
    assert "a.yaml:3:1" in findings[0].message()


def test_the_file_bears_the_name_of_its_document() -> None:
    assert codes(source_file(minimal("role"), "roles/other.yaml")) == ["GJ221"]
    assert codes(source_file(minimal("unit"), "units/other.yaml")) == []
    assert codes(source_file(minimal("role") | {"id": "Other"}, "roles/other.yaml")) == ["GJ212"]


@pytest.mark.parametrize("name", ["all", "end", "index", "con", "nul"])
def test_some_words_cannot_be_the_id_of_a_document(name: str) -> None:
    assert codes(source_file(minimal("role") | {"id": name})) == ["GJ236"]


def test_only_units_share_a_file(tmp_path: Any) -> None:
    units = "kind: unit\nid: a\ntitle: 甲\n---\nkind: unit\nid: b\ntitle: 乙\n"
    assert said(tmp_path, units, "all-units.yaml") == []
    roles = said(tmp_path, units.replace("unit", "role").replace("id: a", "id: c").replace("id: b", "id: d"))
    assert [line.split()[1] for line in roles] == ["GJ222", "GJ222"]


def test_there_is_one_handbook_document_in_its_place() -> None:
    handbook = source_file(minimal("handbook"))
    assert check_shape([handbook], schemas())[1] == []
    nothing = check_shape([source_file(minimal("role"))], schemas())[1]
    assert [(f.code, str(f.place)) for f in nothing] == [("GJ225", "handbook.yaml:1:1")]
    stray = source_file(minimal("handbook") | {"id": "other"}, "books/other.yaml")
    valid, findings = check_shape([handbook, stray], schemas())
    assert valid == (handbook,)
    assert [f.code for f in findings] == ["GJ226"]


def test_ids_of_items_are_used_once_in_a_document(tmp_path: Any) -> None:
    lines = said(
        tmp_path,
        """\
        kind: procedure
        id: sample
        title: 发货
        steps:
          - id: pack
            text: 装箱
            points: [{id: check, text: 轻放}]
          - {id: check, text: 核对}
        """,
    )
    assert lines == [
        "sample.yaml:8:10 GJ223 标识“check”在这份文件里用了两次，第一次在第 7 行｜给其中一条另起一个标识，如 check-2"
    ]


def test_branches_of_two_steps_may_bear_the_same_ids() -> None:
    branches = [{"id": "yes", "when": "是", "then": "end"}, {"id": "no", "when": "否", "then": "end"}]
    steps = [{"id": f"s{n}", "text": "甲", "decision": {"question": "好吗？", "branches": branches}} for n in (1, 2)]
    assert codes(source_file(minimal("procedure") | {"steps": steps})) == []


def test_a_book_and_an_area_may_bear_the_same_id() -> None:
    areas = [{"id": "book-1", "title": "甲"}]
    assert codes(source_file(minimal("handbook") | {"areas": areas})) == []
    assert codes(source_file(minimal("handbook") | {"areas": areas * 2})) == ["GJ223"]


def test_a_document_without_a_kind_or_of_none_that_there_is(tmp_path: Any) -> None:
    (lack,) = said(tmp_path, "id: sample\ntitle: 甲\n")
    assert lack == "sample.yaml:1:1 GJ203 这份文件缺少必填栏目“文件种类”（kind）｜补上这一栏，写法如 kind: procedure"
    (wrong,) = said(tmp_path, "kind: proceedure\nid: sample\ntitle: 甲\n")
    assert wrong.startswith(
        "sample.yaml:1:7 GJ201 kind 写的是“proceedure”，手册里没有这个种类｜您是不是想写 procedure？"
    )
    (chinese,) = said(tmp_path, "kind: 检查表\nid: sample\ntitle: 甲\n")
    assert "您是不是想写 checklist？" in chinese


MISTAKES = [
    ("标题: 发货", "sample.yaml:4:1 GJ202 程序里没有“标题”这个栏目｜您是不是想写 title（标题）？"),
    ("步骤: []", "sample.yaml:4:1 GJ202 程序里没有“步骤”这个栏目｜您是不是想写 steps（步骤）？"),
    ("actor: guard", "sample.yaml:4:1 GJ202 程序里没有“actor”这个栏目｜“actor”写在 steps 里面，检查缩进"),
    ("执行人: 保安", "sample.yaml:4:1 GJ202 程序里没有“执行人”这个栏目｜“actor”写在 steps 里面，检查缩进"),
    ("version: 2", "sample.yaml:4:10 GJ217 “版本”（version）写的是“2”，不合版本的写法｜版本写两段，如 2.0"),
    (
        "status: 草案",
        "sample.yaml:4:9 GJ206 “状态”（status）不能写“草案”｜您是不是想写 draft？能写的有：draft 草案、",
    ),
    ("sources: S2-163、S2-164", "写成 sources: [S2-163, S2-164]"),
    ("sources: [S2-163至S2-168]", "事实要逐个写，不写范围，如 [S2-163, S2-164]"),
    ("effective: 2026年3月1日", "日期写成 年-月-日，如 2026-03-01"),
    ("effective: 2026-02-30", "日历上没有这一天"),
    ("retention: 5年", "写成 retention: {years: 5}"),
    ("staff_interest: 是", "写成 staff_interest: true"),
    ("staff_interest: no", "写成 staff_interest: false"),
    ("aliases: 发货单", "写成 aliases: [发货单]"),
    (
        "purpose: 2026",
        'GJ220 “目的”（purpose）要写文字，2026 会被当成数字｜加上英文引号，写成 purpose: "2026"',
    ),
    ("purpose: {甲: 乙}", "文字里有英文冒号或花括号时，整句加引号"),
    ("purpose: [甲, 乙]", "这里只能写一个，去掉方括号或开头的“-”"),
    ("purpose:", "写上内容；源文没有写就写 unspecified；用不着就删去这一行"),
    ("owner: [finance]", "这里只能写一个"),
    ("order: 1.5", 'order: "1.5"'),
    (
        "terms: [{id: t, term: b, meaning: 一句 text, 又一句 more}]",
        "花括号里的文字含有英文逗号或冒号时，要加引号",
    ),
]


@pytest.mark.parametrize(("line", "wanted"), MISTAKES, ids=[line for line, _ in MISTAKES])
def test_typical_mistakes_are_told_with_what_mends_them(tmp_path: Any, line: str, wanted: str) -> None:
    text = f"kind: procedure\nid: sample\ntitle: 发货\n{line}\nsteps:\n  - {{id: a, text: 装箱}}\n"
    lines = said(tmp_path, text)
    assert len(lines) == 1
    assert wanted in lines[0]


STEP_MISTAKES = [
    ("deadline: {within: 4小时}", "写成 4 hours"),
    ("deadline: {within: 2个工作日内}", "写成 2 workdays"),
    ("deadline: {within: 7~10天}", "写成 7-10 days"),
    ("deadline: {within: 10-7 days}", "小的数写在前面"),
    ("deadline: {within: 立即}", "源文没有数字的，写在时限的 as_worded 里"),
    ("deadline: 2天", "写成 deadline: {within: 2 days}"),
    ("deadline: 随时", "写成 deadline: {as_worded: 随时}"),
    ("frequency: 每天", "写成 frequency: {every: day}"),
    ("limit: 22-25 ℃", "写成 limit: {min: 22, max: 25}"),
    ("points: 轻放, 别摔", 'points: [{text: "轻放, 别摔"}]'),
    ("forms: [delivery-note]", "写成 {form: delivery-note, act: fill}"),
    ("责任人: guard", "您是不是想写 actor（执行人）？"),
    ("decision: {question: 好吗？, branches: [{id: a, when: 好, then: end}]}", "补到 2 条以上"),
]


@pytest.mark.parametrize(("line", "wanted"), STEP_MISTAKES, ids=[line for line, _ in STEP_MISTAKES])
def test_typical_mistakes_in_a_step(tmp_path: Any, line: str, wanted: str) -> None:
    text = f"kind: procedure\nid: sample\ntitle: 发货\nsteps:\n  - id: a\n    text: 装箱\n    {line}\n"
    lines = said(tmp_path, text)
    assert len(lines) == 1
    assert wanted in lines[0]


def test_every_finding_of_a_file_is_told_at_once(tmp_path: Any) -> None:
    lines = said(tmp_path, "kind: procedure\nid: Sample\nnumbr: 3\nsteps: [{}, {id: a}, 3]\n")
    assert [line.split()[1] for line in lines] == ["GJ203", "GJ212", "GJ202", "GJ204", "GJ203", "GJ205"]
