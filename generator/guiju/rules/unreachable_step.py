"""A step to which no way leads.

Why: a step that cannot be reached is never done, though the reader of the list believes that it is.
A step is reached from the first one by `next`, the branches of a decision, `on_reject`, or simply by following
the one before (a step with a decision leads only where its branches and its own `next` say; one with a `when` may
be left out, and then leads to the one behind it); or another procedure leads to it.
Bad: a step has `next: end`, and nothing names the step that follows it.
Good: one branch of a decision leads there: `then: allow-unpaid`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.work import Procedure, Step
from guiju.rules.context import Context
from guiju.rules.flow import flow, reachable


def check(context: Context) -> Iterator[Finding]:
    """Find the steps that cannot be reached."""
    for procedure in context.handbook.procedures:
        reached = reachable(flow(procedure), [procedure.steps[0].id, *_entries(procedure, context)])
        for step in procedure.steps:
            if step.id not in reached:
                yield finding("GJ401", step.place, step=step.id, label=step.label)


def _entries(procedure: Procedure, context: Context) -> Iterator[str]:
    for link in context.links:
        if isinstance(link.found, Step) and "end" in link.ref.kinds and link.ref.document == procedure.id:
            yield link.found.id
