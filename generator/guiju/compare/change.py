"""A change: one thing that is otherwise in the newer of two handbooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guiju.model.handbook import Handbook
from guiju.model.node import Document, Node


class What(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"


class Sort(StrEnum):
    """The class of a change: what it bears on. The gravest is the first."""

    PENALTY = "penalty"
    DEADLINE = "deadline"
    RESPONSIBILITY = "responsibility"
    FORM = "form"
    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"


class Direction(StrEnum):
    """Whether a change asks more of people, or less."""

    STRICTER = "stricter"
    MILDER = "milder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step on the way from a document to one of its items: the list (a field's name), and the item's id in it."""

    list: str
    id: str


Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. document is the newer id; path leads to the item there, and is empty for the document itself;
    old_path leads to it in the older handbook, where ids may be others.

    field is the field that changed, or the list that an item was added to, removed from or moved in ("id" for a new
    name, empty for a whole document). before and after are values of the model, ids for a new name, and places in
    the list from 1 on for a move. place is where an added or moved item stands in the newer list, from 0 on.
    old and new are the item itself in either handbook, old_document and new_document the document around it.
    into is the id of the thing that a removed one became a part of, where that says so in `formerly`.
    """

    document: str
    kind: str
    path: Path = ()
    old_path: Path = ()
    type: str
    field: str = ""
    change: What
    before: Any = None
    after: Any = None
    place: int = 0
    into: str = ""
    old: Node | None = None
    new: Node | None = None
    old_document: Document | None = None
    new_document: Document | None = None
    sort: Sort = Sort.SUBSTANTIVE
    direction: Direction | None = None
    roles: tuple[str, ...] = ()

    @property
    def item(self) -> str:
        """Give the id of the item, empty for the document itself; what stands inside of an item is item/part."""
        return "/".join(step.id for step in self.path)

    @property
    def node(self) -> Node | None:
        """Give the item in the newer handbook, or in the older one where it is gone."""
        return self.new or self.old

    @property
    def within(self) -> Document:
        """Give the document in the newer handbook, or in the older one where it is gone."""
        document = self.new_document or self.old_document
        assert document
        return document


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes from one handbook to another, by document; left_out are the ids that could not be compared."""

    old: Handbook
    new: Handbook
    changes: tuple[Change, ...]
    left_out: tuple[str, ...] = ()

    def counts(self) -> Mapping[What, int]:
        """Give how many changes there are of each sort of event."""
        return {what: sum(one.change is what for one in self.changes) for what in What}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two states: the name that was asked for, the commit (empty: no git) and its day."""

    name: str
    commit: str = ""
    date: str = ""
