"""A line of superiors, of parent units or of enclosing areas that comes back to where it started.

Why: somebody must have the last word, and a whole cannot be part of its own part.
Bad: A reports to B, and B reports to A; unit A has the parent A.
Good: the line ends at somebody who reports to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guiju.diagnostics import Finding, finding
from guiju.model.node import Ref
from guiju.model.people import Role, Superiors
from guiju.model.text import given, listed
from guiju.rules.context import Context
from guiju.rules.flow import rings

Refs = Mapping[str, tuple[Ref, ...]]


def check(context: Context) -> Iterator[Finding]:
    """Find rings among superiors, parent units and areas."""
    handbook = context.handbook
    units = {unit.id: _one(unit.parent) for unit in handbook.units}
    areas = {area.id: _one(area.within) for area in listed(handbook.manual.areas)}
    yield from _rings("GJ411", {role.id: _superiors(role) for role in handbook.roles})
    yield from _rings("GJ412", units)
    yield from _rings("GJ413", areas)


def _rings(code: str, refs: Refs) -> Iterator[Finding]:
    net = {start: tuple(ref.target for ref in targets) for start, targets in refs.items()}
    for ring in rings(net):
        onward = ring[1] if len(ring) > 1 else ring[0]
        place = next(ref.place for ref in refs[ring[0]] if ref.target == onward)
        yield finding(code, place, ring=" → ".join((*ring, ring[0])))


def _superiors(role: Role) -> tuple[Ref, ...]:
    superiors = given(role.reports_to)
    if not isinstance(superiors, Superiors):
        return ()
    return (*listed(superiors.all_of), *listed(superiors.any_of))


def _one(ref: object) -> tuple[Ref, ...]:
    return (ref,) if isinstance(ref, Ref) else ()
