"""Parts that the views of several kinds share: control block, items, terms, open questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guiju.derive.status import status_on
from guiju.model.handbook import Handbook
from guiju.model.measures import Approval, Deadline, FormUse, Frequency, Limit
from guiju.model.node import Conflict, Controlled, Document, Item, Point, Ref, Revision, Term, Traced
from guiju.model.people import Authority, Duty
from guiju.model.rulebook import Clause
from guiju.model.text import Many, Maybe, Unspecified, given, listed, words
from guiju.render import addresses, wording
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain

_CONTROL_LABELS = (
    ("number", "文件编号"),
    ("version", "版本"),
    ("status", "状态"),
    ("effective", "生效日期"),
    ("owner", "归口"),
    ("prepared_by", "编制"),
    ("reviewed_by", "审核"),
    ("approved_by", "批准"),
    ("classification", "密级"),
    ("distribution", "发放范围"),
    ("retention", "保存期限"),
    ("hash", "内容校验"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A labelled value; id is the anchor of what it shows, where that has one of its own."""

    label: str
    value: Words
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """A line of the revision history."""

    version: str
    date: str
    by: Words
    summary: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlView:
    """The control block. status_key is the status as data (draft, effective ...); rows lists all of it in order."""

    number: str
    version: str
    status: str
    status_key: str
    effective: str
    owner: Words
    prepared_by: Words
    reviewed_by: Words
    approved_by: Words
    distribution: Words
    classification: str
    retention: str
    hash: str
    rows: tuple[Row, ...]
    revisions: tuple[RevisionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What stands at the top of every document's page. url and pdf are relative to the page (pdf: empty if none).

    address is the site's own, empty where the handbook gives none; binding is the edge that a print is bound at.
    """

    id: str
    kind: str
    kind_label: str
    title: str
    title_en: str
    aliases: str
    book: str
    book_id: str
    url: str
    pdf: str
    organisation: str
    handbook: str
    control: ControlView | None
    sources: str
    note: str
    address: str = ""
    binding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A point or check below an item; id is empty where it has none."""

    id: str
    text: Words
    gap: Words
    audit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An item with its labelled details. gap says what the source leaves out; audit is for the auditor's view."""

    id: str
    number: int
    text: Words
    short: str
    tag: str
    rows: tuple[Row, ...]
    points: tuple[PointView, ...]
    gap: Words
    audit: str
    note: str
    ours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term."""

    id: str
    term: str
    term_en: str
    aliases: str
    meaning: Words
    audit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A contradiction of the sources; follow is what is followed, or says that it is undecided. id is empty where
    another document writes it down."""

    id: str
    note: Words
    items: Words
    follow: str
    settled: bool
    facts: tuple[Row, ...]
    ask: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenView:
    """What the sources leave open for a whole document."""

    id: str
    text: Words
    ask: Words
    audit: str


def head(document: Document, scope: Scope) -> HeadView:
    """Make the head of a document's page."""
    manual = scope.handbook.manual
    books = {book.id: str(book.title) for book in manual.books}
    book = document.book.target if isinstance(document.book, Ref) else ""
    path = addresses.pdf(document)
    site, printed = given(manual.site), given(manual.print)
    return HeadView(
        id=document.id,
        kind=document.kind,
        kind_label=wording.label("kind", document.kind, scope.lang),
        title=str(document.title),
        title_en=given(document.title_en) or "",
        aliases="、".join(listed(document.aliases)),
        book=books.get(book, ""),
        book_id=book,
        url=addresses.url(document),
        pdf=scope.base + path if path and scope.linked else "",
        organisation=str(manual.organisation),
        handbook=str(manual.title),
        control=control(document, scope) if isinstance(document, Controlled) else None,
        sources=scope.facts(document.sources),
        note=str(given(document.note) or ""),
        address=(given(site.url) or "") if site else "",
        binding=(given(printed.binding) or "") if printed else "",
    )


def edition(handbook: Handbook) -> str:
    """Say whom an edition is for, or nothing where the handbook is whole."""
    party = handbook.by_id.get(handbook.audience)
    return f"本版发给{party.title}，只收发放给它的文件。" if party else ""


def control(document: Controlled, scope: Scope) -> ControlView:
    """Make the control block of a document, with the status of the build's date."""
    values = _control_values(document, scope)
    unsaid = {"number": left_open(document.number, scope), "version": left_open(document.version, scope)}
    shown = {name: value or unsaid.get(name, "") for name, value in values.items()}
    return ControlView(
        **values,  # type: ignore[arg-type]  # each by the name of its field
        status_key=status_on(document, scope.date, scope.handbook),
        rows=tuple(row(text, _as_words(shown[name])) for name, text in _CONTROL_LABELS if shown[name]),
        revisions=tuple(_revision(one, document, scope) for one in listed(document.revisions)),
    )


def row(label: str, value: Words | str) -> Row:
    """Make a labelled value."""
    return Row(label=label, value=_as_words(value))


def filled(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Keep the rows that have a value."""
    return tuple(r for r in rows if r.value)


def item(node: Item, number: int, document: Document, scope: Scope) -> ItemView:
    """Make the view of a duty, clause, authority or other item."""
    modal = given(node.modal) if isinstance(node, Clause) else None
    return ItemView(
        id=node.id,
        number=number,
        text=scope.words(node.text),
        short=str(given(node.short) or ""),
        tag=wording.label("modal", modal, scope.lang) if modal else "",
        rows=filled(_details(node, document, scope)),
        points=points(getattr(node, "points", ()), scope, document),
        gap=gap(node, document, scope),
        audit=scope.facts(node.sources),
        note=str(given(node.note) or ""),
        ours=str(given(node.ours) or ""),
    )


def items(nodes: Many[Item], document: Document, scope: Scope) -> tuple[ItemView, ...]:
    """Make the views of a list of items, numbered from 1."""
    return tuple(item(node, number, document, scope) for number, node in enumerate(listed(nodes), 1))


def points(found: Many[Point], scope: Scope, document: Document) -> tuple[PointView, ...]:
    """Make the views of points or checks."""
    if isinstance(found, Unspecified):
        return (PointView(id="", text=scope.words(found), gap=Words(), audit=""),)
    return tuple(
        PointView(
            id=given(p.id) or "", text=scope.words(p.text), gap=gap(p, document, scope), audit=scope.facts(p.sources)
        )
        for p in found
    )


def gap(node: Traced, document: Document, scope: Scope) -> Words:
    """Say to staff that something is left open here, and whom to ask; what it is stands in the auditor's view."""
    if given(node.gap) is None:
        return Words()
    asked = _asked(node, document, scope)
    return joined((plain("没写明的，请问"), asked), "") if asked else plain("这里有没写明的")


def left_out(node: Traced, document: Document, scope: Scope) -> Words:
    """Say to editors and auditors what the source leaves out, and whom to ask."""
    asked = _asked(node, document, scope)
    return joined((scope.words(given(node.gap)), joined((plain("请问"), asked), "") if asked else Words()), "；")


def deadline(value: Maybe[Deadline], document: Document, scope: Scope) -> str:
    """Say a deadline, or nothing."""
    if isinstance(value, Unspecified):
        return wording.OPEN[scope.lang]
    return wording.deadline(value, lambda ref: scope.moment(ref, document), scope.lang) if value else ""


def left_open(value: object, scope: Scope) -> str:
    """Say that something applies and the source does not say what it is, or nothing."""
    return wording.OPEN[scope.lang] if isinstance(value, Unspecified) else ""


def frequency(value: Maybe[Frequency], scope: Scope) -> str:
    """Say a frequency, and that a period is our choice where it is."""
    if value is None or isinstance(value, Unspecified):
        return left_open(value, scope)
    chosen = chosen_reason(value)
    return wording.frequency(value, scope.lang) + (f"（{chosen}）" if chosen else "")


def chosen_reason(value: Frequency) -> str:
    """Say that a period is our choice, with the reason; nothing where the source gives it."""
    reason = words(value.reason)
    return f"周期由我们选定：{reason}" if value.every == "unspecified" and reason else ""


def day(value: Maybe[str]) -> str:
    """Say a day, that it is left open, or nothing."""
    return wording.OPEN["zh"] if isinstance(value, Unspecified) else value or ""


def limit(value: Maybe[Limit], scope: Scope) -> str:
    """Say a limit, or nothing."""
    if value is None or isinstance(value, Unspecified):
        return left_open(value, scope)
    return wording.limit(value, scope.lang)


def approvals(found: Many[Approval], document: Document, scope: Scope, between: str = "、") -> Words:
    """Say who approves, when and how."""
    if isinstance(found, Unspecified):
        return plain(wording.OPEN[scope.lang])
    return plain(between.join(wording.approval(a, lambda ref: scope.moment(ref, document), scope.lang) for a in found))


def forms(uses: Many[FormUse], document: Document, scope: Scope) -> Words:
    """Say the forms in use with what is done on each: 填写《出门条》."""
    if isinstance(uses, Unspecified):
        return plain(wording.OPEN[scope.lang])
    return joined(
        joined((plain(wording.label("act", use.act, scope.lang)), scope.named(use.form, document)), " ") for use in uses
    )


def terms(found: Many[Term], scope: Scope) -> tuple[TermView, ...]:
    """Make the views of terms."""
    return tuple(
        TermView(
            id=term.id,
            term=str(term.term),
            term_en=given(term.term_en) or "",
            aliases="、".join(listed(term.aliases)),
            meaning=scope.words(term.meaning),
            audit=scope.facts(term.sources),
        )
        for term in listed(found)
    )


def conflicts(document: Document, scope: Scope) -> tuple[ConflictView, ...]:
    """Make the views of the conflicts of a document, and of those written elsewhere that concern an item of it."""
    others = (other for other in (scope.handbook.manual, *scope.handbook.documents) if other is not document)
    elsewhere = ((o, c) for o in others for c in listed(o.conflicts) if _concerns(c, document))
    own = ((document, c) for c in listed(document.conflicts))
    return tuple(_conflict(c, home, scope, c.id if home is document else "") for home, c in (*own, *elsewhere))


def opens(document: Document, scope: Scope) -> tuple[OpenView, ...]:
    """Make the views of what a whole document leaves open."""
    return tuple(
        OpenView(
            id=g.id,
            text=scope.words(g.text),
            ask=scope.named(g.ask, document) if isinstance(g.ask, Ref) else Words(),
            audit=scope.facts(g.sources),
        )
        for g in listed(document.gaps)
    )


def _asked(node: Traced, document: Document, scope: Scope) -> Words:
    return scope.named(node.ask, document) if given(node.gap) and isinstance(node.ask, Ref) else Words()


def _details(node: Item, document: Document, scope: Scope) -> Iterator[Row]:
    """Give the labelled details of an item, by the fields that its class has."""
    if isinstance(node, Duty | Clause | Authority):
        yield row("条件", scope.words(node.when))
    if isinstance(node, Duty | Clause):
        yield row("频率", frequency(node.frequency, scope))
        yield row("时限", deadline(node.deadline, document, scope))
        yield row("表单", forms(node.forms, document, scope))
    if isinstance(node, Duty):
        yield row("协同", scope.all_named(node.with_, document))
        yield row("知会", scope.all_named(node.inform, document))
        yield row("见步骤", scope.named(node.step, document))
        yield row("报告", scope.named(node.escalate_to, document))
    if isinstance(node, Clause):
        yield row("适用", scope.all_named(node.applies_to, document))
        yield row("区域", scope.all_named(node.areas, document))
        yield row("批准", approvals(node.approvals, document, scope))
    if isinstance(node, Duty | Clause | Authority):
        known = given(node.limit)
        yield row(words(known.quantity) or "限值" if known else "限值", limit(node.limit, scope))
    if isinstance(node, Authority):
        yield row("方式", scope.words(node.how))


def _conflict(conflict: Conflict, home: Document, scope: Scope, anchor: str) -> ConflictView:
    return ConflictView(
        id=anchor,
        note=scope.words(conflict.note),
        items=scope.all_named(conflict.items, home),
        follow=str(conflict.follow) if conflict.settled else "未决定",
        settled=conflict.settled,
        facts=tuple(row(ref.target, _fact(ref, scope)) for ref in conflict.facts),
        ask=scope.named(conflict.ask, home),
    )


def _concerns(conflict: Conflict, document: Document) -> bool:
    return any(ref.document == document.id for ref in listed(conflict.items))


def _fact(ref: Ref, scope: Scope) -> str:
    fact = scope.handbook.facts.get(ref.target)
    return fact.fact if fact else ""


def _control_values(document: Controlled, scope: Scope) -> dict[str, str | Words]:
    retention = given(document.retention)
    years = given(retention.years) if retention else None
    period = str(given(retention.period) or "") if retention else ""
    return {
        "number": given(document.number) or "",
        "version": given(document.version) or "",
        "status": wording.label("status", status_on(document, scope.date, scope.handbook), scope.lang),
        "effective": day(document.effective),
        "owner": scope.named(document.owner, document),
        "prepared_by": scope.all_named(document.prepared_by, document),
        "reviewed_by": scope.all_named(document.reviewed_by, document),
        "approved_by": scope.all_named(document.approved_by, document),
        "distribution": scope.all_named(document.distribution, document),
        "classification": wording.label("classification", given(document.classification) or "internal"),
        "retention": wording.retention_words(years, period) if document.retention is not None else "",
        "hash": document.hash[:12],
    }


def _revision(revision: Revision, document: Controlled, scope: Scope) -> RevisionView:
    return RevisionView(
        version=revision.version,
        date=day(revision.date),
        by=scope.named(revision.by, document),
        summary=scope.words(revision.summary),
    )


def _as_words(value: Words | str | object) -> Words:
    return value if isinstance(value, Words) else plain(str(value))
