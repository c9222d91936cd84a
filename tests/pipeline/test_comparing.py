"""Two states are read as far as they can be, and what cannot is left out of both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import change

from guiju.diagnostics import UserMistake
from guiju.pipeline import comparing
from guiju.settings import Settings


def settings(book: Path) -> Settings:
    return Settings(sop=book / "sop", home=book)


def test_two_versions_of_a_file_differ_in_what_was_changed(book: Path) -> None:
    now = book / "sop/procedures/closing.yaml"
    earlier = Path(shutil.copy(now, book / "earlier.yaml"))
    assert comparing.compared_files(settings(book), earlier, now).comparison.changes == ()
    change(now, "actor: baker", "actor: shop-manager")
    found = comparing.compared_files(settings(book), earlier, now)
    assert {(one.document, one.field) for one in found.comparison.changes} == {("closing", "actor")}
    assert found.findings == ()


def test_a_file_out_of_shape_is_told_and_left_out_of_both(book: Path) -> None:
    now = book / "sop/procedures/closing.yaml"
    earlier = Path(shutil.copy(now, book / "earlier.yaml"))
    change(now, "steps:", "stepz:")
    found = comparing.compared_files(settings(book), earlier, now)
    assert found.findings
    assert found.comparison.changes == ()


def test_without_git_there_is_no_revision(book: Path) -> None:
    with pytest.raises(UserMistake):
        comparing.compared(settings(book), "HEAD")
