"""findings.md explains each code of reading, and its examples are true."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from guiju.codes import CODES
from guiju.load import read_documents

SECTIONS = {
    section[3:8]: section
    for section in re.split(r"(?m)^(?=## GJ)", files("guiju").joinpath("findings.md").read_text("utf-8"))[1:]
}
READING = [code for code in CODES if code.startswith("GJ1")]
EXAMPLES = {code: re.findall(r"```yaml\n(.*?)```", SECTIONS.get(code, ""), re.DOTALL) for code in READING}


def test_each_code_of_reading_has_its_section() -> None:
    assert sorted(code for code in SECTIONS if code.startswith("GJ1")) == sorted(READING)


@pytest.mark.parametrize("code", READING)
def test_a_section_has_the_code_s_own_title_and_two_examples(code: str) -> None:
    about = CODES[code].title
    assert SECTIONS[code].startswith(f"## {code} {about.zh} · {about.en}\n")
    assert SECTIONS[code].count("```") == 4


@pytest.mark.parametrize("code", [code for code in READING if EXAMPLES[code]])
def test_the_bad_example_has_the_finding_and_the_good_one_has_none(code: str) -> None:
    bad, good = EXAMPLES[code]
    assert {found.code for found in read_documents(bad.encode(), "a.yaml")[1]} == {code}
    assert read_documents(good.encode(), "a.yaml")[1] == []
