"""One term is explained in two documents.

Why: two explanations drift apart, and then there are two rules.
Bad: 当日 explained in the glossary and again in a procedure.
Good: one explanation, in the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.derive.mentions import normal
from guiju.diagnostics import Finding, finding
from guiju.model import walk
from guiju.model.node import Document, Term
from guiju.rules.context import Context
from guiju.rules.naming import quoted


def check(context: Context) -> Iterator[Finding]:
    """Find terms that are explained twice."""
    first: dict[str, tuple[Document, Term]] = {}
    for document, term in _terms(context):
        home, other = first.setdefault(normal(term.term.words), (document, term))
        if other is not term:
            place = term.term.place or term.place
            yield finding("GJ313", place, term=str(term.term), other=quoted(home), where=str(other.place))


def _terms(context: Context) -> Iterator[tuple[Document, Term]]:
    for document in sorted(context.documents, key=lambda document: document.place):
        if document.kind != "source":
            yield from ((document, node) for node in walk.nodes(document) if isinstance(node, Term))
