"""What concerns a role, gathered over all documents."""

from __future__ import annotations

from tests.builder import handbook

from guiju.derive.work import uses_of, work_of
from guiju.model.people import Role

DOCUMENTS = (
    "{kind: unit, id: hall, title: 大厅}",
    """
    kind: role
    id: guard
    title: 平安员
    unit: hall
    reports_to: {any_of: [leader, hall]}
    duties: [{id: watch, text: 站岗, forms: [{form: log, act: fill}]}]
    deputies: [{role: leader, when: 休假}]
    """,
    """
    kind: role
    id: leader
    title: 平安班长
    reports_to: [hall]
    also_acts_as: [{role: guard, when: 缺人}]
    """,
    """
    kind: procedure
    id: handover
    title: 交接
    steps:
      - {id: line-up, text: 列队, actor: guard, with: [leader], forms: [{form: log, act: sign}]}
      - {id: approve, text: 批准, actor: leader, approves: line-up}
      - {id: report, text: 报告, actor: guard, inform: [leader], escalate_to: hall}
    """,
    """
    kind: penalty
    id: fines
    title: 处罚
    breaches:
      - id: absent
        text: 缺岗
        party: [guard]
        consequences: [{type: fine, payer: leader, amount: {min: 10, max: 50}, per: occurrence}]
    """,
    """
    kind: form
    id: log
    title: 交接班记录
    layout: register
    keeper: leader
    fields: [{id: day, label: 日期, type: date}]
    """,
)


def _role(book: object, name: str) -> Role:
    role = book.by_id[name]  # type: ignore[attr-defined]  # a Handbook
    assert isinstance(role, Role)
    return role


def test_a_role_has_its_parts_in_the_steps() -> None:
    book = handbook(*DOCUMENTS)
    guard, leader = (work_of(_role(book, name), book) for name in ("guard", "leader"))
    assert [(s.number, s.part) for s in guard.steps] == [(1, "actor"), (3, "actor")]
    assert [(s.number, s.part) for s in leader.steps] == [(1, "with"), (2, "approves"), (3, "inform")]


def test_forms_come_with_what_is_done_on_them() -> None:
    book = handbook(*DOCUMENTS)
    guard, leader = (work_of(_role(book, name), book) for name in ("guard", "leader"))
    assert [(f.form.id, f.acts) for f in guard.forms] == [("log", ("sign", "fill"))]
    assert [(f.form.id, f.acts) for f in leader.forms] == [("log", ("keep",))]


def test_lines_of_command_are_seen_from_both_ends() -> None:
    book = handbook(*DOCUMENTS)
    guard, leader = (work_of(_role(book, name), book) for name in ("guard", "leader"))
    assert ([p.id for p in guard.superiors], guard.any_superior) == (["leader", "hall"], True)
    assert [r.id for r in leader.reports] == ["guard"]
    assert ([p.id for p in leader.superiors], leader.any_superior) == (["hall"], False)


def test_deputies_appear_on_both_roles() -> None:
    book = handbook(*DOCUMENTS)
    guard, leader = (work_of(_role(book, name), book) for name in ("guard", "leader"))
    assert [(s.deputy.id, s.also) for s in guard.replaced_by] == [("leader", False), ("leader", True)]
    assert [(s.role.id, s.also) for s in leader.stands_in_for] == [("guard", False), ("guard", True)]


def test_a_breach_hits_who_did_it_and_who_pays() -> None:
    book = handbook(*DOCUMENTS)
    for name in ("guard", "leader"):
        assert [b.id for _, b in work_of(_role(book, name), book).breaches] == ["absent"]


def test_the_uses_of_a_form_name_the_items() -> None:
    book = handbook(*DOCUMENTS)
    uses = [(document.id, getattr(node, "id", "")) for document, node in uses_of(book.by_id["log"], book)]
    assert uses == [("guard", "watch"), ("handover", "line-up")]
