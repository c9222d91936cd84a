"""China's days from the library: published arrangements, and only what the law fixes where there is none."""

from __future__ import annotations

import datetime
import sys

import pytest

from guiju.load.calendar import published_days


def test_the_arrangement_of_2026() -> None:
    """State Council General Office, notice on the holidays of 2026."""
    found = published_days("CN")
    assert {day for day in found.workdays if day.startswith("2026")} == {
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    }
    assert found.holidays["2026-10-01"] == "国庆节"
    assert found.holidays["2026-10-07"] == "", "a day of rest in lieu has no name"
    assert "2026-12-31" not in found.holidays
    assert 2026 in found.years


def test_of_an_unpublished_year_only_what_the_law_fixes_is_given() -> None:
    found = published_days("CN")
    year = max(found.years) + 1
    days = {day: name for day, name in found.holidays.items() if day.startswith(str(year))}
    assert days[f"{year}-10-01"] == "国庆节"
    assert len(days) <= 13, "thirteen days a year are holidays by law"
    assert all(days.values())
    assert not any("补假" in name for name in days.values())
    assert not any(day.startswith(str(year)) for day in found.workdays)


def test_every_day_worked_in_lieu_is_on_a_weekend() -> None:
    assert all(datetime.date.fromisoformat(day).weekday() >= 5 for day in published_days("CN").workdays)


def test_without_the_library_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert not published_days("CN").installed
    assert published_days("CN").years == frozenset()


def test_nobody_asked() -> None:
    assert published_days(None).holidays == {}
