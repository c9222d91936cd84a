"""The printed revision history does not name the document's version.

Why: a reader compares the version on the page with the last line of the history; they must agree.
Bad: `version: A/1` and revisions that end at A/0.
Good: a line `{version: A/1, date: "2026-11-21", change: minor, summary: 改了交货时限}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.node import Controlled
from guiju.model.text import listed
from guiju.rules.context import Context
from guiju.rules.naming import quoted


def check(context: Context) -> Iterator[Finding]:
    """Find documents whose history lacks their version."""
    for document in context.documents:
        if isinstance(document, Controlled) and isinstance(document.version, str):
            versions = [revision.version for revision in listed(document.revisions)]
            if versions and document.version not in versions:
                place = document.title.place or document.place
                yield finding("GJ508", place, title=quoted(document), version=document.version, last=versions[-1])
