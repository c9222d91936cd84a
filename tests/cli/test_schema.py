"""guiju schema, and the schemas in the repository that editors read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Guiju

from guiju.resources import resources
from guiju.validate.schemas import KINDS

ROOT = Path(__file__).parents[2]


def test_lists_the_kinds(guiju: Guiju) -> None:
    zh, en = guiju("schema").out, guiju("schema", "--lang", "en").out
    assert [line.split()[0] for line in zh.splitlines()] == list(KINDS)
    assert "岗位" in zh
    assert "a role" in en


def test_prints_one_as_json(guiju: Guiju) -> None:
    printed = json.loads(guiju("schema", "role").out)
    assert printed["properties"]["kind"]["enum"] == ["role"] or printed["properties"]["kind"]["const"] == "role"


def test_writes_one_file_a_kind(guiju: Guiju, tmp_path: Path) -> None:
    assert guiju("schema", "--write", str(tmp_path / "all")).code == 0
    assert sorted(path.stem for path in (tmp_path / "all").iterdir()) == sorted(KINDS)
    assert guiju("schema", "form", "--write", str(tmp_path / "one")).code == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["form.json"]


def test_a_handbook_with_a_schema_of_its_own_gets_that(bakery: Path, guiju: Guiju) -> None:
    plain = guiju("schema", "form").out
    (bakery / "schema").mkdir()
    ours = (resources().folder("schema") / "form.yaml").read_text(encoding="utf-8")
    more = "fields:\n  shelf: {type: string, meta: {zh: 放在哪个架子, en: the shelf}}\n"
    (bakery / "schema/form.yaml").write_text(ours.replace("fields:\n", more, 1), encoding="utf-8")
    assert "放在哪个架子" in guiju("schema", "form").out
    assert "放在哪个架子" not in plain


def test_a_broken_schema_of_its_own_is_a_finding(bakery: Path, guiju: Guiju) -> None:
    (bakery / "schema").mkdir()
    (bakery / "schema/form.yaml").write_text("kind: form\n", encoding="utf-8")
    for command in (["schema", "form"], ["check"]):
        ran = guiju(*command)
        assert ran.code == 1
        assert "schema/form.yaml" in ran.out + ran.err
        assert "GJ234" in ran.out + ran.err


def test_the_committed_schemas_are_those_of_now(guiju: Guiju, tmp_path: Path) -> None:
    """After a change of schema/: guiju schema --write .schema"""
    assert guiju("schema", "--write", str(tmp_path)).code == 0
    now = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / ".schema").iterdir()}
    assert committed == now


@pytest.mark.parametrize("file", sorted((ROOT / "sop").rglob("*.yaml")), ids=lambda file: str(file.name))
def test_every_document_of_the_repository_names_its_schema(file: Path) -> None:
    line = file.read_text(encoding="utf-8").splitlines()[0]
    prefix = "# yaml-language-server: $schema="
    assert line.startswith(prefix)
    assert (file.parent / line.removeprefix(prefix)).resolve().parent == ROOT / ".schema"
    assert (file.parent / line.removeprefix(prefix)).is_file()
