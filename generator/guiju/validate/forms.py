"""Written forms that a schema asks for by `check_with`: identifiers, dates, durations and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from guiju.codes import Wording


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One written form: what it accepts, its pattern for editors, an example, and what a slip probably meant."""

    code: str
    pattern: str
    accepts: Callable[[object], bool]
    example: str
    likely: Callable[[str], str]
    mend: Callable[[str], Wording]


_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_FACT = re.compile(r"[A-Z][A-Z0-9]*-[0-9]+[a-z]?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_UNITS = ("minute", "hour", "shift", "day", "workday", "week", "month", "year")
_DURATION = re.compile(rf"({_NUMBER})(?:-({_NUMBER}))? (?:{'|'.join(_UNITS)})s?")
_VERSION = re.compile(r"V?[0-9]+\.[0-9]+|[A-Z]/[0-9]+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

_LOOSE_DATE = re.compile(r"\s*([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?\s*")
_LOOSE_TIME = re.compile(r"\s*([0-9]{1,2})\s*[:：点时.]\s*([0-9]{2})?\s*分?\s*")
_LOOSE_FACT = re.compile(r"\s*([A-Za-z][A-Za-z0-9]*)\s*[-_–—－]?\s*([0-9]+)\s*")
_RANGE = re.compile(r"\s*([A-Za-z][A-Za-z0-9]*-[0-9]+)\s*(?:[-–—~～…、,，]|\.\.+|至|到)\s*\S+.*")
_LOOSE_DURATION = re.compile(rf"\s*({_NUMBER})(?:\s*[-–—~～至到]\s*({_NUMBER}))?\s*个?\s*([^\s0-9]+)\s*")
_UNIT_WORDS = {
    "分": "minute",
    "分钟": "minute",
    "min": "minute",
    "mins": "minute",
    "小时": "hour",
    "钟头": "hour",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "班": "shift",
    "班次": "shift",
    "天": "day",
    "日": "day",
    "d": "day",
    "工作日": "workday",
    "working": "workday",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "年": "year",
}


def is_id(value: object) -> bool:
    """Accept lower-case letters, digits and hyphens, a letter or digit first."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_fact(value: object) -> bool:
    """Accept the number of one source fact, such as S2-163."""
    return isinstance(value, str) and _FACT.fullmatch(value) is not None


def is_date(value: object) -> bool:
    """Accept YYYY-MM-DD where the calendar has that day."""
    return isinstance(value, str) and _DATE.fullmatch(value) is not None and _on_calendar(value)


def is_time(value: object) -> bool:
    """Accept HH:MM from 00:00 to 23:59."""
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def is_duration(value: object) -> bool:
    """Accept `<number> unit[s]` or `<a-b> unit[s]` with a below b."""
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    return match is not None and (match[2] is None or float(match[1]) < float(match[2]))


def is_version(value: object) -> bool:
    """Accept a version of two parts: a text such as A/0, 1.0, V1.0, or a number such as 1.1."""
    if isinstance(value, str):
        return _VERSION.fullmatch(value) is not None
    return isinstance(value, float) and value >= 0


def is_colour(value: object) -> bool:
    """Accept # and six hexadecimal digits."""
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


def _on_calendar(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _likely_id(value: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


def _likely_fact(value: str) -> str:
    match = _LOOSE_FACT.fullmatch(value)
    return f"{match[1].upper()}-{match[2]}" if match else ""


def _likely_date(value: str) -> str:
    match = _LOOSE_DATE.fullmatch(value)
    likely = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""
    return likely if is_date(likely) else ""


def _likely_time(value: str) -> str:
    match = _LOOSE_TIME.fullmatch(value)
    likely = f"{int(match[1]):02}:{match[2] or '00'}" if match else ""
    likely = "00:00" if likely == "24:00" else likely
    return likely if is_time(likely) else ""


def _likely_duration(value: str) -> str:
    match = _LOOSE_DURATION.fullmatch(value)
    if match is None:
        return ""
    word = match[3].removesuffix("内").removesuffix("以").lower()
    unit = _UNIT_WORDS.get(word) or _UNIT_WORDS.get(word.removesuffix("s")) or word.removesuffix("s")
    amount = f"{match[1]}-{match[2]}" if match[2] else match[1]
    likely = f"{amount} {unit}" + ("" if amount == "1" else "s")
    return likely if is_duration(likely) else ""


def _likely_version(value: str) -> str:
    digits = re.search(r"[0-9]+", value)
    return f"{digits[0]}.0" if digits and re.fullmatch(r"[Vv第]?\s*[0-9]+\s*版?", value) else ""


def _nothing(_: str) -> str:
    return ""


def _mend_date(value: str) -> Wording:
    if _DATE.fullmatch(value):
        return Wording("日历上没有这一天，核对月和日", "the calendar has no such day: check month and day")
    likely = _likely_date(value) or "2026-11-21"
    return Wording(f"日期写成 年-月-日，如 {likely}", f"write year-month-day, such as {likely}")


def _mend_fact(value: str) -> Wording:
    if first := _RANGE.fullmatch(value):
        return Wording(
            f"事实要逐个写，不写范围，如 [{first[1]}, S2-164]",
            f"name the facts one by one, not a range, such as [{first[1]}, S2-164]",
        )
    likely = _likely_fact(value) or "S2-163"
    return Wording(f"写成 {likely} 这样", f"write it like {likely}")


def _mend_duration(value: str) -> Wording:
    if likely := _likely_duration(value):
        return Wording(f"写成 {likely}", f"write {likely}")
    if _DURATION.fullmatch(value):
        return Wording("小的数写在前面，如 7-10 days", "the smaller number stands first, such as 7-10 days")
    units = "、".join(_UNITS)
    return Wording(
        f"写“数 空格 单位”，如 4 hours、2 workdays、7-10 days；单位有 {units}。源文没有数字的，写在时限的 as_worded 里",
        f"write a number, a blank and a unit, such as 4 hours, 2 workdays, 7-10 days ({', '.join(_UNITS)}); "
        "where the source gives no number, use as_worded of the deadline",
    )


def _no_words(_: str) -> Wording:
    return Wording("", "")


FORMS: Mapping[str, WrittenForm] = {
    "id": WrittenForm("GJ212", _ID.pattern, is_id, "check-payment", _likely_id, _no_words),
    "fact": WrittenForm("GJ213", _FACT.pattern, is_fact, "S2-163", _likely_fact, _mend_fact),
    "date": WrittenForm("GJ214", _DATE.pattern, is_date, "2026-11-21", _likely_date, _mend_date),
    "time": WrittenForm("GJ215", _TIME.pattern, is_time, "22:30", _likely_time, _no_words),
    "duration": WrittenForm("GJ216", _DURATION.pattern, is_duration, "4 hours", _likely_duration, _mend_duration),
    "version": WrittenForm("GJ217", _VERSION.pattern, is_version, "A/0", _likely_version, _no_words),
    "colour": WrittenForm("GJ218", _COLOUR.pattern, is_colour, '"#1f5f5b"', _nothing, _no_words),
}
