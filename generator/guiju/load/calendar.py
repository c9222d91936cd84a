"""A country's holidays and working days in lieu, as published: data of the `holidays` library (extra: calendar)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# Years around the newest one of which the arrangement is published: a fixed span, so that no clock decides it.
_BEFORE, _AFTER = 3, 8
_IN_LIEU = "休息日"
_MADE_UP = "补假"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDays:
    """holidays maps a date (YYYY-MM-DD) to its name, empty where it is only a day of rest in lieu; workdays are days
    of rest that are worked in lieu; years are those whose arrangement was published. Of later years only the holidays
    that the law fixes are known. installed is false where the library is missing."""

    installed: bool = False
    holidays: dict[str, str] = field(default_factory=dict)
    workdays: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()


def published_days(country: str | None) -> PublishedDays:
    """Look a country's days up; nothing where none is asked for, or the library is not installed."""
    if country != "CN":
        return PublishedDays()
    try:
        import holidays
    except ImportError:
        return PublishedDays()
    known = holidays.country_holidays("CN", language="zh_CN", expand=False)
    years = frozenset(known.special_public_holidays)
    newest = max(years)
    found: dict[str, str] = {}
    workdays: set[str] = set()
    for year in range(newest - _BEFORE, newest + _AFTER + 1):
        days = holidays.country_holidays("CN", years=year, language="zh_CN", expand=False)
        found |= dict(_holidays(days, certain=year in years))
        workdays |= {day.isoformat() for day in days.weekend_workdays if day.year in years}
    kept = {day for day in workdays if int(day[:4]) >= newest - _BEFORE}
    return PublishedDays(
        installed=True,
        holidays=found,
        workdays=frozenset(kept),
        years=frozenset(year for year in years if year >= newest - _BEFORE),
    )


def _holidays(days: Any, *, certain: bool) -> Iterator[tuple[str, str]]:
    """Give dates with names. Which workday makes up for a holiday on a weekend is settled only by the publication."""
    for day, name in sorted(days.items()):
        if certain or not (name.startswith(_IN_LIEU) or _MADE_UP in name):
            yield day.isoformat(), "" if name.startswith(_IN_LIEU) else name
