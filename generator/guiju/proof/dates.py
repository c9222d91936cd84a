"""GJ770: a dated sheet with another date than it should have, or none.

Why: a sheet of the wrong day is a false record of two days.
Sees: on each page of a sheet its own date and no other sheet's, once among what is to be read, in its foot as well; one
bookmark a sheet, in order, that leads to its first page. Cannot see: whether the duties of the sheet are those of that
day: derive/days.py says so, and its tests.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof, bare


def check(proof: Proof) -> Iterator[Finding]:
    """Find sheets whose date is not theirs."""
    dates = [one.date for one in proof.wanted.dated]
    for number, date in enumerate(dates):
        span = proof.spans[number]
        if list(proof.archive.bookmarks[number : number + 1]) != [span.start]:
            yield finding("GJ770", ArtifactPlace(proof.path, span.start + 1), date=date)
            continue
        for page in span:
            said = bare("".join(run.text for run in proof.pages[page].runs))
            others = any(other != date and other in said.replace(date, "") for other in dates)
            if others or said.count(date) != (2 if page == span.start else 1):
                yield finding("GJ770", ArtifactPlace(proof.path, page + 1), date=date)
