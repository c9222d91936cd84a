"""An approval that approves nothing: itself, or a step of another procedure; or by the hand that did the work.

Why: `approves` says that this step is the approval of another step of the same flow; whoever approves his own
work approves nothing. A refusal (`on_reject`) belongs to an approval.
Bad: a step `sign` with `approves: sign`, or `approves: other-procedure#ship`; `on_reject` on a plain step.
Good: `approves: ship`, done by another role than `ship` is.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.node import Ref
from guiju.model.text import Unspecified
from guiju.model.work import Procedure, Step
from guiju.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    """Find approvals that cannot be one."""
    for procedure in context.handbook.procedures:
        for step in procedure.steps:
            yield from _check_step(step, procedure, context)


def _check_step(step: Step, procedure: Procedure, context: Context) -> Iterator[Finding]:
    if isinstance(step.approves, Ref):
        yield from _check_approval(step, step.approves, procedure, context)
    elif isinstance(step.on_reject, Ref) and not _is_approval(step):
        yield finding("GJ406", step.on_reject.place, step=step.id)


def _check_approval(step: Step, ref: Ref, procedure: Procedure, context: Context) -> Iterator[Finding]:
    target = context.handbook.find(ref, procedure)
    if target is step or (isinstance(target, Step) and target not in procedure.steps):
        yield finding("GJ404", ref.place, step=step.id, target=ref.target)
    elif isinstance(target, Step) and _same(step.actor, target.actor):
        yield finding("GJ405", ref.place, step=step.id, target=target.id, actor=str(step.actor))


def _is_approval(step: Step) -> bool:
    return isinstance(step.approvals, Unspecified) or bool(step.approvals) or step.approves is not None


def _same(one: object, other: object) -> bool:
    return isinstance(one, Ref) and isinstance(other, Ref) and one.target == other.target
