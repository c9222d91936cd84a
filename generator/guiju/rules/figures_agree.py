"""A figure in an item's words that is not the figure of its own field.

Why: staff read the words, the checklist and the tables take the field; where the two differ, one of them is wrong.
Bad: the text says 22–26 ℃ beside `limit: {min: 22, max: 25, unit: ℃}`, or 3 天内 beside `deadline: {within: 2 days}`.
Good: the words state the figure of the field, or no figure at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guiju.diagnostics import Finding, finding
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.measures import Amount, Deadline, Limit
from guiju.model.node import Document, Item, Ref
from guiju.model.rulebook import Breach, Clause, RewardRule
from guiju.model.text import Maybe, Text, Unspecified, given, listed
from guiju.model.work import CheckItem
from guiju.rules.context import Context

_DURATION = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? ([a-z]+?)s?")
_TIMES = {
    "minute": ("分钟",),
    "hour": ("小时", "个小时"),
    "shift": ("个班",),
    "day": ("天",),
    "workday": ("个工作日", "工作日"),
    "week": ("周", "个星期"),
    "month": ("个月",),
    "year": ("年",),
}
_MONEY = {"CNY": ("元",), "HKD": ("港元", "港币"), "MOP": ("澳门元",), "USD": ("美元",), "EUR": ("欧元",)}
_ALIKE = {"℃": ("℃", "°C", "度"), "%": ("%", "％")}
_WIDE = str.maketrans("０１２３４５６７８９％～〜−", "0123456789%~~-")
_NUMBER = r"(?:零下 ?|-)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# What goes on behind a unit makes it another one: 3 人次, 3 个月, 5 m².
_ENDED = r"(?![A-Za-z²³半]|人?次|月|工作日|小时|星期)"
# Such a figure says which, how often or on what condition, not how soon or how much.
_OTHERWISE = re.compile(r"(?:第|每隔?|保存|保管|保留|留存|存放|有效期|连续|最近|近|超过|逾期|满|够|共) ?(?:至少 ?)?$")
_COUNTED = re.compile(r"(?:第|每隔?) ?$")
# The money of a breach or reward that is not its condition: 罚 20 元, not "少收 20 元".
_GIVEN = re.compile(r"(?:罚|扣|赔|奖|补贴|记)[^\d，。；、（）]{0,6}$")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """A figure of a field: its name, how it is written there, least and most, the words of its unit."""

    field: str
    said: str
    least: float | None
    most: float | None
    units: tuple[str, ...]
    before: re.Pattern[str] | None = None
    unless: re.Pattern[str] = _COUNTED

    def agrees(self, figures: tuple[float, ...]) -> bool:
        """Say whether a number, or both ends of a range, are those of the field."""
        ends = tuple(end for end in (self.least, self.most) if end is not None)
        if len(figures) == 2 and len(ends) == 2:
            return figures == ends
        return any(figure in ends for figure in figures)


def check(context: Context) -> Iterator[Finding]:
    """Find words whose figures are all different from that of the item's field with the same unit."""
    for document in context.documents:
        for node in walk.items(document) if document.kind != "source" else ():
            if isinstance(node, Item):
                yield from _check_item(node, document, context.handbook)


def _check_item(item: Item, document: Document, handbook: Handbook) -> Iterator[Finding]:
    measures = tuple(_measures(item, document, handbook))
    units = [measure.units[0] for measure in measures]
    for measure in measures:
        if units.count(measure.units[0]) == 1:  # of two, either may be meant
            for text in _texts(item):
                yield from _check_text(text, measure, item)


def _check_text(text: Text, measure: _Measure, item: Item) -> Iterator[Finding]:
    words = text.words.translate(_WIDE)
    found = tuple(_figures(words, measure))
    if found and not any(measure.agrees(figures) for _, figures in found) and not _spelled_out(words, measure):
        place = text.place or item.place
        yield finding("GJ418", place, item=item.id, said=found[0][0], field=measure.field, value=measure.said)


def _texts(item: Item) -> tuple[Text, ...]:
    texts = (item.text, given(item.short), given(item.standard) if isinstance(item, CheckItem) else None)
    return tuple(text for text in texts if text is not None)


def _measures(item: Item, document: Document, handbook: Handbook) -> Iterator[_Measure]:
    yield from _of_limit(_limit(item, document, handbook))
    deadline = given(getattr(item, "deadline", None))
    if isinstance(deadline, Deadline):
        yield from _of_duration("deadline.within", deadline.within, _OTHERWISE)
        yield from _of_duration("deadline.lead", deadline.lead, _OTHERWISE)
    if isinstance(item, Breach):
        late = given(item.late)
        yield from _of_duration("late.by", late.by if late else None, _COUNTED)
    if isinstance(item, Breach | RewardRule):
        yield from _of_outcome(item)


def _limit(item: Item, document: Document, handbook: Handbook) -> Maybe[Limit]:
    """A line of a checklist takes the limit of its clause, as rule limits_agree says."""
    own: Maybe[Limit] = getattr(item, "limit", None)
    if own is None and isinstance(item, CheckItem) and isinstance(item.clause, Ref):
        clause = handbook.find(item.clause, document)
        return clause.limit if isinstance(clause, Clause) else None
    return own


def _of_limit(limit: Maybe[Limit]) -> Iterator[_Measure]:
    if limit is None or isinstance(limit, Unspecified):
        return
    unit, least, most = given(limit.unit), given(limit.min), given(limit.max)
    units = _ALIKE.get(unit, (unit,)) if unit else _MONEY.get(given(limit.currency) or "", ())
    if units and (least is not None or most is not None):
        said = f"{_range(least, most)} {units[0]}"
        yield _Measure(field="limit", said=said, least=least, most=most, units=units)


def _of_duration(name: str, written: Maybe[str], unless: re.Pattern[str]) -> Iterator[_Measure]:
    match = _DURATION.fullmatch(given(written) or "")
    if match and match[3] in _TIMES:
        least, most = float(match[1]), float(match[2]) if match[2] else None
        units = _TIMES[match[3]]
        yield _Measure(field=name, said=match[0], least=least, most=most, units=units, unless=unless)


def _of_outcome(item: Breach | RewardRule) -> Iterator[_Measure]:
    for outcome in item.consequences if isinstance(item, Breach) else listed(item.benefits):
        amount, percent = given(outcome.amount), given(outcome.percent)
        if amount:
            yield from _of_amount(amount)
        if percent:
            value = percent.value
            said = f"{value:g}%"
            yield _Measure(field="percent", said=said, least=value, most=value, units=_ALIKE["%"], before=_GIVEN)


def _of_amount(amount: Amount) -> Iterator[_Measure]:
    least, most = given(amount.min), given(amount.max)
    units = _MONEY.get(given(amount.currency) or "CNY", ())
    if units and (least is not None or most is not None):
        said = f"{_range(least, most)} {units[0]}"
        yield _Measure(field="amount", said=said, least=least, most=most, units=units, before=_GIVEN)


def _range(least: float | None, most: float | None) -> str:
    if least is None or most is None:
        return f"≤ {most:g}" if least is None else f"≥ {least:g}"
    return f"{least:g}" if least == most else f"{least:g}–{most:g}"


def _figures(words: str, measure: _Measure) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Give every number, or range of numbers, that is directly followed by the unit."""
    units = "|".join(re.escape(unit) for unit in measure.units)
    one = rf"(?<![\dA-Za-z.,])({_NUMBER})"
    pattern = rf"{one}(?: ?(?:{units})?(?: ?[–—~至到] ?|-)({_NUMBER}))? ?(?:{units}){_ENDED}"
    for match in re.finditer(pattern, words):
        ahead = words[: match.start()]
        figures = tuple(_value(number) for number in match.groups() if number)
        if measure.unless.search(ahead) or (measure.before and not measure.before.search(ahead)):
            continue
        if measure.units == ("年",) and figures[0] >= 1900:  # a date
            continue
        yield match[0], figures


def _value(written: str) -> float:
    number = re.sub(r"[^\d.]", "", written)
    return -float(number) if written.startswith(("零下", "-")) else float(number)


def _spelled_out(words: str, measure: _Measure) -> bool:
    """Say whether the figure stands in the words in Chinese numerals: 两天, 十五分钟."""
    units = "|".join(re.escape(unit) for unit in measure.units)
    numerals = re.findall(rf"([零一二两三四五六七八九十]+) ?(?:{units})", words)
    return any(measure.agrees((_numeral(numeral),)) for numeral in numerals)


def _numeral(written: str) -> float:
    tens, ten, ones = written.rpartition("十")
    unit = _DIGITS.get(ones, 0) if ones else 0
    return float((_DIGITS.get(tens, 1) if ten else 0) * 10 + unit)
