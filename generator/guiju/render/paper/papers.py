"""Control papers, made from the model: lists of documents and records, register of distribution, sign-off sheets.

Number, version, keeper and retention of each come from the form that `print.papers` of the handbook names for it; where
it names none, the paper has no number and is printed all the same.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from guiju.derive.concern import signed_by, signed_in
from guiju.derive.mentions import names_in, normal
from guiju.derive.status import status_on
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.manual import Book
from guiju.model.node import Controlled, Document, Ref
from guiju.model.people import Role
from guiju.model.text import Text, given, listed, words
from guiju.model.work import Form
from guiju.render import addresses, wording
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.frame import Frame, frame
from guiju.render.templates import Templates
from guiju.render.views import parts
from guiju.render.views.parts import Row, filled, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain

Cells = tuple[Words | str, ...]

_TEMPLATE = "pdf/paper.html.j2"
_WRITING = "9.5mm"
_EMPTY = Words()
_HASH = 12
# Of a sheet to sign: millimetres for its rows, and characters of a title in a line.
_SHEET, _TITLE = 196.0, 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: heading and width; a column without a width takes what is left."""

    label: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """A table; each row has a cell for every column. height is that of a row where it is to be written on.

    A list has a table for each book: laying out one long table costs time with the square of its pages.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPaper:
    """A control paper; said stands below its title, seal below its last table, notes in the foot of each page."""

    frame: Frame
    said: tuple[str, ...]
    tables: tuple[PaperTable, ...]
    seal: str
    notes: tuple[Row, ...]


def control_papers(scope: Scope, templates: Templates) -> Iterator[Artifact]:
    """Make the HTML of all control papers of a handbook."""
    for name, paper in _lists(scope):
        yield _artifact(addresses.control_pdf(name), paper, templates)
    for book in scope.handbook.manual.books:
        found = signed_in(book.id, scope.handbook)
        if found:
            paper = _sign_off(f"签收表：{book.title}", "book", book, found, scope)
            yield _artifact(addresses.book_sign_off_pdf(book.id), paper, templates)
    for role in scope.handbook.roles:
        found = signed_by(role, scope.handbook)
        if found:
            paper = _sign_off(f"签收表：{role.title}", "role", role, found, scope)
            yield _artifact(addresses.sign_off_pdf(role), paper, templates, role.id)


def seal(documents: Iterable[Controlled]) -> str:
    """Give one hash for exact documents in order: sha256 over a line of number, version and content hash for each."""
    lines = (f"{given(one.number) or one.id}\t{given(one.version) or ''}\t{one.hash}\n" for one in documents)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _lists(scope: Scope) -> Iterator[tuple[str, ControlPaper]]:
    yield "master-list", _master_list(scope)
    yield "distribution", _distribution(scope)
    yield "external-documents", _external(scope)
    yield "records", _records(scope)


def _master_list(scope: Scope) -> ControlPaper:
    columns = "序号:12 文件编号:28 文件名称: 版本:16 状态:20 生效日期:25 下次评审:25 归口:36 内容校验:32"
    documents = _everything(scope.handbook)
    said = f"共 {len(documents)} 份。只有状态是“现行”的可以照着做；纸上的旧版和作废的请收回。"
    return _paper("受控文件清单", "master_list", [said], _by_book(columns, documents, _listed, scope), scope)


def _distribution(scope: Scope) -> ControlPaper:
    columns = (
        "序号:10 文件编号:23 文件名称: 版本:12 发放号:13 领用部门或岗位:24 领用签字:18 发放日期:19"
        " 回收日期:19 收回人:16 销毁日期:19 销毁人:16 监销人一:16 监销人二:16"
    )
    documents = [one for one in _everything(scope.handbook) if not isinstance(one, Form)]
    said = [
        "受控副本一份一行：发出时填发放号、领用部门或岗位，领用人签字；改版、作废或离岗时收回。",
        "销毁要两个人在场监销，各自签字；作废而要留存的，盖“作废保留”章，不销毁。",
    ]
    tables = [
        *_by_book(columns, documents, _distributed, scope, _WRITING),
        _table(columns, _blank_rows(14, 14), _WRITING, "补记"),
    ]
    return _paper("文件发放、回收、销毁登记表", "distribution", said, tables, scope)


def _external(scope: Scope) -> ControlPaper:
    columns = "序号:12 文件名称: 编号或文号:40 发布单位:36 版本或日期:28 在哪些文件里用到:52 保管:24 核对日期:22"
    titles = listed(scope.handbook.manual.external_titles)
    users = {normal(name): _users(name, scope) for name in titles}
    rows = tuple(
        (str(number), f"《{name}》", "", "", "", users[normal(name)], "", "") for number, name in enumerate(titles, 1)
    )
    said = "外来文件是别的单位发布、本单位要照着做的法律、标准、合同和上级文件。每次核对是否仍有效，写上日期。"
    tables = [_table(columns, (*rows, *_blank_rows(12, 8)), _WRITING)]
    return _paper("外来文件清单", "external_documents", [said], tables, scope)


def _records(scope: Scope) -> ControlPaper:
    columns = "序号:12 表单编号:30 记录名称: 版本:16 保管:46 存放地点:44 保存期限:32 到期怎样处置:34"
    forms = scope.handbook.forms
    said = f"共 {len(forms)} 种。表单填好就是记录；存放地点和到期处置由保管人填写。"
    return _paper("记录清单", "records", [said], _by_book(columns, forms, _recorded, scope, "8mm"), scope)


def _sign_off(title: str, kind: str, about: Role | Book, documents: Sequence[Controlled], scope: Scope) -> ControlPaper:
    named = "序号:11 文件编号:28 文件名称: 版本:15 状态:18 内容校验:32"
    signing = "序号:11 姓名: 部门和岗位:42 签字:40 日期:32"
    rows = tuple(_exact(number, one, scope) for number, one in enumerate(documents, 1))
    said = [
        f"下面 {len(documents)} 份文件，我已收到、读过，知道其中与我有关的规定。文件以编号、版本和内容校验为准。",
    ]
    tables = [
        _table(named, rows, title="文件"),
        _table(signing, _blank_rows(_signing_rows(rows), 5), "11mm", "签收"),
    ]
    made = _paper(title, "sign_off", said, tables, scope, page="sheet-page")
    whole = seal(documents)
    code = f"{made.frame.number} {made.frame.version} {kind}:{about.id} sha256:{whole}".strip()
    return replace(made, frame=replace(made.frame, code=code), seal=whole)


def _signing_rows(named: Sequence[Cells]) -> int:
    """Settle how many people can sign: as many as the sheet has room for, ten where the documents alone fill it."""
    lines = sum(-(-len(str(title)) // _TITLE) for _, _, title, *_ in named)
    left = _SHEET - 2.0 * len(named) - 5.2 * lines
    return int(left / 11.2) if left > 10 * 11.2 else 10


def _paper(
    title: str, name: str, said: Sequence[str], tables: Sequence[PaperTable], scope: Scope, page: str = "wide"
) -> ControlPaper:
    form = _form(name, scope.handbook)
    made = frame(parts.head(form or scope.handbook.manual, scope), style="paper", page=page, title=title)
    if form is None:
        made = replace(made, number="", version="", status="", hash="", stamp="", code="", full_title=title)
    return ControlPaper(frame=made, said=tuple(said), tables=tuple(tables), seal="", notes=_notes(form, scope))


def _form(name: str, handbook: Handbook) -> Form | None:
    settings = given(handbook.manual.print)
    papers = given(settings.papers) if settings else None
    ref = given(getattr(papers, name)) if papers else None
    found = handbook.by_id.get(ref.target) if isinstance(ref, Ref) else None
    return found if isinstance(found, Form) else None


def _notes(form: Form | None, scope: Scope) -> tuple[Row, ...]:
    if form is None:
        return ()
    return filled([row("保管", scope.named(form.keeper, form)), row("保存期限", _kept(form))])


def _table(columns: str, rows: Sequence[Cells], height: str = "", title: str = "") -> PaperTable:
    pairs = [one.split(":") for one in columns.split(" ")]
    made = tuple(Column(label=label, width=f"{width}mm" if width else "") for label, width in pairs)
    return PaperTable(title=title, columns=made, rows=tuple(rows), height=height)


def _by_book(
    columns: str,
    documents: Sequence[Controlled],
    make: Callable[[int, Controlled, Scope], Cells],
    scope: Scope,
    height: str = "",
) -> list[PaperTable]:
    """Make a table for each book, its rows numbered through."""
    titles = {book.id: str(book.title) for book in scope.handbook.manual.books}
    grouped = itertools.groupby(enumerate(documents, 1), key=lambda pair: _book(pair[1]))
    return [
        _table(columns, [make(number, one, scope) for number, one in found], height, titles.get(book, "各册通用"))
        for book, found in grouped
    ]


def _listed(number: int, one: Controlled, scope: Scope) -> Cells:
    day = parts.day
    owner = scope.named(one.owner, one)
    return (*_named(number, one), _status(one, scope), day(one.effective), day(one.review_by), owner, one.hash[:_HASH])


def _distributed(number: int, one: Controlled, scope: Scope) -> Cells:
    return (*_named(number, one), *[""] * 10)


def _recorded(number: int, one: Controlled, scope: Scope) -> Cells:
    keeper, kept = (scope.named(one.keeper, one), _kept(one)) if isinstance(one, Form) else (_EMPTY, "")
    return (*_named(number, one), keeper, "", kept, "")


def _exact(number: int, one: Controlled, scope: Scope) -> Cells:
    return (*_named(number, one), _status(one, scope), one.hash[:_HASH])


def _named(number: int, one: Controlled) -> tuple[str, str, str, str]:
    return str(number), given(one.number) or "", str(one.title), given(one.version) or ""


def _status(one: Controlled, scope: Scope) -> str:
    return wording.label("status", status_on(one, scope.date, scope.handbook))


def _kept(form: Form) -> str:
    kept = given(form.retention)
    years, period = (given(kept.years), words(kept.period)) if kept else (None, "")
    return wording.retention_words(years, period) if form.retention is not None else ""


def _blank_rows(count: int, columns: int) -> tuple[Cells, ...]:
    return (("",) * columns,) * count


def _users(name: str, scope: Scope) -> Words:
    """Say which documents name a document from outside."""
    wanted = normal(name)
    found = (one for one in scope.handbook.documents if wanted in {normal(n) for n in _names(one)})
    return joined(plain(f"《{one.title}》") for one in found)


def _names(document: Document) -> Iterator[str]:
    for node in walk.nodes(document):
        for field in fields(node):
            value = getattr(node, field.name)
            for text in value if isinstance(value, tuple) else (value,):
                yield from names_in(str(text)) if isinstance(text, Text) else ()


def _everything(handbook: Handbook) -> list[Controlled]:
    return [one for one in (handbook.manual, *handbook.documents) if isinstance(one, Controlled)]


def _book(document: Document) -> str:
    return document.book.target if isinstance(document.book, Ref) else ""


def _artifact(path: str, paper: ControlPaper, templates: Templates, document: str = "") -> Artifact:
    content = templates.render(_TEMPLATE, view=paper)
    return artifact(path, ArtifactKind.PDF, content, document=document, title=paper.frame.title)
