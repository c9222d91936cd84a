"""The whole handbook: its documents, and how to find things in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guiju.model import walk
from guiju.model.calendar import PublicDays
from guiju.model.manual import Area, Book, Fact, Glossary, Manual, Shift, Site, Source
from guiju.model.node import Document, Node, Ref
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Penalty, Policy, Reward
from guiju.model.text import listed
from guiju.model.work import Checklist, Form, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """All documents of a handbook. documents is sorted by book, kind, order, number and id; pictures maps a
    picture's path below the handbook's folder to the sha256 of its bytes. audience is the id of the unit or role that
    the handbook was reduced for, empty where it is whole. public_days are those of the country in its calendar."""

    manual: Manual
    documents: tuple[Document, ...]
    pictures: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    by_id: Mapping[str, Document] = field(default_factory=dict, repr=False)
    parts: Mapping[tuple[str, str], Node] = field(default_factory=dict, repr=False)
    facts: Mapping[str, Fact] = field(default_factory=dict, repr=False)
    audience: str = ""
    public_days: PublicDays = field(default_factory=PublicDays, repr=False)

    def __hash__(self) -> int:
        """Hash by the documents' own hashes, so that what is derived can be kept for the same handbook."""
        return hash(tuple(document.hash for document in self.documents))

    @property
    def roles(self) -> tuple[Role, ...]:
        """Give the roles in order."""
        return tuple(d for d in self.documents if isinstance(d, Role))

    @property
    def units(self) -> tuple[Unit, ...]:
        """Give the units in order."""
        return tuple(d for d in self.documents if isinstance(d, Unit))

    @property
    def procedures(self) -> tuple[Procedure, ...]:
        """Give the procedures in order."""
        return tuple(d for d in self.documents if isinstance(d, Procedure))

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Give the policies in order."""
        return tuple(d for d in self.documents if isinstance(d, Policy))

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """Give the checklists in order."""
        return tuple(d for d in self.documents if isinstance(d, Checklist))

    @property
    def penalties(self) -> tuple[Penalty, ...]:
        """Give the schedules of penalties in order."""
        return tuple(d for d in self.documents if isinstance(d, Penalty))

    @property
    def rewards(self) -> tuple[Reward, ...]:
        """Give the schedules of rewards in order."""
        return tuple(d for d in self.documents if isinstance(d, Reward))

    @property
    def forms(self) -> tuple[Form, ...]:
        """Give the forms in order."""
        return tuple(d for d in self.documents if isinstance(d, Form))

    @property
    def glossaries(self) -> tuple[Glossary, ...]:
        """Give the glossaries in order."""
        return tuple(d for d in self.documents if isinstance(d, Glossary))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the register of sources in order."""
        return tuple(d for d in self.documents if isinstance(d, Source))

    def find(self, ref: Ref, within: Document) -> Node | None:
        """Give what a reference written in a document points at; None for words, `end`, `all`, and nothing.

        A bare id is an item of the same document where an item is possible, else a document.
        """
        if not ref.named():
            return self.facts.get(ref.target) if "fact" in ref.kinds else None
        return next((node for node in self._candidates(ref, within) if _fits(node, ref.kinds)), None)

    def _candidates(self, ref: Ref, within: Document) -> Iterator[Node]:
        if ref.document:
            part = self.parts.get((ref.document, ref.item))
            yield from [part] if part else []
            return
        own = self.parts.get((within.id, ref.item))
        whole = self.by_id.get(ref.target)
        place = self._place(ref)
        yield from (node for node in (own, whole, place) if node)

    def _place(self, ref: Ref) -> Area | Book | Shift | Site | None:
        if ref.kinds[0] not in ("area", "book", "shift", "site"):
            return None
        everything: tuple[Area | Book | Shift | Site, ...] = (
            *listed(self.manual.areas),
            *self.manual.books,
            *listed(self.manual.shifts),
            *listed(self.manual.sites),
        )
        return next((p for p in everything if p.id == ref.target and p.type == ref.kinds[0]), None)


def assemble(manual: Manual, documents: tuple[Document, ...], pictures: Mapping[str, str]) -> Handbook:
    """Put documents together into a handbook, sorted and indexed."""
    ordered = tuple(sorted(documents, key=lambda d: _rank(d, manual)))
    everything = (manual, *ordered)
    return Handbook(
        manual=manual,
        documents=ordered,
        pictures=dict(sorted(pictures.items())),
        by_id={document.id: document for document in everything},
        parts={(d.id, _id(node)): node for d in everything for node in walk.items(d) if node.type != "branch"},
        facts={fact.id: fact for d in ordered if isinstance(d, Source) for fact in d.facts},
    )


KINDS = (
    "unit",
    "role",
    "procedure",
    "policy",
    "checklist",
    "penalty",
    "reward",
    "form",
    "glossary",
    "source",
)


def _rank(document: Document, manual: Manual) -> tuple[object, ...]:
    books = [book.id for book in manual.books]
    book = document.book.target if isinstance(document.book, Ref) else ""
    place = books.index(book) if book in books else len(books)
    number = getattr(document, "number", None)
    return (place, KINDS.index(document.kind), _natural(document.order), _natural(number), document.id)


def _natural(value: object) -> tuple[int, str]:
    written = value if isinstance(value, str) else ""
    return (0, f"{int(written):09d}") if written.isascii() and written.isdigit() else (1 if written else 2, written)


def _id(node: Node) -> str:
    return str(getattr(node, "id", ""))


def _fits(node: Node, kinds: tuple[str, ...]) -> bool:
    return any(_is(node, kind) for kind in kinds)


def _is(node: Node, kind: str) -> bool:
    if kind == "document":
        return isinstance(node, Document)
    if kind == "item":
        return not isinstance(node, Document)
    return node.type == ("field" if kind == "form_field" else kind)
