"""From artifacts to the published folder: what is made, what is reused, what is refused."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from tests.publish.conftest import OrderMaker
from tests.publish.printers import EchoPrinter

from guiju.publish import workshop as workshop_module
from guiju.publish.engine import Site
from guiju.publish.folders import remove_folder
from guiju.publish.manifest import edition_in, verify
from guiju.publish.order import Order
from guiju.publish.press import Press
from guiju.publish.report import BuildReport
from guiju.publish.workshop import workshop
from guiju.render.artifact import Artifact, ArtifactKind, artifact

Runs = list[list[str]]


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Put an engine in mkdocs' place that gives the pages as they are; give the list of what its runs made."""
    runs: Runs = []

    def make(tree: dict[str, bytes], work: Path, pages: Sequence[str]) -> Site:
        runs.append(sorted(pages or tree))
        wanted = {path: tree[path] for path in pages or tree}
        files = {path.removeprefix("docs/").replace(".md", ".html"): content for path, content in wanted.items()}
        return Site(files=files, findings=())

    monkeypatch.setattr(workshop_module, "make_site", make)
    monkeypatch.setattr(workshop_module, "Press", _Threads)
    return runs


class _Threads(Press):
    """A press whose workers are threads: starting processes is tested with the press itself."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args[:3], executor=ThreadPoolExecutor(1))  # type: ignore[arg-type] # passed through


def page(name: str, text: str) -> Artifact:
    return artifact(f"docs/{name}.md", ArtifactKind.SITE, text)


def pdf(name: str, text: str) -> Artifact:
    return artifact(f"pdf/{name}.pdf", ArtifactKind.PDF, text, title=name)


def extra(name: str, text: str) -> Artifact:
    return artifact(name, ArtifactKind.SITE_EXTRA, text)


ALL = (page("index", "home"), page("a", '<a href="pdf/a.pdf">a</a>'), pdf("a", "A"), pdf("b", "B"), extra("s.js", "1"))
DATA = artifact("handbook.json", ArtifactKind.DATA, "{}")


def build(home: Path, order: Order, artifacts: Sequence[Artifact] = ALL) -> BuildReport:
    with workshop(home) as shop:
        if known := shop.unchanged(order):
            return known
        prints = shop.print(artifacts, order, EchoPrinter())
        site = shop.site(artifacts, order)
        found = shop.inspect(site, prints)
        return shop.publish(order, [DATA], prints, site, found)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


EVERYTHING = [
    "handbook.json",
    "manifest.json",
    "pdf/a.pdf",
    "pdf/b.pdf",
    "site/a.html",
    "site/index.html",
    "site/pdf/a.pdf",
    "site/pdf/b.pdf",
    "site/s.js",
]


def test_publishes_all_with_a_manifest(home: Path, order: OrderMaker) -> None:
    report = build(home, order())
    assert report.published
    assert set(report.made) == {"pdf/a.pdf", "pdf/b.pdf", "site"}
    assert files(home / "build") == EVERYTHING
    assert verify(home / "build") == ()


def test_an_unchanged_build_makes_nothing_and_touches_nothing(home: Path, order: OrderMaker, engine: Runs) -> None:
    first = build(home, order())
    before = (home / "build").stat()
    report = build(home, order())
    assert (report.published, report.unchanged, report.made) == (True, True, ())
    assert (report.counts, report.findings) == (first.counts, first.findings)
    assert (home / "build").stat() == before
    assert len(engine) == 1


def test_the_same_artifacts_of_other_inputs_are_all_reused(home: Path, order: OrderMaker, engine: Runs) -> None:
    build(home, order("1"))
    report = build(home, order("2"))
    assert (report.published, report.unchanged, report.made, report.reused) == (True, False, (), 3)
    assert len(engine) == 1


def test_changed_data_of_a_post_do_not_make_all_pages(home: Path, order: OrderMaker, engine: Runs) -> None:
    def with_data(text: str, where: str = "mine/guard.js") -> tuple[Artifact, ...]:
        return (*ALL, artifact(f"docs/assets/guiju/{where}", ArtifactKind.SITE, text))

    build(home, order("1"), with_data("1"))
    build(home, order("2"), with_data("2"))
    assert engine[1] == ["docs/assets/guiju/mine/guard.js"]
    assert (home / "build/site/assets/guiju/mine/guard.js").read_text() == "2"
    build(home, order("3"), with_data("1", "mine.js"))
    build(home, order("4"), with_data("2", "mine.js"))
    assert len(engine[3]) == 3, "a script that pages load: all are made"


def test_a_changed_document_makes_only_what_shows_it(home: Path, order: OrderMaker, engine: Runs) -> None:
    build(home, order("1"))
    changed = (*ALL[:3], pdf("b", "B2"), ALL[4])
    assert build(home, order("2"), changed).made == ("pdf/b.pdf",)
    changed = (page("index", "home 2"), *changed[1:])
    assert build(home, order("3"), changed).made == ("site",)
    assert (home / "build/site/index.html").read_text() == "home 2"
    changed = (*changed[:4], extra("s.js", "2"))
    assert build(home, order("4"), changed).made == ()
    assert (home / "build/site/s.js").read_text() == "2"
    assert engine == [["docs/a.md", "docs/index.md"], ["docs/index.md"]]


@pytest.mark.parametrize(
    "change",
    [
        [page("index", "---\ntitle: other\n---\nhome"), ALL[1]],
        [page("a", ALL[1].content.decode() + "2"), page("index", "home"), page("b", "")],
        [*ALL[:2], artifact("mkdocs.yml", ArtifactKind.SITE, "theme: other")],
        [ALL[0]],
    ],
    ids=["head", "another page", "settings", "a page less"],
)
def test_what_may_show_on_other_pages_makes_the_whole_site(
    home: Path, order: OrderMaker, engine: Runs, change: list[Artifact]
) -> None:
    build(home, order("1"))
    build(home, order("2"), [*change, *ALL[2:]])
    assert engine[1] == sorted(one.path for one in change)


def test_an_output_that_was_touched_is_published_again(home: Path, order: OrderMaker) -> None:
    build(home, order())
    (home / "build/site/index.html").write_text("fake")
    report = build(home, order())
    assert not report.unchanged
    assert (home / "build/site/index.html").read_text() == "home"
    assert verify(home / "build") == ()


def test_a_file_of_somebody_else_in_the_output_is_kept_elsewhere(home: Path, order: OrderMaker) -> None:
    build(home, order())
    (home / "build/site/letter.docx").write_text("dear")
    report = build(home, order())
    assert [one.code for one in report.findings] == ["GJ703"]
    assert (home / ".guiju/set-aside/site/letter.docx").read_text() == "dear"
    assert files(home / "build") == EVERYTHING
    assert build(home, order()).findings == ()


def test_a_folder_of_somebody_else_is_refused(home: Path, order: OrderMaker) -> None:
    (home / "build").mkdir()
    (home / "build" / "letter.docx").write_text("dear")
    report = build(home, order())
    assert not report.published
    assert [one.code for one in report.findings] == ["GJ701"]
    assert files(home / "build") == ["letter.docx"]


def test_a_folder_of_another_audience_is_refused(home: Path, order: OrderMaker) -> None:
    assert build(home, replace(order(), audience="门店", edition="shop")).published
    for edition in ("", "office"):
        report = build(home, replace(order(), audience=edition, edition=edition))
        assert not report.published
        assert [one.code for one in report.findings] == ["GJ705"]
        assert edition_in(home / "build") == "shop"
    assert build(home, replace(order("2"), audience="shop", edition="shop")).published


def test_an_error_leaves_the_earlier_output(home: Path, order: OrderMaker) -> None:
    build(home, order("1"))
    report = build(home, order("2"), (page("index", '<a href="none.html">'), *ALL[1:]))
    assert not report.published
    assert [(one.code, str(one.place)) for one in report.findings] == [("GJ712", "site/index.html")]
    assert (home / "build/site/index.html").read_text() == "home"
    report = build(home, order("3"), (*ALL[:2], pdf("a", "FAIL"), *ALL[3:]))
    assert [one.code for one in report.findings] == ["GJ721", "GJ712"]
    assert (home / "build/pdf/a.pdf").read_bytes() == b"%PDF A"


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("data", ["handbook.json", "manifest.json"]),
        ("pdf", ["manifest.json", "pdf/a.pdf", "pdf/b.pdf"]),
        ("site", [name for name in EVERYTHING if name.startswith(("site", "manifest"))]),
    ],
)
def test_a_part_alone(home: Path, order: OrderMaker, only: str, expected: list[str]) -> None:
    build(home, order(only=only, target=home / only))
    assert files(home / only) == expected


def test_deleting_the_cache_is_safe(home: Path, order: OrderMaker) -> None:
    build(home, order())
    remove_folder(home / ".guiju")
    report = build(home, order())
    assert set(report.made) == {"pdf/a.pdf", "pdf/b.pdf", "site"}
    assert verify(home / "build") == ()


def test_a_damaged_cache_mends_itself(home: Path, order: OrderMaker) -> None:
    build(home, order("1"))
    for path in (home / ".guiju").glob("cache-*/*/*/*"):
        path.unlink()
        path.write_bytes(b"rubbish")
    report = build(home, order("2"))
    assert set(report.made) == {"pdf/a.pdf", "pdf/b.pdf", "site"}
    assert verify(home / "build") == ()


def test_a_killed_build_leaves_no_work_behind(home: Path, order: OrderMaker) -> None:
    (home / ".guiju" / "work" / "tree").mkdir(parents=True)
    build(home, order())
    assert not (home / ".guiju" / "work").exists()


def test_every_file_has_one_mode_whatever_the_umask(home: Path, order: OrderMaker) -> None:
    before = os.umask(0o077)
    try:
        build(home, order())
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (home / "build").rglob("*")}
    assert modes == {0o644, 0o755}
    assert (home / "build").stat().st_mode & 0o777 == 0o755
