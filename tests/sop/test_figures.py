"""Every figure of the sources stands in the handbook: in an item that cites its fact, in a field where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from tests.sop import figures
from tests.sop.figures import Figure, Said
from tests.sop.register import Carrier, carriers, documents, facts

# Facts of these kinds are about an amount, a time or how often: whatever cites them has a field for it.
MEASURED = frozenset(("deadline", "frequency", "penalty", "reward", "environment_standard", "safety"))


def test_every_figure_of_a_fact_is_said_by_what_cites_it() -> None:
    """No number with its unit, no time of day and no period is lost between a source and the handbook."""
    missing = {
        fact["id"]: lost for fact in facts().values() if (lost := _lost(fact, lambda said: said.fields | said.words))
    }
    assert missing == {}


def test_amounts_times_and_periods_stand_in_fields() -> None:
    """What is measured can be computed with: it stands in a field of an item, not only in its words."""
    in_words_only = {
        fact["id"]: lost
        for fact in facts().values()
        if fact["kind"] in MEASURED and (lost := _lost(fact, lambda said: said.fields))
    }
    assert in_words_only == {}


def test_most_facts_with_a_number_are_looked_at() -> None:
    """The reader of figures sees what people see: few numbers of the register are not read as a figure."""
    numbered = [fact for fact in facts().values() if fact.get("number")]
    read = [fact for fact in numbered if figures.of_fact(fact) or _counts_a_list(fact) or _without_figure(fact)]
    assert len(numbered) > 400
    assert [fact["number"] for fact in numbered if fact not in read] == []


@pytest.mark.parametrize(
    ("fact", "item"),
    [
        ({"kind": "deadline", "fact": "付款后 3 天内发货"}, {"text": "付款后发货", "deadline": {"within": "2 days"}}),
        ({"kind": "deadline", "fact": "2 个工作日内答复"}, {"text": "答复", "deadline": {"within": "2 days"}}),
        ({"kind": "penalty", "fact": "每次罚 20–100 元"}, {"text": "罚", "amount": {"min": 20, "max": 200}}),
        ({"kind": "frequency", "fact": "每周检查"}, {"text": "检查", "frequency": {"every": "month"}}),
        ({"kind": "environment_standard", "fact": "室温 22–25 ℃"}, {"limit": {"min": 22, "max": 26, "unit": "℃"}}),
        ({"kind": "deadline", "fact": "值班到 18:00"}, {"text": "值班到 17:00", "deadline": {"by": "17:00"}}),
    ],
)  # fmt: skip
def test_a_changed_figure_is_missed(fact: Mapping[str, Any], item: Mapping[str, Any]) -> None:
    """The positive control: an item with another figure does not carry the fact."""
    said = figures.of_item(item)
    assert figures.of_fact(fact) - said.fields - said.words


@pytest.mark.parametrize(
    ("fact", "item"),
    [
        ({"kind": "deadline", "fact": "2 个工作日内答复"}, {"text": "两个工作日内答复"}),
        ({"kind": "penalty", "fact": "罚", "number": "50–500 元以上/次"}, {"amount": {"min": 50, "max": 500}}),
        ({"kind": "frequency", "fact": "每日清扫"}, {"text": "清扫", "frequency": {"every": "day"}}),
        ({"kind": "frequency", "fact": "定期回访", "number": "定期"}, {"frequency": {"every": "unspecified"}}),
        ({"kind": "policy", "fact": "二八法则", "number": "20%/80%"}, {"text": "20% 的客户带来 80% 的销售额"}),
        ({"kind": "step", "fact": "要做好三项", "number": "3 项"}, {"text": "做这些事"}),
    ],
)  # fmt: skip
def test_the_same_figure_is_found(fact: Mapping[str, Any], item: Mapping[str, Any]) -> None:
    """Written in numerals, in fields or in words, a figure is the same."""
    said = figures.of_item(item)
    assert not figures.of_fact(fact) - said.fields - said.words


def _lost(fact: Mapping[str, Any], chosen: Any) -> set[Figure]:
    wanted = figures.of_fact(fact)
    return (
        wanted - set().union(*(chosen(_said(carrier)) for carrier in carriers().get(fact["id"], ())))
        if wanted
        else set()
    )


def _said(carrier: Carrier) -> Said:
    return figures.of_item(carrier.node, _around(carrier))


def _around(carrier: Carrier) -> Iterator[Mapping[str, Any]]:
    """A line of a checklist takes the cadence of its checklist, and the limit of its clause."""
    if carrier.document["kind"] == "checklist" and "frequency" not in carrier.node:
        yield carrier.document
    if clause := str(carrier.node.get("clause", "")):
        document, _, item = clause.partition("#")
        yield from (node for node in _clauses(document) if node["id"] == item)


def _clauses(document: str) -> Iterable[Mapping[str, Any]]:
    return next((found.get("clauses", ()) for found in documents() if found["id"] == document), ())


def _counts_a_list(fact: Mapping[str, Any]) -> bool:
    return any(str(fact["number"]).rstrip("；").endswith(unit) for unit in figures.LISTS)


def _without_figure(fact: Mapping[str, Any]) -> bool:
    """No figure (未定额, 及时), one to be filled in (XXX), or a document's code."""
    number = str(fact["number"])
    return "XXX" in number or number.isascii() or not any(character.isdigit() for character in number)
