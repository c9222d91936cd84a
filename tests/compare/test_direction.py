"""Stricter, milder, or neither: what can be ranked and what cannot."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builder import handbook
from tests.compare.pieces import SHEET

from guiju.compare.compare import compare
from guiju.compare.direction import duration_hours


def way(old: str, new: str, template: str) -> str | None:
    """Give the direction of the one change between two values put into a document."""
    first, second = (handbook(template.replace("VALUE", one), sheet=SHEET) for one in (old, new))
    (change,) = compare(first, second).changes
    return str(change.direction) if change.direction else None


DUTY = "kind: role\nid: r\ntitle: 甲\nduties: [{id: a, text: 甲, VALUE}]\n"
BREACH = "kind: penalty\nid: p\ntitle: 甲\nbreaches: [{id: a, text: 甲, VALUE}]\n"
CLAUSE = "kind: policy\nid: p\ntitle: 甲\nclauses: [{id: a, text: 甲, VALUE}]\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{within: 3 days}", "{within: 2 days}", "stricter"),
        ("{within: 4 hours}", "{within: 1 day}", "milder"),
        ("{within: 7-10 days}", "{within: 7-8 days}", "stricter"),
        ("{within: 3 workdays}", "{within: 2 workdays}", "stricter"),
        ("{within: 3 days}", "{within: 2 workdays}", None),  # over a holiday two working days are longer
        ("{within: 3 workdays}", "{within: 1 day}", "stricter"),
        ("{within: 1 month}", "{within: 30 days}", None),
        ("{within: 3 days, after: 收货}", "{within: 2 days, after: 签字}", None),
        ("{lead: 2 days, before: 开会}", "{lead: 3 days, before: 开会}", "stricter"),
        ("{by: '18:00'}", "{by: '9:30'}", "stricter"),
        ("{by: 当日}", "{by: 次日}", None),
        ("{as_worded: 及时}", "{within: 2 days}", None),
        ("unspecified", "{within: 2 days}", "stricter"),
        ("{within: 2 days}", "unspecified", "milder"),
    ],
)
def test_deadlines(old: str, new: str, told: str | None) -> None:
    assert way(f"deadline: {old}", f"deadline: {new}", DUTY) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{every: day}", "{every: week}", "milder"),
        ("{every: week, times: 2}", "{every: week, times: 3}", "stricter"),
        ("{every: month}", "{every: week}", "stricter"),
        ("{every: unspecified, chosen: month}", "{every: week}", "stricter"),
        ("{every: shift}", "{every: day}", None),
        ("{every: event, event: 下雨}", "{every: day}", None),
        ("{every: week, on: [monday]}", "{every: week, on: [friday]}", None),
    ],
)
def test_frequencies(old: str, new: str, told: str | None) -> None:
    assert way(f"frequency: {old}", f"frequency: {new}", DUTY) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[{type: fine, amount: {min: 50, max: 50}}]", "[{type: fine, amount: {min: 80, max: 80}}]", "stricter"),
        ("[{type: fine, amount: {min: 50, max: 100}}]", "[{type: fine, amount: {min: 20, max: 200}}]", None),
        ("[{type: fine, amount: {min: 50}}]", "[{type: fine, amount: {min: 50, and_above: true}}]", "stricter"),
        ("[{type: fine, amount: {min: 5, currency: HKD}}]", "[{type: fine, amount: {min: 6, currency: CNY}}]", None),
        ("[{type: fine, percent: {value: 20, of: 运费}}]", "[{type: fine, percent: {value: 10, of: 运费}}]", "milder"),
        ("[{type: fine, percent: {value: 20, of: 运费}}]", "[{type: fine, percent: {value: 10, of: 工资}}]", None),
        ("[{type: points, points: 2}]", "[{type: points, points: 5}]", "stricter"),
        ("[{type: warning}]", "[{type: dismissal}]", "stricter"),
        ("[{type: major_demerit}]", "[{type: demerit}]", "milder"),
        ("[{type: warning}]", "[{type: fine}]", None),
        ("[{type: warning}]", "[{type: warning}, {type: demerit}]", "stricter"),
        ("[{type: warning}, {type: demerit}]", "[{type: demerit}]", "milder"),
        ("[{type: fine, per: day}]", "[{type: fine, per: occurrence}]", None),
        ("[{type: warning, sources: [S1-001]}]", "[{type: warning, sources: [S1-002]}]", None),
    ],
)
def test_consequences(old: str, new: str, told: str | None) -> None:
    assert way(f"consequences: {old}", f"consequences: {new}", BREACH) == told


def test_one_more_choice_is_not_stricter() -> None:
    old, new = "[{type: warning}]", "[{type: warning}, {type: fine}]"
    assert way(f"choose: one, consequences: {old}", f"choose: one, consequences: {new}", BREACH) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("consequences: [{type: warning}], choose: one", "consequences: [{type: warning}], choose: all", "stricter"),
        ("consequences: [], standing: in_force", "consequences: [], standing: suspended", "milder"),
    ],
)
def test_more_of_breaches(old: str, new: str, told: str | None) -> None:
    assert way(old, new, BREACH) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "consequences: [], late: {step: p#a, by: 2 days}",
            "consequences: [], late: {step: p#a, by: 1 day}",
            "stricter",
        ),
        ("consequences: [], late: {step: p#a, by: 2 days}", "consequences: [], late: {step: p#b, by: 1 day}", None),
    ],
)
def test_lateness(old: str, new: str, told: str | None) -> None:
    assert way(old, new, BREACH) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("modal: may", "modal: must", "stricter"),
        ("modal: must", "modal: should", "milder"),
        ("modal: may", "modal: must_not", "stricter"),
        ("modal: must_not", "modal: must", None),
        ("limit: {max: 25, unit: ℃}", "limit: {max: 26, unit: ℃}", "milder"),
        ("limit: {min: 2, max: 8}", "limit: {min: 3, max: 7}", "stricter"),
        ("limit: {min: 2, max: 8}", "limit: {min: 1, max: 7}", None),
        ("limit: {max: 8, unit: 人}", "limit: {max: 7, unit: 件}", None),
        ("limit: {max: 8}", "limit: {min: 2, max: 8}", "stricter"),
    ],
)
def test_clauses(old: str, new: str, told: str | None) -> None:
    assert way(old, new, CLAUSE) == told


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("4 hours", (4, 4)),
        ("7-10 days", (240, 240)),
        ("1 month", (672, 744)),
        ("2 workdays", (48, 312)),
        ("bald", None),
    ],
)
def test_hours_of_a_duration(written: str, hours: Any) -> None:
    assert duration_hours(written) == hours
