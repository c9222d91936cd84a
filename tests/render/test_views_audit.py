"""The auditor's view, the glossary and the register of sources: facts with their places and their carriers."""

from __future__ import annotations

from tests.builder import handbook
from tests.render.reading import links

from guiju.derive.coverage import coverage
from guiju.model.handbook import Handbook
from guiju.render.views.audit import audit_view, fact, homes_of
from guiju.render.views.register import glossary_view, source_view
from guiju.render.views.scope import scope

SOURCE = """
kind: source
id: s1
title: 老规章
facts:
  - {id: S1-001, kind: rule, topic: 炉子, fact: 炉温 180 度, where: 第 1 条}
  - {id: S1-002, kind: rule, topic: 门, fact: 随手关门, where: 第 2 条}
  - {id: S1-003, kind: rule, topic: 炉子, fact: 炉温 200 度, where: 第 3 条}
  - {id: S1-004, kind: rule, topic: 门, fact: 旧门已拆, where: 第 4 条}
waivers: [{fact: S1-004, reason: 门没了}]
"""
POLICY = """
kind: policy
id: warm
title: 温度
sources: [S1-001]
note: 编者
clauses:
  - {id: oven, text: 炉温 180 度, short: 炉温, sources: [S1-001, S9-999], ours: 取低的}
  - {id: quiet, text: 安静}
  - {id: asked, text: 关火, sources: [S1-001], gap: 没写谁, ask: boss}
conflicts: [{id: how-hot, facts: [S1-001, S1-003], note: 不同, follow: unspecified}]
gaps: [{id: who, text: 没写谁管}]
"""
BOSS = "{kind: role, id: boss, title: 店长}"
WORDS = "{kind: glossary, id: words, title: 术语, terms: [{id: heat, term: 火候, meaning: 见《温度》}]}"


def book() -> Handbook:
    """Build a handbook with a source, a policy on it and a glossary."""
    return handbook(SOURCE, POLICY, BOSS, WORDS)


def test_the_auditor_sees_facts_notes_and_choices() -> None:
    of = book()
    view = audit_view(of.policies[0], scope(of), homes_of(of))
    assert (str(view.facts), view.note, view.file.endswith(".yaml")) == ("S1-001", "编者", True)
    assert [(str(r.where), str(r.facts), r.ours, str(r.gap)) for r in view.rows] == [
        ("炉温", "S1-001 S9-999", "取低的", ""),
        ("关火", "S1-001", "", "没写谁；请问店长"),
    ]
    assert links(view.rows[0].where) == ["../policies/warm.html#oven"]
    assert links(view.rows[0].facts) == ["../sources/s1.html#S1-001"]  # nothing for a fact that is nowhere
    assert [one.follow for one in view.conflicts] == ["未决定"]
    assert [str(one.text) for one in view.opens] == ["没写谁管"]


def test_the_auditor_sees_the_division_of_work_of_a_procedure() -> None:
    steps = """
    kind: procedure
    id: bake
    title: 烤面包
    steps:
      - {id: knead, text: 揉面, actor: baker, with: [boss]}
      - {id: look, text: 看火, actor: baker, accountable: boss, inform: [baker], gap: 没写几次}
    """
    of = handbook(steps, BOSS, "{kind: role, id: baker, title: 面包师}")
    view = audit_view(of.procedures[0], scope(of), homes_of(of))
    assert [tuple(map(str, (r.step, r.responsible, r.accountable, r.consulted, r.informed))) for r in view.raci] == [
        ("1　揉面", "面包师", "面包师", "店长", ""),
        ("2　看火", "面包师", "店长", "", "面包师"),
    ]
    assert links(view.raci[1].step) == ["../procedures/bake.html#look"]
    assert [(str(r.where), str(r.gap)) for r in view.rows] == [("看火", "没写几次")]
    assert audit_view(of.roles[0], scope(of), homes_of(of)).raci == ()


def test_facts_have_no_links_on_paper() -> None:
    of = book()
    assert links(fact("S1-001", scope(of), homes_of(of)))
    assert not links(fact("S1-001", scope(of, linked=False), homes_of(of)))


def test_the_register_says_what_became_of_each_fact() -> None:
    of = book()
    view = source_view(of.sources[0], scope(of))
    assert (view.count, view.carried, view.waived, view.missing) == (4, 1, 1, 2)
    assert [(t.id, t.title, t.carried, t.waived, t.missing) for t in view.topics] == [
        ("_topic-1", "炉子", 1, 0, 1),
        ("_topic-2", "门", 0, 1, 1),
    ]
    states = {f.id: (f.state, f.said) for topic in view.topics for f in topic.facts}
    assert states == {
        "S1-001": ("carried", "已写入"),
        "S1-003": ("missing", "未写入"),
        "S1-002": ("missing", "未写入"),
        "S1-004": ("waived", "不写入"),
    }
    carriers = {f.id: f.carriers for topic in view.topics for f in topic.facts}
    assert str(carriers["S1-004"]) == "门没了"
    assert {"../policies/warm.html#oven", "../policies/warm.html#asked"} == set(links(carriers["S1-001"]))
    assert links(carriers["S1-003"]) == []  # a conflict speaks about it, nothing says it
    assert source_view(of.sources[0], scope(of), coverage(of)) == view


def test_the_glossary_links_what_it_names() -> None:
    of = book()
    (term,) = glossary_view(of.glossaries[0], scope(of)).terms
    assert (term.term, links(term.meaning)) == ("火候", ["../policies/warm.html"])
