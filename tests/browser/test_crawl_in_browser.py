"""No request leaves the site, nothing complains, and every link leads somewhere: each kind of page, and all pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.browser.crawl import faults, walk
from tests.browser.kinds import PAGES
from tests.browser.reader import Reader, Served

pytestmark = pytest.mark.browser


def crawled(served: Served, reader: Reader, by: str, pages: Sequence[str]) -> list[str]:
    """Walk through pages and give what is wrong with them."""
    start = getattr(served, by)
    files = [path.relative_to(served.folder).as_posix() for path in served.folder.rglob("*") if path.is_file()]
    visits = list(walk(reader, start, pages))
    assert len(visits) == len(pages)
    assert sum(len(one.links) for one in visits) > 20 * len(pages)
    return faults(visits, start, files)


@pytest.mark.parametrize("by", ["http", "disk"])
def test_every_kind_of_page_is_sound(served: Served, reader: Reader, by: str) -> None:
    assert crawled(served, reader, by, PAGES) == []


@pytest.mark.crawl
@pytest.mark.parametrize("by", ["http", "disk"])
def test_every_page_is_sound(served: Served, reader: Reader, by: str) -> None:
    pages = sorted(path for path in served.files if path.endswith(".html") and path != "404.html")
    assert len(pages) > 500
    assert crawled(served, reader, by, pages) == []


def test_a_kind_of_page_that_is_not_looked_at_is_noticed(served: Served) -> None:
    folders = {path.partition("/")[0] for path in served.files if path.endswith(".html") and "/" in path}
    assert folders == {page.partition("/")[0] for page in PAGES if "/" in page}
    assert {path for path in served.files if path.startswith("tables/")} == {
        p for p in PAGES if p.startswith("tables/")
    }


@pytest.mark.parametrize("by", ["http", "disk"])
@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('<a href="no-such-page.html">x</a>', "leads to"),
        ('<a href="#no-such-part">x</a>', "leads to"),
        ('<a href="https://example.org/">x</a>', "leads to"),
        ('<img src="no-such-picture.png">', "no-such-picture.png"),
        ('<img src="http://127.0.0.2:9/x.png">', "127.0.0.2"),
        ("<script>window.bad = 1</script>", "Content Security Policy"),
    ],
)
def test_what_is_broken_is_found(served: Served, reader: Reader, by: str, broken: str, said: str) -> None:
    page = served.folder / "roles" / "broken.html"
    page.write_bytes(served.files["roles/site-guard.html"].replace(b"</article>", broken.encode() + b"</article>"))
    try:
        found = crawled(served, reader, by, ["roles/broken.html"])
    finally:
        page.unlink()
    assert [one for one in found if said in one], found
