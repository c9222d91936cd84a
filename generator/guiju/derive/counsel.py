"""Which fines and deductions may hit workers, and lack a recorded opinion of counsel (LAW.md)."""

from __future__ import annotations

from guiju.codes import Wording
from guiju.model.handbook import Handbook
from guiju.model.node import Ref
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Breach, Consequence, Penalty
from guiju.model.text import given, listed

_MONEY = frozenset(("fine", "deduction"))
_WORKERS = frozenset(("employee", "dispatched", "outsourced"))
# There, rules that threaten workers with fines are ordered to be corrected before any fine is taken.
_NOT_TO_BE_SHOWN = frozenset(("cn-gd",))
_GENERAL = Wording(
    "《企业职工奖惩条例》2008-01-15 已废止，用人单位罚款没有一般的法律依据",
    "the 1982 regulation on rewards and penalties was repealed on 2008-01-15; no general basis for fines is left",
)
_LAWS = {
    "cn": _GENERAL,
    "cn-gd": Wording(
        f"{_GENERAL.zh}；扣款另见《广东省工资支付条例》第 15 条",
        f"{_GENERAL.en}; for deductions see also the Guangdong wage payment regulation, art. 15",
    ),
    "cn-sz": Wording(
        "《深圳市员工工资支付条例》第 34 条只许依法制定的制度作经济处罚，并有上限",
        "the Shenzhen wage payment regulation, art. 34, allows it only under lawfully made rules, with a cap",
    ),
}


def law_of(jurisdiction: str) -> Wording | None:
    """Say what the law of a jurisdiction has against fines, or nothing where we know of none."""
    return _LAWS.get(jurisdiction)


def law_reminder(handbook: Handbook) -> Wording:
    """Say what the law has against fines where the handbook is in force; where it names no place, in China at large."""
    return _LAWS.get(given(handbook.manual.jurisdiction) or "", _GENERAL)


def withheld(breach: Breach, penalty: Penalty, handbook: Handbook) -> tuple[Consequence, ...]:
    """Give the fines and deductions that staff are not shown before counsel has confirmed them."""
    if given(handbook.manual.jurisdiction) not in _NOT_TO_BE_SHOWN or not awaits_counsel(breach, penalty, handbook):
        return ()
    money = [consequence for consequence in breach.consequences if consequence.type_ in _MONEY]
    return tuple(consequence for consequence in money if not _paid_by_outsider(consequence, penalty, handbook))


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
    # A party that is left out of a handbook for one audience may be a worker, too.
    return not parties or any(p is None or (isinstance(p, Role | Unit) and p.external is not True) for p in parties)


def _paid_by_outsider(consequence: Consequence, penalty: Penalty, handbook: Handbook) -> bool:
    party = handbook.find(consequence.payer, penalty) if isinstance(consequence.payer, Ref) else None
    return isinstance(party, Role | Unit) and party.external is True
