"""One PDF by itself."""

from __future__ import annotations

from pathlib import Path

from tests.publish.printers import EchoPrinter

from guiju.publish.folders import locked
from guiju.publish.single import print_to
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
