"""Public days are a value of the handbook: two handbooks that differ in them alone are two."""

from __future__ import annotations

import dataclasses

from tests.builder import handbook

from guiju.model.calendar import PublicDays


def test_a_handbook_knows_no_public_days_by_itself() -> None:
    known = handbook().public_days
    assert (dict(known.holidays), known.workdays, known.years) == ({}, frozenset(), frozenset())


def test_what_is_kept_for_one_calendar_is_not_given_for_another() -> None:
    plain = handbook()
    other = dataclasses.replace(plain, public_days=PublicDays(holidays={"2026-10-01": "国庆节"}))
    assert plain != other
    assert hash(plain) == hash(other)
    assert {plain: 1, other: 2}[other] == 2
