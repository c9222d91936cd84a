"""guiju print FORM --fillable: a form to fill in on a screen."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from tests.cli.conftest import Guiju, change


def names(file: Path) -> set[str]:
    """Give the names of a PDF's fields."""
    with pikepdf.open(io.BytesIO(file.read_bytes())) as book:
        return {str(one.T) for one in book.Root.AcroForm.Fields}


@pytest.mark.parametrize("name", ["discard-slip", "报废单", "报损单", "mb-bd-02", "Discard slip"])
def test_a_form_is_found_by_any_name(name: str, bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", name, "--fillable", "-o", "x.pdf")
    assert (ran.code, ran.out, ran.err) == (0, "已写 x.pdf，1 页，可在屏幕上填写\n", "")
    assert {"serial", "date", "goods", "reason", "filler", "approval", "approval_opinion"} <= names(bakery / "x.pdf")


def test_it_is_named_after_the_form(bakery: Path, guiju: Guiju) -> None:
    assert guiju("print", "报废单", "--fillable").code == 0
    assert (bakery / "discard-slip.pdf").exists()


def test_what_is_no_form_is_wrong_use(bakery: Path, guiju: Guiju) -> None:
    ran = guiju("print", "报费单", "--fillable", "-o", "x.pdf")
    assert ran.code == 2
    assert "没有表单“报费单”" in ran.err
    assert "报废单" in ran.err
    assert guiju("print", "面包师", "--fillable").code == 2
    assert not (bakery / "x.pdf").exists()


def test_a_handbook_with_errors_is_not_printed(bakery: Path, guiju: Guiju) -> None:
    change(bakery / "sop/procedures/opening.yaml", "actor: baker\n", "actor: bakr\n")
    ran = guiju("print", "报废单", "--fillable", "-o", "x.pdf")
    assert ran.code == 1
    assert "GJ301" in ran.err
    assert not (bakery / "x.pdf").exists()
