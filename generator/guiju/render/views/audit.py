"""What the auditor and the editor see of a document: facts, notes, our own choices, conflicts, gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guiju.derive.tables import raci_of
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Node, Ref, Traced
from guiju.model.text import listed, words
from guiju.model.work import Procedure
from guiju.render import addresses
from guiju.render.views import parts
from guiju.render.views.parts import ConflictView, OpenView
from guiju.render.views.scope import Scope
from guiju.render.words import Span, Words, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """An item with what stands behind it; where links to the item."""

    where: Words
    facts: Words
    note: str
    ours: str
    gap: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RaciLine:
    """A step of a procedure with its parties: responsible, accountable, consulted, informed."""

    step: Words
    responsible: Words
    accountable: Words
    consulted: Words
    informed: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditView:
    """All of a document that is not for the shop floor. file is where it is written."""

    file: str
    facts: Words
    note: str
    rows: tuple[AuditRow, ...]
    raci: tuple[RaciLine, ...]
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


def audit_view(document: Document, scope: Scope, homes: Mapping[str, Document]) -> AuditView:
    """Make the auditor's view of a document; homes gives the register that holds each fact."""
    rows = (_row(node, document, scope, homes) for node in walk.items(document) if isinstance(node, Traced))
    return AuditView(
        file=document.place.file,
        facts=facts(listed(document.sources), scope, homes),
        note=words(document.note),
        rows=tuple(row for row in rows if row.facts or row.note or row.ours or row.gap),
        raci=raci_lines(document, scope) if isinstance(document, Procedure) else (),
        conflicts=parts.conflicts(document, scope),
        opens=parts.opens(document, scope),
    )


def raci_lines(procedure: Procedure, scope: Scope) -> tuple[RaciLine, ...]:
    """Say for each step of a procedure who does it, answers for it, takes part and is told."""
    return tuple(
        RaciLine(
            step=scope.title(procedure, row.step.id, f"{row.number}　{row.step.label}"),
            responsible=scope.all_named(row.responsible, procedure),
            accountable=scope.all_named(row.accountable, procedure),
            consulted=scope.all_named(row.consulted, procedure),
            informed=scope.all_named(row.informed, procedure),
        )
        for row in raci_of(procedure)
    )


def homes_of(handbook: Handbook) -> Mapping[str, Document]:
    """Give the register that holds each fact."""
    return {fact.id: source for source in handbook.sources for fact in source.facts}


def facts(refs: tuple[Ref, ...], scope: Scope, homes: Mapping[str, Document]) -> Words:
    """List facts, each linked to its place in the register."""
    return joined((fact(ref.target, scope, homes) for ref in refs), " ")


def fact(name: str, scope: Scope, homes: Mapping[str, Document]) -> Words:
    """Name a fact, linked to its place in the register."""
    home = homes.get(name)
    url = scope.base + addresses.url(home, name) if home and scope.linked else ""
    return Words((Span(name, url),))


def _row(node: Node, document: Document, scope: Scope, homes: Mapping[str, Document]) -> AuditRow:
    assert isinstance(node, Traced)
    return AuditRow(
        where=scope.title(document, str(getattr(node, "id", "")), _label(node)),
        facts=facts(listed(node.sources), scope, homes),
        note=words(node.note),
        ours=words(node.ours),
        gap=parts.left_out(node, document, scope),
    )


def _label(node: Node) -> str:
    for name in ("short", "label", "term", "title", "name", "text", "id"):
        value = getattr(node, name, None)
        if value and not hasattr(value, "value"):
            return str(value)
    return ""
