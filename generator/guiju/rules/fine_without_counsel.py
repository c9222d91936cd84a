"""A fine or deduction that hits employees, without a recorded opinion of counsel (a reminder only).

Why: in most of China an employer has no general legal basis for fines; deductions have narrow limits. Only
where the handbook names a Chinese `jurisdiction` is the reminder given.
Bad: a breach with `applies_to: [employee]`, a fine, and no `counsel`.
Good: `counsel: {by: legal, date: "2026-11-01", reference: 法务意见 2026-17}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model.node import Ref
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Breach, Penalty
from guiju.model.text import listed
from guiju.rules.context import Context

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
_MONEY = frozenset(("fine", "deduction"))
_STAFF = frozenset(("employee", "dispatched"))


def check(context: Context) -> Iterator[Finding]:
    """Find fines and deductions of employees on which counsel has not been heard."""
    law = _LAWS.get(str(context.handbook.manual.jurisdiction))
    for penalty in context.handbook.penalties if law else ():
        for breach in penalty.breaches:
            money = any(consequence.type_ in _MONEY for consequence in breach.consequences)
            if law and money and breach.counsel is None and _hits_staff(breach, penalty, context):
                yield finding("GJ601", breach.place, breach=breach.id, law=law)


def _hits_staff(breach: Breach, penalty: Penalty, context: Context) -> bool:
    if listed(breach.applies_to):
        return not _STAFF.isdisjoint(listed(breach.applies_to))
    payers = [c.payer for c in breach.consequences if c.type_ in _MONEY and isinstance(c.payer, Ref)]
    parties = [context.handbook.find(ref, penalty) for ref in (*payers, *listed(breach.party))]
    return any(isinstance(party, (Role, Unit)) and party.external is not True for party in parties)
