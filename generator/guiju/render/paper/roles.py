"""The role pack: what a post is, its steps in every procedure, its checks, forms, clauses and consequences."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from guiju.derive.due import due_lines
from guiju.model.people import Role
from guiju.render.paper.checklists import SheetPart, period_parts
from guiju.render.paper.frame import Frame, frame, is_long
from guiju.render.views.parts import ItemView, Row
from guiju.render.views.people import MyBreach, MyProcedure, MyStep, PartyView, party_view
from guiju.render.views.scope import Scope
from guiju.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list of items under a heading."""

    title: str
    entries: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStep:
    """A step of the post; long is true where it may go over pages."""

    step: MyStep
    long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperProcedure:
    """A procedure with the steps that are the post's."""

    title: Words
    steps: tuple[PaperStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseGroup:
    """The clauses of one policy."""

    title: str
    texts: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRole:
    """A role pack."""

    frame: Frame
    rows: tuple[Row, ...]
    purpose: Words
    lists: tuple[ItemList, ...]
    kpis: tuple[Row, ...]
    procedures: tuple[PaperProcedure, ...]
    parts: tuple[SheetPart, ...]
    forms: tuple[Row, ...]
    clauses: tuple[ClauseGroup, ...]
    breaches: tuple[MyBreach, ...]
    law: str
    rewards: tuple[Words, ...]


def paper_role(role: Role, scope: Scope) -> PaperRole:
    """Make the view of a role pack."""
    view = party_view(role, scope)
    return PaperRole(
        frame=frame(view.head, style="role", kind_label="岗位手册"),
        rows=view.rows,
        purpose=view.purpose,
        lists=_lists(view),
        kpis=view.kpis,
        procedures=tuple(map(_procedure, view.procedures)),
        parts=period_parts(due_lines(role, scope.handbook), scope, short=False),
        forms=view.forms,
        clauses=_clauses(view),
        breaches=view.breaches,
        law=view.law,
        rewards=view.rewards,
    )


def _procedure(mine: MyProcedure) -> PaperProcedure:
    steps = tuple(PaperStep(step=one, long=is_long(one.text)) for one in mine.steps)
    return PaperProcedure(title=mine.title, steps=steps)


def _lists(view: PartyView) -> tuple[ItemList, ...]:
    found = (("职责", view.duties), ("权限", view.authorities), ("任职条件", view.qualifications))
    return tuple(ItemList(title=title, entries=entries) for title, entries in found if entries)


def _clauses(view: PartyView) -> tuple[ClauseGroup, ...]:
    grouped = itertools.groupby(view.clauses, key=lambda one: one.label)
    return tuple(ClauseGroup(title=title, texts=tuple(one.value for one in found)) for title, found in grouped)
