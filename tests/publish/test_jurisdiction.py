"""Whole builds of one handbook under the profiles of several places: a worker's fine that counsel has not confirmed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.print.reading import pages
from tests.publish.building import bakery, build

PENALTY = """\
kind: penalty
id: fines
title: 门店处罚规定
title_en: Penalties
aliases: [罚款]
book: shop
number: MB-CF-01
owner: shop-manager
breaches:
  - id: late-measure
    text: 开门时没有量柜温
    short: 没有量柜温
    party: [shop-assistant]
    applies_to: [employee]
    basis: [opening#measure]
    consequences:
      - {type: warning}
      - {type: fine, amount: {min: 137, max: 141}, payer: shop-assistant, per: occurrence}
    evidence: [temperature-log]
    standing: pending_counsel
"""
READABLE = (".html", ".js", ".json", ".xml", ".txt", ".css", ".pdf")
FINE = "137–141"
EDITORS = {"site/tables/counsel.html", "handbook.json"}


@pytest.fixture(scope="module", params=["none", "cn", "cn-sz", "cn-gd"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """Give a profile, and the text of every file that a build under it publishes."""
    home = bakery(tmp_path_factory.mktemp(request.param))
    (home / "sop/penalties").mkdir()
    (home / "sop/penalties/fines.yaml").write_text(PENALTY, encoding="utf-8")
    with (home / "sop/handbook.yaml").open("a", encoding="utf-8") as sheet:
        sheet.write(f"jurisdiction: {request.param}\n")
    report = build(home)
    assert report["published"], report["findings"]
    files = [path for path in (home / "build").rglob("*") if path.is_file() and path.suffix in READABLE]
    return request.param, {path.relative_to(home / "build").as_posix(): read(path) for path in files}


def read(file: Path) -> str:
    """Give what a reader can find in a file: the text of a PDF's pages, of HTML without its tags."""
    if file.suffix == ".pdf":
        return "".join(pages(file.read_bytes()))
    return re.sub(r"<[^>]*>|\s", "", file.read_bytes().decode("utf-8", "replace"))


def test_who_reads_of_the_fine(built: tuple[str, dict[str, str]]) -> None:
    """Everywhere but in Guangdong staff read it; there it is left to the editors' page and to other programs."""
    profile, files = built
    telling = {path for path, text in files.items() if FINE in text}
    staff = {path for path in telling if path not in EDITORS}
    assert "site/tables/counsel.html" in telling
    if profile == "cn-gd":
        assert staff == set()
    else:
        assert {kind(path) for path in staff} >= {"penalties", "roles", "procedures", "tables", "search", "pdf"}


def test_nothing_else_is_withheld(built: tuple[str, dict[str, str]]) -> None:
    """The rule, and what follows besides the fine, can be read under every profile."""
    _, files = built
    page = files["site/penalties/fines.html"]
    assert "开门时没有量柜温" in page
    assert "警告" in page


def test_the_mark_and_the_law_stand_wherever_the_fine_is_spoken_of(built: tuple[str, dict[str, str]]) -> None:
    profile, files = built
    speaking = {path: text for path, text in files.items() if FINE in text and path != "handbook.json"}
    assert [path for path, text in speaking.items() if "待法务确认" not in text] == []
    law = {"cn-sz": "《深圳市员工工资支付条例》第34条", "cn-gd": "《广东省工资支付条例》第15条"}.get(
        profile, "《企业职工奖惩条例》"
    )
    for path in ("site/penalties/fines.html", "site/roles/shop-assistant.html", "site/tables/counsel.html"):
        assert law in files[path], path


def test_other_programs_get_the_whole_model(built: tuple[str, dict[str, str]]) -> None:
    _, files = built
    assert '"min":137' in files["handbook.json"]
    assert json.loads(files["handbook.json"])["format"] == 1


def kind(path: str) -> str:
    """Say what sort of file it is."""
    if path.endswith("search-index.js"):
        return "search"
    return path.split("/")[1] if path.startswith("site/") else path.split("/")[0]
