"""guiju print DOCUMENT: a copy of one document, controlled where it has a number and a holder."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINE
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.model.handbook import Handbook
    from guiju.model.node import Document
    from guiju.render.paper.frame import Copy
    from guiju.settings import Settings

MOST_COPIES = 100
_NUMBERS = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def print_document(
    document: Document,
    numbers: str | None,
    holder: str | None,
    output: Path | None,
    handbook: Handbook,
    chosen: Settings,
    say: Say,
) -> int:
    """Print a document, and give the exit code: controlled copies with their numbers (such as 3 or 1-5) and their
    holder, as a person writes them; without either a copy that is uncontrolled, and says so on each page."""
    copies = _copies(numbers, holder, handbook, say)
    return _print(document, copies, output, handbook, chosen, say)


def _print(
    document: Document,
    copies: tuple[Copy | None, ...],
    output: Path | None,
    handbook: Handbook,
    chosen: Settings,
    say: Say,
) -> int:
    from guiju import pipeline
    from guiju.cli.console import tell_written
    from guiju.render import addresses

    _remind(document, copies, handbook, chosen, say)
    for copy in copies:
        target = _target(document, copy, output, several=len(copies) > 1)
        run = pipeline.print_copy(document, copy, handbook, chosen, target)
        # The whole handbook is bound from prints of its own, whose pages are its own again.
        made = run.pdfs.get(addresses.pdf(document))
        pages = made.pages if made else 0
        told = tell_written(run.findings, target, say(f"，{pages} 页", f", pages: {pages}"), chosen, say)
        if told != FINE:
            return told
    return FINE


def _remind(
    document: Document, copies: tuple[Copy | None, ...], handbook: Handbook, chosen: Settings, say: Say
) -> None:
    """Say that a controlled copy is made of something that is not in force."""
    from guiju.derive.status import status_on
    from guiju.model.node import Controlled
    from guiju.render.wording import label

    status = status_on(document, chosen.date, handbook) if isinstance(document, Controlled) else "effective"
    if copies[0] and status != "effective":
        zh = f"提醒：《{document.title}》是“{label('status', status)}”，还不是现行有效的文件"
        en = f"note: {document.title} is not in force; its status is: {label('status', status, 'en')}"
        click.echo(say(zh, en), err=True)


def _target(document: Document, copy: Copy | None, output: Path | None, *, several: bool) -> Path:
    whole = output or Path(f"{document.id}.pdf")
    # One file by itself has the name that was asked for; several, or a copy nobody named, get their number.
    numbered = copy is not None and (several or output is None)
    return whole.with_name(f"{whole.stem}-{copy.number}{whole.suffix}") if copy and numbered else whole


def _copies(numbers: str | None, holder: str | None, handbook: Handbook, say: Say) -> tuple[Copy | None, ...]:
    from guiju.cli.parties import find_audience
    from guiju.render.paper.frame import Copy

    if not numbers and not holder:
        return (None,)
    if not numbers or not holder:
        zh = "受控副本要同时写 --copy 发放号 和 --holder 持有的部门或岗位"
        raise _wrong(say(zh, "a controlled copy needs both --copy N and --holder PARTY"))
    party = find_audience(holder, handbook, say)
    return tuple(Copy(number=f"{number:03}", holder=str(party.title)) for number in _span(numbers, say))


def _span(written: str, say: Say) -> range:
    found = _NUMBERS.fullmatch(unicodedata.normalize("NFKC", written).strip())
    first = int(found[1]) if found else 0
    last = int(found[2] or found[1]) if found else 0
    if not 1 <= first <= last < first + MOST_COPIES:
        zh = f"--copy 要写一个发放号，如 3，或从几到几，如 1-5，一次最多 {MOST_COPIES} 份；现在写的是 {written}"
        en = f"--copy takes a number such as 3, or several such as 1-5, {MOST_COPIES} at most; not {written}"
        raise _wrong(say(zh, en))
    return range(first, last + 1)


def _wrong(said: str) -> click.UsageError:
    return click.UsageError(said, click.get_current_context(silent=True))
