"""Views of the whole handbook: chart, tables, lists; each a page of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from guiju.derive.concern import signed_in
from guiju.render import addresses
from guiju.render.overview import evidence, register, rulebook, work
from guiju.render.overview.organisation import OrganisationView, organisation_view
from guiju.render.overview.table import NO_PAPERS, Sheet, TableView
from guiju.render.views.scope import Scope
from guiju.render.words import Span, Words, joined

TABLE_TITLES = {
    "organisation": "组织架构图",
    "deadlines": "时限总表",
    "approvals": "审批与签字总表",
    "forms": "表单总表",
    "penalties": "处罚总表",
    "rewards": "奖励总表",
    "raci": "职责分工表",
    "matrix": "职责矩阵",
    "terms": "术语总表",
    "documents": "受控文件清单",
    "news": "最近更新",
    "conflicts": "矛盾与空白",
    "counsel": "待法务确认的罚扣",
    "coverage": "来源覆盖",
}
# What stands beside a title where the pages are listed.
TABLE_NOTES = {
    "organisation": "部门、岗位、向谁报告",
    "deadlines": "谁、何时之前、做什么",
    "approvals": "谁批、批什么、限额",
    "forms": "编号、保管、保存期限",
    "penalties": "违规和后果",
    "rewards": "做得好有什么奖",
    "raci": "每一步谁执行、谁当责",
    "matrix": "每个程序有哪些岗位",
    "terms": "词和它们的意思",
    "documents": "编号、版本、状态、评审",
    "news": "哪些文件改了什么",
}
# For the auditor and the editor alone: no search leads there.
UNSEARCHED = ("conflicts", "counsel", "coverage")
_INTROS = {
    "organisation": "部门和岗位怎样排，谁向谁报告。点名字看这个部门或岗位的页面。",
    "deadlines": "手册里所有带时限的事：谁、何时之前、做什么。时限从步骤、职责和条款里取出，改一处即全改。",
    "approvals": "谁批准、谁签字、谁有权决定：哪一步、哪一条、哪张表，限额多少，什么情况，怎么批。",
    "forms": "所有表单和台账：编号、由谁保管、保存多久、有几联、用在哪里。",
    "penalties": "所有违规和后果。金额、分值以各处罚文件为准；标“待法务确认”的，未经确认不得执行。",
    "rewards": "所有奖励：为了什么、奖什么、奖给谁、由谁决定。",
    "raci": "每一步：谁执行（R）、谁当责（A）、谁协同（C）、知会谁（I）。没有另外写明当责的，执行的人就是当责的人。",
    "matrix": "每个程序有哪些岗位和部门参加：R 执行，A 当责，C 协同，I 知会。哪一步见各程序。",
    "terms": "手册用到的词和它们的意思；同一个意思只用一个词。",
    "documents": "受控文件的编号、版本、状态、生效和评审日期、归口。只有状态是“现行”的可以照着做；纸上的旧版请收回。",
    "news": "各文件修订记录里写明的改动，新的在前。",
    "conflicts": "来源之间互相矛盾的地方，和来源没有写明的地方。供编写和审核的人逐条去问清；问清以前，手册不替人决定。",
    "counsel": "管到员工的罚款和扣款，还没有登记法务意见（谁、何时、依据哪部法律、意见书编号）的，都列在这里。",
    "coverage": "",
}

# The control papers that print what a page lists, or that go with it.
_PAPERS = {
    "documents": {
        "受控文件清单": "master-list",
        "发放、回收、销毁登记表": "distribution",
        "外来文件清单": "external-documents",
    },
    "forms": {"记录清单": "records"},
}

Overview = TableView | OrganisationView


def tables(scope: Scope) -> Iterator[Overview]:
    """Give the pages over the whole handbook; an edition for one audience has none for editors."""
    yield from _for_staff(scope)
    if not scope.handbook.audience:
        yield from _for_editors(scope)


def table_url(name: str) -> str:
    """Give the address of a table, relative to the site."""
    return f"tables/{name}.html"


def _for_staff(scope: Scope) -> Iterator[Overview]:
    yield organisation_view(table_url("organisation"), TABLE_TITLES["organisation"], _INTROS["organisation"], scope)
    yield _page("deadlines", work.deadlines(scope))
    yield _page("approvals", work.approval_list(scope))
    yield _page("forms", register.forms(scope), papers=_papers("forms", scope))
    yield _page("penalties", rulebook.penalties(scope))
    yield _page("rewards", rulebook.rewards(scope))
    yield _page("raci", work.raci(scope))
    yield _page("matrix", work.matrix(scope))
    yield _page("terms", register.terms(scope))
    papers = joined([_papers("documents", scope), *_sign_offs(scope)], " ")
    yield _page("documents", register.documents(scope), papers=papers)
    yield _page("news", register.latest(scope, scope.base + table_url("documents")))


def _for_editors(scope: Scope) -> Iterator[Overview]:
    yield _page("conflicts", evidence.conflicts(scope))
    yield _page("counsel", rulebook.counsel(dataclasses.replace(scope, editor=True)), rulebook.law(scope))
    yield _page("coverage", evidence.facts(scope), evidence.summary(scope))


def _papers(name: str, scope: Scope) -> Words:
    found = (Words((Span(title, scope.base + addresses.control_pdf(paper)),)) for title, paper in _PAPERS[name].items())
    return joined(found, " ")


def _sign_offs(scope: Scope) -> Iterator[Words]:
    """Give the sign-off sheet of each book that has anything to sign for."""
    for book in scope.handbook.manual.books:
        if signed_in(book.id, scope.handbook):
            yield Words((Span(f"签收表：{book.title}", scope.base + addresses.book_sign_off_pdf(book.id)),))


def _page(name: str, sheets: tuple[Sheet, ...], more: str = "", papers: Words = NO_PAPERS) -> TableView:
    return TableView(
        url=table_url(name),
        title=TABLE_TITLES[name],
        intro=_INTROS[name] + more,
        sheets=sheets,
        papers=papers,
        searched=name not in UNSEARCHED,
    )
