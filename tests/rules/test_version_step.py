"""GJ509 and GJ510: a change of content steps the version, by its class."""

from __future__ import annotations

import pytest
from tests.model.shop import SHEET, files

from guiju import rules
from guiju.model.build import build
from guiju.model.handbook import Handbook
from guiju.rules.context import Context
from guiju.rules.version_step import check


def state(version: str, text: str, *, status: str = "approved", size: str = "", days: int = 3) -> Handbook:
    """Give a handbook of one procedure; size is what its revision history says of the version."""
    line = f"revisions: [{{version: {version}, change: {size}, summary: 改}}]\n" if size else ""
    procedure = (
        f"kind: procedure\nid: work\ntitle: 干活\nnumber: P-1\nversion: {version}\nstatus: {status}\n{line}"
        f"steps: [{{id: a, text: {text}, deadline: {{within: {days} days}}}}]\n"
    )
    return build(files(SHEET, "{kind: role, id: cook, title: 厨师, number: R-1}", procedure))


def codes(before: Handbook | None, after: Handbook) -> list[str]:
    return [found.code for found in check(Context(handbook=after, before=before))]


OLD = state("A/0", "煮面")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (state("A/0", "煮面"), []),
        (state("A/0", "煮面", status="obsolete"), []),  # a status is no content
        (state("B/0", "煮面"), []),
        (state("A/0", "煮面", days=2), ["GJ509"]),
        (state("A/0", "煮面。"), ["GJ509"]),
        (state("B/0", "煮面", days=2), []),
        (state("A/1", "煮面", days=2), ["GJ510"]),
        (state("A/1", "煮面", days=2, size="major"), []),
        (state("B/0", "煮面", days=2, size="minor"), ["GJ510"]),
        (state("A/1", "煮面。"), []),
        (state("A/1", "煮面。", size="major"), ["GJ510"]),
        (state("B/0", "煮面。"), ["GJ510"]),
    ],
    ids=str,
)
def test_a_change_steps_the_version_by_its_class(after: Handbook, expected: list[str]) -> None:
    assert codes(OLD, after) == expected


def test_drafts_and_new_documents_need_no_step() -> None:
    draft = state("A/0", "煮面", status="draft")
    assert codes(draft, state("A/0", "煮面", days=2)) == []
    assert codes(build(files(SHEET)), OLD) == []
    assert codes(OLD, build(files(SHEET))) == []


def test_nothing_to_compare_with_finds_nothing() -> None:
    assert codes(None, state("A/0", "煮面", days=2)) == []


def test_it_is_one_of_the_rules() -> None:
    found = rules.run(Context(handbook=state("A/0", "煮面", days=2), before=OLD))
    assert "GJ509" in {one.code for one in found}
    (one,) = [one for one in found if one.code == "GJ509"]
    assert "改了 1 处，版本仍是 A/0" in one.message("zh")
    assert "changed in 1 places" in one.message("en")
