"""The handbook that guiju init begins: another trade's, sound, and ready for an editor."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Guiju

from guiju.load.folder import read_folder

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_checks_without_any_finding(bakery: Path, guiju: Guiju, lang: str) -> None:
    ran = guiju("check", "--format", "json", "--date", "2026-11-21", "--lang", lang)
    assert json.loads(ran.out) == {"findings": [], "counts": {"error": 0, "warning": 0, "info": 0}}


def test_it_says_what_comes_next(tmp_path: Path, guiju: Guiju) -> None:
    folder = tmp_path / "my bakery"
    ran = guiju("init", str(folder))
    assert ran.code == 0
    lines = [line.strip() for line in ran.out.splitlines()[1:]]
    assert lines == [f"cd '{folder}'", "guiju check", "guiju serve", "guiju build"]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert all(line in readme for line in lines[1:])


def test_an_empty_folder_is_taken_and_a_full_one_refused(tmp_path: Path, guiju: Guiju) -> None:
    (tmp_path / "new").mkdir()
    assert guiju("init", str(tmp_path / "new")).code == 0
    before = sorted(tmp_path.rglob("*"))
    assert guiju("init", str(tmp_path / "new")).code == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_every_document_finds_its_schema_and_fits_it(bakery: Path) -> None:
    files = sorted((bakery / "sop").rglob("*.yaml"))
    assert len(files) >= 8
    for file, source in zip(files, read_folder(bakery / "sop").files, strict=True):
        line = file.read_text(encoding="utf-8").splitlines()[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
        assert named, file
        schema = json.loads((file.parent / named[1]).read_text(encoding="utf-8"))
        jsonschema.validate(source.data, schema, cls=jsonschema.Draft7Validator)


def test_it_has_what_a_beginner_wants_to_see(bakery: Path) -> None:
    kinds = {source.kind for source in read_folder(bakery / "sop").files}
    assert kinds >= {"handbook", "unit", "role", "procedure", "policy", "checklist", "form", "glossary"}
    opening = (bakery / "sop/procedures/opening.yaml").read_text(encoding="utf-8")
    assert all(field in opening for field in ("decision:", "approves:", "deadline:"))
    assert (bakery / ".gitignore").read_text(encoding="utf-8").count("/build/") == 1


def test_nothing_of_the_reference_handbook_is_in_it(bakery: Path) -> None:
    ours = [*read_folder(bakery / "sop").files]
    theirs = [file for file in read_folder(ROOT / "sop").files if file.kind != "handbook"]
    assert theirs
    assert not {str(file.data["id"]) for file in ours} & {str(file.data["id"]) for file in theirs}
    text = "".join(file.read_text(encoding="utf-8") for file in (bakery / "sop").rglob("*.yaml"))
    assert not re.search(r"\bS\d-\d{3}\b|示例集团|案场|发货", text)


@pytest.mark.slow
def test_it_builds_at_once(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("build")
    assert ran.code == 0, ran.out + ran.err
    assert "GJ" not in ran.out
    assert (bakery / "build/site/index.html").is_file()
    assert (bakery / "build/pdf/handbook.pdf").read_bytes().startswith(b"%PDF")
    assert guiju("verify").code == 0
    page = bakery / "build/site/index.html"
    os.utime(page)
    page.write_bytes(page.read_bytes() + b" ")
    assert guiju("verify").code == 1
