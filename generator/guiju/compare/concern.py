"""Whom a change concerns: the roles and units that act, check, pay, decide or are told where something changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from guiju.compare.change import Change, Path, Sort
from guiju.compare.pairs import id_of
from guiju.compare.tree import names_of
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Node, Ref
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Policy
from guiju.model.text import given, listed
from guiju.model.work import CheckItem, Checklist, Form, Procedure, Step

# Whom to ask, and who answers for a document: they are named in it, and it does not change what they do.
_BESIDE = frozenset({"ask", "owner", "prepared_by", "reviewed_by", "approved_by", "revisions", "conflicts", "gaps"})


@dataclass(frozen=True)
class Concern:
    """Finds the parties of one handbook's items."""

    handbook: Handbook

    def parties(self, document: Document | None, path: Path, field: str = "") -> frozenset[str]:
        """Give the ids of the roles and units that a document's item concerns (without a path: the document)."""
        if document is None or document.id not in self.handbook.by_id:
            return frozenset()
        chain = tuple(_chain(document, path))
        if isinstance(document, Role | Unit):
            return self._own(document) | self._known(_parties(chain[-1]) if path else ())
        if isinstance(document, Form):
            return self._hands.get(document.id, frozenset()) | self._known(_parties(document))
        if not path and field in ("", "applies_to", "roles"):
            return self._all(document)
        return self._known(_parties_of_item(chain, document))

    @cached_property
    def _hands(self) -> Mapping[str, frozenset[str]]:
        """All who have each form in hand."""
        found: dict[str, set[str]] = {}
        for document in self.handbook.documents:
            for node in walk.items(document):
                for form in _forms_of(node):
                    found.setdefault(form, set()).update(self._users(node, document))
        return {form: frozenset(users) for form, users in found.items()}

    def _users(self, node: Node, document: Document) -> frozenset[str]:
        if isinstance(document, Role | Unit):
            return self._own(document)
        actor = given(node.actor) if isinstance(node, Step) else None
        return self._known([actor]) if actor else self._known(_parties_of_item((document, node), document))

    def _all(self, document: Document) -> frozenset[str]:
        whole = frozenset[str]().union(*(self._known(_parties(node)) for node in walk.items(document)))
        return whole | self._known(_parties(document))

    def _own(self, document: Role | Unit) -> frozenset[str]:
        return frozenset({document.id})

    def _known(self, refs: object) -> frozenset[str]:
        assert isinstance(refs, (list, tuple, Iterator))
        ids = {ref.document or ref.target for ref in refs}
        return frozenset(one for one in ids if isinstance(self.handbook.by_id.get(one), Role | Unit))


def concerned(change: Change, old: Concern, new: Concern) -> tuple[str, ...]:
    """Give the ids of all whom a change concerns, sorted; nobody where only the document's own data were edited."""
    if not change.path and change.sort is Sort.EDITORIAL and change.field:
        return ()
    found: frozenset[str] = frozenset()
    if change.old is not None:
        found |= old.parties(change.old_document, change.old_path, change.field)
    if change.new is not None:
        found |= new.parties(change.new_document, change.path, change.field)
    return tuple(sorted(found | _named_by(change, old) | _named_by(change, new)))


def _named_by(change: Change, concern: Concern) -> frozenset[str]:
    """A party that came into a field or left it is concerned too."""
    name = change.field.rpartition(".")[2]
    if name in _BESIDE or not change.field or change.kind == "form":
        return frozenset()
    refs = [*_refs(change.before), *_refs(change.after)]
    return concern._known([ref for ref in refs if _is_party(ref)])


def _chain(document: Document, path: Path) -> Iterator[Node]:
    """Give the document and each node on the way to an item."""
    node: Node = document
    yield node
    for step in path:
        held: object = node
        for part in step.list.split("."):
            held = getattr(held, part, ())
        assert isinstance(held, tuple)
        node = next(one for one in held if id_of(one) == step.id)
        yield node


def _parties_of_item(chain: tuple[Node, ...], document: Document) -> Iterator[Ref]:
    """Give the parties of an item: of what it stands in too, for a point is its step's; or those of its document."""
    item = chain[1] if len(chain) > 1 else document
    found = list(_parties(item)) if item is not document else []
    general: tuple[Ref, ...] = ()
    if isinstance(document, Checklist) and not (isinstance(item, CheckItem) and listed(item.roles)):
        general = document.roles
    elif isinstance(document, Policy) and not listed(getattr(item, "applies_to", ())):
        general = listed(document.applies_to)
    elif isinstance(document, Procedure) and not found:
        general = tuple(_parties(document))
    yield from (*found, *general)


def _parties(node: Node) -> Iterator[Ref]:
    for name in names_of(node):
        if name not in _BESIDE:
            yield from (ref for ref in _refs(getattr(node, name)) if _is_party(ref))


def _refs(value: object) -> Iterator[Ref]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, Node):
        for name in names_of(value):
            if name not in _BESIDE:
                yield from _refs(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _refs(part)


def _is_party(ref: Ref) -> bool:
    return "role" in ref.kinds or "unit" in ref.kinds


def _forms_of(node: Node) -> Iterator[str]:
    for use in listed(getattr(node, "forms", ())):
        yield use.form.target
    record = getattr(node, "record", None)
    if isinstance(record, Ref):
        yield record.document or record.target
