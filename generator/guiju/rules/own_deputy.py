"""A post that stands in for itself, or a step that is taken to the one who is stuck with it.

Why: when the holder is away, the deputy named is away too; an escalation to oneself is none.
Bad: `deputies: [{role: guard}]` on the role guard; `actor: guard` with `escalate_to: guard`.
Good: another role in both places.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.node import Ref
from guiju.model.text import listed
from guiju.rules.context import Context
from guiju.rules.naming import quoted


def check(context: Context) -> Iterator[Finding]:
    """Find posts that are their own deputy, and escalations to the actor."""
    for role in context.handbook.roles:
        for deputy in (*listed(role.deputies), *listed(role.also_acts_as)):
            if deputy.role.target == role.id:
                yield finding("GJ416", deputy.role.place, role=quoted(role))
    for procedure in context.handbook.procedures:
        for step in procedure.steps:
            up, actor = step.escalate_to, step.actor
            if isinstance(up, Ref) and isinstance(actor, Ref) and up.target == actor.target:
                yield finding("GJ417", up.place, step=step.id, party=up.target)
