"""A role is found under every name that people have for it."""

from __future__ import annotations

import click
import pytest
from tests.builder import handbook

from guiju.cli.parties import find_audience, find_party
from guiju.cli.words import Say
from guiju.model.handbook import Handbook

ROLES = (
    "{kind: role, id: guard, title: 平安员, title_en: Site guard, aliases: [保安, 安全员], unit: post}",
    "{kind: role, id: leader, title: 平安班长, aliases: [保安队长, 安全员], unit: post}",
    "{kind: unit, id: post, title: 值班室}",
)


@pytest.fixture
def book() -> Handbook:
    return handbook(*ROLES)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("guard", "guard"),
        ("平安员", "guard"),
        ("保安", "guard"),
        ("site GUARD", "guard"),
        (" ＧＵＡＲＤ ", "guard"),
        ("保安队长", "leader"),
        ("值班室", "post"),
    ],
)
def test_found(book: Handbook, written: str, found: str) -> None:
    assert find_party(written, book, Say("zh")).id == found


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("gaurd", "没有岗位“gaurd”。您是不是想写 guard 或 site guard？"),
        ("平安班", "没有岗位“平安班”。您是不是想写 平安班长 或 平安员？"),
        ("xyzzy", "没有岗位“xyzzy”"),
        ("安全员", "“安全员”不止一个：guard、leader；请写其中一个"),
    ],
)
def test_not_found(book: Handbook, written: str, said: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        find_party(written, book, Say("zh"))
    assert caught.value.message == said


def test_an_edition_is_for_a_unit_or_a_role(book: Handbook) -> None:
    assert find_audience("值班室", book, Say("zh")).id == "post"
    assert find_audience("保安", book, Say("zh")).id == "guard"
    with pytest.raises(click.UsageError) as caught:
        find_audience("值班", book, Say("zh"))
    assert caught.value.message == "没有部门或岗位“值班”。您是不是想写 值班室？"
