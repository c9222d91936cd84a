"""What a change bears on, and whether it asks more of people or less."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from guiju.compare import direction
from guiju.compare.change import Change, Direction, Sort, What
from guiju.compare.tree import tree
from guiju.model.measures import Frequency
from guiju.model.node import Document
from guiju.model.text import Text
from guiju.model.work import Checklist

_EDITORIAL = frozenset(
    {
        *(
            "id",
            "title_en",
            "label_en",
            "term_en",
            "organisation_en",
            "short",
            "aliases",
            "note",
            "sources",
            "gap",
            "ask",
        ),
        *("ours", "formerly", "order", "book", "group", "phase", "chapter", "related", "number", "version", "status"),
        *("revisions", "review_by", "synonyms", "external_titles", "numbering", "logo", "languages", "url", "primary"),
        *("site", "print", "reason", "caption", "pictures", "name", "serial", "preface", "purpose", "terms"),
    }
)
_RESPONSIBILITY = frozenset(
    {
        *("actor", "accountable", "with_", "inform", "may_delegate_to", "escalate_to", "approvals", "approves", "by"),
        *("decided_by", "owner", "prepared_by", "reviewed_by", "approved_by", "distribution", "roles", "applies_to"),
        *("unit", "reports_to", "deputies", "also_acts_as", "keeper", "holder", "parent", "duty", "external"),
    }
)
_DEADLINE = frozenset({"deadline", "frequency", "after", "late", "minutes", "start", "end", "calendar"})
_FORM = frozenset({"forms", "record", "equivalents", "copies", "layout"})
_EDITORIAL_TYPES = frozenset({"gap", "conflict", "source", "glossary", "term", "fact", "book"})
_RESPONSIBLE_TYPES = frozenset({"role", "unit", "authority"})
# Lists in which the order is the order of work; in the others it is that of reading.
_SEQUENCES = frozenset({"steps", "approvals"})


# Letters, whole figures, and the marks that change what a figure means.
_TOKENS = re.compile(r"\d+(?:[.:]\d+)*|\w|[<>≤≥±%-]")


def sort_of(change: Change) -> Sort:
    """Give the class of a change."""
    if change.change in (What.ADDED, What.REMOVED):
        return _whole(change)
    if change.change is What.RENAMED:
        return Sort.EDITORIAL
    if change.change is What.MOVED:
        return Sort.SUBSTANTIVE if change.field in _SEQUENCES else Sort.EDITORIAL
    return _field(change)


def direction_of(change: Change) -> Direction | None:
    """Say whether a change asks more (stricter) or less (milder) of people; None where that cannot be told."""
    if change.change in (What.ADDED, What.REMOVED):
        return _come_or_gone(change)
    if change.change is not What.CHANGED:
        return None
    name = change.field.rpartition(".")[2]
    before, after = change.before, change.after
    if change.type == "check" and name == "frequency":
        # A line without a cadence of its own has that of its list.
        before, after = before or _cadence(change.old_document), after or _cadence(change.new_document)
    return direction.of_field(change.node, name, before, after)


def same_words(before: Text, after: Text) -> bool:
    """Tell whether two texts differ in punctuation, width, case and spaces alone."""
    return _letters(before.words) == _letters(after.words)


def _whole(change: Change) -> Sort:
    by_type: Mapping[str, Sort] = {
        **dict.fromkeys(("penalty", "breach"), Sort.PENALTY),
        **dict.fromkeys(("form", "field"), Sort.FORM),
        **dict.fromkeys(_EDITORIAL_TYPES, Sort.EDITORIAL),
        **dict.fromkeys(_RESPONSIBLE_TYPES, Sort.RESPONSIBILITY),
    }
    if change.kind in ("source", "glossary"):
        return Sort.EDITORIAL
    if change.type == "point" and change.path and change.path[0].list == "breaches":
        return Sort.PENALTY
    return by_type.get(change.type, Sort.SUBSTANTIVE)


def _field(change: Change) -> Sort:
    name = change.field.rpartition(".")[2]
    if change.kind in ("source", "glossary") or change.type in ("gap", "book"):
        return Sort.EDITORIAL
    if name in _EDITORIAL or _only_spelling(change.before, change.after) or _only_remarks(change):
        return Sort.EDITORIAL
    if change.type == "conflict":
        return Sort.SUBSTANTIVE if name in ("follow", "decided") else Sort.EDITORIAL
    if change.path and change.path[0].list == "breaches":
        return Sort.PENALTY
    if change.kind == "form":
        return Sort.RESPONSIBILITY if name in _RESPONSIBILITY else Sort.FORM if _of_form(change, name) else _plain(name)
    return _plain(name)


def _of_form(change: Change, name: str) -> bool:
    return bool(change.path) or name in ("layout", "paper", "rows", "electronic", "equivalents", "copies", "title")


def _plain(name: str) -> Sort:
    for names, sort in ((_RESPONSIBILITY, Sort.RESPONSIBILITY), (_DEADLINE, Sort.DEADLINE), (_FORM, Sort.FORM)):
        if name in names:
            return sort
    return Sort.SUBSTANTIVE


def _come_or_gone(change: Change) -> Direction | None:
    if change.type in ("breach", "penalty"):
        return Direction.STRICTER if change.change is What.ADDED else Direction.MILDER
    return None


def _cadence(document: Document | None) -> Frequency | None:
    return document.frequency if isinstance(document, Checklist) else None


def _only_spelling(before: Any, after: Any) -> bool:
    return isinstance(before, Text) and isinstance(after, Text) and same_words(before, after)


def _only_remarks(change: Change) -> bool:
    """Tell whether two values differ in their sources, notes and reasons alone."""
    return bool(change.before and change.after) and _bare(tree(change.before)) == _bare(tree(change.after))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key not in ("sources", "note", "reason")}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _letters(text: str) -> list[str]:
    return _TOKENS.findall(unicodedata.normalize("NFKC", text).casefold().replace("–", "-").replace("~", "-"))
