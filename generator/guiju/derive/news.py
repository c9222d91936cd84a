"""What is new: the revisions that the documents record, newest day first."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.model.handbook import Handbook
from guiju.model.node import Controlled, Ref
from guiju.model.text import Maybe, Text, given, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A revision, with the documents that record it in the same words; date is empty where none is written."""

    date: str
    version: str
    by: Maybe[Ref]
    summary: Text
    documents: tuple[Controlled, ...]


def news(handbook: Handbook) -> tuple[News, ...]:
    """Give all revisions, the newest day first, then in the order of the documents."""
    found: dict[tuple[str, str, str, str], list[Controlled]] = {}
    first: dict[tuple[str, str, str, str], tuple[Maybe[Ref], Text]] = {}
    everything = (handbook.manual, *handbook.documents)
    for document in (d for d in everything if isinstance(d, Controlled)):
        for one in listed(document.revisions):
            key = (given(one.date) or "", one.version, str(one.summary), str(given(one.by) or ""))
            found.setdefault(key, []).append(document)
            first.setdefault(key, (one.by, one.summary))
    rows = [
        News(date=key[0], version=key[1], by=first[key][0], summary=first[key][1], documents=tuple(documents))
        for key, documents in found.items()
    ]
    return tuple(sorted(rows, key=lambda one: one.date, reverse=True))
