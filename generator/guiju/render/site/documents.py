"""The pages of documents: which template and which view each kind has."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guiju.model.node import Document
from guiju.model.text import given, words
from guiju.render.flow_chart import flow_chart, legend
from guiju.render.views.audit import AuditView, audit_view
from guiju.render.views.checklist import checklist_view
from guiju.render.views.form import form_view
from guiju.render.views.past import PastView, past_view
from guiju.render.views.people import party_view
from guiju.render.views.procedure import ProcedureView, procedure_view
from guiju.render.views.register import glossary_view, source_view
from guiju.render.views.rulebook import penalty_view, policy_view, rewards_view
from guiju.render.views.scope import Scope
from guiju.source import Past

# A kind's view is made by a function of its own class of document; the mapping's keys keep them together.
_MAKERS: Mapping[str, Callable[[Any, Scope], Any]] = {
    "unit": party_view,
    "role": party_view,
    "procedure": procedure_view,
    "policy": policy_view,
    "checklist": checklist_view,
    "penalty": penalty_view,
    "reward": rewards_view,
    "form": form_view,
    "glossary": glossary_view,
    "source": source_view,
}
_TEMPLATES = {kind: f"site/{kind}.md.j2" for kind in _MAKERS} | {"unit": "site/role.md.j2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """All that a document's template gets: the document's own view, its flow chart if it has one, the audit view (an
    edition for one audience has none), and what git knows of its file (None where there is no git)."""

    doc: Any
    chart: Markup
    legend: Markup
    audit: AuditView | None
    past: PastView | None


def document_page(
    document: Document, scope: Scope, homes: Mapping[str, Document], past: Past | None = None
) -> DocumentPage:
    """Make the view of a document's page."""
    doc = _MAKERS[document.kind](document, scope)
    drawn = isinstance(doc, ProcedureView)
    chart, colours = (flow_chart(doc), legend(doc)) if drawn else (Markup(""), Markup(""))
    audit = None if scope.handbook.audience else audit_view(document, scope, homes)
    return DocumentPage(doc=doc, chart=chart, legend=colours, audit=audit, past=past_view(document, past))


def template_of(document: Document) -> str:
    """Give the name of the template of a document's page."""
    return _TEMPLATES[document.kind]


def summary_of(document: Document) -> str:
    """Give one sentence about a document: its purpose, or nothing."""
    names = {field.name for field in dataclasses.fields(document)}
    return next((words(given(getattr(document, name))) for name in ("purpose", "scope") if name in names), "")
