"""Figures in words against the fields beside them: what is noticed, and how much is left in peace."""

from __future__ import annotations

import pytest
from tests.builder import handbook

from guiju import rules
from guiju.diagnostics import Finding
from guiju.rules.context import Context

WARM = "limit: {quantity: 室温, min: 22, max: 25, unit: ℃}"
CROWD = "limit: {quantity: 人数, max: 5, unit: 人}"
SOON = "deadline: {within: 2 days}"


def found(*documents: str) -> list[Finding]:
    """Give the findings of this rule alone."""
    context = Context(handbook=handbook(*documents))
    return [finding for finding in rules.run(context) if finding.code == "GJ418"]


def said(text: str, more: str) -> list[str]:
    """Give the figures that are called into question in a clause."""
    policy = f"{{kind: policy, id: rules, title: 制度, clauses: [{{id: one, text: '{text}', {more}}}]}}"
    return [str(dict(finding.values)["said"]) for finding in found(policy)]


@pytest.mark.parametrize(
    ("text", "more", "figures"),
    [
        ("室温应为 22–26 ℃", WARM, ["22–26 ℃"]),
        ("室温应为22-26℃", WARM, ["22-26℃"]),
        ("室温应为 22 ～ 26 ℃", WARM, ["22 ~ 26 ℃"]),
        ("室温应为 22 ℃ 至 26 ℃", WARM, ["22 ℃ 至 26 ℃"]),
        ("室温应为 20 到 25 °C", WARM, ["20 到 25 °C"]),
        ("室温不低于 20 ℃", WARM, ["20 ℃"]),
        ("零下 22–25 ℃", WARM, ["零下 22–25 ℃"]),
        ("不超过 6 人", CROWD, ["6 人"]),
        ("不超过 1,000 元", "limit: {max: 2000, currency: CNY}", ["1,000 元"]),
        ("湿度不高于 70％", "limit: {max: 60, unit: '%'}", ["70%"]),
        ("3 天内办完", SOON, ["3 天"]),
        ("6-10 天内办完", "deadline: {within: 7-10 days}", ["6-10 天"]),
        ("提前 4 个工作日", "deadline: {lead: 3 workdays}", ["4 个工作日"]),
        ("30 分钟内答复", "deadline: {within: 20 minutes}", ["30 分钟"]),
        ("3 个小时内答复", "deadline: {within: 2 hours}", ["3 个小时"]),
    ],
)
def test_a_figure_that_differs_is_noticed(text: str, more: str, figures: list[str]) -> None:
    assert said(text, more) == figures


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("室温应为 22–25 ℃", WARM),
        ("室温应为 22～25℃", WARM),
        ("室温不低于 22 ℃，超过 27 ℃ 报修", WARM),  # one agrees
        ("室温 20–25 ℃", "limit: {max: 25, unit: ℃}"),
        ("夏天不低于零下 18 ℃", "limit: {max: -18, unit: ℃}"),
        ("室温适宜", WARM),
        ("离墙 3 米，室温适宜", WARM),  # another unit
        ("可容 30 人次", CROWD),
        ("每 10 人一组", CROWD),
        ("第 3 天", SOON),
        ("每 3 天一次", SOON),
        ("资料保存 30 天", SOON),
        ("满 3 天的", SOON),
        ("3 天半", SOON),
        ("两天内办完，不用 3 天", SOON),  # the figure in Chinese numerals
        ("72 小时内办完", SOON),  # another unit
        ("3 天内办完", "deadline: {within: 2 days, lead: 5 days}"),  # either may be meant
        ("3 天内办完", "deadline: {within: unspecified}"),
        ("3 天内办完", "deadline: unspecified"),
        ("7-10 天内办完", "deadline: {within: 10 days}"),
        ("十五分钟内答复，不等 20 分钟", "deadline: {within: 15 minutes}"),
        ("从 2026 年起", "deadline: {within: 3 years}"),
        ("室温 30 ℃", "limit: {min: 22, max: 25}"),  # no unit
        ("室温 30 ℃", "limit: {as_worded: 适宜, unit: ℃}"),  # no figure
    ],
)
def test_what_agrees_or_means_something_else_is_left_in_peace(text: str, more: str) -> None:
    assert said(text, more) == []


@pytest.mark.parametrize(
    ("text", "consequences", "figures"),
    [
        ("迟到罚 20 元", "[{type: fine, amount: {min: 50, max: 50}}]", ["20 元"]),
        ("迟到罚款 50 元", "[{type: fine, amount: {min: 50, max: 50}}]", []),
        ("少收 20 元", "[{type: fine, amount: {min: 50, max: 50}}]", []),  # the condition, not the fine
        ("罚 20 元", "[{type: fine, amount: {max: 50}}, {type: fine, amount: {max: 30}}]", []),  # either
        ("按货值扣 30%", "[{type: deduction, percent: {value: 20, of: 货值}}]", ["30%"]),
        ("罚 20 港元", "[{type: fine, amount: {max: 50, currency: HKD}}]", ["20 港元"]),
        ("罚 20 元", "[{type: fine, amount: unspecified}]", []),
    ],
)
def test_money_of_a_breach(text: str, consequences: str, figures: list[str]) -> None:
    penalty = f"{{kind: penalty, id: p, title: 罚, breaches: [{{id: b, text: {text}, consequences: {consequences}}}]}}"
    assert [dict(finding.values)["said"] for finding in found(penalty)] == figures


def test_money_of_a_reward_and_lateness_of_a_breach() -> None:
    reward = """
    kind: reward
    id: extra
    title: 奖
    rewards: [{id: a, text: 奖 20 元, benefits: [{type: bonus, amount: {max: 9}}]}]
    """
    penalty = """
    kind: penalty
    id: fines
    title: 罚
    breaches: [{id: b, text: 超过 3 天, late: {step: go#a, by: 2 days}, consequences: [{type: warning}]}]
    """
    assert [dict(finding.values)["field"] for finding in found(reward, penalty)] == ["amount", "late.by"]


def test_short_wording_and_standard_are_read_too() -> None:
    policy = f"{{kind: policy, id: warm, title: 温度, clauses: [{{id: hall, text: 室温适宜, short: 20–25 ℃, {WARM}}}]}}"
    checks = """
    kind: checklist
    id: daily
    title: 每日检查
    roles: [baker]
    frequency: {every: day}
    items:
      - {id: own, text: 量室温, how: number, standard: 22–28 ℃, limit: {min: 22, max: 25, unit: ℃}}
      - {id: of-clause, text: 量室温, how: number, standard: 21–25 ℃, clause: warm#hall}
      - {id: fine, text: 量室温, how: number, standard: 22–25 ℃, clause: warm#hall}
    """
    findings = found(policy, checks)
    assert [dict(finding.values)["item"] for finding in findings] == ["hall", "own", "of-clause"]
    assert [str(finding.place).split(":")[0] for finding in findings] == ["1.yaml", "2.yaml", "2.yaml"]
