"""Data becomes nodes that know their place, with short forms written out and `unspecified` kept apart."""

from __future__ import annotations

import pytest

from guiju.model.decode import decode
from guiju.model.manual import Source
from guiju.model.measures import Approval, Deadline, Frequency
from guiju.model.node import Item, Point, Ref
from guiju.model.people import Duty, Role, Superiors
from guiju.model.rulebook import Consequence, Table
from guiju.model.text import UNSPECIFIED, Text
from guiju.model.work import Step
from guiju.source import Position, Positions

NOWHERE = Positions("x.yaml")


def test_a_node_and_its_parts_know_where_they_stand() -> None:
    positions = Positions("x.yaml", values={(): (1, 1), ("text",): (3, 7), ("sources", 0): (4, 11)})
    duty = decode(Duty, {"id": "a", "text": "煮面", "sources": ["S1-001"]}, (), positions)
    assert duty.place == Position("x.yaml", 1, 1)
    assert isinstance(duty.text, Text)
    assert duty.text.place == Position("x.yaml", 3, 7)
    assert isinstance(duty.sources, tuple)
    assert duty.sources[0].place == Position("x.yaml", 4, 11)


def test_places_do_not_count_when_nodes_are_compared() -> None:
    other = Positions("y.yaml", values={(): (9, 9), ("text",): (10, 3)})
    data = {"id": "a", "text": "煮面"}
    assert decode(Duty, data, (), NOWHERE) == decode(Duty, data, (), other)
    assert decode(Duty, data, (), NOWHERE) != decode(Duty, {**data, "text": "煮饭"}, (), NOWHERE)


def test_a_field_that_is_a_word_of_python_is_written_without_the_line() -> None:
    duty = decode(Duty, {"id": "a", "text": "煮面", "with": ["cook"]}, (), NOWHERE)
    assert isinstance(duty.with_, tuple)
    assert duty.with_[0].target == "cook"
    consequence = decode(Consequence, {"type": "fine"}, (), NOWHERE)
    assert consequence.type_ == "fine"


def test_unspecified_is_neither_absent_nor_a_word() -> None:
    duty = decode(Duty, {"id": "a", "text": "煮面", "frequency": "unspecified", "with": "unspecified"}, (), NOWHERE)
    assert duty.frequency is UNSPECIFIED
    assert duty.with_ is UNSPECIFIED
    assert duty.deadline is None
    assert duty.inform == ()


def test_unspecified_stays_a_word_where_it_is_one_of_the_values() -> None:
    frequency = decode(Frequency, {"every": "unspecified", "chosen": "day"}, (), NOWHERE)
    assert frequency.every == "unspecified"
    assert frequency.period == "day"
    assert decode(Consequence, {"type": "unspecified"}, (), NOWHERE).type_ == "unspecified"


@pytest.mark.parametrize(
    ("written", "all_of", "any_of"),
    [
        ("boss", ["boss"], []),
        (["boss", "owner"], ["boss", "owner"], []),
        ({"any_of": ["boss", "owner"]}, [], ["boss", "owner"]),
    ],
)
def test_superiors_are_one_or_all_or_any(written: object, all_of: list[str], any_of: list[str]) -> None:
    role = decode(Role, {"kind": "role", "id": "cook", "title": "厨师", "reports_to": written}, (), NOWHERE)
    assert isinstance(role.reports_to, Superiors)
    assert [str(ref) for ref in _tuple(role.reports_to.all_of)] == all_of
    assert [str(ref) for ref in _tuple(role.reports_to.any_of)] == any_of


def test_an_approval_may_be_a_bare_id() -> None:
    step = decode(
        Step, {"id": "a", "text": "批", "approvals": ["boss", {"any_of": ["cook"], "how": "签字"}]}, (), NOWHERE
    )
    first, second = _tuple(step.approvals)
    assert isinstance(first, Approval)
    assert isinstance(first.party, Ref)
    assert first.party.target == "boss"
    assert isinstance(second, Approval)
    assert second.how == Text("签字")


def test_references_say_what_they_may_point_at() -> None:
    deadline = decode(Deadline, {"after": "订单确认", "within": "2 days"}, (), NOWHERE)
    assert isinstance(deadline.after, Ref)
    assert deadline.after.kinds == ("step", "event")
    assert not deadline.after.named()
    assert deadline.within == "2 days"


def test_numbers_become_text_where_text_is_meant() -> None:
    role = decode(Role, {"kind": "role", "id": "cook", "title": "厨师", "version": 1.1, "order": 3}, (), NOWHERE)
    assert (role.version, role.order) == ("1.1", "3")


def test_rows_of_a_table_are_texts_with_places() -> None:
    positions = Positions("x.yaml", values={("rows", 1, 0): (7, 5)})
    table = decode(Table, {"columns": ["甲"], "rows": [["一"], [2]]}, (), positions)
    assert table.rows == ((Text("一"),), (Text("2"),))
    assert table.rows[1][0].place == Position("x.yaml", 7, 5)


def test_facts_keep_their_words_and_number() -> None:
    fact = {"id": "S1-001", "kind": "duty", "topic": "煮面", "fact": "按单煮", "number": 3, "where": "第 1 页"}
    source = decode(Source, {"kind": "source", "id": "s1", "title": "老店规", "facts": [fact]}, (), NOWHERE)
    assert source.facts[0].number == "3"


def test_label_is_the_short_wording_where_there_is_one() -> None:
    assert decode(Item, {"id": "a", "text": "按单煮面", "short": "煮面"}, (), NOWHERE).label == "煮面"
    assert decode(Item, {"id": "a", "text": "按单煮面"}, (), NOWHERE).label == "按单煮面"
    assert decode(Item, {"id": "a", "text": "按单煮面", "short": "unspecified"}, (), NOWHERE).label == "按单煮面"


def test_a_point_needs_no_id() -> None:
    assert decode(Point, {"text": "看火"}, (), NOWHERE).id is None


def _tuple(value: object) -> tuple[object, ...]:
    assert isinstance(value, tuple)
    return value
