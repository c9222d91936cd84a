"""What the rules find and, as important, what they leave in peace."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence

import pytest
from tests.model.shop import SHEET, files, handbook

from guiju import rules
from guiju.codes import CODES, Severity, Wording
from guiju.model.build import build
from guiju.rules.context import Context

COOK = "kind: role\nid: cook\ntitle: 厨师\nnumber: R-1\nduties: [{id: boil, text: 煮面。}]\n"
OWNER = "kind: role\nid: owner\ntitle: 店主\nnumber: R-2\nduties: [{id: pay, text: 付钱。}]\n"
OTHER = (
    "kind: procedure\nid: other\ntitle: 别的\nnumber: P-9\nsteps: [{id: first, text: 甲。}, {id: last, text: 乙。}]\n"
)


def codes(*texts: str, date: str | None = None, sheet: str = SHEET) -> list[str]:
    """Give the codes of what the rules find in a small handbook."""
    return [found.code for found in rules.run(Context(handbook=build(files(sheet, COOK, *texts)), date=date))]


def procedure(*steps: str, more: str = "") -> str:
    """Write a procedure of the steps given."""
    lines = "".join(f"  - {{{step}}}\n" for step in steps)
    return f"kind: procedure\nid: work\ntitle: 干活\nnumber: P-1\n{more}steps:\n{lines}"


def ways(*branches: str) -> str:
    """Write a decision with the branches given."""
    listed = ", ".join(f"{{id: b{n}, when: 情况{n}, then: {then}}}" for n, then in enumerate(branches))
    return f"decision: {{question: 怎样？, branches: [{listed}]}}"


A, B, C, D = ("id: a, text: 甲。", "id: b, text: 乙。", "id: c, text: 丙。", "id: d, text: 丁。")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((A,), []),
        ((A, B, C), []),
        ((f"{A}, next: end", B), ["GJ401"]),
        ((f"{A}, when: 下雨, next: end", B), []),  # left out, it leads to the one behind it
        ((f"{A}, when: 下雨, {ways('end', 'end')}", B), []),
        ((f"{A}, next: c", B, C), ["GJ401"]),
        ((f"{A}, next: c", f"{B}, next: end", f"{C}, next: b"), []),
        ((f"{A}, {ways('b', 'c')}", f"{B}, next: end", C), []),
        ((f"{A}, {ways('c', 'end')}", B, C), ["GJ401"]),
        ((f"{A}, {ways('c', 'end')}, next: b", B, C), []),
        ((f"{A}, {ways('a', 'b')}", B), []),  # wait until it is so: a loop with a way out
        ((f"{A}, {ways('work#b', 'other')}", B), []),
        ((f"{A}, {ways('other#last', 'other')}", B), ["GJ401"]),
        ((A, f"{B}, next: a"), ["GJ402"]),
        ((f"{A}, next: a",), ["GJ402"]),
        ((A, f"{B}, {ways('a', 'b')}"), ["GJ402"]),
        ((A, f"{B}, next: other"), []),
        ((A, f"{B}, next: unspecified"), []),
        ((A, f"{B}, decision: unspecified"), []),
        ((f"{A}, next: d", f"{B}, next: c", f"{C}, next: b", D), ["GJ401", "GJ402", "GJ401"]),
        ((A, f"{B}, actor: owner, approves: a, on_reject: c, next: end", C), []),
        ((f"{A}, actor: cook", f"{B}, actor: owner, approves: a, on_reject: a"), []),
        ((f"{A}, actor: cook", f"{B}, actor: cook, approves: work#a"), ["GJ405"]),
        ((A, f"{B}, approves: a"), []),
        ((f"{A}, approves: a",), ["GJ404"]),
        ((f"{A}, approves: other#first",), ["GJ404"]),
        ((f"{A}, approves: unspecified, on_reject: end",), []),
        ((f"{A}, approvals: [owner], on_reject: end",), []),
        ((f"{A}, approvals: unspecified, on_reject: end",), []),
        ((f"{A}, on_reject: end",), ["GJ406"]),
        ((f"{A}, next: cook",), ["GJ403"]),
        ((f"{A}, next: nowhere",), ["GJ302"]),
        ((f"{A}, next: other#nowhere",), ["GJ302"]),
        ((f"{A}, next: nobody#first",), ["GJ301"]),
        ((f"{A}, next: cook#boil",), ["GJ303"]),
        ((f"{A}, actor: cook, escalate_to: owner",), []),
        ((f"{A}, actor: cook, escalate_to: cook",), ["GJ417"]),
        ((f"{A}, escalate_to: cook",), []),
        ((A, f"{B}, deadline: {{after: a}}"), []),
        ((A, f"{B}, deadline: {{after: 水烧开}}"), []),
        ((A, f"{B}, deadline: {{after: boiled}}"), ["GJ307"]),
        ((A, f"{B}, deadline: {{before: other#boiled}}"), ["GJ302"]),
        ((A, f"{B}, deadline: {{before: unspecified}}"), []),
        ((f"{A}, actor: 厨师",), ["GJ301"]),
        ((f"{A}, actor: other",), ["GJ303"]),
        ((f"{A}, areas: [hall]",), []),
        ((f"{A}, areas: [shop]",), ["GJ306"]),
        (("id: a, text: 见《别的》和《 干 活 》。",), []),
        (("id: a, text: 见《没有的》。",), ["GJ310"]),
        ((f"{A}, note: 见《没有的》。",), ["GJ310"]),
        ((f"{A}, points: [{{text: 见《没有的》。}}]",), ["GJ310"]),
        (("id: a, text: 半个书名号》《和《。",), []),
    ],
)
def test_procedures(steps: Sequence[str], expected: list[str]) -> None:
    assert codes(OTHER, OWNER, procedure(*steps)) == expected


def test_another_procedure_may_lead_into_the_middle() -> None:
    cut = procedure(f"{A}, next: end", B)
    into = "kind: procedure\nid: into\ntitle: 转入\nnumber: P-2\nsteps: [{id: go, text: 去。, next: work#b}]\n"
    assert codes(cut) == ["GJ401"]
    assert codes(cut, into) == []


def test_a_loop_names_its_own_steps_only() -> None:
    book = handbook(COOK, procedure(A, B, f"{C}, next: b"))
    (found,) = rules.run(Context(handbook=book))
    assert dict(found.values)["steps"] == Wording("b、c", "b, c")


def role(key: str, more: str = "") -> str:
    """Write a role with a duty."""
    head = f"kind: role\nid: {key}\ntitle: 岗{key}\nnumber: N-{key}\n"
    return f"{head}{more}duties: [{{id: do, text: 做。}}]\n"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((role("a", "reports_to: b\n"), role("b", "reports_to: c\n"), role("c")), []),
        ((role("a", "reports_to: a\n"),), ["GJ411"]),
        ((role("a", "reports_to: [b, cook]\n"), role("b", "reports_to: [cook, a]\n")), ["GJ411"]),
        ((role("a", "reports_to: b\n"), role("b", "reports_to: a\n"), role("c", "reports_to: a\n")), ["GJ411"]),
        ((role("a", "reports_to: unspecified\n"),), []),
        ((role("a", "deputies: [{role: a}]\n"),), ["GJ416"]),
        ((role("a", "deputies: [{role: cook}]\n"),), []),
        ((role("a", "deputies: unspecified\n"),), []),
        ((role("a", "distribution: [all, cook]\n"),), []),
        ((role("a", "distribution: [end]\n"),), ["GJ301"]),
        ((role("a", "aliases: [大厨]\n"), role("b", "aliases: [大 厨]\n")), ["GJ312"]),
        ((role("a", "aliases: [大厨, 大厨]\n"),), []),
        ((role("a", "aliases: [厨师]\n"),), ["GJ312"]),
        ((role("a", "book: shop\n"),), []),
        ((role("a", "book: hall\n"),), ["GJ306"]),
        ((role("a", "sources: [S1-001]\n"),), ["GJ305"]),
        ((role("a", "status: obsolete\n"),), []),
        ((role("a", "status: obsolete\n"), role("b", "reports_to: a\n")), ["GJ504"]),
        ((role("a", "status: obsolete\n"), role("b", "status: obsolete\nreports_to: a\n")), []),
        ((role("a", "status: obsolete\n"), procedure(f"{A}, deadline: {{after: a#do}}")), ["GJ303", "GJ504"]),
        ((role("a", "version: A/1\n"),), []),
        ((role("a", "version: A/1\nrevisions: [{version: A/0, summary: 首次}]\n"),), ["GJ508"]),
        ((role("a", "version: 1.1\nrevisions: [{version: 1.1, summary: 首次}]\n"),), []),
        ((role("a", "version: unspecified\n"),), ["GJ502"]),
        ((role("a", "effective: '2026-01-02'\nreview_by: '2026-01-02'\n"),), ["GJ505"]),
        ((role("a", "effective: '2026-01-02'\nreview_by: unspecified\n"),), []),
        (("kind: role\nid: a\ntitle: 甲岗\nnumber: N\n",), ["GJ320"]),
        (("kind: role\nid: a\ntitle: 甲岗\nnumber: N\n", role("b", "reports_to: a\n")), []),
        (("kind: role\nid: a\ntitle: 甲岗\nnumber: N\n", role("b", "purpose: 见《甲岗》。\n")), []),
        (("kind: role\nid: a\ntitle: 甲岗\nnumber: N\npurpose: 见《甲岗》。\nowner: a\n",), ["GJ320"]),
        (("kind: role\nid: a\ntitle: 甲岗\nnumber: N\nstatus: obsolete\n",), []),
        (("kind: unit\nid: a\ntitle: 甲部\n",), ["GJ320"]),
        (("kind: unit\nid: a\ntitle: 甲部\nparent: a\n",), ["GJ320", "GJ412"]),
        (("kind: unit\nid: a\ntitle: 甲部\n", role("b", "unit: a\n")), []),
    ],
)
def test_roles_and_units(texts: Sequence[str], expected: list[str]) -> None:
    assert sorted(codes(*texts)) == expected


@pytest.mark.parametrize(
    ("date", "status", "more", "expected"),
    [
        (None, "draft", "effective: '2020-01-01'\nreview_by: '2021-01-01'\n", []),
        ("2026-01-01", "draft", "effective: '2026-01-01'\n", ["GJ506"]),
        ("2026-01-01", "draft", "effective: '2026-01-02'\n", []),
        ("2026-01-01", "in_review", "effective: '2025-01-02'\n", ["GJ506"]),
        ("2026-01-01", "approved", "effective: '2025-01-02'\n", []),
        ("2026-01-01", "obsolete", "effective: '2025-01-02'\nreview_by: '2025-06-01'\n", []),
        ("2026-01-01", "approved", "review_by: '2026-01-01'\n", []),
        ("2026-01-01", "approved", "review_by: '2025-12-31'\n", ["GJ507"]),
    ],
)
def test_dates_count_only_where_the_day_is_known(date: str | None, status: str, more: str, expected: list[str]) -> None:
    assert codes(role("a", f"status: {status}\n{more}"), date=date) == expected


CONFLICT = "conflicts: [{{id: k, items: [{items}], facts: [S1-001], note: 两种说法, follow: {follow}}}]\n"
FACTS = """
kind: source
id: s1
title: 老店规
facts:
  - {id: S1-001, kind: k, topic: t, fact: f, where: w}
  - {id: S1-002, kind: k, topic: t, fact: f, where: w}
"""


@pytest.mark.parametrize(
    ("status", "items", "follow", "expected"),
    [
        ("draft", "do", "unspecified", []),
        ("approved", "do", "unspecified", ["GJ503"]),
        ("approved", "do", "甲", []),
        ("approved", "do", "3", []),
        ("draft", "cook#boil", "unspecified", []),
        ("approved", "title", "甲", []),  # the name of a field
        ("approved", "reports_to", "甲", []),
        ("approved", "titel", "甲", ["GJ302"]),
        ("approved", "cook#fry", "甲", ["GJ302"]),
    ],
)
def test_conflicts(status: str, items: str, follow: str, expected: list[str]) -> None:
    more = f"status: {status}\n" + CONFLICT.format(items=items, follow=follow)
    assert codes(role("a", more), FACTS) == expected


def test_a_conflict_counts_for_every_document_that_it_names() -> None:
    open_one = CONFLICT.format(items="b#do", follow="unspecified")
    assert codes(role("a", open_one), role("b", "status: approved\n"), FACTS) == ["GJ503"]


@pytest.mark.parametrize(
    ("more", "waivers", "expected"),
    [
        ("sources: [S1-001, S1-002]\n", "", []),
        ("sources: [S1-001]\n", "waivers: [{fact: S1-002, reason: 过时}]\n", []),
        ("sources: [S1-001]\n", "waivers: [{fact: S1-001, reason: 过时}]\n", ["GJ321"]),
        ("", "waivers: [{fact: S1-001, reason: 过时}, {fact: S1-001, reason: 过时}]\n", ["GJ322"]),
        ("", "waivers: [{fact: S1-003, reason: 过时}]\n", ["GJ304"]),
        ("sources: [S2-001]\n", "", ["GJ305"]),
        ("sources: unspecified\n", "waivers: unspecified\n", []),
    ],
)
def test_sources(more: str, waivers: str, expected: list[str]) -> None:
    assert codes(role("a", more), FACTS + waivers) == expected


POLICY = """
kind: policy
id: rules
title: 店规
number: Z-1
clauses:
  - {{id: cold, text: 冰柜要冷。, limit: {limit}}}
  - {{id: warm, text: 汤要热。}}
"""
FORM = """
kind: form
id: book
title: 冰柜本
number: B-1
layout: register
fields: [{{id: cell, label: 格子, type: {type}, {more}}}]
"""
LIST = """
kind: checklist
id: daily
title: 每日检查
number: J-1
roles: [cook]
frequency: {{every: day}}
items: [{{id: look, text: 看冰柜, how: {how}, {more}record: book#cell}}]
"""


@pytest.mark.parametrize(
    ("how", "type_", "fits"),
    [
        ("number", "number", True),
        ("number", "money", True),
        ("number", "table", True),
        ("number", "text", False),
        ("number", "check", False),
        ("count", "number", True),
        ("count", "money", False),
        ("tick", "check", True),
        ("tick", "signature", True),
        ("tick", "number", False),
        ("pass_fail", "choice", True),
        ("pass_fail", "text", True),
        ("pass_fail_na", "money", False),
        ("text", "text", True),
        ("text", "signature", False),
        ("time", "time", True),
        ("time", "date", False),
        ("signature", "signature", True),
        ("signature", "text", False),
    ],
)
def test_results_fit_the_fields_that_record_them(how: str, type_: str, fits: bool) -> None:
    texts = (FORM.format(type=type_, more=""), LIST.format(how=how, more=""))
    assert codes(*texts) == ([] if fits else ["GJ407"])


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        ("", "", []),
        ("limit: {max: 4, unit: ℃}", "unit: ℃", []),
        ("limit: {max: 4}", "unit: unspecified", []),
        ("limit: {max: 5}", "", ["GJ408"]),
        ("limit: {max: 4, unit: ℉}", "", ["GJ408"]),
        ("limit: unspecified", "", []),
        ("", "unit: ℉", ["GJ409"]),
    ],
)
def test_limits_agree_with_their_clause(item: str, field: str, expected: list[str]) -> None:
    more = f"clause: rules#cold, {item}{', ' if item else ''}"
    form = FORM.format(type="number", more=f"clause: rules#cold, {field}")
    policy = POLICY.format(limit="{min: 0, max: 4, unit: ℃}")
    assert codes(policy, form, LIST.format(how="number", more=more)) == expected


def test_a_clause_without_limits_agrees_with_everything() -> None:
    form = FORM.format(type="number", more="")
    item = LIST.format(how="number", more="clause: rules#warm, limit: {max: 5}, ")
    assert codes(POLICY.format(limit="unspecified"), form, item) == []


@pytest.mark.parametrize(
    ("jurisdiction", "breach", "expected"),
    [
        ("cn", "applies_to: [employee], consequences: [{type: fine}]", ["GJ601"]),
        ("cn-gd", "applies_to: [customer, dispatched], consequences: [{type: deduction}]", ["GJ601"]),
        ("cn-sz", "party: [cook], consequences: [{type: fine}]", ["GJ601"]),
        ("cn", "party: [guest], consequences: [{type: fine}]", []),
        ("cn", "consequences: [{type: fine, payer: cook}]", ["GJ601"]),
        ("cn", "consequences: [{type: fine}]", ["GJ601"]),
        ("cn", "applies_to: [employee], consequences: [{type: warning}]", []),
        ("cn", "applies_to: [carrier], party: [cook], consequences: [{type: fine}]", []),
        ("cn", "applies_to: [employee], consequences: [{type: fine}], counsel: {reference: 一号}", ["GJ601"]),
        (
            "cn",
            "applies_to: [employee], consequences: [{type: fine}],"
            " counsel: {by: cook, date: '2026-11-01', law: 某法第 4 条, reference: 一号}",
            [],
        ),
        ("none", "applies_to: [employee], consequences: [{type: fine}]", []),
        ("unspecified", "applies_to: [employee], consequences: [{type: fine}]", []),
    ],
)
def test_fines_are_a_reminder(jurisdiction: str, breach: str, expected: list[str]) -> None:
    penalty = f"kind: penalty\nid: fines\ntitle: 处罚\nnumber: F-1\nbreaches: [{{id: x, text: 犯规。, {breach}}}]\n"
    sheet = f"{SHEET}jurisdiction: {jurisdiction}\n"
    assert codes(penalty, role("guest", "external: true\n"), sheet=sheet) == expected
    assert CODES["GJ601"].severity is Severity.INFO


def test_chapters() -> None:
    chapters = "chapters: [{id: one, title: 一}, {id: two, title: 二, paragraphs: [写了。]}]\n"
    head = "kind: policy\nid: rules\ntitle: 店规\nnumber: Z-1\n" + chapters
    assert codes(head) == ["GJ415"]
    assert codes(head + "clauses: [{id: a, text: 甲。, chapter: one}]\n") == []
    assert codes(head + "clauses: [{id: a, text: 甲。, chapter: on}, {id: b, text: 乙。, chapter: one}]\n") == ["GJ414"]
    assert codes(head + "clauses: unspecified\n") == ["GJ415"]


def test_every_rule_is_gathered_and_explained() -> None:
    modules = [importlib.import_module(f"guiju.rules.{module.name}") for module in pkgutil.iter_modules(rules.__path__)]
    checks = [module.check for module in modules if hasattr(module, "check")]
    assert sorted(checks, key=repr) == sorted(rules.RULES, key=repr)
    for module in modules:
        if hasattr(module, "check"):
            assert all(f"\n{word}: " in str(module.__doc__) for word in ("Why", "Bad", "Good")), module.__name__


def test_findings_come_in_order() -> None:
    book = handbook(COOK, procedure(f"{A}, actor: x", f"{B}, actor: y"), role("z", "reports_to: w\n"))
    found = rules.run(Context(handbook=book))
    assert [f.place for f in found] == sorted(f.place for f in found)
    assert len(found) == 3
