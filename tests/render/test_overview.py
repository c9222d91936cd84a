"""The pages over the whole handbook, read as a person would: headings, rows, what is sorted by what."""

from __future__ import annotations

from tests.builder import SHEET, handbook
from tests.render.reading import OPEN, links

from guiju.model.handbook import Handbook
from guiju.render.organisation_chart import Box, organisation_chart
from guiju.render.overview import TABLE_NOTES, TABLE_TITLES, UNSEARCHED, evidence, register, rulebook, table_url, work
from guiju.render.overview import tables as overviews
from guiju.render.overview.organisation import OrganisationView
from guiju.render.overview.table import NONE, Sheet, Sorted, TableView, sheet
from guiju.render.views.scope import Scope, scope
from guiju.render.words import Span, Words, plain

BOSS = """
kind: role
id: boss
title: 店长
number: R-1
owner: boss
effective: '2026-01-01'
review_by: '2027-01-01'
status: approved
authorities: [{id: give, text: 打折, limit: {max: 500, currency: CNY}, how: 口头}]
"""
CLERK = "{kind: role, id: clerk, title: 店员, unit: shop, reports_to: {any_of: [boss, keeper]}}"
KEEPER = "{kind: role, id: keeper, title: 库管, unit: shop}"
SHOP = "{kind: unit, id: shop, title: '门店 <b>'}"
SLIP = """
kind: form
id: slip
title: 出门条
number: F-1
layout: slip
keeper: keeper
retention: {years: 2}
copies: [{name: 白联, holder: keeper}, {name: 红联}]
fields: [{id: day, label: 日期, type: date}]
"""
SELL = """
kind: procedure
id: sell
title: 卖货
book: shop
steps:
  - {id: ask, text: 开条, actor: clerk, deadline: {within: 2 hours}, forms: [{form: slip, act: sign}]}
  - {id: allow, text: 批准, actor: boss, approves: ask, inform: [clerk], deadline: {by: 当日}}
"""
FINES = """
kind: penalty
id: fines
title: 罚则
breaches: [{id: late, text: 迟到, party: [clerk], consequences: [{type: warning}], decided_by: boss}]
"""
PRAISE = """
kind: reward
id: praise
title: 奖励
rewards: [{id: zeal, text: 卖得多, applies_to: [clerk], benefits: [{type: praise}], decided_by: boss},
  {id: open, text: 做得好, benefits: unspecified}]
"""
SOURCE = """
kind: source
id: s1
title: 老规章
facts:
  - {id: S1-001, kind: rule, topic: 门, fact: 随手关门, where: 第 1 条}
  - {id: S1-002, kind: rule, topic: 门, fact: 旧门已拆, where: 第 2 条}
waivers: [{fact: S1-002, reason: 门没了}]
"""


def book(*more: str) -> Handbook:
    """Build a small handbook with one of each."""
    return handbook(BOSS, CLERK, KEEPER, SHOP, SLIP, SELL, FINES, PRAISE, SOURCE, *more)


def below(of: Handbook | None = None) -> Scope:
    """Make the scope of a page of tables."""
    return scope(of or book(), base="../", date="2026-11-21")


def rows(of: Sheet) -> list[tuple[str, ...]]:
    """Give the rows of a sheet as text, each with the heading of its group before it."""
    return [(g.title, *(str(cell.value) for cell in row.cells)) for g in of.groups for row in g.rows]


def heads(of: Sheet) -> list[str]:
    """Give the headings of a sheet."""
    return [column.label for column in of.columns]


def test_every_page_has_its_title_its_address_and_its_place_in_the_lists() -> None:
    pages = list(overviews(below()))
    assert [page.title for page in pages] == list(TABLE_TITLES.values())
    assert [page.url for page in pages] == [table_url(name) for name in TABLE_TITLES]
    assert set(TABLE_NOTES) == set(TABLE_TITLES) - set(UNSEARCHED)
    assert [page.url for page in pages if not page.searched] == [table_url(name) for name in UNSEARCHED]
    assert all(page.intro for page in pages)
    ids = [one.id for page in pages if isinstance(page, TableView) for one in page.sheets]
    assert len(ids) == len(set(ids))


def test_deadlines_sort_by_their_length() -> None:
    (found,) = work.deadlines(below())
    assert rows(found) == [("卖货", "店员", "2 小时内", "开条"), ("卖货", "店长", "当日", "批准")]
    assert [row.cells[1].sort for row in found.groups[0].rows] == ["120", ""]


def test_approvals_say_who_what_up_to_how_much_and_how() -> None:
    (found,) = work.approval_list(below())
    assert heads(found) == ["谁", "事项", "性质", "限额", "什么情况", "怎么批", "表单"]
    assert sorted(rows(found)) == [
        ("卖货", "店员", "开条", "签字", "—", "—", "—", "出门条"),
        ("卖货", "店长", "批准（批准：开条）", "批准", "—", "—", "—", "—"),
        ("店长", "店长", "打折", "权限", "≤ 500 元", "—", "口头", "—"),
    ]
    unsaid = "{kind: policy, id: rules, title: 规定, clauses: [{id: big, text: 大额要批, approvals: unspecified}]}"
    (found,) = work.approval_list(below(book(unsaid)))
    assert ("规定", OPEN, "大额要批", "批准", "—", "—", "—", "—") in rows(found)


def test_raci_is_a_list_of_steps_and_a_matrix_of_procedures() -> None:
    (listed,) = work.raci(below())
    assert rows(listed) == [
        ("卖货", "1　开条", "店员", "店员", "—", "—"),
        ("卖货", "2　批准", "店长", "店长", "—", "店员"),
    ]
    (matrix,) = work.matrix(below())
    assert (matrix.title, matrix.layout, heads(matrix)) == ("门店", "matrix", ["程序", "店员", "店长"])
    assert rows(matrix) == [("", "卖货", "RAI", "RA")]
    assert links(matrix.columns[1].value) == ["../roles/clerk.html"]


def test_forms_say_keeper_retention_copies_and_use() -> None:
    (found,) = register.forms(below())
    assert heads(found) == ["编号", "表单", "版式", "保管", "保存期限", "联", "用在"]
    assert rows(found) == [("", "F-1", "出门条", "单据", "库管", "2 年", "白联：库管；红联", "卖货")]


def test_the_master_list_has_dates_owner_and_hash() -> None:
    of = book()
    (found,) = register.documents(below(of))
    (boss,) = (row for row in rows(found) if row[2] == "店长")
    digest = of.by_id["boss"].hash[:12]
    assert boss == ("岗位", "R-1", "店长", "A/0", "现行", "2026-01-01", "2027-01-01", "店长", digest)
    assert found.count == 9 - 2 + 1  # the sheet itself, without the unit and the source


def test_news_tells_a_change_of_many_documents_as_one() -> None:
    many = SHEET.replace("status: draft}", "status: draft, revisions: [{version: A/0, summary: 首次编制}]}")
    forms = [f"{{kind: form, id: f{n}, title: 表{n}, layout: slip, fields: []}}" for n in range(12)]
    own = (
        "{kind: policy, id: rules, title: 规定, clauses: [],"
        " revisions: [{version: A/1, date: '2026-02-03', by: boss, summary: 改了}]}"
    )
    (found,) = register.latest(below(handbook(own, BOSS, *forms, sheet=many)), "documents.html")
    assert rows(found) == [
        ("2026-02-03", "规定", "A/1", "改了", "店长"),
        ("没有写日期", "14 份文件", "A/0", "首次编制", "—"),
    ]
    assert links(found.groups[1].rows[0].cells[0].value) == ["documents.html"]


def test_penalties_and_rewards_say_who_decides() -> None:
    (fines,) = rulebook.penalties(below())
    assert rows(fines) == [("罚则", "迟到", "警告", "店员", "店长")]
    (praise,) = rulebook.rewards(below())
    assert rows(praise) == [("奖励", "卖得多", "表扬", "店员", "店长"), ("奖励", "做得好", OPEN, "—", "—")]


def test_waived_facts_are_listed_with_their_reasons() -> None:
    counts, waived = evidence.facts(below())
    assert rows(counts) == [("老规章", "门", "2", "0", "1", "1")]
    assert (waived.title, rows(waived)) == (
        "不写入的事实和理由",
        [("老规章", "S1-002", "旧门已拆", "门没了")],
    )
    assert evidence.summary(below()) == "登记的事实共 2 条：已写入 0 条，不写入（有理由）1 条，还没有写入 1 条。"


def test_conflicts_and_gaps_stand_apart() -> None:
    open_ends = """
    kind: policy
    id: rules
    title: 规定
    conflicts: [{id: which, facts: [S1-001, S1-002], note: 两样, follow: unspecified}]
    clauses: [{id: warm, text: 要热, gap: 没写多热, ask: boss}]
    """
    (found,) = evidence.conflicts(below(book(open_ends)))
    assert rows(found) == [
        ("来源互相矛盾", "规定", "两样", "未决定", "—"),
        ("来源没有写明", "规定", "没写多热", "源文未写", "店长"),
    ]


def test_the_organisation_chart_nests_links_and_escapes() -> None:
    page = next(one for one in overviews(below()) if isinstance(one, OrganisationView))
    assert [group.title for group in page.groups] == ["部门和岗位", "没有写明部门的岗位"]
    chart = str(page.groups[0].chart)
    assert chart.startswith('<ul class="gj-org"><li class="gj-org__unit">')
    assert '<a href="../units/shop.html">门店 &lt;b&gt;</a>' in chart
    assert chart.index("units/shop.html") < chart.index("roles/keeper.html") < chart.index("roles/clerk.html")
    assert '向 <a href="../roles/boss.html">店长</a> 报告' in chart


def test_a_chart_without_boxes_below_has_no_empty_lists() -> None:
    box = Box(title=Words((Span("甲", "a.html"),)), kind="role", note=Words(), below=())
    drawn = str(organisation_chart([box]))
    assert drawn == (
        '<ul class="gj-org"><li class="gj-org__role"><span class="gj-org__box"><a href="a.html">甲</a></span></li></ul>'
    )


def test_an_empty_cell_says_so_to_the_style_sheet_and_groups_without_rows_are_left_out() -> None:
    made = sheet("x", "甲 乙", "main ", [("空", []), ("满", [(plain("1"), NONE), (Sorted(plain("2"), "9"), NONE)])])
    assert [group.title for group in made.groups] == ["满"]
    assert [[cell.css for cell in row.cells] for row in made.groups[0].rows] == [["gj-cell--main", "gj-none"]] * 2
    assert (made.groups[0].rows[1].cells[0].sort, made.count) == ("9", 2)
