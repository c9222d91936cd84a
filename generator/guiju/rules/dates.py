"""Dates of the control block that do not go together, or that have passed.

Why: a document cannot be due for review before it takes effect; one that should be in effect and was never
approved is followed by nobody, or by everybody without right; a review that is overdue means nobody looked.
The last two need to know the day and are left out where it is not known.
Bad: `effective: "2026-05-01"`, `review_by: "2026-04-01"`; a draft whose `effective` has passed.
Good: approved before its effective date, and reviewed before `review_by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.node import Controlled
from guiju.rules.context import Context
from guiju.rules.naming import quoted
from guiju.source import Position


def check(context: Context) -> Iterator[Finding]:
    """Find dates that are out of order, effective dates that passed without approval, overdue reviews."""
    for document in context.documents:
        if isinstance(document, Controlled) and document.status != "obsolete":
            yield from _check_document(document, context.date)


def _check_document(document: Controlled, today: str | None) -> Iterator[Finding]:
    place = document.title.place or document.place
    effective, review = _date(document.effective), _date(document.review_by)
    if effective and review and review <= effective:
        yield finding("GJ505", place, title=quoted(document), effective=effective, review=review)
    if today is not None:
        yield from _check_day(document, effective, review, today, place)


def _check_day(document: Controlled, effective: str, review: str, today: str, place: Position) -> Iterator[Finding]:
    title = quoted(document)
    if effective and effective <= today and document.status != "approved":
        yield finding("GJ506", place, title=title, effective=effective, status=str(document.status))
    if review and review < today:
        yield finding("GJ507", place, title=title, review=review, today=today)


def _date(value: object) -> str:
    return value if isinstance(value, str) else ""
