"""What there is: forms, terms, controlled documents, and what is new among them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from guiju.derive.news import News, news
from guiju.derive.status import status_on
from guiju.derive.work import uses_of
from guiju.model import walk
from guiju.model.node import Controlled, Document, Ref, Term
from guiju.model.text import given, listed, words
from guiju.model.work import Form
from guiju.render import wording
from guiju.render.overview.table import NONE, Group, Sheet, sheet
from guiju.render.views import parts
from guiju.render.views.scope import Scope
from guiju.render.words import Span, Words, english, joined, plain

# One change of so many documents is told as one: a first edition is not five hundred pieces of news.
_MANY = 10


def forms(scope: Scope) -> tuple[Sheet, ...]:
    """Give all forms, book by book."""
    found = itertools.groupby(scope.handbook.forms, key=lambda form: _book(form, scope))
    groups = [(title, [_form(form, scope) for form in group]) for title, group in found]
    headings = "编号 表单 版式 保管 保存期限 联 用在"
    return (sheet("forms", headings, "code main small small small small ", groups),)


def terms(scope: Scope) -> tuple[Sheet, ...]:
    """Give all terms, by the document that explains them."""
    groups = [(str(d.title), [_term(d, t, scope) for t in found]) for d, found in _terms(scope)]
    return (sheet("terms", "术语 又叫 意思", "main small ", groups),)


def documents(scope: Scope) -> tuple[Sheet, ...]:
    """Give the master list of controlled documents, by book and kind."""
    rows = itertools.groupby(_controlled(scope), key=lambda d: (_book(d, scope), d.kind))
    groups: list[Group] = []
    for (book, kind), found in rows:
        label = wording.label("kind", kind)
        groups.append((f"{book}：{label}" if book else label, [_listed(d, scope) for d in found]))
    headings = "编号 文件 版本 状态 生效日期 下次评审 归口 内容校验"
    return (sheet("documents", headings, "code main code small code code small code", groups),)


def latest(scope: Scope, master_list: str) -> tuple[Sheet, ...]:
    """Give the revisions, newest day first; master_list is the address of the list of all documents."""
    days = itertools.groupby(news(scope.handbook), key=lambda one: one.date)
    groups = [(day or "没有写日期", [_news(one, scope, master_list) for one in found]) for day, found in days]
    return (sheet("news", "文件 版本 改了什么 修订人", "main code  small", groups),)


def _form(form: Form, scope: Scope) -> tuple[Words, ...]:
    uses = {document.id: document for document, _ in uses_of(form, scope.handbook)}
    retention = given(form.retention)
    kept = wording.retention_words(
        given(retention.years) if retention else None, words(retention.period) if retention else ""
    )
    return (
        plain(given(form.number) or "—"),
        scope.title(form),
        plain(wording.label("layout", form.layout)),
        scope.named(form.keeper, form) or NONE,
        plain(kept) if form.retention is not None else NONE,
        _copies(form, scope) or NONE,
        joined(scope.title(document) for document in uses.values()) or NONE,
    )


def _copies(form: Form, scope: Scope) -> Words:
    if not isinstance(form.copies, tuple):
        return plain(parts.left_open(form.copies, scope))
    each = ((plain(str(c.name)), scope.named(c.holder, form)) for c in form.copies)
    return joined((joined((name, holder), "：") for name, holder in each), "；")


def _terms(scope: Scope) -> Iterator[tuple[Document, list[Term]]]:
    for document in scope.handbook.documents:
        yield document, [node for node in walk.nodes(document) if isinstance(node, Term)]


def _term(document: Document, term: Term, scope: Scope) -> tuple[Words, ...]:
    also = joined([*map(plain, listed(term.aliases)), english(given(term.term_en) or "")])
    return scope.title(document, term.id, str(term.term)), also or plain("—"), scope.words(term.meaning)


def _controlled(scope: Scope) -> list[Controlled]:
    everything = (scope.handbook.manual, *scope.handbook.documents)
    return [d for d in everything if isinstance(d, Controlled)]


def _listed(document: Controlled, scope: Scope) -> tuple[Words, ...]:
    return (
        plain(given(document.number) or "—"),
        scope.title(document),
        plain(given(document.version) or "—"),
        plain(wording.label("status", status_on(document, scope.date, scope.handbook))),
        plain(parts.day(document.effective) or "—"),
        plain(parts.day(document.review_by) or "—"),
        scope.named(document.owner, document) or NONE,
        plain(document.hash[:12] or "—"),
    )


def _news(one: News, scope: Scope, master_list: str) -> tuple[Words, ...]:
    named = joined(scope.title(document) for document in one.documents)
    several = Words((Span(f"{len(one.documents)} 份文件", master_list),))
    return (
        several if len(one.documents) > _MANY else named,
        plain(one.version),
        scope.words(one.summary),
        scope.named(one.by, one.documents[0]) or NONE,
    )


def _book(document: Document, scope: Scope) -> str:
    books = {book.id: str(book.title) for book in scope.handbook.manual.books}
    return books.get(document.book.target, "") if isinstance(document.book, Ref) else ""
