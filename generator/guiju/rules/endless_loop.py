"""A loop of steps that has no way out.

Why: loops are legal (ask again until the money is there), but one without a way out never lets anybody finish.
Bad: 催款 leads to 查账, and 查账 leads only to 催款.
Good: 查账 has a branch 已到账 that leads on.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.rules.context import Context
from guiju.rules.flow import OUT, flow, reachable, turned


def check(context: Context) -> Iterator[Finding]:
    """Find procedures with steps from which the end cannot be reached."""
    for procedure in context.handbook.procedures:
        finishing = reachable(turned(flow(procedure)), [OUT])
        stuck = [step for step in procedure.steps if step.id not in finishing]
        if stuck:
            yield finding("GJ402", stuck[0].place, steps="、".join(step.id for step in stuck))
