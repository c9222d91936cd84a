"""A handbook is built of valid files: defaults applied, contents hashed, documents in order."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model.shop import SHEET, files, good_files, handbook, plain

from guiju.model.build import build, content_hash
from guiju.model.node import Controlled, Ref
from guiju.source import SourceFile

COOK = "kind: role\nid: cook\ntitle: 厨师\nnumber: 2\n"
OWNER = "kind: role\nid: owner\ntitle: 店主\nnumber: 1\nversion: B/1\n"


def test_defaults_fill_what_a_controlled_document_leaves_out() -> None:
    book = handbook(COOK, OWNER, "kind: unit\nid: house\ntitle: 门店\n")
    cook, owner = book.by_id["cook"], book.by_id["owner"]
    assert isinstance(cook, Controlled)
    assert isinstance(owner, Controlled)
    assert (cook.version, cook.status) == ("A/0", "draft")
    assert (owner.version, owner.status) == ("B/1", "draft")
    assert isinstance(cook.owner, Ref)
    assert book.manual.version == "A/0"
    assert not hasattr(book.by_id["house"], "version")


def test_documents_stand_in_order_of_book_kind_order_number_and_id() -> None:
    texts = [
        "kind: form\nid: z\ntitle: 甲\nbook: shop\nlayout: slip\nfields: [{id: a, label: 甲, type: text}]\n",
        "kind: role\nid: y\ntitle: 乙\nbook: shop\norder: 10\n",
        "kind: role\nid: x\ntitle: 丙\nbook: shop\norder: 9\n",
        "kind: role\nid: w\ntitle: 丁\nbook: yard\n",
        "kind: role\nid: v\ntitle: 戊\nbook: shop\nnumber: B-2\n",
        "kind: role\nid: u\ntitle: 己\nbook: shop\nnumber: B-1\n",
        "kind: unit\nid: t\ntitle: 庚\n",
        "kind: unit\nid: s\ntitle: 辛\n",
    ]
    expected = ["x", "y", "u", "v", "z", "w", "s", "t"]
    assert [document.id for document in handbook(*texts).documents] == expected
    assert [document.id for document in handbook(*reversed(texts)).documents] == expected


def test_handbook_does_not_depend_on_the_order_of_files() -> None:
    assert build(good_files()) == build(tuple(reversed(good_files())))


def test_hash_ignores_status_revisions_and_the_order_of_keys() -> None:
    plain_hash = handbook(COOK).by_id["cook"].hash
    other = (
        "status: approved\nrevisions: [{version: A/0, summary: 首次}]\nnumber: 2\ntitle: 厨师\nkind: role\nid: cook\n"
    )
    assert handbook(other).by_id["cook"].hash == plain_hash
    assert len(plain_hash) == 64


def test_hash_covers_the_defaults() -> None:
    before = handbook(COOK).by_id["cook"].hash
    status = build(files(SHEET.replace("status: draft", "status: approved"), COOK)).by_id["cook"]
    owner = build(files(SHEET.replace("owner: cook", "owner: boss"), COOK)).by_id["cook"]
    assert status.hash == before
    assert owner.hash != before


def _changed(value: Any) -> Iterator[Any]:
    """Give the value once for every part of it, with that part changed."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield {other: content for other, content in value.items() if other != key}
            yield from ({**value, key: one} for one in _changed(part))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from ([*value[:index], one, *value[index + 1 :]] for one in _changed(part))
    else:
        yield f"{value}-"


@pytest.mark.parametrize("file", good_files(), ids=lambda file: str(file.data["id"]))
def test_hash_changes_with_every_other_part(file: SourceFile) -> None:
    data = {k: v for k, v in copy.deepcopy(dict(file.data)).items() if k not in ("status", "revisions")}
    variants = list(_changed(data))
    hashes = {content_hash(variant) for variant in variants} | {content_hash(data)}
    assert len(variants) > 3
    assert len(hashes) == len({repr(variant) for variant in variants}) + 1


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.booleans(), st.lists(st.text()))))
def test_hash_is_of_the_content_alone(data: dict[str, Any]) -> None:
    backwards = dict(reversed(data.items()))
    assert content_hash(data) == content_hash({**backwards, "status": "draft", "revisions": []}) or (
        "status" in data or "revisions" in data
    )


def test_a_handbook_without_defaults_is_built() -> None:
    sheet = {"kind": "handbook", "id": "handbook", "format": 1, "title": "甲", "organisation": "乙", "books": []}
    for defaults in ({}, {"defaults": "unspecified"}):
        book = build([plain({**sheet, **defaults}), plain({"kind": "role", "id": "a", "title": "甲"}, "a.yaml")])
        assert book.roles[0].status is None


def test_pictures_are_kept_in_order() -> None:
    book = build(files(SHEET), {"b.png": "2", "a.png": "1"})
    assert list(book.pictures) == ["a.png", "b.png"]
