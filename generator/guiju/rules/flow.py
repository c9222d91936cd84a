"""Where the steps of a procedure lead, and rings in any net of references."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from guiju.model.node import Ref
from guiju.model.text import Unspecified
from guiju.model.work import Procedure, Step

OUT = ""  # leads out of the procedure: its end, another document, or something the source leaves open

Net = Mapping[str, Sequence[str]]


def flow(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    """Give for each step the ids of the steps that may follow it, OUT where it leads out of the procedure."""
    ids = [step.id for step in procedure.steps]
    following = [*ids[1:], OUT]
    return {
        step.id: tuple(dict.fromkeys(_where(ref, after, procedure, ids) for ref in _ways(step)))
        for step, after in zip(procedure.steps, following, strict=True)
    }


def reachable(net: Net, starts: Sequence[str]) -> set[str]:
    """Give everything that can be reached from the starts, the starts included."""
    seen, waiting = set(starts), deque(starts)
    while waiting:
        for target in net.get(waiting.popleft(), ()):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def turned(net: Net) -> dict[str, list[str]]:
    """Give the net with every arrow turned round."""
    back: dict[str, list[str]] = {}
    for start, targets in net.items():
        for target in targets:
            back.setdefault(target, []).append(start)
    return back


def rings(net: Net) -> Iterator[tuple[str, ...]]:
    """Give each ring of a net once, as the ids along it; of rings that share ids only the first is given."""
    told: set[str] = set()
    for start in net:
        ring = () if start in told else _ring(net, start)
        if ring and told.isdisjoint(ring):
            told.update(ring)
            yield ring


def _ring(net: Net, start: str) -> tuple[str, ...]:
    waiting: deque[tuple[str, ...]] = deque([(start,)])
    seen: set[str] = set()
    while waiting:
        path = waiting.popleft()
        for target in net.get(path[-1], ()):
            if target == start:
                return path
            if target not in seen:
                seen.add(target)
                waiting.append((*path, target))
    return ()


def _ways(step: Step) -> Iterator[Ref | Unspecified | None]:
    decision = None if isinstance(step.decision, Unspecified) else step.decision
    if decision is not None:
        yield from (branch.then for branch in decision.branches)
    if decision is None or step.next is not None:
        yield step.next
    if step.when is not None:  # left out, it leads to the step that follows
        yield None
    if isinstance(step.on_reject, Ref):
        yield step.on_reject


def _where(ref: Ref | Unspecified | None, following: str, procedure: Procedure, ids: Sequence[str]) -> str:
    if ref is None:
        return following
    if isinstance(ref, Unspecified) or ref.document not in ("", procedure.id):
        return OUT
    return ref.item if ref.item in ids else OUT
