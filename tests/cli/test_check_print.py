"""guiju check --print: every print is read back; what is wrong has the print and its page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Guiju

STYLES = Path(__file__).parents[2] / "templates" / "pdf" / "print.css"


@pytest.mark.slow
def test_says_what_is_wrong_with_the_prints(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("check", "--print", "--date", "2026-11-21", "--jobs", "1")
    assert (ran.code, ran.out) == (0, "没有发现问题\n")
    assert not (bakery / "build").exists()
    # A style sheet of the handbook's own that prints pale.
    own = bakery / "templates" / "pdf" / "print.css"
    own.parent.mkdir(parents=True)
    own.write_text(STYLES.read_text(encoding="utf-8") + ".text { color: #aaa }\n", encoding="utf-8")
    ran = guiju("check", "--print", "--date", "2026-11-21", "--jobs", "1", "--format", "json")
    found = json.loads(ran.out)["findings"]
    assert ran.code == 1
    assert {one["code"] for one in found} == {"GJ763"}
    assert ("pdf/procedures/opening.pdf", 1) in {(one["artifact"], one["page"]) for one in found}
    assert {one["file"] for one in found} == {None}


def test_a_handbook_with_errors_is_not_printed_first(bakery: Path, guiju: Guiju) -> None:
    sheet = bakery / "sop" / "handbook.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "unheard: of\n", encoding="utf-8")
    ran = guiju("check", "--print", "--date", "2026-11-21")
    assert ran.code == 1
    assert "GJ201" in ran.out or "GJ2" in ran.out
    assert "GJ7" not in ran.out
