"""New names: a reference that only follows one is no change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guiju.compare.change import Change, What
from guiju.compare.pairs import id_of, pair
from guiju.compare.tree import Follow, children, names_of
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Node, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Renames:
    """Old names and what they became: of documents, and of items by the old names of document and item."""

    documents: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def follow(self, handbook: Handbook, within: Document) -> Follow:
        """Give what says the newer target of a reference that stands in a document of the older handbook."""
        if not self.documents and not self.items:
            return str
        return lambda ref: self._target(ref, handbook, within)

    def _target(self, ref: Ref, handbook: Handbook, within: Document) -> str:
        if ref.document:
            item = self.items.get((ref.document, ref.item), ref.item)
            return f"{self.documents.get(ref.document, ref.document)}#{item}"
        target = ref.target
        if target not in self.documents and (within.id, target) not in self.items:
            return target
        found = handbook.find(ref, within)
        if isinstance(found, Document):
            return self.documents.get(target, target)
        return self.items.get((within.id, target), target) if found else target


def renames_between(documents: Iterable[tuple[Document, Document]]) -> Renames:
    """Find the new names in pairs of the same documents, older and newer."""
    pairs = tuple(documents)
    whole = {old.id: new.id for old, new in pairs if old.id != new.id}
    items = {(old.id, name): later for old, new in pairs if old != new for name, later in _items(old, new)}
    return Renames(documents=whole, items=items)


def renames_told(changes: Iterable[Change]) -> Renames:
    """Find the new names that changes tell of."""
    told = [one for one in changes if one.change is What.RENAMED]
    whole = {str(one.before): one.document for one in told if not one.path}
    old_names = {new: old for old, new in whole.items()}
    items = {(old_names.get(one.document, one.document), str(one.before)): one.path[-1].id for one in told if one.path}
    return Renames(documents=whole, items=items)


def _items(old: Node, new: Node) -> Iterator[tuple[str, str]]:
    for name in names_of(new):
        before, after = getattr(old, name), getattr(new, name)
        if isinstance(before, Node) and type(before) is type(after):
            yield from _items(before, after)
        elif before and after and children(before) and children(after):
            for earlier, later in pair(before, after).both:
                if id_of(earlier) != id_of(later):
                    yield id_of(earlier), id_of(later)
                yield from _items(earlier, later)
