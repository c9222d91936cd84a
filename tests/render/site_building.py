"""Builds sites for tests: a handbook's tree, run through the engine, with the search laid over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from guiju.model.handbook import Handbook
from guiju.pipeline import check
from guiju.publish.engine import make_site
from guiju.render.artifact import ArtifactKind
from guiju.render.site import render_site
from guiju.render.site.search import worker_name
from guiju.resources import resources
from guiju.settings import Settings
from guiju.source import Past

ROOT = Path(__file__).parents[2]
DATE = "2026-11-21"


def real_handbook() -> Handbook:
    """Read the reference handbook."""
    found = check(Settings(sop=ROOT / "sop", home=ROOT, date=DATE)).handbook
    assert found is not None
    return found


def built(handbook: Handbook, work: Path, past: Past | None = None) -> Mapping[str, bytes]:
    """Give the finished site of a handbook, without its PDFs; the engine must have nothing to complain of."""
    artifacts = list(render_site(handbook, resources(), date=DATE, past=past))
    work.mkdir(parents=True, exist_ok=True)
    site = make_site({a.path: a.content for a in artifacts if a.kind is ArtifactKind.SITE}, work)
    assert [found.message("en") for found in site.findings] == []
    over = {a.path: a.content for a in artifacts if a.kind is ArtifactKind.SITE_EXTRA}
    assert [path for path in over if path in site.files] == [f"assets/javascripts/workers/{worker_name()}"]
    return {**site.files, **over}


def pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Give every page with its text."""
    for path in sorted(site):
        if path.endswith(".html") and path != "404.html":
            yield path, site[path].decode()


class Tags(HTMLParser):
    """Collects a page's tags, its inline scripts, and the text outside audit views."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self._words: list[str] = []
        self._inside: list[str] = []
        self.feed(page)

    @property
    def staff_text(self) -> str:
        """Give what staff read: all text but scripts and audit views."""
        return re.sub(r"\s+", "", "".join(self._words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag == "script" and "src" not in found and found.get("type") != "application/json":
            self.scripts.append("")
        if tag in ("script", "style") or (tag == "details" and (self._inside or "audit" in found.get("class", ""))):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or an audit view."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Remember the text that staff see."""
        if self._inside and self._inside[-1] == "script" and self.scripts:
            self.scripts[-1] += data
        if not self._inside:
            self._words.append(data)
