"""The search index: what it holds of a handbook, whose each document is, and how its characters are read."""

from __future__ import annotations

from typing import Any

from tests.builder import handbook

from guiju.render.site.search import pinyin, search_index
from guiju.resources import resources

DOCUMENTS = (
    "{kind: unit, id: hall, title: 大厅}",
    "{kind: role, id: guard, title: 平安员, unit: hall, book: shop}",
    """
    kind: procedure
    id: handover
    title: 交接
    title_en: Handover
    aliases: [换岗]
    number: MD-CX-01
    book: shop
    steps:
      - {id: line-up, text: 列队, short: 站好, actor: guard}
    """,
    """
    kind: glossary
    id: words
    title: 同义词
    synonyms: [[退钱, 退款], [请假, 休假, leave]]
    """,
    "{kind: glossary, id: terms, title: 术语, terms: [{id: peak, term: 饭点, meaning: 人最多的时候}]}",
)


def test_a_document_is_found_by_its_names_and_says_whose_it_is() -> None:
    index, found = _index()
    assert found["procedures/handover.html"]["names"] == ["换岗", "Handover", "MD-CX-01"]
    assert found["procedures/handover.html"]["book"] == "门店"
    assert [index["parties"][at][0] for at in found["procedures/handover.html"]["parties"]] == ["guard"]
    assert found["procedures/handover.html"]["parts"] == [("line-up", "站好", "列队；平安员")]


def test_synonyms_are_told_and_their_table_is_no_result() -> None:
    index, found = _index()
    assert index["synonyms"] == [["退钱", "退款"], ["请假", "休假", "leave"]]
    assert "glossaries/terms.html" in found
    assert "glossaries/words.html" not in found


def test_every_reading_of_a_character_is_told_and_no_syllable_that_does_not_occur() -> None:
    table = resources().path("site/search-pinyin.txt").read_text(encoding="utf-8")
    read = pinyin("银行行李退款", table)
    assert "行" in str(read["hang"])
    assert "行" in str(read["xing"])
    assert "退" in str(read["tui"])
    # What is read the same and stands nowhere is what a reader types by mistake.
    assert "褪" in str(read["tui"])
    assert "shang" not in read


def _index() -> tuple[dict[str, Any], dict[str, Any]]:
    index: dict[str, Any] = dict(search_index(handbook(*DOCUMENTS), ()))
    return index, {document["url"]: document for document in index["documents"]}
