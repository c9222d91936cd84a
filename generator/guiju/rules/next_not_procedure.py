"""A step leads to a document that is no procedure.

Why: only a procedure has steps with which the work can go on.
Bad: `next: order-book` (a form).
Good: `next: returns` (a procedure) or `next: returns#receive` (a step of it).
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.node import Document
from guiju.rules.context import Context
from guiju.rules.naming import kind_of, quoted


def check(context: Context) -> Iterator[Finding]:
    """Find steps and branches that lead to a document without steps."""
    for link in context.links:
        target = link.found
        if "end" in link.ref.kinds and isinstance(target, Document) and target.kind != "procedure":
            yield finding("GJ403", link.ref.place, title=quoted(target), kind=kind_of(target))
