"""The public calendar of a country, as far as it is known: a value that comes with the handbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDays:
    """Holidays by date (YYYY-MM-DD) with their names, empty for a day of rest in lieu; days of rest worked in lieu;
    the years whose whole arrangement is published. Of other years only holidays fixed by law may be known."""

    holidays: Mapping[str, str] = field(default_factory=dict)
    workdays: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
