"""Every rule of the gate finds what is broken for it, and says nothing about a print that is whole."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pikepdf
import pytest
from tests.proof.conftest import MakeProof, PrintHtml, page

from guiju import proof as gate
from guiju.diagnostics import ArtifactPlace, Finding
from guiju.proof.proof import Proof
from guiju.proof.reader import read
from guiju.proof.wanted import wanted

WORDS = "从接到单到交单，发货各环节有序，账目清楚；发货管理制度共十八条，和本流程合起来就是全部。"
GOOD = f"""
<h1>发货主流程</h1>
<h2>目的</h2><p class="text">{WORDS * 3}</p>
<table class="grid steps"><thead><tr><th>步</th><th>谁做</th><th>做什么</th></tr></thead><tbody>
{"".join(f"<tr><td>{n}</td><td>内勤</td><td><p>{WORDS}</p></td></tr>" for n in range(1, 40))}
</tbody></table>
<p class="gap">源文未写：谁来核对。</p>
<section class="keep"><p>以上属实。</p>
<table class="sign-line"><tr><td><b>交班</b></td><td><b>接班</b></td></tr></table></section>
"""
FORM = (
    "<h1>登记表</h1><table class='fill rows'><thead><tr><th>日期</th><th>谁</th></tr></thead><tbody>"
    "<tr style='height: {0}'><td></td><td></td></tr><tr style='height: {0}'><td></td><td></td></tr></tbody></table>"
)
ROW = "<tr><td>{}</td></tr>"
SIGNS = '<table class="signs"{}><tr><td>甲方签字</td></tr></table>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A print that is broken in one way: the code that finds it, and the page."""

    code: str
    body: str
    head: str = ""
    style: str = "procedure"
    page: int = 1


BROKEN = {
    "a character outside the fonts": Broken(code="GJ751", body="<p>检查 😀 面</p>", page=0),
    "a character lost before": Broken(code="GJ751", body="<p>检查 � 面</p>"),
    "text off the page": Broken(code="GJ752", body='<p style="margin-left: -30mm">检查门锁</p>'),
    "text clipped": Broken(
        code="GJ752", body='<div style="overflow: hidden; width: 20mm; height: 3mm">检查门锁和窗</div>'
    ),
    "text across a rule": Broken(
        code="GJ752",
        body='<table class="grid"><tr><td style="white-space: nowrap">'
        + "检查门锁和窗" * 8
        + "</td><td>　</td></tr></table>",
    ),
    "text over text": Broken(code="GJ753", body='<p>检查门锁</p><p style="margin-top: -5mm">关上窗户</p>'),
    "text over a code": Broken(
        code="GJ753",
        body='<div class="code"></div><p style="margin-top: -14mm">检查门锁</p>',
        head='<meta name="guiju-code" content="FH-BD-06 A/0 914bfd757c8b">',
        style="form",
    ),
    "a row cut in two": Broken(
        code="GJ754", body=f"<table>{ROW.format(WORDS * 14) * 2}{ROW.format((WORDS + '<br>') * 26)}</table>"
    ),
    "a table without its head": Broken(
        code="GJ755",
        body='<table class="grid"><thead style="display: table-row-group"><tr><th>做什么</th></tr></thead><tbody>'
        + ROW.format(WORDS) * 40
        + "</tbody></table>",
        page=2,
    ),
    "signatures alone": Broken(
        code="GJ756", body="<p>以上属实。</p>" + SIGNS.format(' style="break-before: page"'), page=2
    ),
    "a heading alone": Broken(code="GJ757", body='<h1>一</h1><h2>目的</h2><p style="break-before: page">有序。</p>'),
    "the head of a group alone": Broken(
        code="GJ757",
        body="<table><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><th colspan=2>晨间</th></tr></tbody>"
        '<tbody style="break-before: page"><tr><td>开门</td><td>开灯</td></tr></tbody></table>',
    ),
    "a comma at the head of a line": Broken(code="GJ758", body="<p>单据交回<br>，账目记清</p>"),
    "a bracket at the end of a line": Broken(code="GJ758", body="<p>单据（<br>三联）交回</p>"),
    "a wrong page number": Broken(
        code="GJ759", body="<p>有序。</p>", head='<style>@page { @bottom-right { content: "第 2 页 共 9 页" } }</style>'
    ),
    "no page number": Broken(
        code="GJ759", body="<p>有序。</p>", head="<style>@page { @bottom-right { content: none } }</style>"
    ),
    "a low blank": Broken(code="GJ760", body=FORM.format("6mm"), style="form"),
    "small type": Broken(code="GJ761", body='<p style="font-size: 9pt">有序。</p>'),
    "text type on a sheet": Broken(code="GJ761", body='<p style="font-size: 11pt">有序。</p>', style="sheet"),
    "the binding edge": Broken(
        code="GJ762", body="<p>有序。</p>", head="<style>@page { margin-left: 15mm !important }</style>"
    ),
    "pale type": Broken(code="GJ763", body='<p style="color: #bbb">有序。</p>'),
    "hairlines": Broken(
        code="GJ763",
        body='<table style="border-collapse: collapse"><tr><td style="border: 0.2pt solid">有</td></tr></table>',
    ),
    "text that is not shown": Broken(code="GJ764", body='<p>有序。</p><p style="display: none">账目清楚</p>'),
    "text from the styles": Broken(
        code="GJ765", body="<p>有序。</p>", head='<style>p::after { content: "仅供参考" }</style>'
    ),
    "words in the margin": Broken(
        code="GJ765", body="<p>有序。</p>", head='<style>@page { @bottom-center { content: "仅供参考" } }</style>'
    ),
    "a figure without words": Broken(
        code="GJ768",
        body='<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="9" height="9"/></svg>',
    ),
    "rows of unequal width": Broken(
        code="GJ768", body="<table><tr><th>甲</th><td>乙</td></tr><tr><th>丙</th></tr></table>"
    ),
}


def told(found: tuple[Finding, ...]) -> list[str]:
    return [f"{one.place} {one.code} {one.message('en')}" for one in found]


@pytest.mark.parametrize("name", BROKEN)
def test_finds_what_is_broken(name: str, proof: MakeProof) -> None:
    broken = BROKEN[name]
    found = gate.judge(proof(broken.body, style=broken.style, head=broken.head))
    places = [one.place for one in found if one.code == broken.code]
    assert ArtifactPlace("pdf/test.pdf", broken.page) in places, told(found)


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (GOOD, "procedure"),
        (FORM.format("8mm"), "form"),
        ("<h1>检查</h1><p style='font-size: 12pt'>有序。</p>", "sheet"),
    ],
)
def test_says_nothing_about_what_is_whole(body: str, style: str, proof: MakeProof) -> None:
    read_back = proof(body, style=style, said=["有序"] if body != FORM.format("8mm") else ["日期"])
    assert told(gate.judge(read_back)) == []
    assert len(read_back.pages) == (5 if body is GOOD else 1)


def test_every_rule_has_a_print_that_is_broken_for_it() -> None:
    elsewhere = {"GJ766", "GJ767", "GJ770"}
    shown = {one.code for one in BROKEN.values()} | elsewhere
    written = {code for rule in gate.RULES for code in re.findall(r"GJ7\d\d", rule.__globals__["__doc__"])}
    assert shown == written


def test_signatures_may_follow_an_empty_row(proof: MakeProof) -> None:
    """The rows of a form say nothing: what goes with the signatures to their page is seen by its repeated head."""
    row = '<tr style="height: 60mm"><td></td></tr>'
    head = "<thead><tr><th>事项</th></tr></thead>"
    whole = proof(f'<h1>表</h1><table class="fill rows">{head}<tbody>{row * 5}</tbody></table>{SIGNS.format("")}')
    assert len(whole.pages) == 2
    assert told(gate.judge(whole)) == []


SLIP = '<td style="padding: 0 10mm 0 {}mm"><p>有序。</p></td>'
SLIPS = (
    '<table style="width: 297mm; table-layout: fixed; margin: 0; border-spacing: 0"><tr>' + SLIP * 2 + "</tr></table>"
)
PAIR = "<style>@page { size: A4 landscape; margin: 10mm 0 !important; @bottom-left { padding-left: 20mm } }</style>"


@pytest.mark.parametrize(("edges", "codes"), [((20, 20), set()), ((20, 9), {"GJ762"}), ((9, 20), {"GJ762"})])
def test_slips_side_by_side_have_an_edge_each(edges: tuple[int, int], codes: set[str], printed: PrintHtml) -> None:
    html = page(SLIPS.format(*edges), head=PAIR).replace("<html ", '<html class="form-pair" ')
    found = gate.judge(read("pdf/test.pdf", printed(html), wanted([html])))
    assert {one.code for one in found} & {"GJ762"} == codes, told(found)


def test_words_of_a_link_belong_to_their_line(proof: MakeProof) -> None:
    """What stands between two links may begin a line of the structure; it begins none on paper."""
    whole = proof('<h1>有</h1><p id="a">见<a href="#a">发货单</a>、<a href="#a">出门条</a>，交回。</p>')
    assert told(gate.judge(whole)) == []
    broken = proof('<h1>有</h1><p id="a">见<a href="#a">发货单</a><br>、<a href="#a">出门条</a>，交回。</p>')
    assert [one.code for one in gate.judge(broken)] == ["GJ758"]


def test_a_contents_says_pages_that_no_html_has(proof: MakeProof) -> None:
    contents = '<ul class="toc"><li><a href="#a"><b>1</b>目的</a></li></ul><h2 id="a">目的</h2><p>有序。</p>'
    whole = proof(f"<h1>有</h1>{contents}")
    assert any(run.text.strip() == "1" for page in whole.pages for run in page.runs)
    assert told(gate.judge(whole)) == []


def test_what_is_struck_through_is_not_cut(proof: MakeProof) -> None:
    assert told(gate.judge(proof("<h1>有</h1><p>交<del>三天</del><ins>两天</ins>内</p>"))) == []


def test_words_of_the_model_that_are_not_on_paper(proof: MakeProof) -> None:
    found = gate.judge(proof("<p>有序。</p>", said=["有序", "账目清楚"]))
    assert [(one.code, dict(one.values)["text"]) for one in found] == [("GJ764", "账目清楚")]


@pytest.mark.parametrize(("style", "size", "most"), [("sheet", 60_001, "60"), ("handbook", 8_000_001, "8000")])
def test_a_file_that_is_too_large(style: str, size: int, most: str, proof: MakeProof) -> None:
    whole = proof("<h1>有</h1><p style='font-size: 12pt'>有序。</p>", style=style)
    assert gate.judge(whole) == ()
    found = gate.judge(replace(whole, size=size))
    assert [(one.code, dict(one.values)["most"]) for one in found] == [("GJ766", most)]


def _without_claims(file: pikepdf.Pdf) -> None:
    del file.Root["/Metadata"]


def _without_intent(file: pikepdf.Pdf) -> None:
    del file.Root["/OutputIntents"]


def _with_a_font_outside(file: pikepdf.Pdf) -> None:
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            del one["/FontFile2"]


def _with_a_stranger(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"q 100 100 m 300 300 l 300 100 l S Q")


def _with_another_owner(file: pikepdf.Pdf) -> None:
    owners = file.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0] = file.Root.StructTreeRoot.K[0]


@pytest.mark.parametrize(
    ("spoil", "code", "what"),
    [
        (_without_claims, "GJ767", "PDF/A-3a"),
        (_without_intent, "GJ767", "OutputIntent"),
        (_with_a_font_outside, "GJ767", "Noto"),
        (_with_a_stranger, "GJ768", "neither"),
        (_with_another_owner, "GJ768", "own"),
    ],
)
def test_a_file_that_another_program_spoiled(
    spoil: Callable[[pikepdf.Pdf], None], code: str, what: str, printed: PrintHtml
) -> None:
    html = page("<h1>有</h1><p>有序。</p>")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(html))) as file:
        spoil(file)
        file.save(out)
    found = gate.judge(read("pdf/test.pdf", out.getvalue(), wanted([html])))
    assert any(one.code == code and what in one.message("en") for one in found), told(found)


def test_a_row_higher_than_a_page_may_be_cut(proof: MakeProof) -> None:
    """A step of 3,000 characters has to go on over the page, and the gate lets it."""
    body = f'<table class="grid">{ROW.format("一")}{ROW.format(WORDS * 66)}</table>'
    whole = proof(body)
    assert any(len(one.pages) > 1 for one in _rows(whole))
    assert told(gate.judge(whole)) == []


def _rows(proof: Proof) -> Iterator[gate.proof.Element]:
    return (one for one in proof.tree.below() if one.kind in ("TR", "LayoutRow"))


def test_damage_is_said(printed: PrintHtml) -> None:
    content = printed(page("<p>有序。</p>"))
    with pytest.raises(ValueError, match=r".+"):
        read("pdf/test.pdf", content[:600], wanted([page("<p>有序。</p>")]))
