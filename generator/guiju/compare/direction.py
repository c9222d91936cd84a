"""Stricter or milder: shorter deadlines, tighter limits, stronger words, higher amounts. Else None."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from guiju.compare.change import Direction
from guiju.model.measures import Amount, Deadline, Frequency, Limit, Percent
from guiju.model.node import Node
from guiju.model.rulebook import Consequence, Late
from guiju.model.text import given

Verdict = Direction | None

_STRICTER, _MILDER = Direction.STRICTER, Direction.MILDER
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? ([a-z]+?)s?")
# The fewest and the most hours that a unit takes; a working day is one of every calendar, holidays included.
_HOURS = {
    "minute": (1 / 60, 1 / 60),
    "hour": (1, 1),
    "shift": (4, 12),
    "day": (24, 24),
    "week": (168, 168),
    "month": (28 * 24, 31 * 24),
    "year": (365 * 24, 366 * 24),
}
_LONGEST_HOLIDAY = 9 * 24  # hours without a working day: eight days of Spring Festival and a weekend's rest before it
# How often a period comes in a year, at least and at most.
_A_YEAR = {
    "hour": (8760, 8784),
    "shift": (365, 1464),
    "day": (365, 366),
    "week": (52, 53),
    "month": (12, 12),
    "quarter": (4, 4),
    "half_year": (2, 2),
    "year": (1, 1),
}
# Only these can be ranked among themselves: a fine is neither more nor less than a demerit.
_LADDER = ("warning", "minor_demerit", "demerit", "major_demerit", "dismissal")
_FORCE = ("may", "should", "must")
_STANDING = ("suspended", "source_only", "pending_counsel", "in_force")


def of_field(node: Node | None, name: str, before: Any, after: Any) -> Verdict:
    """Judge the change of a field of a node from one value of the model to another."""
    kind = node.type if node else ""
    judges: dict[str, Callable[[Any, Any], Verdict]] = {
        "deadline": _deadline,
        "frequency": _frequency,
        "modal": _modal,
        "late": _late,
        "standing": lambda a, b: _higher(a, b, _STANDING),
    }
    if name == "consequences":
        return consequences(before, after, getattr(node, "choose", None))
    if name == "choose" and kind == "breach":
        return _higher(given(before) or "all", given(after) or "all", ("one", "all"))
    if name == "limit":
        # What may be decided is no demand; a line of a checklist may have its limit from a clause.
        return None if kind == "authority" or (kind == "check" and not (before and after)) else _limit(before, after)
    return judges[name](before, after) if name in judges else None


def duration_hours(written: str) -> tuple[float, float] | None:
    """Give the fewest and the most hours after which a duration such as "2 workdays" or "7-10 days" is over."""
    match = _DURATION.fullmatch(written)
    if not match:
        return None
    # A range is a deadline at its upper end.
    count = float(match.group(2) or match.group(1))
    if match.group(3) == "workday":
        return count * 24, count * 24 + 2 * 24 * (count // 5 + 1) + _LONGEST_HOLIDAY
    hours = _HOURS.get(match.group(3))
    return (count * hours[0], count * hours[1]) if hours else None


def consequences(before: Sequence[Consequence], after: Sequence[Consequence], choose: object = None) -> Verdict:
    """Judge what follows from a breach: more, or higher, is stricter; where one is chosen, one more choice is not."""
    old, new = [_plain(one) for one in before], [_plain(one) for one in after]
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    if len(gone) == len(come):
        return _all_one_way(_pair(a, b) for a, b in _matched(gone, come))
    if choose == "one" or (gone and come):
        return None
    return _STRICTER if come else _MILDER


def _plain(one: Consequence) -> Consequence:
    return replace(one, sources=(), note=None)


def _matched(gone: list[Consequence], come: list[Consequence]) -> list[tuple[Consequence, Consequence]]:
    order = [one.type_ for one in gone]
    if sorted(order) == sorted(one.type_ for one in come):
        come = sorted(come, key=lambda one: order.index(one.type_))
        gone = sorted(gone, key=lambda one: order.index(one.type_))
    return list(zip(gone, come, strict=True))


def _pair(before: Consequence, after: Consequence) -> Verdict:
    if before.type_ != after.type_:
        return _higher(before.type_, after.type_, _LADDER)
    if (before.payer, before.per, before.covers) != (after.payer, after.per, after.covers):
        return None
    figures = [_amount(before.amount, after.amount), _percent(before.percent, after.percent)]
    return _all_one_way([*figures, _more(given(before.points), given(after.points))], ignore_same=True)


def _amount(before: Any, after: Any) -> Verdict | bool:
    """Judge amounts; True means that they are the same, None that they cannot be ranked."""
    if before == after:
        return True
    if not isinstance(before, Amount) or not isinstance(after, Amount):
        return None
    if (given(before.currency) or "CNY") != (given(after.currency) or "CNY"):
        return None
    ends = [_ends(before), _ends(after)]
    return _all_one_way([_more(old, new) for old, new in zip(*ends, strict=True)], ignore_same=True)


def _ends(value: Amount) -> tuple[float, float]:
    least, most = given(value.min), given(value.max)
    low = least if least is not None else 0.0
    high = float("inf") if given(value.and_above) else most if most is not None else low
    return low, high


def _percent(before: Any, after: Any) -> Verdict | bool:
    if before == after:
        return True
    if not isinstance(before, Percent) or not isinstance(after, Percent) or before.of != after.of:
        return None
    return _more(before.value, after.value)


def _more(before: float | None, after: float | None) -> Verdict | bool:
    if before == after:
        return True
    if before is None or after is None:
        return None
    return _STRICTER if after > before else _MILDER


def _all_one_way(verdicts: Iterable[Verdict | bool], *, ignore_same: bool = False) -> Verdict:
    told = [one for one in verdicts if not (ignore_same and one is True)]
    first = told[0] if told else None
    return first if isinstance(first, Direction) and all(one == first for one in told) else None


def _deadline(before: Any, after: Any) -> Verdict:
    if not isinstance(before, Deadline) or not isinstance(after, Deadline):
        return _set_or_lifted(before, after)
    if (before.after, before.before, before.or_when) != (after.after, after.before, after.or_when):
        return None
    ways = [
        _same_or(before.within, after.within, _shorter),
        _same_or(before.lead, after.lead, lambda old, new: _turned(_shorter(old, new))),
        _same_or(before.by, after.by, _earlier),
        _same_or(before.as_worded, after.as_worded, lambda old, new: None),
    ]
    return _all_one_way(ways, ignore_same=True)


def _late(before: Any, after: Any) -> Verdict:
    if not isinstance(before, Late) or not isinstance(after, Late) or before.step != after.step:
        return None
    return _shorter(before.by, after.by)


def _frequency(before: Any, after: Any) -> Verdict:
    if not isinstance(before, Frequency) or not isinstance(after, Frequency):
        return None
    old, new = _times_a_year(before), _times_a_year(after)
    return _turned(_apart(old, new)) if old and new else None


def _times_a_year(value: Frequency) -> tuple[float, float] | None:
    spans = _A_YEAR.get(value.period)
    if spans is None or value.at or value.on:
        return None
    times = given(value.times) or 1
    return spans[0] * times, spans[1] * times


def _limit(before: Any, after: Any) -> Verdict:
    if not isinstance(before, Limit) or not isinstance(after, Limit):
        return _set_or_lifted(before, after)
    if (before.quantity, before.unit, before.currency) != (after.quantity, after.unit, after.currency):
        return None
    top = _bound(given(before.max), given(after.max))
    bottom = _bound(_negative(given(before.min)), _negative(given(after.min)))
    return _all_one_way([top, bottom], ignore_same=True)


def _bound(before: float | None, after: float | None) -> Verdict | bool:
    """Judge an upper bound: a lower one is stricter, none is the mildest."""
    if before == after:
        return True
    if before is None or after is None:
        return _STRICTER if before is None else _MILDER
    return _STRICTER if after < before else _MILDER


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


def _modal(before: Any, after: Any) -> Verdict:
    if before in ("may", None) and after == "must_not":
        return _STRICTER
    if before == "must_not" and after == "may":
        return _MILDER
    return _higher(before, after, _FORCE)


def _higher(before: Any, after: Any, ladder: Sequence[str]) -> Verdict:
    if before not in ladder or after not in ladder or before == after:
        return None
    return _STRICTER if ladder.index(after) > ladder.index(before) else _MILDER


def _set_or_lifted(before: Any, after: Any) -> Verdict:
    """Judge a demand that was set where there was none, or lifted."""
    is_set = [isinstance(one, Node) for one in (before, after)]
    return None if is_set[0] == is_set[1] else _STRICTER if is_set[1] else _MILDER


def _same_or(before: Any, after: Any, judge: Callable[[Any, Any], Verdict]) -> Verdict | bool:
    return True if before == after else judge(before, after)


def _shorter(before: Any, after: Any) -> Verdict:
    if not isinstance(before, str) or not isinstance(after, str):
        return None
    old, new = duration_hours(before), duration_hours(after)
    match = _DURATION.fullmatch(before), _DURATION.fullmatch(after)
    if match[0] and match[1] and match[0].group(3) == match[1].group(3):
        counts = [float(one.group(2) or one.group(1)) for one in match if one]
        old, new = (counts[0], counts[0]), (counts[1], counts[1])
    return _apart(old, new) if old and new else None


def _apart(before: tuple[float, float], after: tuple[float, float]) -> Verdict:
    """Judge two spans of hours: less is stricter, what overlaps cannot be ranked."""
    if after[1] < before[0]:
        return _STRICTER
    return _MILDER if after[0] > before[1] else None


def _turned(verdict: Verdict) -> Verdict:
    return {_STRICTER: _MILDER, _MILDER: _STRICTER}[verdict] if verdict else None


def _earlier(before: Any, after: Any) -> Verdict:
    times = [re.fullmatch(r"(\d{1,2}):(\d\d)", str(one)) for one in (before, after)]
    if not times[0] or not times[1]:
        return None
    old, new = (int(one.group(1)) * 60 + int(one.group(2)) for one in times if one)
    return _STRICTER if new < old else _MILDER
