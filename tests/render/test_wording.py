"""The words for deadlines, frequencies, amounts and limits."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from guiju.load.documents import read_documents
from guiju.model.decode import decode
from guiju.model.measures import Amount, Approval, Deadline, Frequency, Limit, Percent
from guiju.model.rulebook import Benefit, Consequence
from guiju.render import wording
from guiju.source import Positions

NOWHERE = Positions("x.yaml")


def _data(written: str) -> dict[str, Any]:
    """Read YAML as Guiju does: `on` is a key like any other."""
    files, findings = read_documents(written.encode(), "x.yaml")
    assert not findings
    return dict(files[0].data)


def _moment(ref: object) -> str:
    return {"order": "订单确认", "boss": "老板", "chief": "主管"}.get(str(ref), str(ref))


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("4 hours", "4 小时", "4 hours"),
        ("1 workday", "1 个工作日", "1 working day"),
        ("2 workdays", "2 个工作日", "2 working days"),
        ("7-10 days", "7–10 天", "7–10 days"),
        ("1.5 hours", "1.5 小时", "1.5 hours"),
        ("3 months", "3 个月", "3 months"),
    ],
)
def test_durations(written: str, zh: str, en: str) -> None:
    assert (wording.duration(written), wording.duration(written, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("written", "zh"),
    [
        ("{within: 2 days, after: order, or_when: 货已备齐}", "订单确认后 2 天内（或货已备齐）"),
        ("{within: 2 workdays, after: 确认到账}", "确认到账后 2 个工作日内"),
        ("{by: 当日}", "当日"),
        ("{by: '18:00'}", "18:00 前"),
        ("{lead: 3 days, before: 发货}", "发货前 3 天"),
        ("{before: 签正式预售合同}", "签正式预售合同前"),
        ("{as_worded: 随时}", "随时"),
        ("{as_worded: 马上, after: 接单}", "接单后马上"),
        ("{as_worded: 随时, before: 发货日期}", "发货日期前随时"),
        ("{lead: 3 days}", "提前 3 天"),
        ("{by: 当日, as_worded: 每日必清}", "当日；每日必清"),
        ("{within: unspecified}", "源文未写"),
    ],
)
def test_deadlines(written: str, zh: str) -> None:
    value = decode(Deadline, _data(written), (), NOWHERE)
    assert wording.deadline(value, _moment) == zh


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("{every: day}", "每天", "daily"),
        ("{every: week, on: [monday, friday]}", "每周一、周五", "weekly Mon, Fri"),
        ("{every: month, times: 1, at_least: true}", "每月 至少 1 次", "monthly at least 1 x"),
        ("{every: month, day: 5}", "每月 5 日", "monthly day 5"),
        ("{every: event, event: 每批发货}", "每批发货", "每批发货"),
        ("{every: unspecified}", "周期未定", "period not stated"),
        ("{every: unspecified, chosen: day, reason: 未写}", "每天", "daily"),
    ],
)
def test_frequencies(written: str, zh: str, en: str) -> None:
    value = decode(Frequency, _data(written), (), NOWHERE)
    assert (wording.frequency(value), wording.frequency(value, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("written", "zh"),
    [
        ("{min: 22, max: 25, unit: ℃}", "22–25 ℃"),
        ("{min: 2, unit: 人}", "≥ 2 人"),
        ("{max: 5}", "≤ 5"),
        ("{min: 4, max: 4, unit: 类}", "4 类"),
        ("{as_worded: 不多于预设座椅数}", "不多于预设座椅数"),
        ("{max: 10000, currency: CNY}", "≤ 10000 元"),
    ],
)
def test_limits(written: str, zh: str) -> None:
    assert wording.limit(decode(Limit, _data(written), (), NOWHERE)) == zh


@pytest.mark.parametrize(
    ("written", "zh"),
    [
        ("{min: 50, max: 500, and_above: true}", "50–500 元以上"),
        ("{min: 20, max: 20, currency: CNY}", "20 元"),
        ("{min: 10, max: 50, currency: HKD}", "10–50 港元"),
    ],
)
def test_amounts(written: str, zh: str) -> None:
    assert wording.amount(decode(Amount, _data(written), (), NOWHERE)) == zh


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        (
            "{type: fine, amount: {min: 20, max: 100}, per: occurrence}",
            "罚款 20–100 元/次",
            "fine 20–100 CNY/occurrence",
        ),
        (
            "{type: fine, percent: {value: 20, of: 当批运费}, per: batch}",
            "罚款 当批运费的 20%（每批）",
            "fine 20 % of 当批运费 (each batch)",
        ),
        ("{type: unspecified, covers: 批评教育}", "批评教育", "批评教育"),
        ("{type: warning, covers: 警告，当面}", "警告，当面", "warning 警告，当面"),
        ("{type: liability, amount: unspecified}", "承担责任（金额源文未写）", "liability (amount not stated)"),
        ("{type: compensation, covers: 佣金}", "赔偿 佣金", "compensation 佣金"),
        ("{type: points, points: 2}", "扣分 2 分", "points 2 分"),
        ("{type: warning}", "警告", "warning"),
    ],
)
def test_consequences(written: str, zh: str, en: str) -> None:
    value = decode(Consequence, _data(written), (), NOWHERE)
    assert (wording.consequence(value), wording.consequence(value, "en")) == (zh, en)


def test_benefits_percent_and_approvals() -> None:
    benefit = decode(Benefit, {"type": "commission", "percent": {"value": 1.5, "of": "回款"}}, (), NOWHERE)
    assert wording.benefit(benefit) == "提成 回款的 1.5%"
    assert wording.percent(decode(Percent, {"value": 20, "of": "运费"}, (), NOWHERE)) == "运费的 20%"
    text = dedent("""
        any_of: [boss, chief]
        when: 老板出差
        limit: {max: 5000, currency: CNY}
        how: 电话
    """)
    approval = decode(Approval, _data(text), (), NOWHERE)
    assert wording.approval(approval, _moment) == "老板或主管（老板出差；≤ 5000 元；电话）"
    assert wording.approval(decode(Approval, {"party": "boss"}, (), NOWHERE), _moment) == "老板"


def test_every_label_has_both_languages() -> None:
    for group in wording.LABELS.values():
        for zh, en in group.values():
            assert zh
            assert en not in ("", zh)
