"""The views of glossaries and of registered sources."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from guiju.derive.coverage import Carrier, Coverage, coverage
from guiju.model.manual import Fact, Glossary, Source
from guiju.model.node import Document
from guiju.model.text import listed
from guiju.render.views import parts
from guiju.render.views.parts import ConflictView, HeadView, OpenView, TermView
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """A glossary's page; synonyms are the groups of words that the search takes for one another."""

    head: HeadView
    terms: tuple[TermView, ...]
    synonyms: tuple[str, ...]
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact of a source; state is carried, waived or missing, and shown by said; carriers are linked."""

    id: str
    text: str
    where: str
    state: str
    said: str
    carriers: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """The facts of a topic with how many of them are carried, waived, missing."""

    id: str
    title: str
    carried: int
    waived: int
    missing: int
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A registered source with its facts by topic."""

    head: HeadView
    count: int
    carried: int
    waived: int
    missing: int
    topics: tuple[TopicView, ...]
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


def glossary_view(glossary: Glossary, scope: Scope) -> GlossaryView:
    """Make the view of a glossary."""
    return GlossaryView(
        head=parts.head(glossary, scope),
        terms=parts.terms(glossary.terms, scope),
        synonyms=tuple("、".join(map(str, group)) for group in listed(glossary.synonyms)),
        conflicts=parts.conflicts(glossary, scope),
        opens=parts.opens(glossary, scope),
    )


def source_view(source: Source, scope: Scope, known: Coverage | None = None) -> SourceView:
    """Make the view of a source; known spares counting the whole handbook's coverage again."""
    covered = known or coverage(scope.handbook)
    topics = tuple(_topics(source, covered, scope))
    return SourceView(
        head=parts.head(source, scope),
        count=len(source.facts),
        carried=sum(topic.carried for topic in topics),
        waived=sum(topic.waived for topic in topics),
        missing=sum(topic.missing for topic in topics),
        topics=topics,
        conflicts=parts.conflicts(source, scope),
        opens=parts.opens(source, scope),
    )


def _topics(source: Source, covered: Coverage, scope: Scope) -> list[TopicView]:
    ordered = sorted(source.facts, key=lambda fact: list({f.topic: None for f in source.facts}).index(fact.topic))
    groups = itertools.groupby(ordered, key=lambda fact: fact.topic)
    return [_topic(number, title, list(facts), covered, scope) for number, (title, facts) in enumerate(groups, 1)]


def _topic(number: int, title: str, facts: list[Fact], covered: Coverage, scope: Scope) -> TopicView:
    views = tuple(_fact(fact, covered, scope) for fact in facts)
    states = [view.state for view in views]
    return TopicView(
        id=f"_topic-{number}",
        title=title,
        carried=states.count("carried"),
        waived=states.count("waived"),
        missing=states.count("missing"),
        facts=views,
    )


def _fact(fact: Fact, covered: Coverage, scope: Scope) -> FactView:
    carriers = covered.carried.get(fact.id, ())
    waived = covered.waived.get(fact.id, "")
    state = "carried" if carriers else "waived" if waived else "missing"
    return FactView(
        id=fact.id,
        text=fact.fact,
        where=fact.where,
        state=state,
        said={"carried": "已写入", "waived": "不写入", "missing": "未写入"}[state],
        carriers=joined(_carrier(c, scope) for c in carriers) if carriers else plain(waived),
    )


def _carrier(carrier: Carrier, scope: Scope) -> Words:
    document: Document = carrier.document
    inside = bool(carrier.item) and (document.id, carrier.item) in scope.handbook.parts
    return scope.title(document, carrier.item if inside else "")
