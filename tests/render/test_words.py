"""Running text escapes itself, and links where it should."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from tests.builder import handbook

from guiju.render.views.scope import scope
from guiju.render.words import Span, Words, english, joined, plain


@given(st.lists(st.tuples(st.text(), st.sampled_from(["", "a.html#b", 'x"><script>']))))
def test_no_text_becomes_markup(parts: list[tuple[str, str]]) -> None:
    words = Words(tuple(Span(text, url) for text, url in parts))
    bare = Markup(words.__html__()).striptags()
    assert "<script" not in words.__html__()
    assert bare.split() == Markup(escape(str(words))).unescape().split() or "<" in str(words) or "&" in str(words)


def test_links_and_plain_runs() -> None:
    words = Words((Span("见"), Span("《收货》", "../procedures/receive.html"), Span("<b>")))
    assert words.__html__() == '见<a href="../procedures/receive.html">《收货》</a>&lt;b&gt;'
    assert str(words) == "见《收货》<b>"


def test_english_says_so() -> None:
    assert english("gate <pass>").__html__() == '<span lang="en">gate &lt;pass&gt;</span>'
    assert not english("")


def test_joining_leaves_out_what_is_empty() -> None:
    assert str(joined((plain("甲"), Words(), plain("乙")))) == "甲、乙"
    assert str(joined((plain("甲"), plain("乙")), "")) == "甲乙"
    assert not joined(())


def test_a_scope_links_on_the_site_and_not_on_paper() -> None:
    procedure = "{kind: procedure, id: go, title: 出发, steps: [{id: walk, text: 走, short: 走路}]}"
    role = "{kind: role, id: guide, title: 向导, purpose: 照《出发》做}"
    book = handbook(procedure, role)
    guide = book.roles[0]
    on_site, on_paper = scope(book), scope(book, linked=False)
    assert on_site.words(guide.purpose).__html__() == '照<a href="../procedures/go.html">《出发》</a>做'
    assert on_paper.words(guide.purpose).__html__() == "照《出发》做"
    assert str(on_site.words(None)) == ""
