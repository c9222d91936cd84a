"""The frames of prints: cover and contents, kinds of copy, marks, ways to other places; and the control papers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import pytest
from tests.builder import SHEET
from tests.builder import handbook as small

from guiju.derive.concern import signed_by
from guiju.model.handbook import Handbook
from guiju.model.node import Controlled
from guiju.model.people import Role
from guiju.render import addresses
from guiju.render.artifact import Artifact
from guiju.render.paper import render_copy, render_paper
from guiju.render.paper.frame import UNCONTROLLED, Copy, contents
from guiju.render.paper.papers import seal
from guiju.resources import resources

DATE = "2026-11-21"
CLERK = "{kind: role, id: clerk, title: 店员, number: XS-01, book: shop, duties: [{id: sweep, text: 扫地}]}"
OUTSIDE = "{kind: role, id: supplier, title: 供货商, number: XS-02, book: shop, external: true}"
RULES = """
kind: policy
id: rules
title: 店规
number: XS-ZD-01
book: shop
clauses:
  - {id: calm, text: 按《国家标准》和《开店程序》办, modal: must, applies_to: [clerk]}
"""
FORM = """
kind: form
id: {id}
title: {id}表
number: XS-BD-{number}
book: shop
layout: register
keeper: clerk
retention: {{years: 3}}
fields: [{{id: name, label: 姓名, type: text}}]
"""
PAPERS = ("sign_off", "distribution", "master_list", "external_documents", "records")


def procedure(steps: int = 2, more: str = "") -> str:
    """Write a procedure of so many steps."""
    lines = "".join(
        f"  - {{id: s{n}, text: 第 {n} 件事{'，' + '细细地做' * 12}, actor: clerk}}\n" for n in range(steps)
    )
    return f"kind: procedure\nid: opening\ntitle: 开店程序\nnumber: XS-CX-01\nbook: shop\n{more}steps:\n{lines}"


def prints(*documents: str, sheet: str = SHEET) -> Mapping[str, str]:
    """Give the HTML of every print of a small handbook."""
    book = small(CLERK, RULES, OUTSIDE, *documents, sheet=sheet)
    return {one.path: one.content.decode() for one in render_paper(book, DATE, resources())}


def test_a_short_document_has_its_control_block_at_the_head() -> None:
    made = prints(procedure())["pdf/procedures/opening.pdf"]
    assert "doc-cover" not in made
    assert made.index('<table class="control">') < made.index("修订版本" if "修订版本" in made else "<h2")


def test_a_long_document_has_a_cover_and_contents_that_name_its_headings() -> None:
    made = prints(procedure(50))["pdf/procedures/opening.pdf"]
    assert made.index("doc-cover") < made.index('class="toc"') < made.index('<h2 id="_steps">')
    listed = re.findall(r'<li><a href="#(_[^"]*)"><b>(\d+)</b>([^<]*)</a></li>', made)
    headings = re.findall(r'<h2 id="([^"]*)">([^<]*)</h2>', made)
    assert [(anchor, title) for anchor, _, title in listed] == headings
    assert [int(number) for _, number, _ in listed] == list(range(1, len(headings) + 1))


def test_how_long_is_long() -> None:
    body = '<h2 id="_a">甲 &amp; 乙</h2>'
    assert contents(body + "字" * 2390) == ()
    (line,) = contents(body + "字" * 2400)
    assert (line.number, line.title, line.anchor) == ("1", "甲 &amp; 乙", "_a")
    assert contents(body + "<i>" * 2400) == (), "markup is no text"


@pytest.mark.parametrize(
    ("more", "stamp"),
    [
        ("", "草案"),
        ("status: in_review\n", "审核中"),
        ("status: obsolete\n", "已作废"),
        ("status: approved\n", None),
        ('status: approved\neffective: "2026-01-01"\n', None),
    ],
)
def test_what_is_not_in_force_says_so_across_the_page(more: str, stamp: str | None) -> None:
    made = prints(procedure(more=more))["pdf/procedures/opening.pdf"]
    found = re.findall(r'<meta name="guiju-stamp" content="([^"]*)">', made)
    assert found == ([stamp] if stamp else [])


def test_a_superseded_document_says_so() -> None:
    old = 'status: approved\neffective: "2026-01-01"\n'
    newer = (
        f"kind: policy\nid: new\ntitle: 新店规\nbook: shop\n{old}supersedes: [opening]\nclauses: [{{id: a, text: 甲}}]"
    )
    assert 'content="已被代替"' in prints(procedure(more=old), newer)["pdf/procedures/opening.pdf"]
    assert "guiju-stamp" not in prints(procedure(more=old))["pdf/procedures/opening.pdf"]


def test_the_code_says_what_a_print_is_and_where_to_ask() -> None:
    book = small(CLERK, procedure())
    check = book.by_id["opening"].hash[:12]
    without = prints(procedure())["pdf/procedures/opening.pdf"]
    assert f'<meta name="guiju-code" content="XS-CX-01 A/0 {check}">' in without
    sheet = SHEET + "site: {url: 'https://example.org/sop/'}\n"
    asked = f"https://example.org/sop/status.html#n=XS-CX-01&amp;v=A/0&amp;h={check}"
    assert f'content="{asked}"' in prints(procedure(), sheet=sheet)["pdf/procedures/opening.pdf"]


def test_what_is_read_is_uncontrolled_and_what_is_filled_in_is_a_blank() -> None:
    made = prints(procedure(), FORM.format(id="book", number=9))
    assert UNCONTROLLED in made["pdf/procedures/opening.pdf"]
    assert UNCONTROLLED in made["pdf/roles/clerk.pdf"]
    assert UNCONTROLLED in made["pdf/handbook.pdf"]
    assert UNCONTROLLED not in made["pdf/forms/book.pdf"]


def test_a_controlled_copy_names_its_number_and_holder() -> None:
    book = small(CLERK, procedure())
    copy = Copy(number="003", holder="店员")
    (made,) = render_copy(book.by_id["opening"], copy, book, DATE, resources())
    assert copy.label in made.content.decode()
    assert UNCONTROLLED not in made.content.decode()
    *parts, bound = render_copy(book.manual, copy, book, DATE, resources())
    assert [one.path for one in parts] == list(bound.parts)
    assert all(copy.label in one.content.decode() for one in (*parts, bound))


def test_mentions_lead_to_their_place_and_nowhere_else() -> None:
    branch = "{question: 好吗, branches: [{id: no, when: 不好, then: s0}]}"
    made = prints(procedure() + f"  - {{id: ask, text: 问一问, actor: clerk, decision: {branch}}}\n")
    steps = made["pdf/procedures/opening.pdf"]
    assert '<a href="#s0">' in steps
    assert '<tr id="s0">' in steps
    assert '<a href="guiju:print/roles/clerk.pdf">店员</a>' in steps
    assert '<a href="guiju:print/procedures/opening.pdf">《开店程序》</a>' in made["pdf/policies/rules.pdf"]
    for path, content in made.items():
        own = set(re.findall(r'\bid="([^"]*)"', content))
        assert set(re.findall(r'href="#([^"]*)"', content)) <= own, path
        named = {f"pdf/{one}" for one in re.findall(r'href="guiju:print/([^"#]*)', content)}
        assert named <= made.keys(), path


@pytest.mark.parametrize(("binding", "said"), [("duplex", ":left"), ("none", "@page wide"), ("left", "")])
def test_the_binding_edge_is_the_handbook_s(binding: str, said: str) -> None:
    made = prints(procedure(), sheet=f"{SHEET}print: {{binding: {binding}}}\n")["pdf/procedures/opening.pdf"]
    style = re.search(r"<style>(.*?)</style>", made, re.DOTALL)
    assert (style[1] if style else "").count(said or "never") == (5 if said == ":left" else 1 if said else 0)


def test_control_papers_have_the_number_of_their_forms() -> None:
    forms = [FORM.format(id=name.replace("_", "-"), number=n) for n, name in enumerate(PAPERS, 11)]
    named = ", ".join(f"{name}: {name.replace('_', '-')}" for name in PAPERS)
    with_forms = prints(*forms, sheet=f"{SHEET}print: {{papers: {{{named}}}}}\n")
    names = ("sign-off-clerk", "distribution", "master-list", "external-documents", "records")
    for number, name in enumerate(names, 11):
        made = with_forms[addresses.control_pdf(name)]
        assert f"XS-BD-{number}" in made, name
        assert "保存期限 3 年" in made, name
    without = prints()
    for name in names:
        head = without[addresses.control_pdf(name)].partition("<h1>")[0]
        assert "版本" not in head, name
        assert "guiju-stamp" not in head, name


def test_a_sign_off_sheet_names_exact_documents() -> None:
    book = small(CLERK, RULES, procedure())
    role = book.by_id["clerk"]
    assert isinstance(role, Role)
    signed = signed_by(role, book)
    assert [one.id for one in signed] == ["clerk", "opening", "rules"]
    made = prints(procedure())[addresses.sign_off_pdf(role)]
    for one in signed:
        assert f"<td>{one.number}</td><td>{one.title}</td><td>A/0</td><td>草案</td><td>{one.hash[:12]}</td>" in made
    assert seal(signed) in made
    assert f"sha256:{seal(signed)}" in made


def test_a_sheet_to_sign_has_as_many_rows_as_its_page_holds() -> None:
    for count, rows in ((1, 14), (3, 13), (60, 10)):
        more = [procedure().replace("opening", f"p{at}").replace("CX-01", f"CX-{at}") for at in range(count)]
        book = small(CLERK, *more)
        made = prints(*more)[addresses.book_sign_off_pdf(book.manual.books[0].id)]
        assert made.count('style="height: 11mm"') == rows, count


def test_the_seal_is_the_hash_of_number_version_and_content_of_each() -> None:
    book = small(CLERK, RULES)
    documents = [one for one in book.documents if isinstance(one, Controlled)]
    lines = "".join(f"{one.number}\tA/0\t{one.hash}\n" for one in documents)
    assert seal(documents) == hashlib.sha256(lines.encode()).hexdigest()
    assert seal(reversed(documents)) != seal(documents)


def test_outsiders_sign_only_for_penalties() -> None:
    penalty = """
kind: penalty
id: fines
title: 罚则
book: shop
breaches: [{id: late, text: 送货迟到, applies_to: carrier, parties: [supplier], consequences: [{type: warning}]}]
"""
    assert addresses.control_pdf("sign-off-supplier") not in prints()
    assert addresses.control_pdf("sign-off-clerk") in prints()
    book = small(CLERK, OUTSIDE, penalty.replace(", parties: [supplier]", ""))
    supplier = book.by_id["supplier"]
    assert isinstance(supplier, Role)
    assert signed_by(supplier, book) == ()


def test_outside_documents_are_listed_with_those_that_name_them() -> None:
    made = prints(procedure(), sheet=SHEET + "external_titles: [国家标准]\n")["pdf/control/external-documents.pdf"]
    assert "<td>《国家标准》</td><td></td><td></td><td></td><td>《店规》</td>" in made


def test_the_register_has_two_witnesses_and_a_row_for_each_document() -> None:
    made = prints(procedure(), FORM.format(id="book", number=9))["pdf/control/distribution.pdf"]
    assert "监销人一" in made
    assert "监销人二" in made
    assert "<td>开店程序</td>" in made
    assert "<td>book表</td>" not in made, "blank forms are given out freely"
    assert "<td>book表</td>" in prints(FORM.format(id="book", number=9))["pdf/control/records.pdf"]


def test_another_document_s_text_changes_no_print() -> None:
    def keys(text: str) -> Mapping[str, Artifact]:
        book: Handbook = small(CLERK, RULES, procedure() + f"purpose: {text}\n")
        return {one.path: one for one in render_paper(book, DATE, resources())}

    before, after = keys("甲"), keys("乙")
    changed = {path for path, one in before.items() if one.key != after[path].key}
    # Only the document itself, and the papers that name its content's hash.
    assert changed == {
        "pdf/procedures/opening.pdf",
        "pdf/control/master-list.pdf",
        "pdf/control/sign-off-clerk.pdf",
        "pdf/control/book-sign-off-shop.pdf",
    }
