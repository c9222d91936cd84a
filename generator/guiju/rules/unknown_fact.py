"""An item cites a source fact that is not registered.

Why: a citation that leads nowhere proves nothing.
Bad: `sources: [S1-999]` where the register of S1 ends at S1-120, or `[S9-001]` where there is no register S9.
Good: `sources: [S1-099]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.rules.broken import Trouble, broken
from guiju.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    """Find citations of facts, and of whole registers, that are not there."""
    facts = context.handbook.facts
    registers = sorted({fact.partition("-")[0] for fact in facts})
    for link in broken(context, Trouble.NO_FACT):
        target = link.ref.target
        register = target.partition("-")[0]
        if register in registers:
            last = max(fact for fact in facts if fact.partition("-")[0] == register)
            yield finding("GJ304", link.ref.place, target=target, register=register, last=last)
        else:
            yield finding("GJ305", link.ref.place, target=target, register=register, mend=_mend(registers))


def _mend(registers: list[str]) -> Wording:
    if not registers:
        return Wording(
            "先在 sources 文件夹里登记这份来源（kind: source）和它的事实",
            "register the source (kind: source) with its facts first",
        )
    return Wording(f"已登记的来源有 {'、'.join(registers)}", f"registered are {', '.join(registers)}")
