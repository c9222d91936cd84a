"""GJ764 and GJ765: what stands in the PDF is what the HTML and the model say: nothing lost, nothing invented.

Why: paper that says other than the screen, or less, is worse than none.
Sees: the text of the structure in reading order against that of the HTML (white space and hyphens left out, numbers of
sections from the style sheet allowed for); the words of every item of the model; running heads and feet, which may say
what the HTML has for them, repeat heads of tables and count pages. In a book of dated sheets, which has no structure,
the characters of each sheet are counted. Cannot see: the same words in another place of the same document (of the same
sheet: in any other order), pictures, what a form's fields hold, and page numbers in a contents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.proof.proof import HEADINGS, Element, Proof, Run, bare, shown

_SECTION = re.compile(r"\d+\s*")
_COUNTED = re.compile(r"(总)?第\d+页(共\d+页)?")
_COMPARED = 6000


def check(proof: Proof) -> Iterator[Finding]:
    """Find what is lost and what is invented."""
    if proof.wanted.dated:
        yield from _of_sheets(proof)
        yield from _invented_heads(proof)
        return
    pieces = [(run.page, bare(run.text)) for run in _read(proof)]
    text = "".join(said for _, said in pieces)
    yield from _differences(text, pieces, proof)
    for one in proof.wanted.said:
        if one not in text:
            yield finding("GJ764", ArtifactPlace(proof.path), text=shown(one))
    yield from _invented_heads(proof)


def _read(proof: Proof) -> Iterator[Run]:
    """Give what is read; numbers of sections, and the pages of a contents, come from the style sheet."""
    headings = (run for one in proof.tree.below() if one.kind in HEADINGS for run in _number(one, proof))
    contents = (run for one in proof.tree.below() if one.kind == "L" for run in _pages(one, proof))
    numbers = {id(run) for run in (*headings, *contents)}
    return (run for run in proof.runs_of(proof.tree) if id(run) not in numbers)


def _number(heading: Element, proof: Proof) -> Iterator[Run]:
    first = next(proof.runs_of(heading), None)
    if first and _SECTION.fullmatch(first.text):
        yield first


def _pages(contents: Element, proof: Proof) -> Iterator[Run]:
    for link in (one for one in contents.below() if one.kind == "Link"):
        runs = list(proof.runs_of(link))
        if len(runs) > 1 and runs[-1].text.strip().isdigit():
            yield runs[-1]


def _of_sheets(proof: Proof) -> Iterator[Finding]:
    """Hold each sheet of a book of dates to its words, which have no order there but that of the drawing."""
    for span, sheet in zip(proof.spans, proof.wanted.dated, strict=False):
        said = "".join(bare(run.text) for page in span for run in proof.pages[page].runs if run.content >= 0)
        here, there = Counter(said), Counter(sheet.text)
        place = ArtifactPlace(proof.path, span.start + 1)
        if lost := _in_order(there - here, sheet.text):
            yield finding("GJ764", place, text=shown(lost))
        if invented := _in_order(here - there, said):
            yield finding("GJ765", place, text=shown(invented))


def _in_order(some: Counter[str], text: str) -> str:
    return "".join(one for one in dict.fromkeys(text) if one in some)


def _differences(text: str, pieces: list[tuple[int, str]], proof: Proof) -> Iterator[Finding]:
    wanted = proof.wanted.text
    if text == wanted or Counter(text) == Counter(wanted):
        return
    start = next(
        (at for at, (a, b) in enumerate(zip(text, wanted, strict=False)) if a != b), min(len(text), len(wanted))
    )
    here, there = text[start : start + _COMPARED], wanted[start : start + _COMPARED]
    for what, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        page = ArtifactPlace(proof.path, _page(start + a, pieces) + 1)
        lost, invented = there[c:d], here[a:b]
        if what != "equal" and lost and lost not in text:
            yield finding("GJ764", page, text=shown(lost))
        if what != "equal" and invented and invented not in wanted:
            yield finding("GJ765", page, text=shown(invented))


def _page(at: int, pieces: list[tuple[int, str]]) -> int:
    for page, said in pieces:
        at -= len(said)
        if at < 0:
            return page
    return pieces[-1][0] if pieces else 0


def _invented_heads(proof: Proof) -> Iterator[Finding]:
    """Hold what is outside the structure to what may stand there."""
    heads = [proof.text_of(one) for one in proof.tree.below() if one.kind in ("THead", "TFoot")]
    # A book of dated sheets has no heads to ask for: there the words of its sheets may stand outside their content.
    sheets = dict.fromkeys(one.text for one in proof.wanted.dated)
    allowed = "\n".join((*proof.wanted.running, *heads, *sheets))
    for page in proof.pages:
        for run in page.runs:
            text = bare(run.text)
            if run.content == -1 and text and text not in allowed and not _COUNTED.fullmatch(text):
                yield finding("GJ765", ArtifactPlace(proof.path, run.page + 1), text=shown(text))
