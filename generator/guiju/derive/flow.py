"""The flow of a procedure as a graph of steps: what follows what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from guiju.model.node import Ref
from guiju.model.text import given, words
from guiju.model.work import Procedure, Step

END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A way from a step to another one, to the end, or to another procedure (id, or id#step).

    kind is "next", "branch" (label says when; after gives a duration) or "reject".
    """

    start: str
    target: str
    kind: str
    label: str = ""
    after: str = ""


def edges(procedure: Procedure) -> tuple[Edge, ...]:
    """Give every way through a procedure, in the order of its steps."""
    following = dict(zip((s.id for s in procedure.steps), (s.id for s in procedure.steps[1:]), strict=False))
    ways = (edge for step in procedure.steps for edge in _from(step, following))
    return tuple(replace(edge, target=edge.target.removeprefix(f"{procedure.id}#")) for edge in ways)


def reachable(procedure: Procedure) -> frozenset[str]:
    """Give the ids of the steps that some way from the first step reaches."""
    ways: dict[str, list[str]] = {}
    for edge in edges(procedure):
        ways.setdefault(edge.start, []).append(edge.target)
    seen: set[str] = set()
    waiting = [procedure.steps[0].id]
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting.extend(ways.get(step, ()))
    return frozenset(seen)


def _from(step: Step, following: Mapping[str, str]) -> Iterator[Edge]:
    decision, after = given(step.decision), following.get(step.id, END)
    if decision:
        for branch in decision.branches:
            yield Edge(
                start=step.id,
                target=branch.then.target,
                kind="branch",
                label=words(branch.when),
                after=given(branch.after) or "",
            )
    else:
        yield Edge(start=step.id, target=step.next.target if isinstance(step.next, Ref) else after, kind="next")
    if isinstance(step.on_reject, Ref):
        yield Edge(start=step.id, target=step.on_reject.target, kind="reject")
