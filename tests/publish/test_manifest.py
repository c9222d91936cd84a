"""manifest.json says what was published; verify finds each difference."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from tests.publish.conftest import TOOLS

from guiju.publish.manifest import edition_in, made_by_guiju, manifest, verify

CONTENT = {"handbook.json": b"{}", "site/index.html": b"<p>", "site/roles/guard.html": "平安员".encode()}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Give a published folder."""
    folder = tmp_path / "build"
    for path, content in CONTENT.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "manifest.json").write_bytes(manifest(measured(CONTENT), {"sop/a.yaml": "1"}, "abc+dirty", TOOLS))
    return folder


def measured(files: dict[str, bytes]) -> dict[str, tuple[str, int]]:
    return {path: (sha256(content).hexdigest(), len(content)) for path, content in files.items()}


def found(folder: Path) -> list[tuple[str, str]]:
    return [(one.code, str(one.place)) for one in verify(folder)]


def test_says_what_the_contract_asks(published: Path) -> None:
    told = json.loads((published / "manifest.json").read_bytes())
    assert list(told) == ["commit", "files", "fingerprint", "format", "guiju", "inputs"]
    assert told["format"] == 1
    assert told["commit"] == "abc+dirty"
    assert told["inputs"] == {"sop/a.yaml": "1"}
    assert told["files"].keys() == CONTENT.keys()
    assert told["files"]["handbook.json"]["bytes"] == 2
    assert told["fingerprint"]["hash"] == TOOLS.hash


def test_an_untouched_folder_has_no_findings(published: Path) -> None:
    assert found(published) == []


def test_each_kind_of_difference_is_found(published: Path) -> None:
    (published / "site/index.html").write_bytes(b"<q>")
    (published / "site/roles/guard.html").unlink()
    (published / "site/roles/thief.html").write_bytes(b"")
    assert found(published) == [
        ("GJ732", "site/index.html"),
        ("GJ733", "site/roles/guard.html"),
        ("GJ734", "site/roles/thief.html"),
    ]


def test_a_link_in_place_of_a_file_is_a_change(published: Path) -> None:
    page = published / "site/index.html"
    page.rename(published.parent / "elsewhere")
    page.symlink_to(published.parent / "elsewhere")
    assert found(published) == [("GJ732", "site/index.html")]


def test_a_linked_folder_is_an_addition(published: Path) -> None:
    (published / "site/more").symlink_to(published.parent)
    assert found(published) == [("GJ734", "site/more")]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 1, "guiju": "0", "files": {"a": 1}}', b"\xff"])
def test_a_broken_manifest_is_found(published: Path, content: bytes) -> None:
    (published / "manifest.json").write_bytes(content)
    assert found(published) == [("GJ731", "manifest.json")]
    assert not made_by_guiju(published)


def test_only_a_folder_of_ours_may_be_replaced(published: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.docx").write_bytes(b"")
    (tmp_path / "file").write_bytes(b"")
    may = {name: made_by_guiju(tmp_path / name) for name in ("none", "empty", "full", "file", "build")}
    assert may == {"none": True, "empty": True, "full": False, "file": False, "build": True}


def test_an_unreadable_folder_is_a_finding(tmp_path: Path) -> None:
    assert found(tmp_path / "none") == [("GJ731", "manifest.json")]
    assert list(tmp_path.iterdir()) == []


def test_says_for_whom_where_it_is_not_for_everybody(published: Path, tmp_path: Path) -> None:
    assert edition_in(published) == ""
    assert edition_in(tmp_path / "nothing") is None
    told = manifest(measured(CONTENT), {}, None, TOOLS, "shop")
    (published / "manifest.json").write_bytes(told)
    assert list(json.loads(told)) == ["audience", "commit", "files", "fingerprint", "format", "guiju", "inputs"]
    assert edition_in(published) == "shop"
    assert found(published) == []
