"""The printed procedure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guiju.model.measures import FormUse
from guiju.model.text import given, listed, words
from guiju.model.work import Form, Procedure
from guiju.render import wording
from guiju.render.paper.chart import ChartPage, chart_pages
from guiju.render.paper.frame import Frame, frame, is_long, ranges, without_links
from guiju.render.views.parts import PointView, Row, TermView, filled, row
from guiju.render.views.procedure import BranchView, PhaseView, ProcedureView, StepView, procedure_view
from guiju.render.views.scope import Scope
from guiju.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """A form that a document uses."""

    number: str
    title: Words
    keeper: Words
    retention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStep:
    """A step; details are its labelled particulars, forms among them; long is true where it may go over pages."""

    id: str
    number: int
    long: bool
    text: Words
    actor: Words
    deadline: str
    when: Words
    question: Words
    decides: Words
    branches: tuple[BranchView, ...]
    approvals: Words
    on_reject: Words
    next: Words
    details: tuple[Row, ...]
    checks: tuple[PointView, ...]
    points: tuple[PointView, ...]
    gap: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPhase:
    """Neighbouring steps under one heading; title is empty where there is none."""

    title: str
    steps: tuple[PaperStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperProcedure:
    """A procedure in the order of chapters that is usual for controlled documents."""

    frame: Frame
    sections: tuple[Row, ...]
    actors: tuple[Row, ...]
    terms: tuple[TermView, ...]
    phases: tuple[PaperPhase, ...]
    penalties: tuple[Row, ...]
    related: Words
    records: tuple[RecordRow, ...]
    chart: tuple[ChartPage, ...]


def paper_procedure(procedure: Procedure, scope: Scope) -> PaperProcedure:
    """Make the view of a printed procedure."""
    view = procedure_view(procedure, scope)
    return PaperProcedure(
        frame=frame(view.head, style="procedure", kind_label="程序文件"),
        sections=_sections(view),
        actors=_actors(view),
        terms=view.terms,
        phases=tuple(_phase(phase) for phase in view.phases),
        penalties=without_links(view.penalties),
        related=view.related,
        records=records(_used(procedure), procedure, scope),
        # The drawing marks a way by its target's number only where it can tell the target by its link.
        chart=chart_pages(procedure_view(procedure, replace(scope, linked=True))),
    )


def records(uses: list[FormUse], document: Procedure, scope: Scope) -> tuple[RecordRow, ...]:
    """Say each form in use once, with its number, keeper and how long it is kept."""
    found = {use.form.target: scope.handbook.find(use.form, document) for use in uses}
    return tuple(_record(form, scope) for form in found.values() if isinstance(form, Form))


def _record(form: Form, scope: Scope) -> RecordRow:
    kept = given(form.retention)
    years = given(kept.years) if kept else None
    period = words(kept.period) if kept else ""
    return RecordRow(
        number=given(form.number) or "",
        title=scope.title(form),
        keeper=scope.named(form.keeper, form),
        retention=wording.retention_words(years, period) if form.retention is not None else "",
    )


def _used(procedure: Procedure) -> list[FormUse]:
    return [use for step in procedure.steps for use in listed(step.forms)]


def _sections(view: ProcedureView) -> tuple[Row, ...]:
    return filled(
        [
            row("目的", view.purpose),
            row("适用范围", view.scope),
            row("何时开始", view.trigger),
            row("做完得到", view.outcome),
        ]
    )


def _actors(view: ProcedureView) -> tuple[Row, ...]:
    parts: dict[str, list[int]] = {}
    for phase in view.phases:
        for step in phase.steps:
            if step.actor:
                parts.setdefault(str(step.actor), []).append(step.number)
    return tuple(row(name, f"第 {ranges(numbers)} 步") for name, numbers in parts.items())


def _phase(phase: PhaseView) -> PaperPhase:
    return PaperPhase(title=phase.title, steps=tuple(_step(step) for step in phase.steps))


def _step(step: StepView) -> PaperStep:
    return PaperStep(
        id=step.id,
        number=step.number,
        long=is_long(step.text),
        text=step.text,
        actor=step.actor,
        deadline=step.deadline,
        when=step.when,
        question=step.question,
        decides=step.decides if str(step.decides) != str(step.actor) else Words(),
        branches=step.branches,
        approvals=step.approvals,
        on_reject=step.on_reject,
        next=step.next,
        details=filled([row("表单", step.forms), *step.rows]),
        checks=step.checks,
        points=step.points,
        gap=step.gap,
    )
