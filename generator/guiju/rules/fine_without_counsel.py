"""A fine or deduction that hits workers, without a recorded opinion of counsel (a reminder only).

Why: in most of China an employer has no general legal basis for fines; deductions have narrow limits. Only
where the handbook names a Chinese `jurisdiction` is the reminder given.
Bad: a breach with `applies_to: [employee]`, a fine, and no `counsel`.
Good: `counsel: {by: legal, date: "2026-11-01", law: 劳动合同法第 4 条, reference: 法务意见 2026-17}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.derive.counsel import awaits_counsel
from guiju.diagnostics import Finding, finding
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


def check(context: Context) -> Iterator[Finding]:
    """Find fines and deductions of workers on which counsel has not been heard."""
    law = _LAWS.get(str(context.handbook.manual.jurisdiction))
    for penalty in context.handbook.penalties if law else ():
        for breach in penalty.breaches:
            if law and awaits_counsel(breach, penalty, context.handbook):
                yield finding("GJ601", breach.place, breach=breach.id, law=law)
