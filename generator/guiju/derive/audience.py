"""What a unit or a post gets to see: a handbook without the documents that are not distributed to it.

Everything that is rendered is rendered from the reduced handbook, so nothing later has to know what is missing.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from guiju.derive import mentions
from guiju.derive.work import Party
from guiju.model import walk
from guiju.model.handbook import Handbook, assemble
from guiju.model.manual import Manual, Source
from guiju.model.node import Controlled, Document, Gap, Node, Ref
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Consequence, Picture
from guiju.model.text import Text, given, listed

# What stands in the place of a document that is left out. It is content, in the language of the content.
WITHHELD = "（不在本单位发放范围）"
_WITHHELD_DOCUMENT = "（不在本单位发放范围的文件）"
_GAP = "没有写明"
# What only editors and auditors read, and what may quote the sources.
_EDITORS: Mapping[str, Any] = {"sources": (), "conflicts": (), "ours": None}

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where a distribution list reaches an audience.

    own are the parties that are the audience itself, near those through which it is reached as well; outside is true
    for a party outside the organisation, to whom `all` does not apply.
    """

    party: Party
    own: frozenset[str]
    near: frozenset[str]
    outside: bool

    def shows(self, document: Document) -> bool:
        """Say whether the audience gets a document: glossaries always, units if it is one of us, registers never."""
        if not isinstance(document, Controlled):
            ours = not isinstance(document, Unit) or not self.outside or document.id in self.near
            return ours and not isinstance(document, Source)
        if document is self.party or document.classification == "public":
            return True
        written = {ref.target for ref in listed(document.distribution)}
        if document.classification == "confidential":
            return bool(written & self.own)
        everybody = document.distribution == () or "all" in written
        return bool(written & self.near) or (everybody and not self.outside)


def party_of_id(written: str, handbook: Handbook) -> Party:
    """Give the unit or role of an id; raise LookupError where there is none."""
    found = handbook.by_id.get(written)
    if not isinstance(found, Role | Unit):
        raise LookupError(f"no unit and no role: {written}")
    return found


def reach_of(party: Party, handbook: Handbook) -> Reach:
    """Say which names in a distribution list mean a unit or a role.

    A unit gets what is for itself, the units above and below it, and the posts in it and below it; a post what is
    for itself, its unit and those above. What is confidential goes to the unit itself, or to the post and its unit.
    """
    unit = party if isinstance(party, Unit) else _unit(given(party.unit), party, handbook)
    above = tuple(_upwards(unit, handbook))
    outside = any(given(one.external) is True for one in (party, *above))
    units = frozenset(one.id for one in above)
    if isinstance(party, Role):
        own = {party.id, unit.id} if unit else {party.id}
        return Reach(party=party, own=frozenset(own), near=units | own, outside=outside)
    below = _below(party, handbook)
    posts = {role.id for role in handbook.roles if isinstance(role.unit, Ref) and role.unit.target in below}
    return Reach(party=party, own=frozenset({party.id}), near=units | below | posts, outside=outside)


def for_audience(party: Party, handbook: Handbook) -> Handbook:
    """Leave out what is not for a unit or a role, and all that only editors read.

    In references, in 《》 and for a document's number a note stands for what is left out; of a post that is not
    confidential its name is kept, for the others must know who acts. A title that stands in a text as a plain word is
    that text's own (the paper that somebody has to sign is called what it is called) and stays. Facts, conflicts, notes
    and the words of gaps are left out everywhere.
    """
    reach = reach_of(party, handbook)
    hidden = {document.id: document for document in handbook.documents if not reach.shows(document)}
    names, numbers = _names(hidden, handbook), _numbers(hidden)
    reducer = _Reducer(handbook=handbook, hidden=hidden, names=names, numbers=numbers)
    documents = tuple(reducer.reduced(one) for one in handbook.documents if one.id not in hidden)
    manual = reducer.reduced(_manual(reach, hidden, handbook))
    shown = _pictures((manual, *documents))
    pictures = {file: sha for file, sha in handbook.pictures.items() if file in shown}
    whole = assemble(manual, documents, pictures)
    return dataclasses.replace(whole, audience=party.id, public_days=handbook.public_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reducer:
    handbook: Handbook
    hidden: Mapping[str, Document]
    names: frozenset[str]
    numbers: re.Pattern[str] | None

    def reduced(self, document: D) -> D:
        found = self._node(document, document)
        assert isinstance(found, type(document))
        return found

    def _node(self, node: Node, home: Document) -> Node:
        values = ((name, getattr(node, name)) for name in _fields(node))
        changed = {name: new for name, old in values if (new := self._field(name, old, node, home)) is not old}
        return dataclasses.replace(node, **changed) if changed else node

    def _field(self, name: str, value: Any, node: Node, home: Document) -> Any:
        if name in _EDITORS:
            return _EDITORS[name] if value != _EDITORS[name] else value
        if name == "note" and not isinstance(node, Consequence):
            return None
        if isinstance(value, Text) and (name == "gap" or isinstance(node, Gap)):
            return Text(_GAP, value.place)
        if name == "supersedes":
            gone = {*self.hidden, *(given(getattr(one, "number", None)) for one in self.hidden.values())}
            return tuple(one for one in listed(value) if one not in gone) if gone & {*listed(value)} else value
        return self._value(value, home)

    def _value(self, value: Any, home: Document) -> Any:
        if isinstance(value, tuple):
            parts = [self._value(part, home) for part in value]
            same = all(new is old for new, old in zip(parts, value, strict=True))
            # Several that are left out are told once.
            return value if same else tuple(dict.fromkeys(parts)) if isinstance(parts[0], Ref) else tuple(parts)
        if isinstance(value, Ref):
            return self._reference(value, home)
        if isinstance(value, Text):
            words = mentions.replaced(value.words, self.names, _WITHHELD_DOCUMENT)
            words = self.numbers.sub(_WITHHELD_DOCUMENT, words) if self.numbers else words
            return value if words == value.words else Text(words, value.place)
        return self._node(value, home) if isinstance(value, Node) else value

    def _reference(self, ref: Ref, home: Document) -> Ref:
        node = self.handbook.find(ref, home)
        owner = node if isinstance(node, Document) else self.handbook.by_id.get(ref.document)
        if owner is None or owner.id not in self.hidden:
            return ref
        named = owner is node and _may_be_named(owner)
        words = dataclasses.replace(ref, target=str(owner.title) if named else WITHHELD)
        # A title that looks like an id would be looked up again.
        return dataclasses.replace(words, target=f"{words.target}（岗位）") if words.named() else words


def _may_be_named(document: Document) -> bool:
    """A post or unit is named where others work with it, a source may be; any other title gives away a document."""
    return isinstance(document, Source | Unit) or (
        isinstance(document, Role) and document.classification != "confidential"
    )


def _names(hidden: Mapping[str, Document], handbook: Handbook) -> frozenset[str]:
    """The names in 《》 that would tell of a document that is left out."""
    known = {name for one in handbook.documents if one.id not in hidden for name in mentions.names_of(one)}
    secret = {name for one in hidden.values() if not _may_be_named(one) for name in mentions.names_of(one)}
    return frozenset(map(mentions.normal, secret)) - frozenset(map(mentions.normal, known))


def _numbers(hidden: Mapping[str, Document]) -> re.Pattern[str] | None:
    """What finds the numbers of the documents that are left out, where they stand in a text by themselves."""
    numbers = sorted({number for one in hidden.values() if (number := given(getattr(one, "number", None)))})
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, numbers))})(?![\w-])", re.ASCII) if numbers else None


def _manual(reach: Reach, hidden: Mapping[str, Document], handbook: Handbook) -> Manual:
    """The sheet is every handbook's frame; a book all of whose documents are left out is left out too."""
    gone = {_book(one) for one in hidden.values()} - {_book(d) for d in handbook.documents if d.id not in hidden}
    books = tuple(book for book in handbook.manual.books if book.id not in gone)
    manual = dataclasses.replace(handbook.manual, books=books)
    return manual if reach.shows(manual) else dataclasses.replace(manual, preface=(), revisions=())


def _book(document: Document) -> str:
    return document.book.target if isinstance(document.book, Ref) else ""


def _pictures(documents: tuple[Document, ...]) -> frozenset[str]:
    """The files of all pictures that documents show."""
    found = {
        f"{document.place.file.rpartition('/')[0]}/{node.file}".lstrip("/")
        for document in documents
        for node in walk.nodes(document)
        if isinstance(node, Picture)
    }
    logos = (given(one.logo) for one in documents if isinstance(one, Manual))
    return frozenset(found | {logo for logo in logos if logo})


def _unit(ref: Ref | None, within: Document, handbook: Handbook) -> Unit | None:
    found = handbook.find(ref, within) if ref else None
    return found if isinstance(found, Unit) else None


def _upwards(unit: Unit | None, handbook: Handbook) -> Iterator[Unit]:
    """The unit and all above it; a ring of units ends where it began."""
    seen: set[str] = set()
    while unit is not None and unit.id not in seen:
        yield unit
        seen.add(unit.id)
        unit = _unit(given(unit.parent), unit, handbook)


def _below(top: Unit, handbook: Handbook) -> frozenset[str]:
    return frozenset(unit.id for unit in handbook.units if top in _upwards(unit, handbook))


def _fields(node: Node) -> tuple[str, ...]:
    kind: Any = type(node)
    return _fields_of(kind)


@functools.cache
def _fields_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.name != "place")
