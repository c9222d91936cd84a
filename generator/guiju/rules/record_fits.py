"""A checklist item is recorded in a form's field of another kind.

Why: a temperature does not fit into a tick box; the person at the job would write it beside the form.
Bad: `how: number` with `record: daily-record#clean` where `clean` is of type check.
Good: `how: number` with a field of type number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guiju.diagnostics import Finding, finding
from guiju.model.node import Ref
from guiju.model.work import FormField
from guiju.rules.context import Context

_ANY = frozenset(("text", "table"))
# A signature, a date or a time in the field says "done" as well as a tick does.
_JUDGED = frozenset(("check", "choice", "signature", "date", "time"))
_FITTING: Mapping[str, frozenset[str]] = {
    "tick": _JUDGED | _ANY,
    "pass_fail": _JUDGED | _ANY,
    "pass_fail_na": _JUDGED | _ANY,
    "number": frozenset(("number", "money", "table")),
    "count": frozenset(("number", "table")),
    "text": _ANY | {"choice", "date"},
    "time": frozenset(("time", "table")),
    "signature": frozenset(("signature", "table")),
}


def check(context: Context) -> Iterator[Finding]:
    """Find checklist items whose result does not fit the field that records it."""
    for checklist in context.handbook.checklists:
        for item in checklist.items:
            ref = item.record
            field = context.handbook.find(ref, checklist) if isinstance(ref, Ref) else None
            if isinstance(ref, Ref) and isinstance(field, FormField) and not _fits(item.how, field):
                yield finding(
                    "GJ407", ref.place, how=item.how, field=str(field.label), type=field.type_, needed=_needed(item.how)
                )


def _fits(how: str, field: FormField) -> bool:
    return field.type_ in _FITTING.get(how, _ANY)


def _needed(how: str) -> str:
    return " / ".join(sorted(_FITTING[how] - {"table"}))
