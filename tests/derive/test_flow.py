"""Ways through a procedure."""

from __future__ import annotations

from tests.builder import handbook

from guiju.derive.flow import edges, reachable

PROCEDURE = """
kind: procedure
id: ship
title: 发货
steps:
  - id: ask
    text: 查到账
    decision:
      question: 到账了吗？
      branches:
        - {id: paid, when: 已到账, then: send}
        - {id: late, after: 4 hours, then: ask}
        - {id: first, when: 先发货, then: allow}
  - {id: allow, text: 批准先发货, approves: send, on_reject: ask, next: send}
  - {id: send, text: 发货}
  - {id: tell, text: 告知客户, next: end}
  - {id: lost, text: 没有路到这里}
"""


def test_edges_say_how_each_way_is_taken() -> None:
    found = [(e.start, e.target, e.kind, e.label, e.after) for e in edges(handbook(PROCEDURE).procedures[0])]
    assert found == [
        ("ask", "send", "branch", "已到账", ""),
        ("ask", "ask", "branch", "", "4 hours"),
        ("ask", "allow", "branch", "先发货", ""),
        ("allow", "send", "next", "", ""),
        ("allow", "ask", "reject", "", ""),
        ("send", "tell", "next", "", ""),
        ("tell", "end", "next", "", ""),
        ("lost", "end", "next", "", ""),
    ]


def test_a_step_that_no_way_reaches_is_not_reachable() -> None:
    found = reachable(handbook(PROCEDURE).procedures[0])
    assert {"ask", "allow", "send", "tell"} <= found
    assert "lost" not in found


def test_a_step_of_the_procedure_itself_may_be_named_in_full() -> None:
    full = PROCEDURE.replace("then: send}", "then: ship#send}").replace("next: end", "next: other#send")
    found = {e.target for e in edges(handbook(full).procedures[0])}
    assert "ship#send" not in found
    assert {"send", "other#send"} <= found
