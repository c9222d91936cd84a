"""What a schema cannot say: one file per rule, gathered here.

Each file's docstring is the rule's documentation: what it finds, why, a bad and a good case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from guiju.diagnostics import Finding, in_order
from guiju.rules import (
    approval,
    chapters,
    control_block,
    dates,
    endless_loop,
    figures_agree,
    fine_without_counsel,
    limits_agree,
    missing_document,
    missing_item,
    next_not_procedure,
    obsolete_use,
    open_conflict,
    own_deputy,
    record_fits,
    revision_history,
    rings,
    same_name,
    same_synonym,
    same_term,
    slip_number,
    unknown_fact,
    unknown_place,
    unknown_title,
    unreachable_step,
    unused,
    version_step,
    waivers,
    words_like_an_id,
    wrong_kind,
)
from guiju.rules.context import Context

Rule = Callable[[Context], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    missing_document.check,
    missing_item.check,
    wrong_kind.check,
    unknown_fact.check,
    unknown_place.check,
    words_like_an_id.check,
    unknown_title.check,
    same_name.check,
    same_term.check,
    same_synonym.check,
    unused.check,
    waivers.check,
    unreachable_step.check,
    endless_loop.check,
    next_not_procedure.check,
    approval.check,
    record_fits.check,
    slip_number.check,
    limits_agree.check,
    figures_agree.check,
    rings.check,
    chapters.check,
    own_deputy.check,
    control_block.check,
    open_conflict.check,
    obsolete_use.check,
    dates.check,
    revision_history.check,
    version_step.check,
    fine_without_counsel.check,
)


def run(context: Context) -> tuple[Finding, ...]:
    """Apply every rule and give the findings in order."""
    return in_order(_all(context))


def _all(context: Context) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule(context)


__all__ = ["RULES", "Context", "Rule", "run"]
