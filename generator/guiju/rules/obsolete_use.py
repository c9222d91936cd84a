"""A living document rests on one that is obsolete.

Why: an obsolete post does nothing any more, and an obsolete form is not printed.
Bad: a step with `actor: old-clerk` while the role old-clerk has `status: obsolete`.
Good: the role that took the work over.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.node import Controlled, Document
from guiju.rules.context import Context, Link
from guiju.rules.naming import kind_of, quoted


def check(context: Context) -> Iterator[Finding]:
    """Find references from living documents to obsolete ones."""
    for link in context.links:
        target = _target(link, context)
        if target is not None and _obsolete(target) and not _obsolete(link.document):
            yield finding("GJ504", link.ref.place, title=quoted(target), kind=kind_of(target))


def _target(link: Link, context: Context) -> Document | None:
    if link.ref.document:
        return context.handbook.by_id.get(link.ref.document)
    return link.found if isinstance(link.found, Document) else None


def _obsolete(document: Document) -> bool:
    return isinstance(document, Controlled) and document.status == "obsolete"
