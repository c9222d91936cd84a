"""One limit, written in two places with two values or two units.

Why: a checklist item or a form field that names a clause takes its limits and unit from there; a second value
beside it is the start of two rules.
Bad: the clause says 22-25 ℃, the checklist item with `clause:` has `limit: {min: 20, max: 25}`, the field `unit: ℉`.
Good: `clause: site-environment#hall-temperature` and no limit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import Finding, finding
from guiju.model.measures import Limit
from guiju.model.node import Ref
from guiju.model.rulebook import Clause
from guiju.model.text import given
from guiju.model.work import CheckItem, FormField
from guiju.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    """Find limits and units that differ from those of the clause they name."""
    for link in context.links:
        if not isinstance(link.found, Clause) or link.field != "clause":
            continue
        limit = given(link.found.limit)
        if limit is not None and isinstance(link.node, CheckItem):
            yield from _check_item(link.node, limit, link.ref)
        elif limit is not None and isinstance(link.node, FormField):
            yield from _check_field(link.node, limit, link.ref)


def _check_item(item: CheckItem, limit: Limit, ref: Ref) -> Iterator[Finding]:
    own = given(item.limit)
    if own is not None and any(_differ(getattr(own, k), getattr(limit, k)) for k in ("min", "max", "unit")):
        yield finding("GJ408", own.place, own=_said(own), clause=ref.target, limit=_said(limit))


def _check_field(field: FormField, limit: Limit, ref: Ref) -> Iterator[Finding]:
    if _differ(field.unit, limit.unit):
        yield finding("GJ409", field.place, unit=str(field.unit), clause=ref.target, wanted=str(limit.unit))


def _differ(own: object, other: object) -> bool:
    """Say whether both are given and differ."""
    return isinstance(own, (str, int, float)) and isinstance(other, (str, int, float)) and own != other


def _said(limit: Limit) -> str:
    low, high = given(limit.min), given(limit.max)
    numbers = "–".join("" if value is None else f"{value:g}" for value in (low, high))
    return " ".join(part for part in (numbers, given(limit.unit) or "") if part)
