"""GJ759: page x of y wrong or missing; in a book, the running number 总第 n 页 too.

Why: with a page missing from a pile, nobody notices.
Sees: 第 x 页 共 y 页 outside the structure of each page, counted within each document of a book; 总第 n 页 on each
page of a book behind its front matter. A page with neither head nor foot is a cover and may only be the first; the
empty page before a right-hand one has no number of its own.
Cannot see: numbers in the text, such as those of a table of contents (those are held to the text, GJ764).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import Proof

_PAGE = re.compile(r"(?<!总)第(\d+)页共(\d+)页")
_RUNNING = re.compile(r"总第(\d+)页")


def check(proof: Proof) -> Iterator[Finding]:
    """Find pages without their right number."""
    wanted = {at: f"{n} / {len(span)}" for span in proof.spans for n, at in enumerate(span, 1)}
    bound = len(proof.spans) > 1 and not proof.wanted.dated
    front = -(-proof.wanted.lengths[0] // (1 + proof.wanted.duplex)) * (1 + proof.wanted.duplex) if bound else 0
    for page in range(len(proof.pages)):
        text, right = proof.running(page), wanted.get(page, "")
        if page == 0 and not text:
            continue
        found = [" / ".join(one) for one in _PAGE.findall(text)]
        running = [int(one) for one in _RUNNING.findall(text)]
        if found != [right] * bool(right) or running != ([page + 1] if bound and page >= front else []):
            said = "、".join([*found, *(f"总 {one}" for one in running)]) or "-"
            yield finding("GJ759", ArtifactPlace(proof.path, page + 1), found=said, wanted=right or "-")
