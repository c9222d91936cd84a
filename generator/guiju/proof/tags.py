"""GJ768: tags that do not hold together: what a screen reader would skip, or read wrongly.

Why: a blind reader gets the document from its tags alone.
Sees: content that is neither tagged nor an artifact; places that the parent tree and the structure tell differently;
figures without words, heads of tables without a scope, rows of unequal width, levels of headings that are skipped,
notes that say nothing; as many tables in the structure as in the HTML. Cannot see: whether the words fit the figure.
A book of dated sheets has no structure: of it only notes and unmarked content are judged, and each of its distinct
sheets once with its tags, as a single day of it would be printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import HEADINGS, TABLES, Element, Proof, shown


def check(proof: Proof) -> Iterator[Finding]:
    """Find faults of the tags."""
    for page, what in _faults(proof):
        yield finding("GJ768", ArtifactPlace(proof.path, page + 1), what=what)


def _faults(proof: Proof) -> Iterator[tuple[int, Wording]]:
    for number, page in enumerate(proof.pages):
        if page.stray:
            yield number, Wording("有内容既没有标签也不是装饰", "content that is neither tagged nor an artifact")
    for number in proof.archive.mute:
        yield number, Wording("链接或填写栏没有说明", "a link or field that says nothing")
    if not proof.wanted.dated:
        yield from _faults_of_tree(proof)


def _faults_of_tree(proof: Proof) -> Iterator[tuple[int, Wording]]:
    for place in proof.archive.astray[:1]:
        yield place[0], Wording("内容和结构树对不上", "content that the structure tree does not own")
    level = 0
    for element in proof.tree.below():
        if element.kind in HEADINGS:
            if int(element.kind[1]) > level + 1:
                yield (
                    _page(element),
                    Wording(f"标题跳级：{_said(element, proof)}", f"a level skipped: {_said(element, proof)}"),
                )
            level = int(element.kind[1])
        level = 0 if element.kind == "Part" else level
        yield from _fault(element)
    if sum(one.kind in TABLES for one in proof.tree.below()) != len(proof.wanted.tables):
        yield -1, Wording("表格的个数和网页稿不同", "not as many tables as in the HTML")


def _fault(element: Element) -> Iterator[tuple[int, Wording]]:
    if element.kind == "Figure" and not element.alt:
        yield _page(element), Wording("图没有说明文字", "a figure without words")
    if element.kind == "TH" and not element.scope:
        yield _page(element), Wording("表头没有说明管哪些格", "a head without a scope")
    if element.kind == "Table" and not _even(element):
        yield _page(element), Wording("表格各行的列数不同", "rows of unequal width")


def _even(table: Element) -> bool:
    """Tell whether all rows are as wide, cells that reach down counted in the rows that they reach."""
    widths: set[int] = set()
    reaching: dict[int, int] = {}
    rows = [one for group in table.kids if isinstance(group, Element) for one in group.kids if isinstance(one, Element)]
    for number, row in enumerate(one for one in rows if one.kind == "TR"):
        width = reaching.pop(number, 0)
        for cell in (one for one in row.kids if isinstance(one, Element)):
            width += cell.columns
            for below in range(number + 1, number + cell.rows):
                reaching[below] = reaching.get(below, 0) + cell.columns
        widths.add(width)
    return len(widths) <= 1


def _page(element: Element) -> int:
    return next(iter(element.pages), -1)


def _said(element: Element, proof: Proof) -> str:
    return shown(proof.text_of(element))
