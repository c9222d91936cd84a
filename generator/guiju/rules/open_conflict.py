"""An approved document with a contradiction that nobody has decided.

Why: staff would have to guess which side to follow; a document goes into effect only when that is settled.
The contradiction is written once and counts for every document whose items it names.
Bad: `status: approved` and a conflict with `follow: unspecified`.
Good: `follow: 25`, `decided_by: director`; or `status: draft` until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.node import Conflict, Controlled, Document
from guiju.model.text import listed
from guiju.rules.context import Context
from guiju.rules.naming import quoted


def check(context: Context) -> Iterator[Finding]:
    """Find approved documents with an undecided conflict."""
    for document in context.documents:
        for conflict in listed(document.conflicts):
            if not conflict.settled:
                for side in _sides(document, conflict, context):
                    yield finding("GJ503", conflict.place, conflict=conflict.id, title=quoted(side))


def _sides(document: Document, conflict: Conflict, context: Context) -> Iterator[Document]:
    ids = dict.fromkeys((document.id, *(ref.document or document.id for ref in listed(conflict.items))))
    for side in map(context.handbook.by_id.get, ids):
        if isinstance(side, Controlled) and side.status == "approved":
            yield side
