"""The views of roles and units."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.derive.days import has_book
from guiju.derive.due import due_lines
from guiju.derive.work import Standing, StepPart, Work, work_of
from guiju.model.node import Document
from guiju.model.people import Duty, Role, Unit
from guiju.model.rulebook import Breach, Penalty
from guiju.model.text import given, listed, words
from guiju.model.work import Step
from guiju.render import addresses, wording
from guiju.render.views import parts
from guiju.render.views.checklist import PeriodView, period_views
from guiju.render.views.outcome import consequences, law_note, reminder
from guiju.render.views.parts import ConflictView, HeadView, ItemView, OpenView, Row, row
from guiju.render.views.post import PostView, post_view, superiors_in_words
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain

# What the drawn reporting line shows already.
_DRAWN = ("直属上级", "直接下级", "上级部门", "岗位")


@dataclass(frozen=True, slots=True, kw_only=True)
class MyStep:
    """A step in which the party has a part."""

    number: int
    text: Words
    part: str
    deadline: str
    forms: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MyProcedure:
    """A procedure with the steps that are the party's."""

    title: Words
    steps: tuple[MyStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyBreach:
    """A breach that hits the party."""

    text: Words
    cost: Words
    reminder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A post's book of day sheets of a month."""

    title: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """A role's or a unit's page. checklist_pdf is the address of the sheet, empty where nothing recurs;
    rows say unit, superiors, subordinates and deputies, lead the same without those whom post draws; thin is true
    where the sources say little."""

    head: HeadView
    purpose: Words
    external: bool
    rows: tuple[Row, ...]
    lead: tuple[Row, ...]
    post: PostView
    duties: tuple[ItemView, ...]
    authorities: tuple[ItemView, ...]
    qualifications: tuple[ItemView, ...]
    kpis: tuple[Row, ...]
    periods: tuple[PeriodView, ...]
    procedures: tuple[MyProcedure, ...]
    deadlines: tuple[Row, ...]
    forms: tuple[Row, ...]
    clauses: tuple[Row, ...]
    breaches: tuple[MyBreach, ...]
    law: str
    rewards: tuple[Words, ...]
    members: Words
    checklist_pdf: str
    books: tuple[Book, ...]
    thin: bool
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


def party_view(party: Role | Unit, scope: Scope) -> PartyView:
    """Make the view of a role or a unit."""
    work = work_of(party, scope.handbook)
    lines = due_lines(party, scope.handbook)
    sheet = scope.base + addresses.checklist_pdf(party) if lines and isinstance(party, Role) else ""
    role = party if isinstance(party, Role) else None
    breaches = tuple(_breach(b, p, scope) for p, b in work.breaches)
    rows = parts.filled(_rows(party, work, scope))
    return PartyView(
        head=parts.head(party, scope),
        purpose=scope.words(party.purpose),
        external=bool(given(party.external)),
        rows=rows,
        lead=tuple(one for one in rows if one.label not in _DRAWN),
        post=post_view(party, work, lines, scope),
        duties=parts.items(party.duties, party, scope),
        authorities=parts.items(role.authorities, party, scope) if role else (),
        qualifications=parts.items(role.qualifications, party, scope) if role else (),
        kpis=_kpis(role, scope) if role else (),
        periods=period_views(lines, scope),
        procedures=_procedures(work, scope),
        deadlines=_deadlines(party, work, scope),
        forms=tuple(row(_acts(part.acts), scope.title(part.form)) for part in work.forms),
        clauses=tuple(row(str(p.title), scope.title(p, c.id, str(c.text))) for p, c in work.clauses),
        breaches=breaches,
        law=law_note((breach.reminder for breach in breaches), scope),
        rewards=tuple(scope.title(d, r.id, str(r.text)) for d, r in work.rewards),
        members=joined(scope.title(member) for member in work.members),
        checklist_pdf=sheet if scope.linked else "",
        books=tuple(_books(party, scope)),
        thin=not (listed(party.duties) or work.steps or lines),
        conflicts=parts.conflicts(party, scope),
        opens=parts.opens(party, scope),
    )


def _books(party: Role | Unit, scope: Scope) -> Iterator[Book]:
    if scope.linked and isinstance(party, Role) and has_book(party, scope.handbook):
        for month in scope.months:
            year, number = month.split("-")
            title = f"{year} 年 {int(number)} 月检查表 PDF"
            yield Book(title=title, pdf=scope.base + addresses.month_pdf(party, month))


def _rows(party: Role | Unit, work: Work, scope: Scope) -> list[Row]:
    between = " 或 " if work.any_superior else "、"
    superiors = joined((*(scope.title(p) for p in work.superiors), *superiors_in_words(party, scope)), between)
    if isinstance(party, Unit):
        return [
            row("上级部门", scope.named(party.parent, party)),
            row("岗位", joined(scope.title(member) for member in work.members)),
        ]
    replaced = joined((_standing(s, s.deputy, scope) for s in work.replaced_by), "；")
    stands_in = joined((_standing(s, s.role, scope) for s in work.stands_in_for), "；")
    return [
        row("所属部门", scope.named(party.unit, party)),
        row("直属上级", superiors or parts.left_open(party.reports_to, scope)),
        row("直接下级", joined(scope.title(role) for role in work.reports)),
        row("我不在时", replaced or parts.left_open(party.deputies, scope)),
        row("我替谁", stands_in or parts.left_open(party.also_acts_as, scope)),
    ]


def _standing(standing: Standing, other: Document, scope: Scope) -> Words:
    vacant = scope.all_named(standing.rule.if_vacant, standing.role)
    said = [
        "何时代理源文未写" if parts.left_open(standing.rule.when, scope) else words(standing.rule.when),
        f"{vacant}空缺时" if vacant else "",
        "兼任" if standing.also else "",
    ]
    inside = "，".join(part for part in said if part)
    return joined((scope.title(other), plain(f"（{inside}）") if inside else Words()), "")


def _kpis(role: Role, scope: Scope) -> tuple[Row, ...]:
    return tuple(
        Row(
            id=k.id,
            label=str(k.name),
            value=plain(" ".join(p for p in (str(scope.words(k.target)), given(k.unit) or "") if p) or "—"),
        )
        for k in listed(role.kpis)
    )


def _procedures(work: Work, scope: Scope) -> tuple[MyProcedure, ...]:
    grouped = itertools.groupby(work.steps, key=lambda part: part.procedure.id)
    return tuple(_procedure(list(group), scope) for _, group in grouped)


def _procedure(steps: list[StepPart], scope: Scope) -> MyProcedure:
    return MyProcedure(
        title=scope.title(steps[0].procedure),
        steps=tuple(
            MyStep(
                number=part.number,
                text=scope.title(part.procedure, part.step.id, str(part.step.text)),
                part=wording.label("part", part.part),
                deadline=parts.deadline(part.step.deadline, part.procedure, scope),
                forms=parts.forms(part.step.forms, part.procedure, scope),
            )
            for part in steps
        ),
    )


def _deadlines(party: Role | Unit, work: Work, scope: Scope) -> tuple[Row, ...]:
    mine = [(part.procedure, part.step) for part in work.steps if part.part in ("actor", "approves")]
    found: list[tuple[Document, Step | Duty]] = [
        *mine,
        *((party, duty) for duty in listed(party.duties)),
    ]
    return tuple(
        row(parts.deadline(node.deadline, document, scope), scope.title(document, node.id, str(node.text)))
        for document, node in found
        if node.deadline is not None
    )


def _breach(breach: Breach, penalty: Penalty, scope: Scope) -> MyBreach:
    return MyBreach(
        text=scope.title(penalty, breach.id, str(breach.text)),
        cost=consequences(breach, penalty, scope),
        reminder=reminder(breach, penalty, scope),
    )


def _acts(acts: tuple[str, ...]) -> str:
    return "、".join(wording.label("act", act) for act in acts)
