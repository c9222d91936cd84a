"""GJ756: signatures that stand on another page than what they sign.

Why: a signature alone on a sheet signs anything that is laid before it.
Sees: a table whose HTML class begins with "sign", or is "opinions": it must be on one page, and on the page on which
what is before it ends. Cannot see: signatures that are no such table.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Element, Proof, shown


def check(proof: Proof) -> Iterator[Finding]:
    """Find signatures that are split from their block."""
    order = list(proof.tree.places())
    before = {place: order[at - 1][0] for at, place in enumerate(order) if at}
    for table, classes in proof.tables:
        if any(one.startswith("sign") or one == "opinions" for one in classes) and _split(table, before):
            place = ArtifactPlace(proof.path, table.pages[-1] + 1)
            yield finding("GJ756", place, text=shown(proof.text_of(table)))


def _split(table: Element, before: dict[tuple[int, int], int]) -> bool:
    pages = table.pages
    first = next(table.places(), None)
    return first is not None and (len(pages) > 1 or before.get(first, pages[0]) != pages[0])
