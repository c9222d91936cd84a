"""Dates on sheets that were set once: the right glyphs in the right place, and nothing else touched."""

from __future__ import annotations

import pytest

from guiju.publish.paper_days import Gap, pieces

INK = "01230123 年月"


def run(text: str, glyphs: dict[str, str]) -> bytes:
    """Write a run as WeasyPrint does, with adjustments among its glyphs."""
    return ("[" + "12".join(f"<{glyphs[one]}>" for one in text) + "] TJ").encode()


@pytest.fixture
def glyphs() -> dict[str, str]:
    return {one: f"{number + 17:04x}" for number, one in enumerate(dict.fromkeys(INK + "甲乙"))}


def test_the_ink_is_found_and_filled(glyphs: dict[str, str]) -> None:
    content = b"BT " + run("甲乙", glyphs) + b" ET BT " + run(f"甲{INK}乙", glyphs) + b" ET"
    before, gap, behind = pieces(content, INK)
    assert isinstance(gap, Gap)
    assert before == b"BT " + run("甲乙", glyphs) + b" ET BT "
    assert behind == b" ET"
    wanted = "".join(glyphs[one] for one in "甲3 年1 月乙")
    assert gap.filled("3 年1 月") == f"[<{wanted}>] TJ".encode()


def test_text_that_only_resembles_the_ink_is_left_alone(glyphs: dict[str, str]) -> None:
    content = run(INK[:-1] + "年", glyphs) + run(INK[:-1], glyphs) + run(INK[1:] + "0", glyphs)
    assert pieces(content, INK) == [content]


def test_a_character_that_the_ink_lacks_is_a_fault(glyphs: dict[str, str]) -> None:
    gap = pieces(run(INK, glyphs), INK)[1]
    assert isinstance(gap, Gap)
    with pytest.raises(KeyError):
        gap.filled("星")
