"""Holds two handbooks against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from guiju.compare.change import Change, Path, Step, What
from guiju.compare.pairs import Pairs, id_of, kept_in_order, pair
from guiju.compare.renames import Renames, renames_between
from guiju.compare.tree import UNORDERED, Follow, children, list_name, names_of, tree
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Node
from guiju.model.work import Decision

# What is said last of a thing: words about it, not the thing itself.
_LAST = ("title_en", "short", "aliases", "gap", "ask", "ours", "note", "sources", "formerly", "order", "revisions")


def differences(old: Handbook, new: Handbook, left_out: Collection[str] = ()) -> tuple[Change, ...]:
    """Give every change from one handbook to another, document by document; left_out names ids not to compare.

    Neither class nor direction nor roles are settled yet.
    """
    earlier, later = (_documents(handbook, left_out) for handbook in (old, new))
    pairs = pair(earlier, later)
    renames = renames_between(pairs.both)
    partner = {after.id: before for before, after in pairs.both}
    gone = (replace(_whole(one, What.REMOVED), into=pairs.into.get(one.id, "")) for one in pairs.removed)
    # What is gone comes first: a document of another kind may stand under its id now.
    found: list[Change] = list(gone)
    for document in later:
        if document.id in partner:
            found += _Documents(old, partner[document.id], document, renames).changes()
        else:
            found.append(_whole(document, What.ADDED))
    return tuple(found)


def documents_of(handbook: Handbook) -> tuple[Document, ...]:
    """Give every document of a handbook, its own sheet first."""
    return (handbook.manual, *handbook.documents)


def _documents(handbook: Handbook, left_out: Collection[str]) -> tuple[Document, ...]:
    return tuple(one for one in documents_of(handbook) if one.id not in left_out)


def _whole(document: Document, change: What) -> Change:
    added = change is What.ADDED
    return Change(
        document=document.id,
        kind=document.kind,
        type=document.type,
        change=change,
        before=None if added else document,
        after=document if added else None,
        old=None if added else document,
        new=document if added else None,
        old_document=None if added else document,
        new_document=document if added else None,
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """The ways to the same item in both handbooks, and the field of it that is looked into ("decision." or nothing)."""

    new: Path = ()
    old: Path = ()
    prefix: str = ""

    def below(self, field: str, old: Node | None, new: Node | None) -> _Way:
        return _Way(
            new=(*self.new, Step(list=field, id=id_of(new or old))),
            old=(*self.old, Step(list=field, id=id_of(old or new))),
        )


@dataclass(frozen=True, slots=True)
class _Documents:
    """The same document in two handbooks."""

    handbook: Handbook
    old: Document
    new: Document
    renames: Renames

    def changes(self) -> Iterator[Change]:
        if self.old.id != self.new.id:
            yield self._change(What.RENAMED, _Way(), self.old, self.new, "id", self.old.id, self.new.id)
        follow = self.renames.follow(self.handbook, self.old)
        if self.old != self.new or any(follow(ref) != ref.target for ref in walk.references(self.old)):
            yield from self._node(self.old, self.new, _Way(), follow)

    def _node(self, old: Node, new: Node, way: _Way, follow: Follow) -> Iterator[Change]:
        for name in sorted(names_of(new), key=_rank):
            before, after = getattr(old, name), getattr(new, name)
            field = way.prefix + name
            if name == "id":
                continue
            if isinstance(before, Decision) and isinstance(after, Decision):
                yield from self._node(before, after, replace(way, prefix=f"{field}."), follow)
            elif (before or after) and children(before) and children(after):
                yield from self._list(before, after, way, field, follow)
            elif tree(before, follow, list_name(new, name)) != tree(after, str, list_name(new, name)):
                yield self._change(What.CHANGED, way, old, new, field, before, after)

    def _list(
        self, before: tuple[Node, ...], after: tuple[Node, ...], way: _Way, field: str, follow: Follow
    ) -> Iterator[Change]:
        pairs = pair(before, after)
        partner = {id_of(new): old for old, new in pairs.both}
        was = {id_of(one): index for index, one in enumerate(before)}
        moved = _moved(pairs.both, was) if field not in UNORDERED else frozenset()
        gone = list(pairs.removed)
        for index, one in enumerate(after):
            old = partner.get(id_of(one))
            here = way.below(field, old, one)
            if old is None:
                yield replace(self._change(What.ADDED, here, None, one, field, None, one), place=index)
                continue
            if id_of(one) not in moved:
                # What is gone is told where it stood.
                yield from self._gone([past for past in gone if was[id_of(past)] < was[id_of(old)]], way, field, pairs)
                gone = [past for past in gone if was[id_of(past)] > was[id_of(old)]]
            if id_of(old) != id_of(one):
                yield self._change(What.RENAMED, here, old, one, "id", id_of(old), id_of(one))
            if id_of(one) in moved:
                places = (was[id_of(old)] + 1, index + 1)
                yield replace(self._change(What.MOVED, here, old, one, field, *places), place=index)
            yield from self._node(old, one, here, follow)
        yield from self._gone(gone, way, field, pairs)

    def _gone(self, gone: list[Node], way: _Way, field: str, pairs: Pairs[Node]) -> Iterator[Change]:
        for one in gone:
            change = self._change(What.REMOVED, way.below(field, one, None), one, None, field, one, None)
            yield replace(change, into=pairs.into.get(id_of(one), ""))

    def _change(
        self, what: What, way: _Way, old: Node | None, new: Node | None, field: str, before: Any, after: Any
    ) -> Change:
        node = new or old
        assert node
        return Change(
            document=self.new.id,
            kind=self.new.kind,
            path=way.new,
            old_path=way.old,
            type=node.type,
            field=field,
            change=what,
            before=before,
            after=after,
            old=old,
            new=new,
            old_document=self.old,
            new_document=self.new,
        )


def _moved(both: tuple[tuple[Node, Node], ...], was: dict[str, int]) -> frozenset[str]:
    kept = kept_in_order([was[id_of(old)] for old, _ in both])
    return frozenset(id_of(new) for index, (_, new) in enumerate(both) if index not in kept)


def _rank(name: str) -> int:
    # What is done before who does it, and both before the lists of what stands inside.
    if name in _LAST:
        return 2 + _LAST.index(name)
    return 0 if name in ("title", "text") else 1
