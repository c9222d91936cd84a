"""The views of policies, penalties and rewards."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.model.rulebook import Breach, Chapter, Late, Penalty, Picture, Policy, Reward, RewardRule
from guiju.model.text import Maybe, Unspecified, given, listed, words
from guiju.render import wording
from guiju.render.views import parts
from guiju.render.views.outcome import ConsequenceView, breaches_on, consequence_views, law_note, reminder
from guiju.render.views.parts import ConflictView, HeadView, ItemView, OpenView, Row, TermView, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A free table."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture; file is relative to the handbook's folder, address is its name on the site: hash and ending."""

    file: str
    address: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A chapter with its prose and the clauses that stand in it; title is empty for clauses without a chapter."""

    id: str
    title: str
    paragraphs: tuple[Words, ...]
    tables: tuple[TableView, ...]
    pictures: tuple[PictureView, ...]
    clauses: tuple[ItemView, ...]
    gap: Words
    audit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView:
    """A policy's page."""

    head: HeadView
    rows: tuple[Row, ...]
    terms: tuple[TermView, ...]
    chapters: tuple[ChapterView, ...]
    penalties: tuple[Row, ...]
    related: Words
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachView:
    """A breach. reminder is set where a worker's fine or deduction has no recorded opinion of counsel."""

    id: str
    number: int
    text: Words
    short: str
    who: Words
    consequences: tuple[ConsequenceView, ...]
    choose_one: bool
    basis: Words
    rows: tuple[Row, ...]
    standing: str
    reminder: str
    gap: Words
    audit: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleView:
    """A schedule of penalties; law says what stands against fines, where one still needs counsel."""

    head: HeadView
    rows: tuple[Row, ...]
    breaches: tuple[BreachView, ...]
    law: str
    related: Words
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardsView:
    """A schedule of rewards; the items' rows say for whom and what."""

    head: HeadView
    rows: tuple[Row, ...]
    rewards: tuple[ItemView, ...]
    related: Words
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


def policy_view(policy: Policy, scope: Scope) -> PolicyView:
    """Make the view of a policy; clauses stand under their chapters, those without one first."""
    clauses = list(zip(listed(policy.clauses), parts.items(policy.clauses, policy, scope), strict=True))
    chapters = listed(policy.chapters)
    ids = {chapter.id for chapter in chapters}
    loose = tuple(view for clause, view in clauses if given(clause.chapter) not in ids)
    own = {i: tuple(view for clause, view in clauses if given(clause.chapter) == i) for i in ids}
    return PolicyView(
        head=parts.head(policy, scope),
        rows=parts.filled(
            [
                row("目的", scope.words(policy.purpose)),
                row("适用范围", scope.words(policy.scope)),
                row("管到谁", scope.all_named(policy.applies_to, policy)),
                row("管到哪里", scope.all_named(policy.areas, policy)),
            ]
        ),
        terms=parts.terms(policy.terms, scope),
        chapters=(*_loose(loose), *(_chapter(c, own[c.id], policy, scope) for c in chapters)),
        penalties=breaches_on(policy.id, scope),
        related=scope.all_named(policy.related, policy),
        conflicts=parts.conflicts(policy, scope),
        opens=parts.opens(policy, scope),
    )


def penalty_view(penalty: Penalty, scope: Scope) -> ScheduleView:
    """Make the view of a schedule of penalties."""
    breaches = tuple(breach_view(b, n, penalty, scope) for n, b in enumerate(penalty.breaches, 1))
    return ScheduleView(
        head=parts.head(penalty, scope),
        rows=parts.filled([row("目的", scope.words(penalty.purpose)), row("适用范围", scope.words(penalty.scope))]),
        breaches=breaches,
        law=law_note((breach.reminder for breach in breaches), scope),
        related=scope.all_named(penalty.related, penalty),
        conflicts=parts.conflicts(penalty, scope),
        opens=parts.opens(penalty, scope),
    )


def breach_view(breach: Breach, number: int, penalty: Penalty, scope: Scope) -> BreachView:
    """Make the view of a breach."""
    return BreachView(
        id=breach.id,
        number=number,
        text=scope.words(breach.text),
        short=breach.label,
        who=who_is_hit(breach, penalty, scope),
        consequences=consequence_views(breach, penalty, scope),
        choose_one=given(breach.choose) == "one" and len(breach.consequences) > 1,
        basis=scope.all_named(breach.basis, penalty),
        rows=parts.filled(_breach_rows(breach, penalty, scope)),
        standing=wording.label("standing", given(breach.standing) or "") if given(breach.standing) else "",
        reminder=reminder(breach, penalty, scope),
        gap=parts.gap(breach, penalty, scope),
        audit=scope.facts(breach.sources),
        note=words(breach.note),
    )


def who_is_hit(breach: Breach, penalty: Penalty, scope: Scope) -> Words:
    """Say who is hit: the parties, else the categories of person, else that the source leaves it open."""
    if listed(breach.party):
        return scope.all_named(breach.party, penalty)
    kinds = "、".join(wording.label("applies_to", kind) for kind in listed(breach.applies_to))
    return plain(kinds or parts.left_open(breach.party, scope) or parts.left_open(breach.applies_to, scope))


def rewards_view(reward: Reward, scope: Scope) -> RewardsView:
    """Make the view of a schedule of rewards."""
    return RewardsView(
        head=parts.head(reward, scope),
        rows=parts.filled([row("目的", scope.words(reward.purpose)), row("适用范围", scope.words(reward.scope))]),
        rewards=tuple(_reward(r, n, reward, scope) for n, r in enumerate(reward.rewards, 1)),
        related=scope.all_named(reward.related, reward),
        conflicts=parts.conflicts(reward, scope),
        opens=parts.opens(reward, scope),
    )


def _loose(clauses: tuple[ItemView, ...]) -> tuple[ChapterView, ...]:
    empty = Words()
    chapter = ChapterView(id="", title="", paragraphs=(), tables=(), pictures=(), clauses=clauses, gap=empty, audit="")
    return (chapter,) if clauses else ()


def _chapter(chapter: Chapter, clauses: tuple[ItemView, ...], policy: Policy, scope: Scope) -> ChapterView:
    folder = policy.place.file.rpartition("/")[0]
    return ChapterView(
        id=chapter.id,
        title=str(chapter.title),
        paragraphs=tuple(scope.words(p) for p in listed(chapter.paragraphs)),
        tables=tuple(
            TableView(
                caption=words(t.caption),
                columns=tuple(str(c) for c in t.columns),
                rows=tuple(tuple(str(cell) for cell in r) for r in t.rows),
            )
            for t in listed(chapter.tables)
        ),
        pictures=tuple(_picture(p, folder, scope) for p in listed(chapter.pictures)),
        clauses=clauses,
        gap=parts.gap(chapter, policy, scope),
        audit=scope.facts(chapter.sources),
    )


def picture_address(file: str, sha: str) -> str:
    """Give a picture's name on the site, which no letter of its own name can break: hash and ending."""
    return f"{sha[:20]}.{file.rpartition('.')[2].lower()}"


def _picture(picture: Picture, folder: str, scope: Scope) -> PictureView:
    file = f"{folder}/{picture.file}".lstrip("/")
    address = picture_address(file, scope.handbook.pictures.get(file, ""))
    return PictureView(file=file, address=address, alt=str(picture.alt), caption=words(picture.caption))


def _breach_rows(breach: Breach, penalty: Penalty, scope: Scope) -> list[Row]:
    return [
        row("依据", scope.all_named(breach.basis, penalty)),
        *_late_rows(breach.late, penalty, scope),
        row("再犯", scope.words(breach.repeat)),
        row("由谁决定", scope.named(breach.decided_by, penalty)),
        row("证据", scope.all_named(breach.evidence, penalty)),
        row("申诉", scope.words(breach.appeal)),
    ]


def _late_rows(late: Maybe[Late], penalty: Penalty, scope: Scope) -> list[Row]:
    if late is None or isinstance(late, Unspecified):
        return [row("迟到的步骤", parts.left_open(late, scope))]
    by = given(late.by)
    return [
        row("迟到的步骤", scope.named(late.step, penalty)),
        row("超过", wording.duration(by) if by else parts.left_open(late.by, scope)),
    ]


def _reward(rule: RewardRule, number: int, reward: Reward, scope: Scope) -> ItemView:
    between = "，或" if given(rule.choose) == "one" else "；"
    rows = [
        row(
            "奖励",
            between.join(wording.benefit(b) for b in listed(rule.benefits)) or parts.left_open(rule.benefits, scope),
        ),
        row("奖给", scope.all_named(rule.applies_to, reward)),
        row("依据", scope.all_named(rule.basis, reward)),
        row("由谁决定", scope.named(rule.decided_by, reward)),
        row("证据", scope.all_named(rule.evidence, reward)),
    ]
    return ItemView(
        id=rule.id,
        number=number,
        text=scope.words(rule.text),
        short=rule.label,
        tag="",
        rows=parts.filled(rows),
        points=(),
        gap=parts.gap(rule, reward, scope),
        audit=scope.facts(rule.sources),
        note=words(rule.note),
        ours=words(rule.ours),
    )
