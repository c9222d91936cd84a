"""The views of the home page, of a book, and of one kind of document in a book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guiju.derive.due import PERIODS
from guiju.model.handbook import Handbook
from guiju.model.manual import Book
from guiju.model.node import Controlled, Document, Ref
from guiju.model.people import Role, Unit
from guiju.model.text import given, listed, words
from guiju.model.work import Checklist, Procedure
from guiju.render import addresses, wording
from guiju.render.overview import TABLE_NOTES, TABLE_TITLES, UNSEARCHED, table_url
from guiju.render.views import parts
from guiju.render.views.parts import HeadView, Row
from guiju.render.views.scope import Scope
from guiju.render.words import Span, Words

KINDS_IN_BOOKS = (
    "role",
    "procedure",
    "checklist",
    "policy",
    "penalty",
    "reward",
    "form",
    "unit",
    "glossary",
)
_OFTEN = ("hour", "shift", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A document in a list. keys is what the filter looks at besides the title; status_key is the status as data."""

    title: Words
    number: str
    about: str
    detail: str
    keys: str
    status: str
    status_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """Documents of one kind in a book."""

    kind: str
    url: str
    title: str
    book: str
    book_url: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookView:
    """A book's page, with its documents by kind."""

    id: str
    url: str
    title: str
    title_en: str
    purpose: str
    counts: str
    lists: tuple[ListView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Entries under a heading."""

    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """An area, a site or a shift of the handbook."""

    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page."""

    head: HeadView
    organisation: str
    edition: str
    preface: tuple[Words, ...]
    roles: tuple[GroupView, ...]
    tasks: tuple[GroupView, ...]
    checks: tuple[GroupView, ...]
    books: tuple[BookView, ...]
    tables: tuple[Row, ...]
    places: tuple[PlaceView, ...]
    handbook_pdf: str


def book_url(book: Book) -> str:
    """Give the address of a book's page, relative to the site."""
    return f"books/{book.id}/index.html"


def kind_url(book: Book, kind: str) -> str:
    """Give the address of the list of one kind of document in a book."""
    return f"books/{book.id}-{addresses.FOLDERS[kind]}/index.html"


def in_book(document: Document, book: Book | None) -> bool:
    """Say whether a document stands in a book; None stands for no book at all."""
    name = document.book.target if isinstance(document.book, Ref) else None
    return name == (book.id if book else None)


def kind_title(kind: str) -> str:
    """Give the heading of a list of one kind."""
    return {"penalty": "处罚", "glossary": "术语"}.get(kind, wording.label("kind", kind))


def home_view(handbook: Handbook, scope: Scope) -> HomeView:
    """Make the view of the home page."""
    manual = handbook.manual
    return HomeView(
        head=parts.head(manual, scope),
        organisation=str(manual.organisation),
        edition=parts.edition(handbook),
        preface=tuple(scope.words(text) for text in listed(manual.preface)),
        roles=tuple(_role_groups(handbook, scope)),
        tasks=tuple(_groups(handbook.procedures, handbook, scope)),
        checks=tuple(_check_groups(handbook, scope)),
        books=tuple(book_view(book, handbook, scope) for book in manual.books),
        tables=tuple(_table(name, scope) for name in TABLE_TITLES if name not in UNSEARCHED),
        places=tuple(_places(handbook)),
        handbook_pdf=scope.base + addresses.pdf(manual),
    )


def book_view(book: Book, handbook: Handbook, scope: Scope) -> BookView:
    """Make the view of a book."""
    lists = tuple(kind_view(book, kind, handbook, scope) for kind in KINDS_IN_BOOKS)
    filled = tuple(one for one in lists if one.entries)
    return BookView(
        id=book.id,
        url=scope.base + book_url(book),
        title=str(book.title),
        title_en=given(book.title_en) or "",
        purpose=words(book.purpose),
        counts="　".join(f"{one.title} {len(one.entries)}" for one in filled),
        lists=filled,
    )


def kind_view(book: Book, kind: str, handbook: Handbook, scope: Scope) -> ListView:
    """Make the view of one kind of document in a book."""
    found = [d for d in handbook.documents if d.kind == kind and in_book(d, book)]
    return ListView(
        kind=kind,
        url=scope.base + kind_url(book, kind),
        title=kind_title(kind),
        book=str(book.title),
        book_url=scope.base + book_url(book),
        entries=tuple(_entry(document, scope) for document in found),
    )


def _entry(document: Document, scope: Scope) -> EntryView:
    control = parts.control(document, scope) if isinstance(document, Controlled) else None
    keys = [*listed(document.aliases), given(document.title_en) or "", control.number if control else ""]
    return EntryView(
        title=scope.title(document),
        number=control.number if control else "",
        about=words(getattr(document, "purpose", None)),
        detail=_detail(document, scope),
        keys=" ".join(key for key in keys if key),
        status=control.status if control else "",
        status_key=control.status_key if control else "",
    )


def _detail(document: Document, scope: Scope) -> str:
    if isinstance(document, Role):
        return str(scope.named(document.unit, document))
    if isinstance(document, Checklist):
        return f"{scope.all_named(document.roles, document)}　{wording.frequency(document.frequency)}"
    if isinstance(document, Procedure):
        return f"{len(document.steps)} 步"
    return "外部单位" if isinstance(document, Unit) and given(document.external) else ""


def _role_groups(handbook: Handbook, scope: Scope) -> Iterator[GroupView]:
    inside = [role for role in handbook.roles if not given(role.external)]
    outside = [role for role in handbook.roles if given(role.external)]
    yield from _groups(inside, handbook, scope)
    if outside:
        yield GroupView(title="外部人员和单位", entries=tuple(_entry(role, scope) for role in outside))


def _groups(documents: list[Role] | tuple[Procedure, ...], handbook: Handbook, scope: Scope) -> Iterator[GroupView]:
    for book in (*handbook.manual.books, None):
        found = tuple(_entry(document, scope) for document in documents if in_book(document, book))
        if found:
            yield GroupView(title=str(book.title) if book else "通用", entries=found)


def _check_groups(handbook: Handbook, scope: Scope) -> Iterator[GroupView]:
    often = [c for c in handbook.checklists if c.frequency.period in _OFTEN]
    others = [c for c in handbook.checklists if c.frequency.period not in (*_OFTEN, "event", "unspecified")]
    events = [c for c in handbook.checklists if c.frequency.period in ("event", "unspecified")]
    for title, found in (("每班、每天", often), ("每周、每月及更长", others), ("每次发生时", events)):
        ordered = sorted(found, key=lambda c: PERIODS.index(c.frequency.period))
        if ordered:
            yield GroupView(title=title, entries=tuple(_entry(c, scope) for c in ordered))


def _table(name: str, scope: Scope) -> Row:
    link = Words((Span(TABLE_TITLES[name], scope.base + table_url(name)),))
    return Row(label=TABLE_NOTES[name], value=link)


def _places(handbook: Handbook) -> Iterator[PlaceView]:
    manual = handbook.manual
    names = {area.id: str(area.title) for area in listed(manual.areas)}
    for site in listed(manual.sites):
        yield PlaceView(id=site.id, title=str(site.title), about="场所")
    for area in listed(manual.areas):
        within = names.get(area.within.target, "") if isinstance(area.within, Ref) else ""
        yield PlaceView(id=area.id, title=str(area.title), about=f"区域，属{within}" if within else "区域")
    for shift in listed(manual.shifts):
        hours = "–".join(t for t in (given(shift.start), given(shift.end)) if t)
        yield PlaceView(id=shift.id, title=words(shift.title) or shift.id, about=f"班次 {hours}".strip())
