"""What kind of day a date is: the handbook's word before the country's, the country's before the week's."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from tests.builder import SHEET, handbook

from guiju.derive.calendar import day_of, is_workday, unsettled_years
from guiju.model.calendar import PublicDays
from guiju.model.handbook import Handbook

KNOWN = PublicDays(
    holidays={"2026-10-01": "国庆节", "2026-10-07": "", "2027-10-01": "国庆节"},
    workdays=frozenset({"2026-10-10", "2026-09-20"}),
    years=frozenset({2026}),
)


def book(calendar: str) -> Handbook:
    return dataclasses.replace(handbook(sheet=f"{SHEET}calendar: {calendar}\n"), public_days=KNOWN)


def day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


@pytest.mark.parametrize(
    ("date", "worked", "why", "name"),
    [
        ("2026-10-01", False, "holiday", "国庆节"),
        ("2026-10-07", False, "rest_in_lieu", ""),
        ("2026-10-10", True, "work_in_lieu", ""),
        ("2026-10-11", False, "", ""),
        ("2026-10-12", True, "", ""),
    ],
)
def test_the_days_of_the_country(date: str, worked: bool, why: str, name: str) -> None:
    found = day_of(day(date), book("{country: CN}"))
    assert (found.worked, found.why, found.name, found.settled) == (worked, why, name, True)


def test_the_handbook_goes_before_the_country() -> None:
    own = book('{country: CN, holidays: ["2026-10-10", "2026-10-12"], workdays: ["2026-10-01"]}')
    assert [is_workday(day(f"2026-10-{n:02}"), own) for n in (1, 10, 12)] == [True, False, False]
    assert day_of(day("2026-10-12"), own).why == "own_holiday"


def test_without_a_country_the_handbook_and_the_week_decide() -> None:
    own = handbook(sheet=SHEET + 'calendar: {holidays: ["2026-11-23"], workdays: ["2026-11-21"]}\n')
    assert [is_workday(day(f"2026-11-{n}"), own) for n in (21, 22, 23, 24)] == [True, False, False, True]
    assert day_of(day("2050-01-01"), own).settled, "nobody is expected to publish anything"


def test_a_year_without_a_publication_says_so() -> None:
    own = book("{country: CN}")
    assert not day_of(day("2027-10-01"), own).worked, "the law's own holidays are known"
    assert not day_of(day("2027-10-01"), own).settled
    assert unsettled_years(day("2026-12-20"), 31, own) == (2027,)
    assert unsettled_years(day("2026-10-01"), 31, own) == ()
