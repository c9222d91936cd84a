"""Applies changes to a handbook in its plain form: what comes out is the plain form of the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guiju.compare.change import Change, Path, What
from guiju.compare.differ import documents_of
from guiju.compare.renames import renames_told
from guiju.compare.tree import Tree, list_name, settled, tree
from guiju.model.handbook import Handbook


def plain(handbook: Handbook) -> Mapping[str, Tree]:
    """Give every document of a handbook in its plain form, by id."""
    return {one.id: settled(tree(one)) for one in documents_of(handbook)}


def applied(old: Handbook, changes: Iterable[Change]) -> Mapping[str, Tree]:
    """Give the plain form of the handbook that the changes lead to from an older one."""
    told = tuple(changes)
    renames = renames_told(told)
    trees = {one.id: tree(one, renames.follow(old, one)) for one in documents_of(old)}
    desk = _Desk({renames.documents.get(name, name): one for name, one in trees.items()})
    for change in told:
        desk.apply(change)
    desk.finish()
    return {name: settled(one) for name, one in desk.trees.items()}


@dataclass(frozen=True, slots=True)
class _List:
    """A list whose items come, go and move: what stands still is left, the rest is put in at the end."""

    items: list[Tree]
    arriving: list[tuple[int, Tree]] = field(default_factory=list)

    def named(self, name: str) -> Tree:
        everything = (*self.items, *(item for _, item in self.arriving))
        return next(one for one in everything if one["id"] == name)

    def take(self, name: str) -> Tree:
        return self.items.pop([one["id"] for one in self.items].index(name))

    def finish(self) -> None:
        for place, item in sorted(self.arriving, key=lambda pair: pair[0]):
            self.items.insert(place, item)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Plain documents under work, and the lists in them that are being rearranged."""

    trees: dict[str, Tree]
    lists: dict[int, _List] = field(default_factory=dict)

    def apply(self, change: Change) -> None:
        if not change.path and change.change is What.ADDED:
            self.trees[change.document] = tree(change.after)
        elif not change.path and change.change is What.REMOVED:
            del self.trees[change.document]
        elif change.change is What.CHANGED:
            self._set(change)
        elif change.change is What.RENAMED:
            self._renamed(change)["id"] = change.after
        else:
            self._rearrange(change)

    def finish(self) -> None:
        for one in self.lists.values():
            one.finish()

    def _set(self, change: Change) -> None:
        assert change.new
        *around, name = change.field.split(".")
        node = _inner(self._item(change.document, change.path), around)
        if change.after in (None, ()):
            node.pop(name, None)
        else:
            node[name] = tree(change.after, str, list_name(change.new, name))

    def _renamed(self, change: Change) -> Tree:
        if not change.path:
            return self.trees[change.document]
        return self._list(change.document, change.path).named(change.before)

    def _rearrange(self, change: Change) -> None:
        held = self._list(change.document, change.path)
        if change.change is What.ADDED:
            held.arriving.append((change.place, tree(change.after)))
            return
        item = held.take(change.path[-1].id)
        if change.change is What.MOVED:
            held.arriving.append((change.place, item))

    def _item(self, document: str, path: Path) -> Tree:
        return self._list(document, path).named(path[-1].id) if path else self.trees[document]

    def _list(self, document: str, path: Path) -> _List:
        *around, name = path[-1].list.split(".")
        items: list[Tree] = _inner(self._item(document, path[:-1]), around).setdefault(name, [])
        return self.lists.setdefault(id(items), _List(items))


def _inner(node: Tree, names: Iterable[str]) -> Tree:
    for name in names:
        inner: Any = node[name]
        node = inner
    return node
