"""The MkDocs tree: mkdocs.yml, pages, overrides and assets; and the search that is laid over the built site."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guiju.model.handbook import Handbook
from guiju.model.node import Document
from guiju.model.text import given
from guiju.render import addresses
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.data import View
from guiju.render.overview import TABLE_TITLES, UNSEARCHED, table_url, tables
from guiju.render.site.documents import document_page, summary_of, template_of
from guiju.render.site.home import (
    KINDS_IN_BOOKS,
    book_url,
    book_view,
    home_view,
    in_book,
    kind_title,
    kind_url,
    kind_view,
)
from guiju.render.site.mine import mine_files
from guiju.render.site.nav import contents
from guiju.render.site.search import search_files
from guiju.render.site.status import TITLE as STATUS_TITLE
from guiju.render.site.status import URL as STATUS_URL
from guiju.render.site.status import status_data, status_view
from guiju.render.templates import Templates
from guiju.render.views.audit import homes_of
from guiju.render.views.rulebook import picture_address
from guiju.render.views.scope import Scope, scope
from guiju.resources import Resources
from guiju.source import Past

_DEFAULT_COLOUR = "#1f4e5f"
# The base of mkdocs.yml is completed, the worker is laid over the engine's: neither is copied as it is.
_NOT_COPIED = ("mkdocs.yml", "search-worker.js", "search-variants.js", "search-pinyin.txt", "UNICODE-LICENSE.txt")
# A phone on a slow line pays for every file, so a page asks for few; each is its parts, one after the other.
_ASSETS = "docs/assets/guiju/"
_JOINED: Mapping[str, tuple[str, ...]] = {
    "guiju.css": ("guiju.css", "views.css", "mine.css", "search.css"),
    # Before the script of the engine, which takes iframe-worker.js and search-box.js for the worker of the browser.
    "guiju.js": ("iframe-worker.js", "search-box.js", "guiju.js", "mine.js", "tables.js", "copy.js"),
    # The first script of a page, before anything is drawn.
    "palette.js": ("scope.js", "palette.js"),
}
_PARTS = frozenset(_ASSETS + part for parts in _JOINED.values() for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page to be written: address of its HTML, title, description and body."""

    url: str
    title: str
    description: str
    template: str
    view: object
    document: str = ""
    hidden: tuple[str, ...] = ()
    searched: bool = True


def render_site(
    handbook: Handbook,
    resources: Resources,
    *,
    date: str | None = None,
    sop: Path | None = None,
    months: tuple[str, ...] = (),
    past: Past | None = None,
) -> Iterator[Artifact]:
    """Give the complete MkDocs tree (SITE), and Guiju's search (SITE_EXTRA, paths below build/site/).

    sop is the folder that the handbook was read from; only its pictures are read there. months (YYYY-MM) are those of
    which there are books of day sheets to link. past is what git knows of its files: without it pages show only the
    revisions that are written in them.
    """
    templates = Templates(resources)
    yield _settings(handbook, resources)
    yield from _joined(handbook, resources)
    for name, path in resources.files("site").items():
        if name not in _NOT_COPIED and name not in _PARTS:
            yield artifact(name, ArtifactKind.SITE, path.read_bytes())
    yield from _pictures(handbook, sop)
    yield from mine_files(handbook, date)
    yield status_data(scope(handbook, base="", date=date))
    for page in _pages(handbook, date, months, past):
        yield _written(page, templates)
    yield from search_files(handbook, resources, site_views(handbook))


def site_views(handbook: Handbook) -> tuple[View, ...]:
    """Give the pages that show no single document: the books' indexes and the tables."""
    return (
        *_book_views(handbook),
        *(View(title=t, url=table_url(n)) for n, t in TABLE_TITLES.items() if n not in UNSEARCHED),
        View(title=STATUS_TITLE, url=STATUS_URL),
    )


def _pages(handbook: Handbook, date: str | None, months: tuple[str, ...], past: Past | None) -> Iterator[_Page]:
    yield from _home(handbook, date)
    yield from _overviews(handbook, date)
    yield _status(handbook, date)
    below = scope(handbook, base="../", date=date, months=months)
    homes = homes_of(handbook)
    for document in handbook.documents:
        yield _document(document, below, homes, past)


def _document(document: Document, below: Scope, homes: Mapping[str, Document], past: Past | None) -> _Page:
    return _Page(
        url=addresses.url(document),
        title=str(document.title),
        description=summary_of(document),
        template=template_of(document),
        view=document_page(document, below, homes, past),
        document=document.id,
        searched=document.kind != "source",
    )


def _home(handbook: Handbook, date: str | None) -> Iterator[_Page]:
    view = home_view(handbook, scope(handbook, base="", date=date))
    title = str(handbook.manual.title)
    yield _Page(
        url="index.html",
        title=title,
        description=title,
        template="site/home.md.j2",
        view=view,
        document=handbook.manual.id,
        hidden=("navigation", "toc", "path"),
    )


def _status(handbook: Handbook, date: str | None) -> _Page:
    return _Page(
        url=STATUS_URL,
        title=STATUS_TITLE,
        description="看一份打印件是否现行有效",
        template="site/status.md.j2",
        view=status_view(scope(handbook, base="", date=date)),
        hidden=("toc",),
        searched=False,
    )


def _overviews(handbook: Handbook, date: str | None) -> Iterator[_Page]:
    below = scope(handbook, base="../", date=date)
    deeper = scope(handbook, base="../../", date=date)
    for book in handbook.manual.books:
        view = book_view(book, handbook, deeper)
        yield _Page(
            url=book_url(book), title=view.title, description=view.purpose, template="site/book.md.j2", view=view
        )
        for kind in KINDS_IN_BOOKS:
            listing = kind_view(book, kind, handbook, deeper)
            if listing.entries:
                title = f"{view.title}：{listing.title}"
                url = kind_url(book, kind)
                yield _Page(url=url, title=title, description=title, template="site/listing.md.j2", view=listing)
    for table in tables(below):
        yield _Page(
            url=table.url,
            title=table.title,
            description=table.intro,
            template=table.template,
            view=table,
            hidden=("toc",),
            searched=table.searched,
        )


def _book_views(handbook: Handbook) -> Iterator[View]:
    for book in handbook.manual.books:
        yield View(title=str(book.title), url=book_url(book))
        for kind in KINDS_IN_BOOKS:
            if any(d.kind == kind and in_book(d, book) for d in handbook.documents):
                yield View(title=f"{book.title}：{kind_title(kind)}", url=kind_url(book, kind))


def _written(page: _Page, templates: Templates) -> Artifact:
    # The engine writes titles into its pages as they are: they must come as HTML already.
    front: dict[str, object] = {"title": html.escape(page.title)}
    if page.description:
        front["description"] = html.escape(page.description)
    if page.hidden:
        front["hide"] = page.hidden
    if not page.searched:
        front["search"] = {"exclude": True}
    # JSON is YAML, and needs no care for what a title may look like.
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in front.items())
    body = templates.render(page.template, view=page.view)
    path = f"docs/{page.url.removesuffix('.html')}.md"
    return artifact(path, ArtifactKind.SITE, f"---\n{head}---\n\n{body}", document=page.document, title=page.title)


def _settings(handbook: Handbook, resources: Resources) -> Artifact:
    base = resources.path("site/mkdocs.yml").read_text(encoding="utf-8")
    manual = handbook.manual
    settings = given(manual.site)
    address = given(settings.url) if settings else None
    own = {
        "site_name": html.escape(str(manual.title)),
        "copyright": html.escape(f"{manual.organisation}　{manual.title}"),
        **({"site_url": address} if address else {}),
        "nav": contents(handbook),
    }
    text = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in own.items())
    return artifact("mkdocs.yml", ArtifactKind.SITE, f"{base}{text}")


def _pictures(handbook: Handbook, sop: Path | None) -> Iterator[Artifact]:
    if sop is None:
        return
    for file, sha in handbook.pictures.items():
        yield artifact(f"docs/pictures/{picture_address(file, sha)}", ArtifactKind.SITE, (sop / file).read_bytes())


def _joined(handbook: Handbook, resources: Resources) -> Iterator[Artifact]:
    """Give the files that are put together from parts; the style sheet begins with the handbook's colour."""
    settings = given(handbook.manual.site)
    colour = (given(settings.primary) if settings else None) or _DEFAULT_COLOUR
    for name, parts in _JOINED.items():
        texts = [resources.path(f"site/{_ASSETS}{part}").read_text(encoding="utf-8") for part in parts]
        first = [f":root{{--gj-main:{colour}}}\n"] if name.endswith(".css") else []
        yield artifact(_ASSETS + name, ArtifactKind.SITE, "\n".join(first + texts))
