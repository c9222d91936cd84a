"""A check through all its stages: everything that is wrong comes back at once, and nothing that is not."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import change

from guiju.pipeline import checking
from guiju.settings import Settings
from guiju.source import Position


def checked(book: Path, date: str | None = None) -> checking.CheckResult:
    return checking.check(Settings(sop=book / "sop", home=book, date=date))


def told(result: checking.CheckResult) -> set[tuple[str, str]]:
    places = ((one.code, one.place) for one in result.findings)
    return {(code, place.file) for code, place in places if isinstance(place, Position)}


def test_a_sound_handbook_comes_back_whole(book: Path) -> None:
    result = checked(book)
    assert result.findings == ()
    assert result.handbook
    assert {role.id for role in result.handbook.roles} == {"baker", "shop-manager", "shop-assistant"}
    assert "roles/baker.yaml" in result.inputs


def test_mistakes_of_all_stages_come_at_once(book: Path) -> None:
    change(book / "sop/forms/discard-slip.yaml", "kind: form", "kind：form")
    change(book / "sop/policies/cold-storage.yaml", "modal: must\n", "modal: shall\n")
    change(book / "sop/procedures/closing.yaml", "actor: baker", "actor: bakr")
    assert told(checked(book)) == {
        ("GJ111", "forms/discard-slip.yaml"),
        ("GJ206", "policies/cold-storage.yaml"),
        ("GJ301", "procedures/closing.yaml"),
    }


def test_what_points_at_a_broken_document_is_not_blamed(book: Path) -> None:
    """The two procedures, the checklist and two roles name the form; the form alone is at fault."""
    change(book / "sop/forms/temperature-log.yaml", "layout: register", "layout: registr")
    assert told(checked(book)) == {("GJ206", "forms/temperature-log.yaml")}


def test_without_its_sheet_a_handbook_is_still_read(book: Path) -> None:
    change(book / "sop/policies/cold-storage.yaml", "modal: must\n", "modal: shall\n")
    (book / "sop/handbook.yaml").unlink()
    result = checked(book)
    assert result.handbook is None
    files = {file for _, file in told(result)}
    assert files == {"handbook.yaml", "policies/cold-storage.yaml"}


def test_pictures_are_known_by_their_hashes(book: Path) -> None:
    (book / "sop/policies/oven.PNG").write_bytes(b"png")
    result = checked(book)
    assert result.handbook
    assert result.handbook.pictures == {"policies/oven.PNG": result.inputs["policies/oven.PNG"]}


def test_the_day_asked_for_stays(book: Path) -> None:
    settings = Settings(sop=book / "sop", home=book, date="2026-11-21")
    assert checking.dated(settings) is settings
    assert checking.dated(Settings(sop=book / "sop", home=book)).date is None
    assert checked(book, "2026-11-21").date == "2026-11-21"


def test_a_second_check_gives_the_same(book: Path) -> None:
    change(book / "sop/procedures/closing.yaml", "actor: baker", "actor: bakr")
    one, other = checked(book), checked(book)
    assert one.findings
    assert (one.findings, one.inputs) == (other.findings, other.inputs)
