"""Random edits of the real handbook: applying the changes gives the newer one; none is lost, none invented."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.compare.books import book, edit, noise, some_documents

from guiju.compare.apply import applied, plain
from guiju.compare.change import Change, What
from guiju.compare.compare import compare
from guiju.model.handbook import Handbook

BOUNDED = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@BOUNDED
@given(st.data())
def test_applying_the_changes_gives_the_newer_handbook(data: st.DataObject) -> None:
    before = some_documents(data.draw)
    after = copy.deepcopy(before)
    for _ in range(data.draw(st.integers(1, 6))):
        edit(data.draw, after)
    noise(data.draw, after)
    old, new = book(before), book(after)
    changes = compare(old, new).changes
    assert applied(old, changes) == plain(new)


@BOUNDED
@given(st.data())
def test_every_change_is_needed(data: st.DataObject) -> None:
    before = some_documents(data.draw)
    after = copy.deepcopy(before)
    for _ in range(data.draw(st.integers(1, 4))):
        edit(data.draw, after)
    old, new = book(before), book(after)
    changes = compare(old, new).changes
    # A move stands beside others: without it the place of another item may come out right by chance.
    telling = [index for index, one in enumerate(changes) if one.change is not What.MOVED]
    if telling:
        left_out = data.draw(st.sampled_from(telling))
        rest = [one for index, one in enumerate(changes) if index != left_out]
        assert not _leads_to(old, rest, new)


@BOUNDED
@given(st.data())
def test_what_says_nothing_is_no_change(data: st.DataObject) -> None:
    before = some_documents(data.draw)
    after = copy.deepcopy(before)
    noise(data.draw, after)
    assert compare(book(before), book(after)).changes == ()


def test_a_change_that_is_lost_would_be_noticed() -> None:
    sheet = {"kind": "handbook", "id": "handbook", "format": 1, "title": "甲", "organisation": "店", "books": []}
    old, new = book({"a": sheet}), book({"a": {**sheet, "title": "乙"}})
    (change,) = compare(old, new).changes
    assert applied(old, [change]) == plain(new)
    assert applied(old, []) != plain(new)
    assert applied(old, [replace(change, after=change.before)]) != plain(new)


def test_the_edits_bring_every_kind_of_change() -> None:
    seen: set[What] = set()

    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def gather(data: st.DataObject) -> None:
        before = some_documents(data.draw)
        after = copy.deepcopy(before)
        for _ in range(4):
            edit(data.draw, after)
        seen.update(one.change for one in compare(book(before), book(after)).changes)

    gather()
    assert seen == set(What)


def _leads_to(old: Handbook, changes: Sequence[Change], new: Handbook) -> bool:
    try:
        return applied(old, changes) == plain(new)
    except (KeyError, StopIteration, ValueError):
        return False
