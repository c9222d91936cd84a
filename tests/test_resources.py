"""Our own files, and the single ones that a handbook replaces."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from guiju.resources import FOLDERS, Resources, resources


@pytest.fixture
def ours(tmp_path: Path) -> Resources:
    for name in ("templates/site/role.html", "templates/site/form.html", "templates/.hidden", "schema/role.yaml"):
        _write(tmp_path / "ours" / name, "ours")
    _write(tmp_path / "ours/templates/__pycache__/x.pyc", "ours")
    _write(tmp_path / "book/templates/site/role.html", "theirs")
    _write(tmp_path / "book/templates/site/other.html", "theirs")
    _write(tmp_path / "secret", "secret")
    (tmp_path / "book/templates/site/form.html").symlink_to(tmp_path / "secret")
    return Resources(shipped=tmp_path / "ours", own=tmp_path / "book")


def test_a_file_of_the_same_name_wins(ours: Resources) -> None:
    assert ours.path("templates/site/role.html").read_text() == "theirs"
    assert ours.path("schema/role.yaml").read_text() == "ours"


def test_a_link_out_of_the_handbook_does_not(ours: Resources) -> None:
    assert ours.path("templates/site/form.html").read_text() == "ours"


def test_only_our_own_names_are_listed_in_order(ours: Resources) -> None:
    assert list(ours.files("templates")) == ["site/form.html", "site/role.html"]
    assert list(ours.files("templates/site")) == ["form.html", "role.html"]
    assert ours.files("nowhere") == {}


def test_hashes_follow_what_is_used(ours: Resources) -> None:
    hashes = ours.hashes("templates")
    assert hashes["site/role.html"] == hashlib.sha256(b"theirs").hexdigest()
    assert hashes["site/form.html"] == hashlib.sha256(b"ours").hexdigest()


def test_a_changed_file_changes_its_hash(ours: Resources) -> None:
    before = ours.hashes("schema")
    _write(ours.shipped / "schema/role.yaml", "changed")
    assert ours.hashes("schema") != before


def test_without_a_handbook_there_are_only_ours(ours: Resources) -> None:
    assert Resources(shipped=ours.shipped).path("templates/site/role.html").read_text() == "ours"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_checkout_or_wheel_has_all_folders(folder: str) -> None:
    assert resources().files(folder)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
