"""The examples in findings.md are true: each bad one gives its finding, each good one gives none."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from guiju.codes import CODES
from guiju.load import read_folder
from guiju.validate.shape import check_shape

from .samples import schemas

SECTION = re.compile(r"^## (GJ2\d\d) (.*?) · (.*?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^(坏 · bad|好 · good)\n\n```yaml\n(.*?)```", re.MULTILINE | re.DOTALL)
TEXT = (files("guiju") / "findings.md").read_text(encoding="utf-8")
SECTIONS = {match[1]: match for match in SECTION.finditer(TEXT)}
EXAMPLES = [
    (code, example[1].startswith("坏"), example[2])
    for code, section in SECTIONS.items()
    for example in EXAMPLE.finditer(section[4])
]
# These are about several files, a handbook's own schema or what no file can hold; other tests prove them.
SHOWN_AS_TEXT = {"GJ211", "GJ221", "GJ224", "GJ225", "GJ226", "GJ234", "GJ235"}
BASES = {
    "steps:": "kind: procedure\nid: sample\ntitle: 发货\n",
    "layout:": "kind: form\nid: sample\ntitle: 登记簿\n",
    "kind:": "",
}
STEPS = "steps:\n  - {id: first, text: 装箱}\n"
HANDBOOK = "kind: handbook\nid: handbook\ntitle: 手册\nformat: 1\norganisation: 甲\nbooks: [{id: b, title: 乙}]\n"


def test_every_shape_code_has_its_section_with_its_title() -> None:
    titles = {code.id: (code.title.zh, code.title.en) for code in CODES.values() if code.id.startswith("GJ2")}
    assert {code: (section[2], section[3]) for code, section in SECTIONS.items()} == titles


def test_every_section_has_a_bad_and_a_good_example() -> None:
    shown = {(code, bad) for code, bad, _ in EXAMPLES}
    assert shown == {(code, bad) for code in SECTIONS if code not in SHOWN_AS_TEXT for bad in (True, False)}


@pytest.mark.parametrize(("code", "bad", "text"), EXAMPLES)
def test_examples_are_true(tmp_path: Path, code: str, bad: bool, text: str) -> None:
    name, whole = _whole(text)
    if not bad and text.count("kind:") > 1:
        name = "shared.yaml"
    (tmp_path / "handbook.yaml").write_text(HANDBOOK, encoding="utf-8")
    (tmp_path / name).write_text(whole, encoding="utf-8")
    read = read_folder(tmp_path)
    _, findings = check_shape(read.files, schemas())
    assert {f.code for f in (*read.findings, *findings)} == ({code} if bad else set())


def _whole(text: str) -> tuple[str, str]:
    """Make a whole document of an example."""
    first = text.split()[0]
    if first in ("shifts:", "site:"):
        return "handbook.yaml", HANDBOOK + text
    if first in BASES:
        return "sample.yaml", BASES[first] + text
    if first in ("标题:", "purpose:") and "标题" in text:
        return "sample.yaml", BASES["steps:"] + text + STEPS
    return "sample.yaml", "kind: role\nid: sample\ntitle: 保安\n" + text
