"""The view of a procedure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from guiju.derive.flow import END, Edge, edges
from guiju.model.node import Ref
from guiju.model.text import Maybe, given, listed, words
from guiju.model.work import Branch, Form, Procedure, Step
from guiju.render import addresses, wording
from guiju.render.views import parts
from guiju.render.views.outcome import breaches_on
from guiju.render.views.parts import ConflictView, HeadView, OpenView, PointView, Row, TermView, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchView:
    """A branch of a decision: its condition and where it leads."""

    when: str
    then: Words
    audit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step. deadline, when, question are plain words; next is filled only where it is not the following step."""

    id: str
    number: int
    text: Words
    short: str
    actor: Words
    deadline: str
    when: Words
    forms: Words
    question: Words
    decides: Words
    branches: tuple[BranchView, ...]
    approvals: Words
    on_reject: Words
    next: Words
    rows: tuple[Row, ...]
    checks: tuple[PointView, ...]
    points: tuple[PointView, ...]
    gap: Words
    audit: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseView:
    """Neighbouring steps under one heading; title is empty where there is none."""

    title: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankView:
    """A form of the procedure; pdf is the address of its blank to print, empty on paper and where it is electronic."""

    title: Words
    name: str
    number: str
    electronic: bool
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    """A procedure's page; chart is the graph's edges in the order of steps (the drawing is made by flow_chart).

    chat is the procedure in short as plain text, for a chat group.
    """

    head: HeadView
    purpose: Words
    scope: Words
    trigger: Words
    outcome: Words
    rows: tuple[Row, ...]
    terms: tuple[TermView, ...]
    phases: tuple[PhaseView, ...]
    forms: tuple[BlankView, ...]
    chat: str
    penalties: tuple[Row, ...]
    related: Words
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]
    chart: tuple[Edge, ...]


def procedure_view(procedure: Procedure, scope: Scope) -> ProcedureView:
    """Make the view of a procedure."""
    steps = [_step(step, number, procedure, scope) for number, step in enumerate(procedure.steps, 1)]
    titles = [words(step.phase) for step in procedure.steps]
    head = parts.head(procedure, scope)
    groups = itertools.groupby(zip(titles, steps, strict=True), key=lambda pair: pair[0])
    return ProcedureView(
        head=head,
        purpose=scope.words(procedure.purpose),
        scope=scope.words(procedure.scope),
        trigger=scope.words(procedure.trigger),
        outcome=scope.words(procedure.outcome),
        rows=parts.filled(
            [
                row("目的", scope.words(procedure.purpose)),
                row("适用范围", scope.words(procedure.scope)),
                row("何时开始", scope.words(procedure.trigger)),
                row("做完得到", scope.words(procedure.outcome)),
            ]
        ),
        terms=parts.terms(procedure.terms, scope),
        phases=tuple(PhaseView(title=t, steps=tuple(step for _, step in group)) for t, group in groups),
        forms=_forms(procedure, scope),
        chat=chat_text(head, steps),
        penalties=breaches_on(procedure.id, scope),
        related=scope.all_named(procedure.related, procedure),
        conflicts=parts.conflicts(procedure, scope),
        opens=parts.opens(procedure, scope),
        chart=edges(procedure),
    )


def chat_text(head: HeadView, steps: Iterable[StepView]) -> str:
    """Say a procedure in short as plain text: title, number, version, status, then who does what by when."""
    control = head.control
    about = (control.number, f"版本 {control.version}" if control.version else "", control.status) if control else ()
    said = "　".join(part for part in (f"《{head.title}》", *about) if part)
    return "\n".join((said, *(_in_short(step) for step in steps)))


def _in_short(step: StepView) -> str:
    who = f"{step.actor}：" if step.actor else ""
    when = f"（仅当{step.when}）" if step.when else ""
    due = f"（{step.deadline}）" if step.deadline else ""
    return f"{step.number}. {who}{when}{step.short}{due}"


def _step(step: Step, number: int, procedure: Procedure, scope: Scope) -> StepView:
    decision = given(step.decision)
    return StepView(
        id=step.id,
        number=number,
        text=scope.words(step.text),
        short=step.label,
        actor=scope.named(step.actor, procedure),
        deadline=parts.deadline(step.deadline, procedure, scope),
        when=scope.words(step.when),
        forms=parts.forms(step.forms, procedure, scope),
        question=scope.words(decision.question) if decision else Words(),
        decides=scope.named(decision.by, procedure) if decision else Words(),
        branches=tuple(_branch(b, procedure, scope) for b in decision.branches) if decision else (),
        approvals=parts.approvals(step.approvals, procedure, scope, "；"),
        on_reject=_way(step.on_reject, procedure, scope),
        next=_way(step.next, procedure, scope),
        rows=parts.filled(_rows(step, procedure, scope)),
        checks=parts.points(step.checks, scope, procedure),
        points=parts.points(step.points, scope, procedure),
        gap=parts.gap(step, procedure, scope),
        audit=scope.facts(step.sources),
        note=words(step.note),
    )


def _rows(step: Step, procedure: Procedure, scope: Scope) -> list[Row]:
    return [
        row("判断", parts.left_open(step.decision, scope)),
        row("负责", scope.named(step.accountable, procedure)),
        row("协同", scope.all_named(step.with_, procedure)),
        row("可委托", scope.all_named(step.may_delegate_to, procedure)),
        row("知会", scope.all_named(step.inform, procedure)),
        row("解决不了报", scope.named(step.escalate_to, procedure)),
        row("频率", parts.frequency(step.frequency, scope)),
        row("限值", parts.limit(step.limit, scope)),
        row("批准的是", scope.named(step.approves, procedure)),
        row("区域", scope.all_named(step.areas, procedure)),
    ]


def _branch(branch: Branch, procedure: Procedure, scope: Scope) -> BranchView:
    after = given(branch.after)
    said = [str(scope.words(branch.when)), f"满 {wording.duration(after)}" if after else ""]
    return BranchView(
        when="，".join(part for part in said if part),
        then=_way(branch.then, procedure, scope),
        audit=scope.facts(branch.sources),
    )


def _way(ref: Maybe[Ref], procedure: Procedure, scope: Scope) -> Words:
    """Say where a way leads; a step of another procedure needs that one's title beside its own number."""
    if not isinstance(ref, Ref):
        return scope.named(ref, procedure)
    if ref.target == END:
        return plain("结束")
    home = scope.handbook.by_id.get(ref.document or procedure.id)
    numbers = {step.id: number for number, step in enumerate(home.steps, 1)} if isinstance(home, Procedure) else {}
    if not isinstance(home, Procedure) or ref.item not in numbers:
        return scope.named(ref, procedure)
    number = numbers[ref.item]
    text = f"第 {number} 步 {home.steps[number - 1].label}"
    return scope.title(home, ref.item, text if home is procedure else f"《{home.title}》{text}")


def _forms(procedure: Procedure, scope: Scope) -> tuple[BlankView, ...]:
    uses = (use.form for step in procedure.steps for use in listed(step.forms))
    return tuple(_blank(ref, procedure, scope) for ref in dict.fromkeys(uses))


def _blank(ref: Ref, procedure: Procedure, scope: Scope) -> BlankView:
    form = scope.handbook.find(ref, procedure)
    title = scope.named(ref, procedure)
    if not isinstance(form, Form):
        return BlankView(title=title, name=str(title), number="", electronic=False, pdf="")
    electronic = given(form.electronic) is True
    return BlankView(
        title=title,
        name=str(title),
        number=given(form.number) or "",
        electronic=electronic,
        pdf=scope.base + addresses.pdf(form) if scope.linked and not electronic else "",
    )
