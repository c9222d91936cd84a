"""The page that says whether a printed copy is current, and its data: each document's number, version, hash, status.

Both carry the day that the handbook was built for, for a page that nobody renews must not vouch for anything; no other
page knows the day, so that they stay as they are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from guiju.derive.status import status_on
from guiju.model.node import Controlled
from guiju.model.text import given
from guiju.render import addresses, wording
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.frame import STATUS_PAGE
from guiju.render.views import parts
from guiju.render.views.scope import Scope
from guiju.render.words import Words

URL = STATUS_PAGE
TITLE = "核对打印件"
DATA = "docs/assets/guiju/status-data.js"
STALE_DAYS = 30
_HASH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """A document: what is printed on it, and its status in words."""

    number: str
    title: Words
    version: str
    status: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """The page; date is the day of the build (empty: not known), days how long the page may be relied on."""

    title: str
    date: str
    days: int
    handbook: str
    rows: tuple[StatusRow, ...]


def status_view(scope: Scope) -> StatusView:
    """Make the view of the page."""
    return StatusView(
        title=TITLE,
        date=scope.date or "",
        days=stale_days(scope),
        handbook=str(scope.handbook.manual.title),
        rows=tuple(_row(one, scope) for one in _controlled(scope)),
    )


def status_data(scope: Scope) -> Artifact:
    """Give the page's data as a script, for a page that lies in a folder cannot fetch."""
    told = {
        "date": scope.date or "",
        "days": stale_days(scope),
        "documents": [_plain(one, scope) for one in _controlled(scope)],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return artifact(DATA, ArtifactKind.SITE, f"var guijuStatus={text};\n")


def stale_days(scope: Scope) -> int:
    """Say for how many days after its release the page may be relied on."""
    settings = given(scope.handbook.manual.site)
    return (given(settings.stale_days) if settings else None) or STALE_DAYS


def _controlled(scope: Scope) -> tuple[Controlled, ...]:
    everything = (scope.handbook.manual, *scope.handbook.documents)
    return tuple(one for one in everything if isinstance(one, Controlled))


def _row(document: Controlled, scope: Scope) -> StatusRow:
    return StatusRow(
        number=given(document.number) or document.id,
        title=scope.title(document),
        version=given(document.version) or "—",
        status=wording.label("status", status_on(document, scope.date, scope.handbook)),
        hash=document.hash[:_HASH],
    )


def _plain(document: Controlled, scope: Scope) -> dict[str, str]:
    return {
        "n": given(document.number) or "",
        "i": document.id,
        "t": str(document.title),
        "v": given(document.version) or "",
        "h": document.hash[:_HASH],
        "s": status_on(document, scope.date, scope.handbook),
        "e": parts.day(document.effective),
        "u": addresses.url(document),
    }
