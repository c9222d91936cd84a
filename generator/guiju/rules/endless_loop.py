"""A loop of steps that has no way out.

Why: loops are legal (ask again until the money is there), but one without a way out never lets anybody finish.
Bad: 催款 leads to 查账, and 查账 leads only to 催款.
Good: 查账 has a branch 已到账 that leads on.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.rules.context import Context
from guiju.rules.flow import OUT, flow, reachable, turned


def check(context: Context) -> Iterator[Finding]:
    """Find loops from which the end cannot be reached."""
    for procedure in context.handbook.procedures:
        net = flow(procedure)
        finishing = reachable(turned(net), [OUT])
        ring = [s for s in procedure.steps if s.id not in finishing and s.id in reachable(net, net[s.id])]
        if ring:
            ids = [step.id for step in ring]
            yield finding("GJ402", ring[0].place, steps=Wording("、".join(ids), ", ".join(ids)))
