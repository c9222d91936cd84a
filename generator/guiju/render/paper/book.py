"""The whole handbook: cover, control page, preface, contents and terms before the documents' own PDFs."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass

from guiju.derive.counsel import withheld
from guiju.derive.status import status_on
from guiju.model.handbook import Handbook
from guiju.model.node import Controlled, Document, Ref
from guiju.model.text import given, listed, words
from guiju.render import addresses
from guiju.render.paper.frame import Frame, frame
from guiju.render.views import parts
from guiju.render.views.parts import HeadView, Row, TermView, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words

_GROUPS = {
    "role": "岗位",
    "procedure": "程序",
    "policy": "制度",
    "checklist": "检查表",
    "penalty": "处罚",
    "reward": "奖励",
    "form": "表单",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """A document in the contents; part is its place among the parts, from 0."""

    part: int
    number: str
    title: str
    version: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsGroup:
    """The documents of one kind."""

    title: str
    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsBook:
    """A book in the contents."""

    title: str
    groups: tuple[ContentsGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBook:
    """The front matter; logo is a picture below the handbook's folder; outline holds the bookmarks as JSON, parts the
    files that are bound, in order, by their path below pdf/; sources are the files (and their sha256) that are put
    into the book."""

    frame: Frame
    organisation_en: str
    logo: str
    cover: tuple[Row, ...]
    preface: tuple[Words, ...]
    numbering: Words
    purposes: tuple[Row, ...]
    books: tuple[ContentsBook, ...]
    terms: tuple[TermView, ...]
    outline: str
    parts: tuple[str, ...]
    sources: tuple[str, ...]


def bound_documents(handbook: Handbook) -> tuple[Document, ...]:
    """Give the documents that the handbook binds, in order."""
    return tuple(one for one in handbook.documents if addresses.pdf(one))


def paper_book(handbook: Handbook, scope: Scope) -> PaperBook:
    """Make the view of the handbook's front matter."""
    manual = handbook.manual
    head = parts.head(manual, scope)
    bound = bound_documents(handbook)
    books = _books(bound, handbook, scope)
    return PaperBook(
        frame=frame(head, style="handbook", kind_label="作业手册"),
        organisation_en=given(manual.organisation_en) or "",
        logo=given(manual.logo) or "",
        cover=_cover(head, parts.edition(handbook)),
        preface=tuple(scope.words(one) for one in listed(manual.preface)),
        numbering=scope.words(manual.numbering),
        purposes=tuple(row(str(book.title), words(book.purpose)) for book in manual.books if book.purpose),
        books=books,
        terms=tuple(term for one in handbook.glossaries for term in parts.terms(one.terms, scope)),
        outline=json.dumps([_bookmark(book) for book in books], ensure_ascii=False),
        parts=tuple(addresses.pdf(one).removeprefix("pdf/") for one in bound),
        sources=_sources(handbook, scope),
    )


def _sources(handbook: Handbook, scope: Scope) -> tuple[str, ...]:
    """Give what a released handbook was made from. An edition for some has no source in it, and what staff are not
    shown yet, or is only about sources, has none either."""
    released = status_on(handbook.manual, scope.date, handbook) in ("approved", "effective")
    if not released or parts.edition(handbook):
        return ()
    hidden = {one.place.file for one in handbook.penalties if any(withheld(b, one, handbook) for b in one.breaches)}
    hidden |= {one.place.file for one in handbook.sources}
    files = {handbook.manual.place.file, *(one.place.file for one in handbook.documents)} - hidden
    return tuple(f"{path} {handbook.files[path]}" for path in sorted(files & handbook.files.keys()))


def _cover(head: HeadView, edition: str) -> tuple[Row, ...]:
    control = head.control
    if control is None:
        return ()
    return (
        *([row("发放范围", edition)] if edition else []),
        row("文件编号", control.number),
        row("版本", control.version),
        row("状态", control.status),
        row("生效日期", control.effective),
    )


def _books(documents: Sequence[Document], handbook: Handbook, scope: Scope) -> tuple[ContentsBook, ...]:
    titles = {book.id: str(book.title) for book in handbook.manual.books}
    numbered = list(enumerate(documents))
    grouped = itertools.groupby(numbered, key=lambda pair: _book(pair[1]))
    return tuple(
        ContentsBook(title=titles.get(book, "各册通用"), groups=_groups(list(found), scope)) for book, found in grouped
    )


def _groups(numbered: Sequence[tuple[int, Document]], scope: Scope) -> tuple[ContentsGroup, ...]:
    grouped = itertools.groupby(numbered, key=lambda pair: pair[1].kind)
    return tuple(
        ContentsGroup(title=_GROUPS[kind], entries=tuple(_entry(part, one, scope) for part, one in found))
        for kind, found in grouped
    )


def _entry(part: int, document: Document, scope: Scope) -> ContentsEntry:
    control = parts.control(document, scope) if isinstance(document, Controlled) else None
    return ContentsEntry(
        part=part,
        number=control.number if control else "",
        title=str(document.title),
        version=control.version if control else "",
        status=control.status if control else "",
    )


def _book(document: Document) -> str:
    return document.book.target if isinstance(document.book, Ref) else ""


def _bookmark(book: ContentsBook) -> list[object]:
    groups = [[g.title, None, [[f"{e.number} {e.title}".strip(), e.part, []] for e in g.entries]] for g in book.groups]
    return [book.title, None, groups]
