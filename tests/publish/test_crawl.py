"""Links of the finished site: what leads nowhere, and what is fetched from elsewhere."""

from __future__ import annotations

import pytest

from guiju.publish.crawl import follow, look

SITE = {
    "index.html": b'<h1 id="top-of-page">x</h1>',
    "roles/guard.html": '<p id="patrol">巡逻</p><a name="old">'.encode(),
    "assets/a b.js": b"",
}
PDFS = frozenset({"pdf/roles/guard.pdf"})


def found(html: str, path: str = "roles/test.html") -> list[tuple[str, str]]:
    site = {**SITE, path: html.encode()}
    pages = {name: look(content) for name, content in site.items() if name.endswith(".html")}
    return [
        (one.code, str(dict(one.values).get("link") or dict(one.values)["address"]))
        for one in follow(pages, {*SITE, *PDFS})
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="guard.html">x</a>',
        '<a href="guard.html#patrol">x</a> <a href="guard.html#old">',
        '<a href="../index.html#top-of-page">x</a>',
        '<a href="..">x</a> <a href="../">',
        '<a href="../pdf/roles/guard.pdf#page=2">x</a>',
        '<a href="#here">x</a><p id="here">',
        '<a href="#">x</a>',
        '<script src="../assets/a%20b.js"></script>',
        '<a href="https://example.com/">followed on a click</a> <a href="mailto:a@b">',
        '<img src="data:image/png;base64,AAAA">',
        '<link rel="canonical" href="https://example.com/">',
        '<!-- <a href="nowhere.html"> --><script>"<a href=nowhere.html>"</script><style>a[href="x"]{}</style>',
        "<a href='guard.html' title='a &gt; b'>",
    ],
)
def test_sound(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    ("html", "code", "said"),
    [
        ('<a href="nobody.html">', "GJ712", "nobody.html"),
        ('<a title="a" class="b" href=nobody.html>', "GJ712", "nobody.html"),
        ('<a href="guard.html#nothing">', "GJ712", "guard.html#nothing"),
        ('<a href="#nothing">', "GJ712", "#nothing"),
        ('<a href="../../index.html">', "GJ712", "../../index.html"),
        ('<a href="../pdf/roles/nobody.pdf">', "GJ712", "../pdf/roles/nobody.pdf"),
        ('<img src="picture.png">', "GJ712", "picture.png"),
        ('<script src="https://cdn.example.com/x.js"></script>', "GJ714", "https://cdn.example.com/x.js"),
        ('<script src="//cdn.example.com/x.js"></script>', "GJ714", "//cdn.example.com/x.js"),
        ('<link rel="Stylesheet" href="https://fonts.example.com/">', "GJ714", "https://fonts.example.com/"),
        ('<link href="https://fonts.example.com" rel="preconnect">', "GJ714", "https://fonts.example.com"),
        ('<img srcset="https://a.example/1.png 2x">', "GJ714", "https://a.example/1.png"),
        ('<svg><image xlink:href="http://a.example/x"/></svg>', "GJ714", "http://a.example/x"),
    ],
)
def test_at_fault(html: str, code: str, said: str) -> None:
    assert found(html) == [(code, said)]


def test_the_page_for_unknown_addresses_is_shown_anywhere() -> None:
    assert found('<a href="/nowhere/x.html">', "404.html") == []
    assert found('<script src="https://a.example/x.js"></script>', "404.html") == [("GJ714", "https://a.example/x.js")]
