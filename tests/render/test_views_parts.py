"""What the views of several kinds share: control block, items with their details, gaps, conflicts, links."""

from __future__ import annotations

import pytest
from tests.builder import SHEET, handbook
from tests.render.reading import OPEN, links, said

from guiju.model.handbook import Handbook
from guiju.model.node import Document
from guiju.model.people import Role
from guiju.model.rulebook import Policy
from guiju.model.text import listed
from guiju.render.views import parts
from guiju.render.views.scope import scope

BOSS = "{kind: role, id: boss, title: 店长}"
BAKER = "{kind: role, id: baker, title: 面包师}"
LOG = "{kind: form, id: log, title: 炉温记录, layout: register, fields: [{id: day, label: 日期, type: date}]}"
SOURCE = """
kind: source
id: s1
title: 老规章
facts:
  - {id: S1-001, kind: rule, topic: 炉子, fact: 炉温 180 度, where: 第 1 条}
  - {id: S1-002, kind: rule, topic: 炉子, fact: 炉温 200 度, where: 第 9 条}
"""


def policy(*clauses: str, more: str = "") -> str:
    """Write a policy of the clauses given."""
    lines = "".join(f"  - {{{clause}}}\n" for clause in clauses)
    return f"kind: policy\nid: oven-rules\ntitle: 炉子规定\n{more}clauses:\n{lines}"


def the_policy(*clauses: str, more: str = "") -> tuple[Policy, Handbook]:
    """Build a policy in a handbook with two roles, a form and a source."""
    book = handbook(BOSS, BAKER, LOG, SOURCE, policy(*clauses, more=more))
    return book.policies[0], book


def details(clause: str) -> dict[str, str]:
    """Give the details of a clause as its view shows them."""
    document, book = the_policy(clause)
    return said(parts.items(document.clauses, document, scope(book))[0].rows)


CONTROL = """
number: OV-01
version: B/2
status: {status}
effective: {effective}
owner: boss
prepared_by: [baker]
reviewed_by: [boss, baker]
approved_by: unspecified
classification: confidential
distribution: [baker, all]
retention: {{years: 3}}
revisions:
  - {{version: A/0, date: "2025-01-02", by: boss, summary: 首次发布}}
  - {{version: B/2, date: unspecified, by: unspecified, summary: 改炉温}}
"""


def block(
    *, status: str = "approved", effective: str = '"2026-11-01"', date: str | None = "2026-11-21"
) -> dict[str, str]:
    """Give the rows of a control block."""
    document, book = the_policy("id: warm, text: 热", more=CONTROL.format(status=status, effective=effective))
    return said(parts.control(document, scope(book, date=date)).rows)


def test_the_control_block_says_everything_in_order() -> None:
    rows = block()
    checksum = rows.pop("内容校验")
    assert rows == {
        "文件编号": "OV-01",
        "版本": "B/2",
        "状态": "现行",
        "生效日期": "2026-11-01",
        "归口": "店长",
        "编制": "面包师",
        "审核": "店长、面包师",
        "批准": OPEN,
        "密级": "机密",
        "发放范围": "面包师、全体",
        "保存期限": "3 年",
    }
    assert list(rows)[:4] == ["文件编号", "版本", "状态", "生效日期"]
    assert len(checksum) == 12


@pytest.mark.parametrize(
    ("status", "effective", "date", "shown"),
    [
        ("approved", '"2026-11-01"', "2026-11-21", "现行"),
        ("approved", '"2026-11-22"', "2026-11-21", "已批准"),
        ("approved", '"2026-11-01"', None, "已批准"),
        ("approved", "unspecified", "2026-11-21", "已批准"),
        ("draft", '"2026-11-01"', "2026-11-21", "草案"),
        ("in_review", '"2026-11-01"', "2026-11-21", "审核中"),
        ("obsolete", '"2026-11-01"', "2026-11-21", "已作废"),
    ],
)
def test_the_status_follows_from_what_is_written_and_the_date(
    status: str, effective: str, date: str | None, shown: str
) -> None:
    assert block(status=status, effective=effective, date=date)["状态"] == shown


def test_a_replaced_document_says_so() -> None:
    old = policy("id: warm, text: 热", more='number: OV-01\nstatus: approved\neffective: "2026-01-01"\n')
    new = (
        "{kind: policy, id: new-rules, title: 新规定, supersedes: [OV-01], status: approved,"
        " effective: '2026-11-01', clauses: [{id: hot, text: 热}]}"
    )
    book = handbook(old, new)
    before, after = (
        said(parts.control(_policy(book, "oven-rules"), scope(book, date=day)).rows)["状态"]
        for day in ("2026-10-31", "2026-11-01")
    )
    assert (before, after) == ("现行", "已被代替")


def _policy(book: Handbook, name: str) -> Policy:
    found = book.by_id[name]
    assert isinstance(found, Policy)
    return found


def test_what_the_control_block_leaves_open_says_so() -> None:
    open_ones = ["number", "version", "effective", "owner", "prepared_by", "reviewed_by", "approved_by"]
    open_ones += ["distribution", "retention"]
    more = "".join(f"{name}: unspecified\n" for name in open_ones)
    document, book = the_policy("id: warm, text: 热", more=more)
    rows = said(parts.control(document, scope(book)).rows)
    labels = ["文件编号", "版本", "生效日期", "归口", "编制", "审核", "批准", "发放范围", "保存期限"]
    assert {label: rows[label] for label in labels} == dict.fromkeys(labels, OPEN)


def test_what_does_not_apply_has_no_row() -> None:
    document, book = the_policy("id: warm, text: 热")
    assert set(said(parts.control(document, scope(book)).rows)) == {"版本", "状态", "密级", "内容校验"}


def test_the_history_of_revisions() -> None:
    document, book = the_policy("id: warm, text: 热", more=CONTROL.format(status="draft", effective="unspecified"))
    revisions = parts.control(document, scope(book)).revisions
    assert [(r.version, r.date, str(r.by), str(r.summary)) for r in revisions] == [
        ("A/0", "2025-01-02", "店长", "首次发布"),
        ("B/2", OPEN, OPEN, "改炉温"),
    ]


def test_the_head_names_book_and_pdf_and_paper_has_no_link() -> None:
    document, book = the_policy("id: warm, text: 热", more="book: shop\ntitle_en: Ovens\naliases: [炉规, 热规]\n")
    head = parts.head(document, scope(book))
    assert (head.title, head.title_en, head.aliases, head.book, head.book_id) == (
        "炉子规定",
        "Ovens",
        "炉规、热规",
        "门店",
        "shop",
    )
    assert (head.kind_label, head.organisation, head.handbook) == ("制度", "小店", "小手册")
    assert (head.url, head.pdf) == ("policies/oven-rules.html", "../pdf/policies/oven-rules.pdf")
    assert parts.head(document, scope(book, linked=False)).pdf == ""


@pytest.mark.parametrize(
    ("clause", "rows"),
    [
        ("when: 开炉时", {"条件": "开炉时"}),
        ("frequency: {every: week, on: [monday]}", {"频率": "每周一"}),
        ("frequency: {every: unspecified}", {"频率": "周期未定"}),
        (
            "frequency: {every: unspecified, chosen: day, reason: 天天都用}",
            {"频率": "每天（周期由我们选定：天天都用）"},
        ),
        ("deadline: {within: 2 days, after: 报修}", {"时限": "报修后 2 天内"}),
        ("forms: [{form: log, act: fill}, {form: log, act: sign}]", {"表单": "填写 炉温记录、签字 炉温记录"}),
        ("applies_to: [baker, boss]", {"适用": "面包师、店长"}),
        ("limit: {quantity: 炉温, min: 180, max: 220, unit: ℃}", {"炉温": "180–220 ℃"}),
        ("limit: {max: 500, currency: CNY}", {"限值": "≤ 500 元"}),
        (
            "approvals: [{any_of: [boss, baker], when: 换炉子, limit: {max: 900, currency: CNY}, how: 签字}, boss]",
            {"批准": "店长或面包师（换炉子；≤ 900 元；签字）、店长"},
        ),
    ],
)
def test_the_details_of_a_clause(clause: str, rows: dict[str, str]) -> None:
    assert details(f"id: warm, text: 热, {clause}") == rows


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("when", "条件"),
        ("frequency", "频率"),
        ("deadline", "时限"),
        ("forms", "表单"),
        ("applies_to", "适用"),
        ("areas", "区域"),
        ("approvals", "批准"),
        ("limit", "限值"),
    ],
)
def test_a_detail_that_is_left_open_says_so(field: str, label: str) -> None:
    assert details(f"id: warm, text: 热, {field}: unspecified") == {label: OPEN}


def test_points_have_their_own_gaps_and_ids() -> None:
    document, book = the_policy(
        "id: warm, text: 热, points: [{id: top, text: 上火}, {text: 下火, gap: 没写多热, ask: boss}]"
    )
    (item,) = parts.items(document.clauses, document, scope(book))
    assert [(p.id, str(p.text), str(p.gap)) for p in item.points] == [
        ("top", "上火", ""),
        ("", "下火", "没写明的，请问店长"),
    ]
    document, book = the_policy("id: warm, text: 热, points: unspecified")
    (item,) = parts.items(document.clauses, document, scope(book))
    assert [str(p.text) for p in item.points] == [OPEN]


def test_an_item_is_numbered_and_shows_modal_gap_facts_and_choice() -> None:
    document, book = the_policy(
        "id: cold, text: 冷",
        "id: warm, text: 先看《炉温记录》, short: 先看记录, modal: must_not, gap: 没写谁看, ask: boss,"
        " sources: [S1-001, S1-002], note: 编者, ours: 自选",
    )
    plain, item = parts.items(document.clauses, document, scope(book))
    assert (plain.number, plain.tag, str(plain.gap), plain.audit, plain.note, plain.ours) == (1, "", "", "", "", "")
    assert (item.number, item.short, item.tag, str(item.gap)) == (2, "先看记录", "不得", "没写明的，请问店长")
    assert (item.audit, item.note, item.ours) == ("S1-001、S1-002", "编者", "自选")
    assert links(item.text) == ["../forms/log.html"]
    assert links(item.gap) == ["../roles/boss.html"]


def test_a_gap_without_anybody_to_ask_names_nobody() -> None:
    document, book = the_policy("id: warm, text: 热, gap: 没写多热")
    (item,) = parts.items(document.clauses, document, scope(book))
    assert str(item.gap) == "这里有没写明的"
    (clause,) = listed(document.clauses)
    assert str(parts.left_out(clause, document, scope(book))) == "没写多热"


def test_paper_has_no_links_in_items() -> None:
    document, book = the_policy(
        "id: warm, text: 看《炉温记录》, applies_to: [baker], forms: [{form: log, act: fill}], gap: 没写, ask: boss"
    )
    for linked in (True, False):
        (item,) = parts.items(document.clauses, document, scope(book, linked=linked))
        everything = (item.text, item.gap, *(row.value for row in item.rows))
        assert all(bool(links(words)) is linked for words in everything)


CONFLICT = """
conflicts:
  - id: how-hot
    items: [warm, baker#bake]
    facts: [S1-001, S1-002]
    note: 两处炉温不同
    follow: {follow}
    ask: boss
"""
BAKES = "{kind: role, id: bakes, title: 烤工, duties: [{id: bake, text: 烤}]}"


def conflict(follow: str, on: str = "oven-rules") -> list[parts.ConflictView]:
    """Give the conflicts that the page of a document shows; the policy writes one."""
    more = CONFLICT.format(follow=follow).replace("baker#bake", "bakes#bake")
    book = handbook(BOSS, BAKER, LOG, BAKES, SOURCE, policy("id: warm, text: 热", more=more))
    document: Document = book.by_id[on]
    return list(parts.conflicts(document, scope(book)))


def test_an_undecided_conflict_shows_both_facts_and_whom_to_ask() -> None:
    (view,) = conflict("unspecified")
    assert said(view.facts) == {"S1-001": "炉温 180 度", "S1-002": "炉温 200 度"}
    assert (view.settled, view.follow, str(view.ask)) == (False, "未决定", "店长")
    assert (str(view.note), str(view.items)) == ("两处炉温不同", "热、烤")


def test_a_settled_conflict_says_what_is_followed() -> None:
    (view,) = conflict("照第 9 条")
    assert (view.settled, view.follow) == (True, "照第 9 条")


def test_a_conflict_is_written_once_and_shown_on_all_its_sides() -> None:
    (there,) = conflict("unspecified", on="bakes")
    (here,) = conflict("unspecified")
    assert (here.id, there.id) == ("how-hot", "")  # one place to link to
    assert str(there.items) == "热、烤"
    assert links(there.items) == ["../policies/oven-rules.html#warm", "../roles/bakes.html#bake"]
    assert conflict("unspecified", on="boss") == []


def test_terms_and_what_a_document_leaves_open() -> None:
    more = """
terms: [{id: heat, term: 火候, term_en: heat, aliases: [火, 温], meaning: 见《炉温记录》, sources: [S1-001]}]
gaps: [{id: when, text: 没写几点开炉, ask: boss, sources: [S1-002]}, {id: who, text: 没写谁开炉}]
"""
    document, book = the_policy("id: warm, text: 热", more=more)
    (term,) = parts.terms(document.terms, scope(book))
    assert (term.term, term.term_en, term.aliases, str(term.meaning), term.audit) == (
        "火候",
        "heat",
        "火、温",
        "见《炉温记录》",
        "S1-001",
    )
    opens = parts.opens(document, scope(book))
    assert [(o.id, str(o.text), str(o.ask), o.audit) for o in opens] == [
        ("when", "没写几点开炉", "店长", "S1-002"),
        ("who", "没写谁开炉", "", ""),
    ]


def test_the_details_of_a_duty_and_an_authority() -> None:
    role = """
    kind: role
    id: baker
    title: 面包师
    duties:
      - {id: bake, text: 烤, with: [boss], inform: [boss], step: work#light, escalate_to: boss}
      - {id: open, text: 开门, with: unspecified, inform: unspecified, step: unspecified, escalate_to: unspecified}
    authorities:
      - {id: buy, text: 买面粉, limit: {max: 300, currency: CNY}, when: 急用, how: 电话}
      - {id: rest, text: 停炉, limit: unspecified, when: unspecified, how: unspecified}
    """
    work = "{kind: procedure, id: work, title: 开工, steps: [{id: light, text: 点火, short: 点炉火}]}"
    book = handbook(BOSS, role, work)
    baker = book.by_id["baker"]
    assert isinstance(baker, Role)
    bake, unsaid = (said(one.rows) for one in parts.items(baker.duties, baker, scope(book)))
    assert bake == {"协同": "店长", "知会": "店长", "见步骤": "点炉火", "报告": "店长"}
    assert unsaid == dict.fromkeys(bake, OPEN)
    buy, unsaid = (said(one.rows) for one in parts.items(baker.authorities, baker, scope(book)))
    assert buy == {"条件": "急用", "限值": "≤ 300 元", "方式": "电话"}
    assert unsaid == dict.fromkeys(buy, OPEN)


def test_the_sheet_itself_has_a_control_block() -> None:
    manual = handbook(sheet=SHEET + "number: HB-0\n").manual
    assert said(parts.control(manual, scope(handbook())).rows)["文件编号"] == "HB-0"
