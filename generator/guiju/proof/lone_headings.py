"""GJ757: a heading alone at the end of a page.

Why: what it is the heading of stands on the next page, where it is missed.
Sees: a heading (H1 to H6), or a row of a table with nothing but one head in it, whose next content stands on a later
page. Cannot see: headings that are not tagged as such.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import HEADINGS, Element, Proof, shown


def check(proof: Proof) -> Iterator[Finding]:
    """Find headings that are left behind."""
    order = list(proof.tree.places())
    after = {place: order[at + 1] for at, place in enumerate(order[:-1])}
    for element in proof.tree.below():
        if element.kind in HEADINGS or _is_group(element):
            last = list(element.places())[-1:]
            if last and last[0] in after and after[last[0]][0] > last[0][0] and not _ends(element, last[0], proof):
                place = ArtifactPlace(proof.path, last[0][0] + 1)
                yield finding("GJ757", place, text=shown(proof.text_of(element)))


def _is_group(element: Element) -> bool:
    return element.kind == "TBody" and any(_is_lone_head(one) for one in element.kids[-1:])


def _is_lone_head(row: Element | tuple[int, int]) -> bool:
    return isinstance(row, Element) and [one.kind for one in row.kids if isinstance(one, Element)] == ["TH"]


def _ends(element: Element, last: tuple[int, int], proof: Proof) -> bool:
    """Tell whether a document ends here: what is next in a book belongs to another one."""
    return any(span and last[0] == span[-1] for span in proof.spans)
