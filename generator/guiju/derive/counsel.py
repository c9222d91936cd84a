"""Which fines and deductions may hit workers, and lack a recorded opinion of counsel (LAW.md)."""

from __future__ import annotations

from guiju.model.handbook import Handbook
from guiju.model.node import Ref
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Breach, Consequence, Penalty
from guiju.model.text import given, listed

_MONEY = frozenset(("fine", "deduction"))
_WORKERS = frozenset(("employee", "dispatched", "outsourced"))


def awaits_counsel(breach: Breach, penalty: Penalty, handbook: Handbook) -> bool:
    """Say whether a worker's fine or deduction has no opinion of counsel with role, date, law and reference."""
    money = [consequence for consequence in breach.consequences if consequence.type_ in _MONEY]
    return bool(money) and not _recorded(breach) and _hits_workers(breach, money, penalty, handbook)


def _recorded(breach: Breach) -> bool:
    counsel = given(breach.counsel)
    return counsel is not None and all(
        given(value) is not None for value in (counsel.by, counsel.date, counsel.law, counsel.reference)
    )


def _hits_workers(breach: Breach, money: list[Consequence], penalty: Penalty, handbook: Handbook) -> bool:
    """A source that leaves open who is hit may mean a worker."""
    if listed(breach.applies_to):
        return not _WORKERS.isdisjoint(listed(breach.applies_to))
    payers = [consequence.payer for consequence in money if isinstance(consequence.payer, Ref)]
    parties = [handbook.find(ref, penalty) for ref in (*payers, *listed(breach.party))]
    return not parties or any(isinstance(p, Role | Unit) and p.external is not True for p in parties)
