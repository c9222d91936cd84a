"""The contents list of the site: books, then kinds, then documents; then the tables."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

from guiju.model.handbook import Handbook
from guiju.model.manual import Book
from guiju.model.node import Document
from guiju.render import addresses
from guiju.render.overview import TABLE_TITLES, UNSEARCHED, table_url
from guiju.render.site.home import KINDS_IN_BOOKS, book_url, in_book, kind_title, kind_url
from guiju.render.site.status import TITLE as STATUS_TITLE
from guiju.render.site.status import URL as STATUS_URL

Entry = Mapping[str, "str | Sequence[Entry]"]


def contents(handbook: Handbook) -> Sequence[Entry]:
    """Give MkDocs' nav."""
    loose = list(_kinds(handbook, None))
    tables: Sequence[Entry] = [{t: _page(table_url(n))} for n, t in TABLE_TITLES.items() if n not in UNSEARCHED]
    printed: Sequence[Entry] = [{STATUS_TITLE: _page(STATUS_URL)}]
    audit: Sequence[Entry] = [{TABLE_TITLES[name]: _page(table_url(name))} for name in UNSEARCHED]
    sources: Sequence[Entry] = [{_title(s): _page(addresses.url(s))} for s in handbook.sources]
    # An edition for one audience has no pages for editors.
    editors: Sequence[Entry] = [{"编审": [*audit, *([{"来源登记": sources}] if sources else [])]}]
    return [
        {"首页": "index.md"},
        *({_title(book): _book(book, handbook)} for book in handbook.manual.books),
        *([{"其他": loose}] if loose else []),
        {"总表": [*tables, *printed]},
        *([] if handbook.audience else editors),
    ]


def _book(book: Book, handbook: Handbook) -> Sequence[Entry]:
    return [{_title(book): _page(book_url(book))}, *_kinds(handbook, book)]


def _kinds(handbook: Handbook, book: Book | None) -> Iterator[Entry]:
    for kind in KINDS_IN_BOOKS:
        documents = [d for d in handbook.documents if d.kind == kind and in_book(d, book)]
        if documents:
            index: Sequence[Entry] = [{kind_title(kind): _page(kind_url(book, kind))}] if book else []
            yield {kind_title(kind): [*index, *({_title(d): _page(addresses.url(d))} for d in documents)]}


def _title(titled: Document | Book) -> str:
    """The engine writes titles into its pages as they are: they must come as HTML already."""
    return html.escape(str(titled.title))


def _page(url: str) -> str:
    return url.removesuffix(".html") + ".md"
