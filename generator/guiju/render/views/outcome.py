"""What follows from a breach, as a page may show it: consequences, who pays, what counsel has not confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guiju.derive.counsel import awaits_counsel, law_reminder, withheld
from guiju.model.node import Ref
from guiju.model.rulebook import Breach, Consequence, Penalty
from guiju.model.text import given, listed, words
from guiju.render import wording
from guiju.render.views.parts import Row, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain

MARK = "待法务确认"
_NOT_SHOWN = "罚扣部分待法务确认，暂不公布"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsequenceView:
    """What follows, and who pays."""

    text: str
    payer: Words
    note: str


def consequence_views(breach: Breach, penalty: Penalty, scope: Scope) -> tuple[ConsequenceView, ...]:
    """Give what follows from a breach; in the place of what is withheld stands that it is."""
    hidden = _withheld(breach, penalty, scope)
    views = [
        ConsequenceView(text=wording.consequence(c), payer=scope.named(c.payer, penalty), note=words(c.note))
        for c in breach.consequences
        if c not in hidden
    ]
    return (*views, *([ConsequenceView(text=_NOT_SHOWN, payer=Words(), note="")] if hidden else []))


def consequences(breach: Breach, penalty: Penalty, scope: Scope) -> Words:
    """Say all consequences of a breach in one line, each with who pays."""
    between = "，或" if given(breach.choose) == "one" else "；"
    hidden = _withheld(breach, penalty, scope)
    said = [_consequence(c, penalty, scope) for c in breach.consequences if c not in hidden]
    return joined([*said, *([plain(_NOT_SHOWN)] if hidden else [])], between)


def breaches_on(document_id: str, scope: Scope) -> tuple[Row, ...]:
    """Give the breaches that stand on items of a document, with what follows from each."""
    return tuple(
        row(breach.label, joined((marked(breach, penalty, scope), scope.title(penalty, breach.id, "详见")), " "))
        for penalty in scope.handbook.penalties
        for breach in penalty.breaches
        if any(ref.document == document_id for ref in (*listed(breach.basis), *_late(breach)))
    )


def marked(breach: Breach, penalty: Penalty, scope: Scope) -> Words:
    """Say all consequences in one line, with the mark behind them where counsel has not confirmed a worker's fine."""
    mark = reminder(breach, penalty, scope)
    shown = not mark or _withheld(breach, penalty, scope)
    return joined((consequences(breach, penalty, scope), plain("" if shown else f"（{mark}）")), "")


def reminder(breach: Breach, penalty: Penalty, scope: Scope) -> str:
    """Say that counsel has not confirmed a fine or deduction of a worker, or what is marked so itself; or nothing."""
    marked_so = given(breach.standing) == "pending_counsel"
    return MARK if marked_so or awaits_counsel(breach, penalty, scope.handbook) else ""


def law_note(marks: Iterator[str], scope: Scope) -> str:
    """Say what the law has against fines where any of the marks is set, else nothing."""
    law = law_reminder(scope.handbook).zh
    return f"“{MARK}”：提醒，{law}；先请法务核对法律原文，确认以前不得执行。" if any(marks) else ""


def _withheld(breach: Breach, penalty: Penalty, scope: Scope) -> tuple[Consequence, ...]:
    return () if scope.editor else withheld(breach, penalty, scope.handbook)


def _consequence(consequence: Consequence, penalty: Penalty, scope: Scope) -> Words:
    payer = str(scope.named(given(consequence.payer), penalty))
    return plain(wording.consequence(consequence) + (f"（{payer}承担）" if payer else ""))


def _late(breach: Breach) -> tuple[Ref, ...]:
    late = given(breach.late)
    return (late.step,) if late else ()
