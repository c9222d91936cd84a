"""What a print should say, as its HTML and the model have it."""

from __future__ import annotations

from pathlib import Path

import guiju
from guiju.pipeline import check
from guiju.proof.said import said
from guiju.proof.wanted import wanted
from guiju.settings import Settings

BAKERY = Path(guiju.__file__).parent / "scaffold" / "bakery"


def test_reads_text_running_heads_and_small_print() -> None:
    html = (
        "<html><head><title>不读</title><style>p::after { content: '不读' }</style></head><body class='form register'>"
        "<div class='run-head'><table><tr><td>集团</td></tr></table></div><div class='run-foot'>作业 手册</div>"
        "<p>正 文<br>二</p><table class='fill rows'><tr><td>表<small>（件）</small></td></tr></table>"
        "<p class='gap'>未写<b>一</b></p><svg><title>不读</title><text>图</text></svg></body></html>"
    )
    read = wanted([html])
    assert read.style == "form"
    assert read.text == "正文二表（件）未写一图"
    assert read.running == ("集团", "作业手册")
    assert read.small == "（件）\n未写一"
    assert [sorted(table.classes) for table in read.tables] == [["fill", "rows"]]


def test_a_book_knows_the_pages_of_its_parts() -> None:
    front = '<meta name="guiju-source" content="a b.yaml 123"><body class="handbook"><p>甲 @@0@@ 乙 @@1@@</p></body>'
    read = wanted([front, "<body><p>甲文</p></body>", "<body><p>乙文</p></body>"], lengths=[5, 2, 3])
    assert read.text == "甲6乙8甲文乙文"
    assert read.sources == ("a b.yaml",)


def test_every_item_of_every_kind_is_said() -> None:
    book = check(Settings(sop=BAKERY / "sop", home=BAKERY)).handbook
    assert book is not None
    for document in book.documents:
        words = said(document)
        assert words[0] == str(document.title)
        assert document.kind in ("unit", "glossary") or len(words) > 1, document.id
