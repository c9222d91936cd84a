"""GJ756: signatures that stand on another page than what they sign.

Why: a signature alone on a sheet signs anything that is laid before it.
Sees: a table whose HTML class begins with "sign", or is "opinions": it must be on one page, and behind something else
on it: content, or rows of the table before it, whose head is repeated there. Cannot see: signatures that are no such
table, and empty rows above them of a table without a head.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Element, Proof, shown


def check(proof: Proof) -> Iterator[Finding]:
    """Find signatures that are split from their block."""
    order = list(proof.tree.places())
    page_before = {place: order[at - 1][0] for at, place in enumerate(order) if at}
    earlier: Element | None = None
    for table, classes in proof.tables:
        first = next(table.places(), None)
        if first and any(one.startswith("sign") or one == "opinions" for one in classes):
            alone = page_before.get(first, first[0]) != first[0] and not _goes_on(earlier, first[0], proof)
            if alone or len(table.pages) > 1:
                place = ArtifactPlace(proof.path, table.pages[-1] + 1)
                yield finding("GJ756", place, text=shown(proof.text_of(table)))
        earlier = table


def _goes_on(table: Element | None, page: int, proof: Proof) -> bool:
    """Tell whether a page shows more rows of a table, be they empty: its head is there once more."""
    heads = (one for one in table.kids if isinstance(one, Element) and one.kind == "THead") if table else ()
    said = "".join(proof.text_of(head) for head in heads)
    return bool(said) and said in proof.running(page)
