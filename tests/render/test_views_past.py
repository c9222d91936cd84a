"""The history of a document's file, as its page tells it."""

from __future__ import annotations

from tests.builder import handbook as small

from guiju.render.views.past import PastView, past_view
from guiju.source import Commit, Past


def seen(number: int, *, changed: bool = False, cut: bool = False) -> PastView:
    document = small().manual
    file = document.place.file
    made = tuple(Commit(sha=f"{n:040x}", date=f"2026-11-{n:02}", subject=f"改 {n}") for n in range(number, 0, -1))
    past = Past(commits={file: made}, changed=frozenset([file] if changed else []), cut=cut)
    view = past_view(document, past)
    assert view is not None
    assert view.file == file
    return view


def test_commits_are_told_with_day_words_and_a_short_number() -> None:
    view = seen(2)
    assert view.summary == "提交记录 2 次，最近 2026-11-02"
    assert [(one.date, str(one.subject), one.sha) for one in view.commits] == [
        ("2026-11-02", "改 2", "0" * 10),
        ("2026-11-01", "改 1", "0" * 10),
    ]
    assert view.notes == ()


def test_words_in_english_say_so_to_those_who_listen() -> None:
    document = small().manual
    made = tuple(Commit(sha="a" * 40, date="2026-11-01", subject=text) for text in ("Wording", "改 A<b>"))
    view = past_view(document, Past(commits={document.place.file: made}))
    assert view is not None
    assert [one.subject.__html__() for one in view.commits] == ['<span lang="en">Wording</span>', "改 A&lt;b&gt;"]


def test_only_the_newest_are_listed_and_the_page_says_so() -> None:
    view = seen(31)
    assert len(view.commits) == 30
    assert view.notes == ("只列最近 30 次，更早的 1 次见版本库。",)


def test_what_is_not_committed_and_what_a_shallow_clone_lacks_is_said() -> None:
    assert [note[:8] for note in seen(1, changed=True, cut=True).notes] == ["文件里还有没有提", "编译用的版本库只"]


def test_a_file_that_was_never_committed_has_no_commit_and_without_git_there_is_no_view() -> None:
    assert seen(0).summary == "没有提交记录"
    assert past_view(small().manual, None) is None
