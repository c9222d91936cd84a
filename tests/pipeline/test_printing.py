"""Single prints: a file is written whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guiju.diagnostics import errors
from guiju.model.handbook import Handbook
from guiju.model.people import Role
from guiju.pipeline import printing
from guiju.pipeline.checking import check
from guiju.settings import Settings


def opened(book: Path) -> tuple[Handbook, Settings]:
    settings = Settings(sop=book / "sop", home=book, date="2026-11-23")
    found = check(settings).handbook
    assert found
    return found, settings


def role(handbook: Handbook, name: str) -> Role:
    return next(one for one in handbook.roles if one.id == name)


def test_a_day_of_a_role_is_one_file(book: Path, tmp_path: Path) -> None:
    handbook, settings = opened(book)
    target = tmp_path / "day.pdf"
    run = printing.print_sheets(role(handbook, "baker"), 1, handbook, settings, target)
    assert run
    assert not errors(run.findings)
    assert target.read_bytes().startswith(b"%PDF-")


def test_where_nothing_recurs_nothing_is_written(book: Path, tmp_path: Path) -> None:
    handbook, settings = opened(book)
    idle = replace(role(handbook, "baker"), id="idle", duties=())
    assert printing.print_sheets(idle, 1, handbook, settings, tmp_path / "none.pdf") is None
    assert printing.write_calendar(idle, 1, handbook, settings, tmp_path / "none.ics") is None
    assert not list(tmp_path.glob("none.*"))


def test_a_target_that_cannot_be_written_is_a_finding(book: Path, tmp_path: Path) -> None:
    handbook, settings = opened(book)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    run = printing.print_fillable(handbook.forms[0], handbook, settings, tmp_path / "file" / "form.pdf")
    assert [one.code for one in errors(run.findings)] == ["GJ704"]
