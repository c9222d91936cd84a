"""A unit, role or form that nothing uses.

Why: a form nobody fills in and a post nobody needs are usually left over, or the line that should name them
is missing. Procedures, policies, checklists, penalties, rewards, glossaries and sources are entry points:
people open them themselves, so they need no user; nor does a role or unit with duties of its own, nor
anything obsolete.
Bad: a form `cash-book` that no step, duty, clause, checklist or text names.
Good: the duty 记账 has `forms: [{form: cash-book, act: fill}]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.derive.mentions import names_in, names_of, normal
from guiju.diagnostics import Finding, finding
from guiju.model.node import Document
from guiju.model.people import Role, Unit
from guiju.model.text import listed
from guiju.model.work import Form
from guiju.rules.context import Context
from guiju.rules.naming import KINDS, quoted


def check(context: Context) -> Iterator[Finding]:
    """Find units, roles and forms that no other document names."""
    used = _used(context)
    for document in context.handbook.documents:
        if document.id not in used and _needs_a_user(document):
            place = document.title.place or document.place
            yield finding("GJ320", place, title=quoted(document), kind=KINDS[document.kind])


def _needs_a_user(document: Document) -> bool:
    if isinstance(document, (Role, Unit)):
        return not listed(document.duties) and getattr(document, "status", None) != "obsolete"
    return isinstance(document, Form) and document.status != "obsolete"


def _used(context: Context) -> set[str]:
    targets = {
        link.ref.document or link.ref.target
        for link in context.links
        if link.found is not None and link.document.id not in (link.ref.document, link.ref.target)
    }
    by_name = {normal(name): d.id for d in context.documents for name in names_of(d)}
    for passage in context.passages:
        for name in names_in(passage.words):
            target = by_name.get(normal(name), "")
            targets |= {target} - {passage.document.id}
    return targets
