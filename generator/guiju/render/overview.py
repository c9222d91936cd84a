"""Views of the whole handbook: the tables of deadlines, forms, penalties, duties, documents, open questions."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from guiju.derive import tables as derived
from guiju.derive.coverage import coverage
from guiju.derive.status import status_on
from guiju.derive.tables import DeadlineRow, RaciRow
from guiju.derive.work import uses_of
from guiju.model import walk
from guiju.model.manual import Source
from guiju.model.node import Controlled, Document, Node, Ref, Term
from guiju.model.rulebook import Breach, Penalty
from guiju.model.text import given, listed, words
from guiju.model.work import Form
from guiju.render import wording
from guiju.render.views.outcome import consequences, law_note, reminder
from guiju.render.views.rulebook import who_is_hit
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain

TABLE_TITLES = {
    "deadlines": "时限总表",
    "forms": "表单总表",
    "penalties": "处罚总表",
    "raci": "职责分工表",
    "terms": "术语总表",
    "documents": "文件总目录",
    "conflicts": "矛盾与空白",
    "counsel": "待法务确认的罚扣",
    "coverage": "来源覆盖",
}
# For the auditor and the editor alone: no search leads there.
UNSEARCHED = ("conflicts", "counsel", "coverage")
_NONE = plain("—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell under its column's heading; kind (empty, main, number, code, small) says how it is set."""

    label: str
    value: Words
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row; tag is a word set apart at its main cell."""

    cells: tuple[Cell, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableGroup:
    """Rows under one heading; title is empty where there is none."""

    id: str
    title: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table's page. searched is false for pages that are for the auditor alone."""

    url: str
    title: str
    intro: str
    columns: tuple[Cell, ...]
    groups: tuple[TableGroup, ...]
    count: int
    searched: bool


def tables(scope: Scope) -> Iterator[TableView]:
    """Give the tables over the whole handbook."""
    yield _deadlines(scope)
    yield _forms(scope)
    yield _penalties(scope)
    yield _raci(scope)
    yield _terms(scope)
    yield _documents(scope)
    yield _conflicts(scope)
    yield _counsel(dataclasses.replace(scope, editor=True))
    yield _coverage(scope)


def table_url(name: str) -> str:
    """Give the address of a table, relative to the site."""
    return f"tables/{name}.html"


def _deadlines(scope: Scope) -> TableView:
    rows = itertools.groupby(derived.deadlines(scope.handbook), key=lambda r: r.document)
    groups = [(str(document.title), [_deadline(r, scope) for r in found]) for document, found in rows]
    intro = "手册里所有带时限的事：谁、何时之前、做什么。时限从步骤、职责和条款里取出，改一处即全改。"
    return _table("deadlines", intro, "谁 时限 做什么", "main number ", groups)


def _deadline(found: DeadlineRow, scope: Scope) -> tuple[Words, ...]:
    document = found.document
    who = scope.all_named(found.parties, document) or _NONE
    when = wording.deadline(found.deadline, lambda ref: scope.moment(ref, document))
    return who, plain(when), scope.title(document, found.item.id, str(found.item.text))


def _forms(scope: Scope) -> TableView:
    forms = itertools.groupby(scope.handbook.forms, key=lambda form: _book(form, scope))
    groups = [(title, [_form(form, scope) for form in found]) for title, found in forms]
    intro = "所有表单和台账：编号、由谁保管、保存多久、用在哪里。"
    return _table("forms", intro, "编号 表单 版式 保管 保存期限 用在", "code main small small small ", groups)


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
        scope.named(form.keeper, form) or _NONE,
        plain(kept) if form.retention is not None else _NONE,
        joined(scope.title(document) for document in uses.values()) or _NONE,
    )


def _penalties(scope: Scope) -> TableView:
    groups = [(str(p.title), [_breach(p, b, scope) for b in p.breaches]) for p in scope.handbook.penalties]
    tags = {_breach(p, b, scope)[0]: reminder(b, p, scope) for p in scope.handbook.penalties for b in p.breaches}
    intro = "所有违规和后果。金额、分值以各处罚文件为准；标“待法务确认”的，未经确认不得执行。"
    return _table("penalties", intro, "违规 后果 管到谁", "main number small", groups, tags)


def _breach(penalty: Penalty, breach: Breach, scope: Scope) -> tuple[Words, ...]:
    who = who_is_hit(breach, penalty, scope)
    return scope.title(penalty, breach.id, str(breach.text)), consequences(breach, penalty, scope), who or _NONE


def _raci(scope: Scope) -> TableView:
    rows = itertools.groupby(derived.raci(scope.handbook), key=lambda r: r.procedure)
    groups = [(str(procedure.title), [_split(r, scope) for r in found]) for procedure, found in rows]
    intro = "每一步：谁执行（R）、谁当责（A）、谁协同（C）、知会谁（I）。没有另外写明当责的，执行的人就是当责的人。"
    return _table("raci", intro, "步骤 执行（R） 当责（A） 协同（C） 知会（I）", "main    ", groups)


def _split(found: RaciRow, scope: Scope) -> tuple[Words, ...]:
    step = scope.title(found.procedure, found.step.id, f"{found.number}　{found.step.label}")
    parties = (found.responsible, found.accountable, found.consulted, found.informed)
    return (step, *(scope.all_named(p, found.procedure) or _NONE for p in parties))


def _terms(scope: Scope) -> TableView:
    groups = [(str(d.title), [_term(d, t, scope) for t in found]) for d, found in _with(Term, scope) if found]
    intro = "手册用到的词和它们的意思；同一个意思只用一个词。"
    return _table("terms", intro, "术语 又叫 意思", "main small ", groups)


def _term(document: Document, term: Term, scope: Scope) -> tuple[Words, ...]:
    also = "、".join([*listed(term.aliases), given(term.term_en) or ""]).strip("、")
    return scope.title(document, term.id, str(term.term)), plain(also or "—"), scope.words(term.meaning)


def _documents(scope: Scope) -> TableView:
    controlled = [d for d in (scope.handbook.manual, *scope.handbook.documents) if isinstance(d, Controlled)]
    rows = itertools.groupby(controlled, key=lambda d: (_book(d, scope), d.kind))
    groups = [
        (
            f"{book}：{wording.label('kind', kind)}" if book else wording.label("kind", kind),
            [_listed(d, scope) for d in f],
        )
        for (book, kind), f in rows
    ]
    intro = "所有受控文件的编号、版本、状态和归口。只有本目录列出的版本有效；纸上的旧版请收回。"
    return _table("documents", intro, "编号 文件 版本 状态 归口 内容校验", "code main code small small code", groups)


def _listed(document: Controlled, scope: Scope) -> tuple[Words, ...]:
    return (
        plain(given(document.number) or "—"),
        scope.title(document),
        plain(given(document.version) or "—"),
        plain(wording.label("status", status_on(document, scope.date, scope.handbook))),
        scope.named(document.owner, document) or _NONE,
        plain(document.hash[:12] or "—"),
    )


def _conflicts(scope: Scope) -> TableView:
    found = derived.conflicts(scope.handbook)
    rows = [
        (
            scope.title(row.document, row.conflict.id),
            scope.words(row.conflict.note),
            plain(str(row.conflict.follow) if row.conflict.settled else "未决定"),
            scope.named(row.conflict.ask, row.document) or _NONE,
        )
        for row in found
    ]
    gaps = [
        (
            scope.title(row.document, row.item if (row.document.id, row.item) in scope.handbook.parts else ""),
            plain(row.text),
            plain("源文未写"),
            scope.named(row.ask, row.document) if row.ask else _NONE,
        )
        for row in derived.gaps(scope.handbook)
    ]
    intro = "来源之间互相矛盾的地方，和来源没有写明的地方。供编写和审核的人逐条去问清；问清以前，手册不替人决定。"
    groups = [("来源互相矛盾", rows), ("来源没有写明", gaps)]
    return _table("conflicts", intro, "文件 说明 现在怎么办 问谁", "small main small small", groups)


def _counsel(scope: Scope) -> TableView:
    groups = [
        (str(p.title), [_breach(p, b, scope) for b in p.breaches if reminder(b, p, scope)])
        for p in scope.handbook.penalties
    ]
    law = law_note(iter(["all"]), scope)
    intro = f"管到员工的罚款和扣款，还没有登记法务意见（谁、何时、依据哪部法律、意见书编号）的，都列在这里。{law}"
    return _table("counsel", intro, "违规 后果 管到谁", "main number small", groups)


def _coverage(scope: Scope) -> TableView:
    covered = coverage(scope.handbook)
    rows = [
        (str(s.title), [_topic(s, t, f, covered.carried, covered.waived, scope) for t, f in _topics(s)])
        for s in scope.handbook.sources
    ]
    total = len(covered.facts)
    intro = (
        f"登记的事实共 {total} 条：已写入 {len(covered.carried)} 条，不写入（有理由）{len(covered.waived)} 条，"
        f"还没有写入 {len(covered.missing_ids)} 条。"
    )
    return _table("coverage", intro, "主题 事实 已写入 不写入 未写入", "main number number number number", rows)


def _topics(source: Source) -> Iterable[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for fact in source.facts:
        found.setdefault(fact.topic, []).append(fact.id)
    return found.items()


def _topic(
    source: Source, title: str, facts: Sequence[str], carried: Iterable[str], waived: Iterable[str], scope: Scope
) -> tuple[Words, ...]:
    number = list({f.topic: None for f in source.facts}).index(title) + 1
    kept = len(set(facts) & set(carried))
    left = len(set(facts) & set(waived) - set(carried))
    figures = (len(facts), kept, left, len(facts) - kept - left)
    return (scope.title(source, f"_topic-{number}", title), *(plain(str(n)) for n in figures))


def _with(kind: type[Node], scope: Scope) -> Iterator[tuple[Document, list[Term]]]:
    for document in scope.handbook.documents:
        yield document, [node for node in walk.nodes(document) if isinstance(node, kind) and isinstance(node, Term)]


def _book(document: Document, scope: Scope) -> str:
    books = {book.id: str(book.title) for book in scope.handbook.manual.books}
    return books.get(document.book.target, "") if isinstance(document.book, Ref) else ""


def _table(
    name: str,
    intro: str,
    headings: str,
    kinds: str,
    groups: Sequence[tuple[str, Sequence[tuple[Words, ...]]]],
    tags: Mapping[Words, str] = MappingProxyType({}),
) -> TableView:
    columns = tuple(
        Cell(label=h, value=plain(h), kind=k) for h, k in zip(headings.split(" "), kinds.split(" "), strict=True)
    )
    views = tuple(
        TableGroup(id=f"_{name}-{number}", title=title, rows=tuple(_row(columns, cells, tags) for cells in rows))
        for number, (title, rows) in enumerate(groups, 1)
        if rows
    )
    return TableView(
        url=table_url(name),
        title=TABLE_TITLES[name],
        intro=intro,
        columns=columns,
        groups=views,
        count=sum(len(group.rows) for group in views),
        searched=name not in UNSEARCHED,
    )


def _row(columns: Sequence[Cell], cells: Sequence[Words], tags: Mapping[Words, str]) -> TableRow:
    made = tuple(Cell(label=c.label, value=value, kind=c.kind) for c, value in zip(columns, cells, strict=True))
    return TableRow(cells=made, tag=tags.get(cells[0], ""))
