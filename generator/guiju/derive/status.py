"""The status of a document on a day: what HR wrote, and what follows from the dates."""

from __future__ import annotations

from guiju.model.handbook import Handbook
from guiju.model.node import Controlled
from guiju.model.text import given, listed


def status_on(document: Controlled, date: str | None, handbook: Handbook) -> str:
    """Give draft, in_review, approved, obsolete, effective or superseded; without a date, what is written."""
    written = given(document.status) or "draft"
    if written != "approved" or date is None:
        return written
    if any(_replaces(other, document, date) for other in handbook.documents if isinstance(other, Controlled)):
        return "superseded"
    return "effective" if _in_effect(document, date) else "approved"


def _in_effect(document: Controlled, date: str) -> bool:
    effective = given(document.effective)
    return effective is not None and effective <= date


def _replaces(other: Controlled, document: Controlled, date: str) -> bool:
    named = listed(other.supersedes)
    return (
        given(other.status) == "approved"
        and _in_effect(other, date)
        and (document.id in named or (given(document.number) or "\0") in named)
    )
