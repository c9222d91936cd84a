"""The figures of a fact, and those of the items that cite it: numbers with their unit, and how often.

A figure is a pair: (3, 天), (22, ℃), (20, 元), (09:00, 时刻); how often is (每, day), (每, unspecified) ...
Both sides are read in the same way, so that 2 workdays, 2 个工作日 and 两个工作日 are one figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Figure = tuple[str, str]
Node = Mapping[str, Any]

# A number that only counts a list is carried by the complete list.
LISTS = frozenset(
    (
        "项", "步", "类", "种", "块", "段", "环节", "阶段", "个阶段",
        "大阶段", "方面", "家", "部分", "面", "层", "级", "方", "期",
        "个", "条", "证", "过程", "个过程", "个部门", "类信息", "类产品", "节点",
        "单位", "本", "字", "文", "点", "区",
    )
)  # fmt: skip
_UNITS = {
    "个工作日": "工作日", "工作日": "工作日", "天": "天", "日": "天", "个小时": "小时", "小时": "小时", "分钟": "分钟",
    "周": "周", "个星期": "周", "星期": "周", "个月": "月", "月": "月", "季": "季", "年": "年", "元": "元", "%": "%",
    "次": "次", "人": "人", "名": "人", "位": "人", "份": "份", "℃": "℃", "度": "℃", "声": "声", "单": "单",
    "米": "米", "厘米": "厘米", "折": "折", "倍": "倍", "联": "联", "件": "件", "张": "张", "岁": "岁", "座": "座",
    "万元": "万元", "台": "台", "户": "户", "公里": "公里", "平方米": "平方米",
}  # fmt: skip
_PERIODS = {
    "每天": "day", "每日": "day", "每工作日": "day", "每个工作日": "day", "天": "day", "日": "day",
    "每班": "shift", "每周": "week", "每星期": "week", "周": "week", "每次": "event",
    "每月": "month", "月度": "month", "月": "month",
    "每季度": "quarter", "每季": "quarter", "季度": "quarter", "季": "quarter",
    "每半年": "half_year", "每年": "year", "年度": "year", "年": "year",
}  # fmt: skip
_SPANS = {
    "minute": "分钟", "hour": "小时", "day": "天", "workday": "工作日", "week": "周",
    "month": "月", "year": "年", "shift": "班",
}  # fmt: skip
# 一份 and 一次 are "a", not "one"; 前一天 is yesterday.
_ARTICLE = re.compile("一[份次人件张台单户位名]|[前后]一[天日]")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "半": 0.5}
_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = "|".join(sorted({*_UNITS, *LISTS}, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\dA-Za-z.,第-])({_NUMBER})(?: ?(?:{_UNIT})? ?[–—~至到/\-] ?({_NUMBER}))? ?({_UNIT})(?![²³])"
)
_SPELLED = re.compile(
    rf"(?<![第十一二三四五六七八九两])([一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半])"
    rf" ?({_UNIT})"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:：](\d\d)")
_OFTEN = re.compile("每(?:个工作日|工作日|半年|季度|星期|[天日班周月季年次])")
_FOR = re.compile("(?<![每\\d个])(?:年度|季度|月度|周|月|季|年)(?=[、度指计目内的销])")
_SLASHED = re.compile(r"(?:年度?|季度?|月|周|日|每[日天周月])(?:[/、](?:年度?|季度?|月|周|日|定期|每[日天周月]))+")
_VAGUE_PERIOD = re.compile("^(?:定期|经常|定期或不定期)")
_DURATION = re.compile(rf"({_NUMBER})(?:-({_NUMBER}))? ([a-z]+?)s?")


@dataclass(frozen=True, slots=True)
class Said:
    """The figures of an item: those of its fields, and those of its words."""

    fields: set[Figure] = field(default_factory=set)
    words: set[Figure] = field(default_factory=set)


def of_fact(fact: Node) -> set[Figure]:
    """Give the figures that a fact states, without those that only count a list."""
    number, words = str(fact.get("number", "")), set(in_words(_ARTICLE.sub("", str(fact["fact"]))))
    found = _periods(number) | set(in_words(number))
    timed = any(what == "每" for what, _ in found) or fact["kind"] not in ("check", "frequency")
    found |= {figure for figure in words if figure[0] != "每" or not timed}
    return {(value, unit) for value, unit in found - {("每", "event")} if unit not in LISTS}


def _periods(number: str) -> set[Figure]:
    """Read 年/季/月, 2 次/周 and 定期 of the register's column of numbers."""
    slashed = (part for match in _SLASHED.finditer(number) for part in re.split("[/、]", match[0]))
    found = {("每", _PERIODS[part]) for part in slashed if part in _PERIODS}
    found |= {("每", _PERIODS[period]) for period in re.findall(r"次/([天周月年季])", number)}
    return found | ({("每", "unspecified")} if _VAGUE_PERIOD.match(number) else set())


def in_words(text: str) -> Iterator[Figure]:
    """Give every number with its unit, every time of day and every period of a text."""
    wide = text.replace("％", "%").replace("−", "-")
    for first, second, unit in _FIGURE.findall(wide):
        for value in filter(None, (first, second)):
            if not (unit == "年" and len(value) == 4):
                yield _plain(float(value)), _UNITS.get(unit, unit)
    for numeral, unit in _SPELLED.findall(wide):
        yield _plain(_numeral(numeral)), _UNITS.get(unit, unit)
    for hour, minute in _CLOCK.findall(wide):
        yield f"{int(hour):02}:{minute}", "时刻"
    for period in _OFTEN.findall(wide):
        yield "每", _PERIODS[period]
    for period in _FOR.findall(wide):
        yield "每", _PERIODS[period]


def of_item(node: Node, around: Iterable[Node] = ()) -> Said:
    """Read an item with everything in it; `around` are nodes whose fields hold for it too (a checklist, a clause)."""
    said = Said()
    for outer in around:
        _read({key: outer[key] for key in ("frequency", "limit", "deadline") if key in outer}, said)
    _read(node, said)
    return said


def _read(node: Any, said: Said) -> None:
    if isinstance(node, Mapping):
        said.fields.update(_measured(node))
        for key, value in node.items():
            if key not in ("id", "sources", "facts", "number"):
                _read(value, said)
    elif isinstance(node, list):
        for value in node:
            _read(value, said)
    elif isinstance(node, str):
        said.words.update(in_words(node))
    elif isinstance(node, int | float) and not isinstance(node, bool):
        said.words.add((_plain(node), "?"))


def _measured(node: Node) -> Iterator[Figure]:
    if "every" in node:
        yield from _frequency(node)
    for key in ("within", "lead", "after", "by"):
        if match := _DURATION.fullmatch(str(node.get(key, ""))):
            yield from ((_plain(float(v)), _SPANS.get(match[3], match[3])) for v in match.groups()[:2] if v)
    for key in ("by", "as_worded", "at", "before", "covers", "period", "or_when", "target"):
        yield from in_words(str(node.get(key, "")))
    yield from _range(node)
    if "value" in node and "of" in node:
        yield _plain(node["value"]), "%"
    if "target" in node:
        yield from in_words(f"{node['target']} {node.get('unit', '')}")
        yield from in_words(f"{node['target']}{node.get('unit', '')}")


def _range(node: Node) -> Iterator[Figure]:
    unit = _UNITS.get(str(node.get("unit", "")), str(node.get("unit", "元")))
    yield from ((_plain(node[key]), unit) for key in ("min", "max") if isinstance(node.get(key), int | float))


def _frequency(node: Node) -> Iterator[Figure]:
    yield "每", str(node["every"])
    if "times" in node:
        yield _plain(node["times"]), "次"
    if "day" in node:
        yield _plain(node["day"]), "天"
    if "workday" in node.get("on", ()):
        yield "每", "day"


def _plain(value: float) -> str:
    return f"{value:g}"


def _numeral(written: str) -> float:
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS.get(tens, 1) if ten else 0) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
