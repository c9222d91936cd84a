"""Whom each document concerns."""

from __future__ import annotations

from tests.builder import handbook

from guiju.derive.concern import concerned, signed_by, signed_in
from guiju.model.people import Role

DOCUMENTS = (
    "{kind: unit, id: hall, title: 大厅}",
    "{kind: role, id: guard, title: 平安员, unit: hall}",
    "{kind: role, id: leader, title: 平安班长, unit: hall}",
    """
    kind: procedure
    id: handover
    title: 交接
    steps:
      - {id: line-up, text: 列队, actor: guard, forms: [{form: log, act: fill}]}
    """,
    "{kind: form, id: log, title: 记录表, layout: register, fields: [{id: day, label: 日期, type: date}]}",
    """
    kind: checklist
    id: daily
    title: 日检
    roles: [leader]
    frequency: {every: day}
    items: [{id: badge, text: 有没有戴工牌, how: tick}]
    """,
)


def test_a_document_concerns_those_who_act_in_it_check_it_or_write_on_it() -> None:
    found = {name: [party.id for party in parties] for name, parties in concerned(handbook(*DOCUMENTS)).items()}
    assert found["handover"] == found["log"] == ["guard"]
    assert found["daily"] == ["leader"]


def test_a_post_concerns_itself_and_its_unit() -> None:
    found = {name: [party.id for party in parties] for name, parties in concerned(handbook(*DOCUMENTS)).items()}
    assert found["guard"] == ["guard", "hall"]
    assert found["hall"] == ["hall"]


def test_nobody_signs_for_what_is_obsolete() -> None:
    for status, expected in (("approved", ["daily"]), ("obsolete", [])):
        more = f"\n    number: X-1\n    book: shop\n    status: {status}\n"
        book = handbook(*DOCUMENTS[:-1], DOCUMENTS[-1].rstrip() + more)
        leader = book.by_id["leader"]
        assert isinstance(leader, Role)
        assert [one.id for one in signed_by(leader, book) if one.id == "daily"] == expected
        assert [one.id for one in signed_in("shop", book)] == expected
