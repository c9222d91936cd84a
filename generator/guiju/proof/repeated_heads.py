"""GJ755: a table that goes on over a page without its head.

Why: nobody knows what the columns of the second page mean.
Sees: for each table with a head (thead) and each page that shows rows of it behind the first: whether the words of the
head stand there once more. Cannot see: heads that are only drawn, and tables whose first row is no thead.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof, shown


def check(proof: Proof) -> Iterator[Finding]:
    """Find pages on which a table has lost its head."""
    for table in proof.tree.below():
        head = next((one for one in table.kids if not isinstance(one, tuple) and one.kind == "THead"), None)
        said = proof.text_of(head) if table.kind == "Table" and head else ""
        if said and head:
            for page in table.pages:
                if page not in head.pages and said not in proof.running(page):
                    yield finding("GJ755", ArtifactPlace(proof.path, page + 1), text=shown(said))
