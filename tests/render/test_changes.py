"""What is told of the changes of a small handbook, word for word, in every form."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
import typing
from pathlib import Path
from typing import Any

import pytest
from tests.builder import handbook
from tests.compare.pieces import SHEET, after, before
from tests.conftest import Golden

from guiju.compare.change import Comparison, Direction, Side, Sort, What
from guiju.compare.compare import compare
from guiju.compare.tree import names_of
from guiju.model.build import CLASSES
from guiju.model.node import Document, Node
from guiju.render import wording
from guiju.render.changes import names, text
from guiju.render.changes.data import changes_json
from guiju.render.changes.page import STYLE, changes_page, changes_print
from guiju.render.changes.values import Speaker
from guiju.render.changes.view import ChangesView, changes_view
from guiju.render.views.scope import scope
from guiju.resources import resources

GOLDEN = Path(__file__).parents[1] / "golden" / "changes"
SIDES = (
    Side(name="v1", commit="a" * 40, date="2026-11-20"),
    Side(name="worktree", commit="b" * 40 + "+dirty", date="2026-11-21"),
)
COMPARISON = compare(before(), after())
FIELDS = {"document", "kind", "item", "type", "field", "change", "before", "after", "class", "direction", "roles"}


def view(lang: str = "zh", comparison: Comparison = COMPARISON, skipped: tuple[str, ...] = ()) -> ChangesView:
    return changes_view(comparison, SIDES, lang, skipped)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_and_markdown_word_for_word(lang: str, golden: Golden) -> None:
    golden.check(GOLDEN / f"text.{lang}.txt", text.text(view(lang)))
    golden.check(GOLDEN / f"markdown.{lang}.md", text.markdown(view(lang)))


def test_json_word_for_word(golden: Golden) -> None:
    golden.check(GOLDEN / "changes.json", changes_json(COMPARISON, SIDES))


def test_page_word_for_word(golden: Golden) -> None:
    golden.check(GOLDEN / "page.html", changes_page(view(), resources()))


def test_json_keeps_the_contract() -> None:
    told = json.loads(changes_json(COMPARISON, SIDES, [{"place": "x", "code": "GJ101", "message": "甲"}]))
    assert (told["old"], told["new"]) == ("a" * 40, "b" * 40 + "+dirty")
    assert told["left_out"] == [{"place": "x", "code": "GJ101", "message": "甲"}]
    assert len(told["changes"]) == len(COMPARISON.changes)
    for one in told["changes"]:
        assert FIELDS <= set(one) <= FIELDS | {"position", "into"}
        assert one["change"] in set(What)
        assert one["class"] in set(Sort)
        assert one["direction"] in {None, *Direction}


def test_the_page_lets_nothing_in_but_its_own_style() -> None:
    page = changes_page(view(), resources())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in page
    assert not re.findall(r"<script|\son\w+=|\sstyle=|<link|src=|@import|url\(", page)
    assert style.group(1) == (resources().path(f"templates/{STYLE}")).read_text(encoding="utf-8")


def test_the_page_shows_old_and_new_without_colours() -> None:
    page = changes_page(view(), resources())
    assert "<del>3 天内</del><ins>2 天内</ins>" in page
    style = resources().path(f"templates/{STYLE}").read_text(encoding="utf-8")
    assert "text-decoration: line-through" in style
    assert "text-decoration: underline" in style


def test_the_print_is_an_artifact_like_every_other() -> None:
    made = changes_print(view(), resources())
    html = made.content.decode()
    assert made.path == "pdf/changes.pdf"
    assert "变更对照" in html
    assert "<del>3 天内</del><ins>2 天内</ins>" in html


def test_hostile_words_stay_words() -> None:
    evil = "<img src=x onerror=alert(1)> [a](javascript:x) `b` **c** | # {{ 7 }}"
    old = handbook("{kind: role, id: cook, title: 厨师}", sheet=SHEET)
    new = handbook(f"kind: role\nid: cook\ntitle: 厨师\npurpose: {json.dumps(evil)}\n", sheet=SHEET)
    told = view(comparison=compare(old, new))
    assert "<img" not in changes_page(told, resources())
    assert "<img" not in changes_print(told, resources()).content.decode()
    marked = text.markdown(told)
    assert r"\[a\]\(javascript:x)" in marked or r"\[a\](javascript:x)" in marked
    assert r"\<img" in marked
    assert r"\`b\`" in marked


def test_nothing_changed_and_what_could_not_be_read_are_said() -> None:
    same = compare(after(), after())
    assert "内容没有变化" in text.text(view(comparison=same))
    assert "内容没有变化" in changes_page(view(comparison=same), resources())
    told = view(
        comparison=dataclasses.replace(same, left_out=("", "cook")), skipped=("v1:roles/cook.yaml:1:1: GJ101 甲",)
    )
    assert "没有比较的文件：cook" in text.text(told)
    assert "v1:roles/cook.yaml:1:1: GJ101 甲" in text.markdown(told).replace("\\", "")
    assert "GJ101" in changes_page(told, resources())


def test_a_long_text_shows_the_passage_that_differs() -> None:
    words = "收货以后先看外箱，再看封条，封条完好的当面点数，点完两次都对得上才签字，签完把回单交给司机带回去"
    old, new = (
        handbook(f"{{kind: role, id: cook, title: 厨师, purpose: {one}}}", sheet=SHEET)
        for one in (words, words.replace("两次", "三次"))
    )
    said = text.text(view(comparison=compare(old, new)))
    assert "…封条完好的当面点数，点完〔两 → 三〕次都对得上才签字，签完把…" in said


def test_many_roles_are_counted() -> None:
    cooks = [f"{{kind: role, id: cook-{n}, title: 厨师{n}}}" for n in range(12)]
    all_of = ", ".join(f"cook-{n}" for n in range(12))
    rule = f"{{kind: policy, id: rules, title: 店规, applies_to: [{all_of}], clauses: [{{id: a, text: TEXT}}]}}"
    old, new = (handbook(*cooks, rule.replace("TEXT", one), sheet=SHEET) for one in ("甲", "乙"))
    assert "等 12 个" in text.text(view(comparison=compare(old, new)))
    assert "6 more" in text.text(view("en", compare(old, new)))


def test_the_same_change_of_many_documents_is_told_once() -> None:
    cooks = [f"{{kind: role, id: cook-{n}, title: 厨师{n}}}" for n in range(9)]
    old, new = handbook(*cooks, sheet=SHEET), handbook(*cooks, sheet=SHEET.replace("A/0", "A/1"))
    said = text.text(view(comparison=compare(old, new)))
    assert said.count("版本：A/0 → A/1") == 1
    assert "~ 10 份文件同样的改动：《面馆手册》、《厨师0》" in said
    assert "等 10 份" in said
    few = handbook(*cooks[:3], sheet=SHEET), handbook(*cooks[:3], sheet=SHEET.replace("A/0", "A/1"))
    assert text.text(view(comparison=compare(*few))).count("版本：A/0 → A/1") == 4


def test_the_same_change_of_neighbouring_items_is_told_once() -> None:
    def lines(*hows: str) -> str:
        items = ", ".join(f"{{id: l{n}, text: 看{n}, how: {how}}}" for n, how in enumerate(hows))
        return f"kind: checklist\nid: daily\ntitle: 查\nroles: [cook]\nfrequency: {{every: day}}\nitems: [{items}]\n"

    old = handbook("{kind: role, id: cook, title: 厨师}", lines(*["tick"] * 6), sheet=SHEET)
    new = handbook("{kind: role, id: cook, title: 厨师}", lines(*["number"] * 4, "tick", "number"), sheet=SHEET)
    said = text.text(view(comparison=compare(old, new)))
    assert "  ~ 第 1–4、6 项 记法：打勾 → 填数值［实质内容］；影响岗位：厨师\n" in said
    assert "line 1–4, 6 how" in text.text(view("en", compare(old, new)))


def test_elements_of_a_list_of_words_show_where_they_differ() -> None:
    words = "[[退钱, 退款, 退费], [付钱, 付款, 支付]]"
    more = "[[退钱, 退款, 退费, refund], [付钱, 付款, 支付], [门卫, 门岗]]"
    old, new = (
        handbook(f"{{kind: glossary, id: words, title: 同义词, synonyms: {one}}}", sheet=SHEET) for one in (words, more)
    )
    said = text.text(view(comparison=compare(old, new)))
    assert "搜索同义词：退钱、退款、退费〔加 、refund〕；〔加 门卫、门岗〕" in said


@pytest.mark.parametrize("kind", sorted(CLASSES))
def test_every_field_and_every_type_has_a_name(kind: str) -> None:
    for node, name in _fields(CLASSES[kind]):
        zh, en = (names.field_name(node.type, name, lang) for lang in ("zh", "en"))
        assert re.search(r"[一-鿿]", zh), f"{node.__name__}.{name} has no Chinese name"
        assert en.isascii(), f"{node.__name__}.{name}"
        assert "id" not in {field.name for field in dataclasses.fields(node)} or node.type in {*names.TYPES, *CLASSES}


def test_every_class_event_and_direction_has_a_word() -> None:
    assert set(names.SORTS) == set(Sort)
    assert set(names.EVENTS) == set(What)
    assert set(names.DIRECTIONS) == set(Direction)


def test_values_are_said_as_on_the_pages() -> None:
    book = after()
    step = book.by_id["shipping"]
    speaker = Speaker(scope(book, linked=False), step)
    notify: Any = book.parts["shipping", "notify"]
    assert speaker.say(notify.deadline) == wording.deadline(notify.deadline, str)
    assert speaker.say(None) == "无"
    assert speaker.say(True) == "是"
    assert speaker.say(notify.actor) == "客户服务内勤"
    assert speaker.account(notify) == "通知客户（执行人：客户服务内勤；时限：2 天内；要点：说明到货日期）"


def _fields(kind: Any) -> set[tuple[Any, str]]:
    """Give every field of a document and of its items that a change may name."""
    found: set[tuple[Any, str]] = set()
    waiting: list[Any] = [kind]
    seen: set[Any] = set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        has_id = "id" in {field.name for field in dataclasses.fields(node)}
        for name, hint in typing.get_type_hints(node).items():
            if name in ("place", "hash", "id", "type"):
                continue
            if has_id or node.__name__ == "Decision":
                found.add((node, name))
            waiting += [one for one in _classes(hint) if issubclass(one, Node)]
    return found


def _classes(hint: Any) -> list[type]:
    if isinstance(hint, type) and issubclass(hint, Node) and hint is not Document:
        return [hint]
    return [one for argument in typing.get_args(hint) for one in _classes(argument)]


def test_the_names_hold_no_field_that_is_not_there() -> None:
    fields = {name.rstrip("_") for kind in CLASSES.values() for _, name in _fields(kind)}
    assert set(names.FIELDS) - fields == set()
    assert names_of(after().manual)
