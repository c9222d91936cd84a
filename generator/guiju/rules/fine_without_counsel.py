"""A fine or deduction that hits workers, without a recorded opinion of counsel (a reminder only).

Why: in most of China an employer has no general legal basis for fines; deductions have narrow limits. Only
where the handbook names a Chinese `jurisdiction` is the reminder given.
Bad: a breach with `applies_to: [employee]`, a fine, and no `counsel`.
Good: `counsel: {by: legal, date: "2026-11-01", law: 劳动合同法第 4 条, reference: 法务意见 2026-17}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.derive.counsel import awaits_counsel, law_of
from guiju.diagnostics import Finding, finding
from guiju.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    """Find fines and deductions of workers on which counsel has not been heard."""
    law = law_of(str(context.handbook.manual.jurisdiction))
    for penalty in context.handbook.penalties if law else ():
        for breach in penalty.breaches:
            if law and awaits_counsel(breach, penalty, context.handbook):
                yield finding("GJ601", breach.place, breach=breach.id, law=law)
