"""Which fines and deductions wait for counsel: a worker's money, and no full opinion on record."""

from __future__ import annotations

import pytest
from tests.builder import SHEET, handbook

from guiju.derive.audience import for_audience
from guiju.derive.counsel import awaits_counsel, law_of, law_reminder, withheld

CLERK = "{kind: role, id: clerk, title: 店员}"
HALL = "{kind: unit, id: hall, title: 大厅}"
CARRIER = "{kind: role, id: carrier, title: 承运方, external: true}"
FINE = "consequences: [{type: fine, amount: {max: 50}}]"
OPINION = {"by": "clerk", "date": "'2026-11-01'", "law": "劳动合同法第 4 条", "reference": "意见 1"}


def awaited(written: str) -> bool:
    """Say whether a breach waits for counsel."""
    penalty = f"{{kind: penalty, id: fines, title: 处罚, breaches: [{{id: one, text: 犯错, {written}}}]}}"
    book = handbook(CLERK, HALL, CARRIER, penalty)
    document = book.penalties[0]
    return awaits_counsel(document.breaches[0], document, book)


def counsel(**changed: str) -> str:
    """Write an opinion of counsel, with fields changed or (where empty) left out."""
    return ", ".join(f"{name}: {value}" for name, value in {**OPINION, **changed}.items() if value)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("fine", True),
        ("deduction", True),
        ("warning", False),
        ("points", False),
        ("compensation", False),
        ("dismissal", False),
        ("liability", False),
        ("unspecified", False),
    ],
)
def test_only_fines_and_deductions_need_counsel(kind: str, expected: bool) -> None:
    assert awaited(f"applies_to: [employee], consequences: [{{type: {kind}}}]") is expected


def test_one_consequence_in_money_among_others_is_enough() -> None:
    assert awaited("applies_to: [employee], consequences: [{type: warning}, {type: deduction}]")


@pytest.mark.parametrize(
    ("hit", "expected"),
    [
        ("applies_to: [employee]", True),
        ("applies_to: [dispatched]", True),
        ("applies_to: [outsourced]", True),
        ("applies_to: [carrier]", False),
        ("applies_to: [customer, carrier]", False),
        ("applies_to: [customer, employee]", True),
        ("party: [clerk]", True),
        ("party: [hall]", True),
        ("party: [carrier]", False),
        ("party: [carrier, clerk]", True),
        ("applies_to: [carrier], party: [clerk]", False),  # the category is the narrower word
        ("party: unspecified", True),  # may mean a worker
        ("applies_to: unspecified", True),
        ("choose: all", True),
    ],
)
def test_who_is_hit_decides(hit: str, expected: bool) -> None:
    assert awaited(f"{hit}, {FINE}") is expected


@pytest.mark.parametrize(
    ("consequences", "expected"),
    [
        ("[{type: fine, payer: clerk}]", True),
        ("[{type: fine, payer: carrier}]", False),
        ("[{type: fine, payer: carrier}, {type: fine, payer: clerk}]", True),
        ("[{type: fine, payer: carrier}, {type: warning, payer: clerk}]", False),  # only who pays money counts
        ("[{type: fine, payer: unspecified}]", True),
    ],
)
def test_who_pays_decides_where_nobody_else_is_named(consequences: str, expected: bool) -> None:
    assert awaited(f"consequences: {consequences}") is expected


def test_a_full_opinion_ends_the_wait() -> None:
    assert not awaited(f"applies_to: [employee], counsel: {{{counsel()}}}, {FINE}")


@pytest.mark.parametrize("value", ["", "unspecified"])
@pytest.mark.parametrize("field", sorted(OPINION))
def test_an_opinion_that_lacks_anything_does_not(field: str, value: str) -> None:
    assert awaited(f"applies_to: [employee], counsel: {{{counsel(**{field: value})}}}, {FINE}")


def test_an_opinion_left_open_does_not() -> None:
    assert awaited(f"applies_to: [employee], counsel: unspecified, {FINE}")


@pytest.mark.parametrize(
    ("jurisdiction", "written", "hidden"),
    [
        ("cn-gd", f"applies_to: [employee], {FINE}", ["fine"]),
        ("cn", f"applies_to: [employee], {FINE}", []),
        ("cn-sz", f"applies_to: [employee], {FINE}", []),
        ("none", f"applies_to: [employee], {FINE}", []),
        ("cn-gd", f"applies_to: [employee], counsel: {{{counsel()}}}, {FINE}", []),
        ("cn-gd", f"applies_to: [carrier], {FINE}", []),
        ("cn-gd", "applies_to: [employee], consequences: [{type: warning}, {type: deduction}]", ["deduction"]),
        ("cn-gd", "applies_to: [employee], consequences: [{type: fine}, {type: fine, payer: carrier}]", ["fine"]),
    ],
)  # fmt: skip
def test_guangdong_withholds_what_waits_for_counsel(jurisdiction: str, written: str, hidden: list[str]) -> None:
    penalty = f"{{kind: penalty, id: fines, title: 处罚, breaches: [{{id: one, text: 犯错, {written}}}]}}"
    book = handbook(CLERK, CARRIER, penalty, sheet=f"{SHEET}jurisdiction: {jurisdiction}\n")
    document = book.penalties[0]
    found = withheld(document.breaches[0], document, book)
    assert [consequence.type_ for consequence in found] == hidden
    assert all(consequence.payer is None for consequence in found)


def test_the_reminder_names_the_law_of_the_place() -> None:
    assert "第 34 条" in law_reminder(handbook(CLERK, sheet=f"{SHEET}jurisdiction: cn-sz\n")).zh
    assert "《企业职工奖惩条例》" in law_reminder(handbook(CLERK)).zh
    assert law_of("none") is None


def test_a_party_that_an_edition_leaves_out_may_be_a_worker() -> None:
    thief = "{kind: role, id: thief, title: 店员乙, distribution: [clerk]}"
    penalty = f"{{kind: penalty, id: fines, title: 处罚, breaches: [{{id: one, text: 犯错, party: [thief], {FINE}}}]}}"
    book = handbook(CLERK, HALL, CARRIER, thief, penalty)
    edition = for_audience(book.units[0], book)
    assert "thief" not in edition.by_id
    for whole in (book, edition):
        assert awaits_counsel(whole.penalties[0].breaches[0], whole.penalties[0], whole)
