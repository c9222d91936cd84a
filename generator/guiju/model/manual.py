"""The handbook's own sheet, the glossary, and the register of sources."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.model.node import AreaRef, Controlled, Document, FactRef, FormRef, Node, SiteRef, Term, Traced
from guiju.model.text import Many, Maybe, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(Node):
    """A book of the handbook: one business line."""

    type = "book"

    id: str
    title: Text
    title_en: Maybe[str] = None
    purpose: Maybe[Text] = None
    aliases: Many[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Traced):
    """An area of a site."""

    type = "area"

    id: str
    title: Text
    title_en: Maybe[str] = None
    within: Maybe[AreaRef] = None
    site: Maybe[SiteRef] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Node):
    """A site of the organisation."""

    type = "site"

    id: str
    title: Text
    title_en: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Node):
    """A shift; start and end are times of day, and a shift may end on the next day."""

    type = "shift"

    id: str
    title: Maybe[Text] = None
    start: Maybe[str] = None
    end: Maybe[str] = None
    sources: Many[FactRef] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Node):
    """Which days are worked: the country's holidays, and days that the handbook overrides."""

    country: Maybe[str] = None
    holidays: Many[str] = ()
    workdays: Many[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers(Node):
    """The forms that give the tool's own prints their number, version, keeper and retention."""

    day_sheet: Maybe[FormRef] = None
    month_grid: Maybe[FormRef] = None
    sign_off: Maybe[FormRef] = None
    distribution: Maybe[FormRef] = None
    master_list: Maybe[FormRef] = None
    external_documents: Maybe[FormRef] = None
    records: Maybe[FormRef] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSettings(Node):
    """How things are printed. papers names the forms that control the tool's own prints."""

    paper: Maybe[str] = None
    binding: Maybe[str] = None
    papers: Maybe[Papers] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings(Node):
    """How the site is set up. stale_days: how long its status page may vouch for a printed copy."""

    url: Maybe[str] = None
    stale_days: Maybe[int] = None
    primary: Maybe[str] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual(Controlled):
    """The handbook's own sheet: name, books, areas, shifts and settings (kind: handbook)."""

    type = "handbook"

    format: int
    organisation: Text
    organisation_en: Maybe[str] = None
    logo: Maybe[str] = None
    preface: Many[Text] = ()
    books: tuple[Book, ...]
    areas: Many[Area] = ()
    sites: Many[Site] = ()
    shifts: Many[Shift] = ()
    calendar: Maybe[Calendar] = None
    jurisdiction: Maybe[str] = None
    numbering: Maybe[Text] = None
    languages: Many[str] = ()
    external_titles: Many[str] = ()
    print: Maybe[PrintSettings] = None
    site: Maybe[SiteSettings] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Document):
    """A glossary; synonyms are groups of words that the search takes for one another."""

    type = "glossary"

    terms: Many[Term] = ()
    synonyms: Many[tuple[Text, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Node):
    """One fact of a source document."""

    type = "fact"

    id: str
    kind: str
    topic: str
    fact: str
    actor: Maybe[str] = None
    number: Maybe[str] = None
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Node):
    """A fact that the handbook leaves out, and why."""

    fact: FactRef
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Document):
    """A register entry of a source document, with its facts."""

    type = "source"

    facts: tuple[Fact, ...]
    waivers: Many[Waiver] = ()
