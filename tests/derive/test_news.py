"""What is new: the recorded revisions, newest first."""

from __future__ import annotations

from tests.builder import handbook

from guiju.derive.news import news

POLICY = "{{kind: policy, id: {0}, title: {0}, revisions: [{1}]}}"
FIRST = "{version: A/0, date: '2026-01-01', summary: 首次编制}"


def test_revisions_stand_newest_first_and_equal_ones_together() -> None:
    second = "{version: A/1, date: '2026-03-05', by: boss, summary: 改了时限}"
    undated = "{version: A/0, summary: 没有日期}"
    book = handbook(
        POLICY.format("one", f"{FIRST}, {second}"),
        POLICY.format("two", FIRST),
        POLICY.format("three", undated),
        "{kind: role, id: boss, title: 店长}",
    )
    told = [(one.date, one.version, str(one.summary), sorted(d.id for d in one.documents)) for one in news(book)]
    assert told == [
        ("2026-03-05", "A/1", "改了时限", ["one"]),
        ("2026-01-01", "A/0", "首次编制", ["one", "two"]),
        ("", "A/0", "没有日期", ["three"]),
    ]


def test_without_revisions_there_is_nothing_new() -> None:
    assert news(handbook("{kind: role, id: boss, title: 店长}")) == ()
