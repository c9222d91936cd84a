"""findings.md explains every finding code, each with a bad and a good example."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from guiju.codes import CODES

TEXT = resources.files("guiju").joinpath("findings.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"(?m)^## (GJ\d{3}) (.+) · (.+)$", TEXT)
_PARTS = re.split(r"(?m)^## (?=GJ\d{3} )", TEXT)[1:]
SECTIONS = {part[:5]: part for part in _PARTS}


def test_has_exactly_the_codes_in_order() -> None:
    assert [code for code, _, _ in HEADINGS] == sorted(CODES)
    assert len(_PARTS) == len(HEADINGS)


@pytest.mark.parametrize("code", sorted(CODES))
def test_section_has_a_bad_and_a_good_example(code: str) -> None:
    section = SECTIONS[code]
    assert re.search(r"(?m)^坏 · bad\n\n```[a-z]*\n.+?\n```$", section, re.DOTALL)
    assert re.search(r"(?m)^好 · good\n\n```[a-z]*\n.+?\n```$", section, re.DOTALL)


@pytest.mark.parametrize("code", sorted(CODES))
def test_section_explains_in_both_languages(code: str) -> None:
    prose = SECTIONS[code].split("坏 · bad")[0].splitlines()[1:]
    assert any(re.search("[\u4e00-\u9fff]{4}", line) for line in prose)
    assert any(re.match("[A-Za-z`\"']", line) for line in prose)


@pytest.mark.parametrize(("code", "zh", "en"), HEADINGS, ids=[code for code, _, _ in HEADINGS])
def test_heading_is_the_title_of_the_code(code: str, zh: str, en: str) -> None:
    assert (CODES[code].title.zh, CODES[code].title.en) == (zh, en)
