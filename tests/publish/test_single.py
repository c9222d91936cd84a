"""One PDF by itself."""

from __future__ import annotations

from pathlib import Path

from tests.publish.printers import EchoPrinter

from guiju.publish.folders import locked
from guiju.publish.single import print_folder, print_to
from guiju.publish.workshop import workshop
from guiju.render.artifact import Artifact, ArtifactKind, artifact


def _sheet(html: str) -> Artifact:
    return artifact("pdf/roles/guard-checklist.pdf", ArtifactKind.PDF, html)


def test_it_prints_while_a_build_holds_the_workshop(tmp_path: Path) -> None:
    with workshop(tmp_path):
        ran = print_to(tmp_path / "today.pdf", _sheet("<p>今天</p>"), EchoPrinter())
    assert ran.made == ("pdf/roles/guard-checklist.pdf",)
    assert "今天" in (tmp_path / "today.pdf").read_text(encoding="utf-8")


def test_the_workshop_is_one_that_others_wait_for(tmp_path: Path) -> None:
    waited: list[str] = []
    with workshop(tmp_path):
        lock = next((tmp_path / ".guiju").glob("lock"))
        try:
            with locked(lock, lambda: _give_up(waited)):
                waited.append("got in")
        except TimeoutError:
            waited.append("gave up")
    assert waited == ["waiting", "gave up"]


def test_a_failed_print_leaves_an_earlier_sheet_alone(tmp_path: Path) -> None:
    (tmp_path / "today.pdf").write_text("昨天的", encoding="utf-8")
    ran = print_to(tmp_path / "today.pdf", _sheet("<p>FAIL</p>"), EchoPrinter())
    assert ran.findings
    assert (tmp_path / "today.pdf").read_text(encoding="utf-8") == "昨天的"


def _give_up(waited: list[str]) -> None:
    waited.append("waiting")
    raise TimeoutError


def _folder(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.iterdir()}


def test_a_folder_of_prints_is_put_in_place_at_once(tmp_path: Path) -> None:
    target = tmp_path / "day"
    assert not print_folder(target, [_sheet("<p>今天</p>")], EchoPrinter(), jobs=1).findings
    assert _folder(target).keys() == {"guard-checklist.pdf"}
    print_folder(target, [_sheet("<p>明天</p>")], EchoPrinter(), jobs=1)
    assert "明天" in _folder(target)["guard-checklist.pdf"].decode()
    assert [one.name for one in tmp_path.iterdir()] == ["day"]


def test_a_folder_keeps_what_it_had_when_anything_fails(tmp_path: Path) -> None:
    target = tmp_path / "day"
    print_folder(target, [_sheet("<p>昨天</p>")], EchoPrinter(), jobs=1)
    before = _folder(target)
    other = artifact("pdf/roles/other.pdf", ArtifactKind.PDF, "FAIL")
    assert print_folder(target, [_sheet("<p>今天</p>"), other], EchoPrinter(), jobs=1).findings
    assert _folder(target) == before


def test_a_folder_with_a_strangers_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep", encoding="utf-8")
    ran = print_folder(tmp_path, [_sheet("<p>今天</p>")], EchoPrinter(), jobs=1)
    assert [(one.code, dict(one.values)["path"]) for one in ran.findings] == [("GJ743", "letter.txt")]
    assert _folder(tmp_path) == {"letter.txt": b"keep"}


def test_what_the_disk_says_against_it_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = print_to(tmp_path / "file/today.pdf", _sheet("<p>今天</p>"), EchoPrinter())
    assert [one.code for one in ran.findings] == ["GJ704"]
    ran = print_folder(tmp_path / "file/day", [_sheet("<p>今天</p>")], EchoPrinter(), jobs=1)
    assert [one.code for one in ran.findings] == ["GJ704"]
