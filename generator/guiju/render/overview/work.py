"""Who does what by when: deadlines, approvals, the division of work as a list and as a matrix."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from guiju.derive import tables as derived
from guiju.derive.approvals import ApprovalRow, approvals
from guiju.derive.tables import DeadlineRow
from guiju.model.measures import Limit
from guiju.model.node import Ref
from guiju.model.text import Unspecified, given
from guiju.model.work import Procedure
from guiju.render import wording
from guiju.render.overview.table import NONE, Cell, Group, Sheet, Sorted, Value, laid_out, sheet
from guiju.render.views import parts
from guiju.render.views.audit import RaciLine, raci_lines
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain

_KINDS = {"approval": "批准", "sign": "签字", "authority": "权限"}


def deadlines(scope: Scope) -> tuple[Sheet, ...]:
    """Give all deadlines, document by document."""
    rows = itertools.groupby(derived.deadlines(scope.handbook), key=lambda r: r.document)
    groups = [(str(document.title), [_deadline(r, scope) for r in found]) for document, found in rows]
    return (sheet("deadlines", "谁 时限 做什么", "main number ", groups, mine="who"),)


def approval_list(scope: Scope) -> tuple[Sheet, ...]:
    """Give everything that somebody approves, signs or may decide, document by document."""
    rows = itertools.groupby(approvals(scope.handbook), key=lambda r: r.document)
    groups = [(str(document.title), [_approval(r, scope) for r in found]) for document, found in rows]
    headings, kinds = "谁 事项 性质 限额 什么情况 怎么批 表单", "main  small number small small small"
    return (sheet("approvals", headings, kinds, groups, mine="who"),)


def raci(scope: Scope) -> tuple[Sheet, ...]:
    """Give every step with who does it, answers for it, takes part and is told."""
    groups = [(str(p.title), [_split(line) for line in raci_lines(p, scope)]) for p in scope.handbook.procedures]
    return (sheet("raci", "步骤 执行（R） 当责（A） 协同（C） 知会（I）", "main    ", groups, mine="who"),)


def matrix(scope: Scope) -> tuple[Sheet, ...]:
    """Give a matrix for each book: its procedures, and the parties that have a part in any of them."""
    parts_of = derived.matrix(scope.handbook)
    books = {book.id: str(book.title) for book in scope.handbook.manual.books}
    rows = itertools.groupby(scope.handbook.procedures, key=lambda p: p.book.target if isinstance(p.book, Ref) else "")
    return tuple(
        _matrix(f"_matrix-{book}" if book else "_matrix", books.get(book, "其他"), list(found), parts_of, scope)
        for book, found in rows
    )


def _split(line: RaciLine) -> tuple[Words, ...]:
    parties = (line.responsible, line.accountable, line.consulted, line.informed)
    return (line.step, *(party or NONE for party in parties))


def _deadline(found: DeadlineRow, scope: Scope) -> tuple[Value, ...]:
    document = found.document
    who = scope.all_named(found.parties, document) or NONE
    when = wording.deadline(found.deadline, lambda ref: scope.moment(ref, document))
    minutes = derived.minutes(given(found.deadline.within) or given(found.deadline.lead) or "")
    key = "" if minutes is None else wording.number(minutes)
    return who, Sorted(plain(when), key), scope.title(document, found.item.id, str(found.item.text))


def _approval(found: ApprovalRow, scope: Scope) -> tuple[Value, ...]:
    document = found.document
    between = "或" if found.any_of else "、"
    who = joined((scope.named(ref, document) for ref in found.parties), between)
    subject = scope.title(document, found.item.id, found.item.label)
    approved = scope.named(found.approves, document)
    return (
        plain(wording.OPEN[scope.lang]) if found.unsaid else who or NONE,
        joined((subject, joined((plain("（批准："), approved, plain("）")), "") if approved else Words()), ""),
        plain(_KINDS[found.kind]),
        _limit(found.limit, scope) or NONE,
        scope.words(found.when) or NONE,
        scope.words(found.how) or NONE,
        scope.all_named(found.forms, document) or NONE,
    )


def _limit(limit: Limit | Unspecified | None, scope: Scope) -> Words:
    return plain(parts.limit(limit, scope))


def _matrix(
    anchor: str,
    title: str,
    procedures: Sequence[Procedure],
    parts_of: dict[str, dict[Ref, str]],
    scope: Scope,
) -> Sheet:
    counts: dict[str, int] = {}
    refs: dict[str, tuple[Ref, Procedure]] = {}
    for procedure in procedures:
        for ref, letters in parts_of[procedure.id].items():
            counts[ref.target] = counts.get(ref.target, 0) + len(letters)
            refs.setdefault(ref.target, (ref, procedure))
    parties = sorted(counts, key=lambda target: -counts[target])
    named = (scope.named(*refs[target]) for target in parties)
    columns = (Cell(label="程序", value=plain("程序"), kind="main"), *(Cell(label=str(n), value=n) for n in named))
    groups: list[Group] = [("", list(_lines(procedures, parties, parts_of, scope)))]
    return laid_out(anchor, columns, groups, title=title, layout="matrix")


def _lines(
    procedures: Sequence[Procedure], parties: Sequence[str], parts_of: dict[str, dict[Ref, str]], scope: Scope
) -> Iterator[tuple[Value, ...]]:
    for procedure in procedures:
        letters = {ref.target: found for ref, found in parts_of[procedure.id].items()}
        yield scope.title(procedure), *(plain(letters.get(target, "")) for target in parties)
