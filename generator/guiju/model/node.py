"""The building blocks of the model: nodes that know their place, references, items and documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, cast

from guiju.model.text import Many, Maybe, Text
from guiju.source import Position

_ID = re.compile(r"[a-z0-9][a-z0-9-]*(#[a-z0-9][a-z0-9-]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything of the model; place is where it stands in the source."""

    type: ClassVar[str] = ""

    place: Position = field(compare=False, repr=False)

    @classmethod
    def long_form(cls, value: Any) -> Mapping[str, Any]:
        """Give the mapping that a value stands for; kinds with a short form in the YAML override this."""
        return cast("Mapping[str, Any]", value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A reference as it is written; kinds are the kinds of thing that it may point to.

    Words in the place of a moment or of evidence ("event", "text" among the kinds) are references too: they
    point at nothing, and named() is false for them.
    """

    target: str
    kinds: tuple[str, ...] = field(compare=False, repr=False)
    place: Position = field(compare=False, repr=False)

    @property
    def document(self) -> str:
        """Give the id of the document, empty for an item of the same document."""
        return self.target.partition("#")[0] if "#" in self.target else ""

    @property
    def item(self) -> str:
        """Give the part behind "#", or the whole target."""
        return self.target.rpartition("#")[2]

    def named(self) -> bool:
        """Say whether the target is written as an id, not as words."""
        return _ID.fullmatch(self.target) is not None

    def __str__(self) -> str:
        return self.target


Party = Annotated[Ref, "role", "unit"]
RoleRef = Annotated[Ref, "role"]
UnitRef = Annotated[Ref, "unit"]
FormRef = Annotated[Ref, "form"]
StepRef = Annotated[Ref, "step"]
DutyRef = Annotated[Ref, "duty"]
ClauseRef = Annotated[Ref, "clause"]
BreachRef = Annotated[Ref, "breach"]
RuleRef = Annotated[Ref, "step", "duty", "clause", "item"]
NextRef = Annotated[Ref, "step", "end", "document"]
MomentRef = Annotated[Ref, "step", "event"]
DocumentRef = Annotated[Ref, "document"]
RecordRef = Annotated[Ref, "form", "form_field"]
EvidenceRef = Annotated[Ref, "form", "text"]
ReaderRef = Annotated[Ref, "role", "unit", "all"]
AreaRef = Annotated[Ref, "area"]
SiteRef = Annotated[Ref, "site"]
ShiftRef = Annotated[Ref, "shift"]
BookRef = Annotated[Ref, "book"]
FactRef = Annotated[Ref, "fact"]
PartOfDocument = Annotated[Ref, "item", "field"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced(Node):
    """A node that says which source facts it carries, and what they leave open."""

    sources: Many[FactRef] = ()
    note: Maybe[Text] = None
    gap: Maybe[Text] = None
    ask: Maybe[Party] = None
    ours: Maybe[Text] = None
    formerly: Many[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Traced):
    """An item of a document: one rule, step, duty or line, with an id of its own."""

    type = "item"

    id: str
    text: Text
    short: Maybe[Text] = None

    @property
    def label(self) -> str:
        """Give the short wording for paper, or the text where there is none."""
        return str(self.short) if isinstance(self.short, Text) else str(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Traced):
    """A point of an item: a condition, a part, a thing to check."""

    type = "point"

    id: Maybe[str] = None
    text: Text
    short: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Node):
    """Facts of the sources that contradict each other, and which of them is followed."""

    type = "conflict"

    id: str
    items: Many[PartOfDocument] = ()
    facts: tuple[FactRef, ...]
    note: Text
    follow: Maybe[Text] = None
    reason: Maybe[Text] = None
    decided: Maybe[Text] = None
    decided_by: Maybe[Party] = None
    date: Maybe[str] = None
    ask: Maybe[Party] = None

    @property
    def settled(self) -> bool:
        """Say whether it is settled which side to follow."""
        return isinstance(self.follow, Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Node):
    """Something that the sources leave out for a whole document."""

    type = "gap"

    id: str
    text: Text
    ask: Maybe[Party] = None
    sources: Many[FactRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Traced):
    """A term and what it means."""

    type = "term"

    id: str
    term: Text
    term_en: Maybe[str] = None
    aliases: Many[str] = ()
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Node):
    """A document of the handbook; file is its path below the handbook's folder, hash covers its content."""

    kind: str
    id: str
    title: Text
    title_en: Maybe[str] = None
    aliases: Many[str] = ()
    book: Maybe[BookRef] = None
    order: Maybe[str] = None
    sources: Many[FactRef] = ()
    note: Maybe[Text] = None
    gaps: Many[Gap] = ()
    conflicts: Many[Conflict] = ()
    formerly: Many[str] = ()
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Node):
    """How long the filled records are kept."""

    years: Maybe[float] = None
    period: Maybe[Text] = None
    basis: Maybe[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Node):
    """A line of the printed revision history."""

    version: str
    date: Maybe[str] = None
    by: Maybe[Party] = None
    change: Maybe[str] = None
    summary: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlled(Document):
    """A controlled document: what GB/T 19001 7.5.3 asks to be known of it. See DESIGN.md section 4."""

    number: Maybe[str] = None
    version: Maybe[str] = None
    status: Maybe[str] = None
    effective: Maybe[str] = None
    review_by: Maybe[str] = None
    owner: Maybe[Party] = None
    prepared_by: Many[Party] = ()
    reviewed_by: Many[Party] = ()
    approved_by: Many[Party] = ()
    classification: Maybe[str] = None
    distribution: Many[ReaderRef] = ()
    retention: Maybe[Retention] = None
    supersedes: Many[str] = ()
    staff_interest: Maybe[bool] = None
    revisions: Many[Revision] = ()
