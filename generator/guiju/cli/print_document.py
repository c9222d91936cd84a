"""guiju print DOCUMENT: a copy of one document, controlled where it has a number and a holder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.model.handbook import Handbook
    from guiju.model.node import Document
    from guiju.pipeline import CheckResult
    from guiju.render.paper.frame import Copy
    from guiju.settings import Settings

MOST_COPIES = 100
_META = "guiju.copy"
_NUMBERS = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def copy_options(say: Say) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Take --copy and --holder; they are kept in the context, for whoever prints a document to ask."""

    def remember(context: click.Context, param: click.Parameter, value: str | None) -> None:
        context.meta[f"{_META}.{param.name}"] = value

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        words = say("受控副本的发放号，或从几到几，如 1-5", "the number of a controlled copy, or of several: 1-5")
        holder = say("受控副本发给哪个部门或岗位", "the unit or role that holds the controlled copy")
        kept: dict[str, Any] = {"expose_value": False, "callback": remember}
        function = click.option("--holder", metavar="PARTY", help=holder, **kept)(function)
        return click.option("--copy", metavar="N", help=words, **kept)(function)

    return decorate


def print_document(written: str, output: Path | None, result: CheckResult, chosen: Settings, say: Say) -> int | None:
    """Print the document that is named, and give the exit code; None where a role or unit is named: that is its sheets.

    With --copy or --holder a role names its pack. Without them a copy is uncontrolled, and says so on each page.
    """
    assert result.handbook
    context = click.get_current_context()
    numbers, holder = (context.meta.get(f"{_META}.{name}") for name in ("copy", "holder"))
    document = _named(written, result.handbook, say, packs=bool(numbers or holder))
    if document is None:
        return None
    if context.get_parameter_source("days") is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError(say("--days 只用于岗位的检查表", "--days is for the sheets of a role"), context)
    copies = _copies(numbers, holder, result.handbook, say)
    return _print(document, copies, output, result.handbook, chosen, say)


def _print(
    document: Document,
    copies: tuple[Copy | None, ...],
    output: Path | None,
    handbook: Handbook,
    chosen: Settings,
    say: Say,
) -> int:
    from guiju import pipeline
    from guiju.cli.console import show_findings
    from guiju.diagnostics import errors
    from guiju.render import addresses

    _remind(document, copies, handbook, chosen, say)
    for copy in copies:
        target = _target(document, copy, output, several=len(copies) > 1)
        run = pipeline.print_copy(document, copy, handbook, chosen, target)
        if run.findings:
            show_findings(run.findings, say)
        if errors(run.findings):
            return FINDINGS
        pages = run.pdfs[addresses.pdf(document)].pages
        click.echo(say(f"已写 {target}，{pages} 页", f"Wrote {target}, pages: {pages}"))
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


def _named(written: str, handbook: Handbook, say: Say, *, packs: bool) -> Document | None:
    """Find a document by id, title, alias or number; a role or unit is one only where its pack is wanted."""
    names = _names(handbook)
    found = names.get(_plain(written), {})
    sheets = {name for name, one in found.items() if one.kind in ("role", "unit")}
    if sheets and not packs:
        return None
    packed = {name: one for name, one in found.items() if one.kind != "unit"}
    if len(packed) == 1:
        return next(iter(packed.values()))
    if packed:
        ids = "、".join(sorted(packed))
        raise _wrong(say(f"“{written}”不止一个：{ids}；请写其中一个", f"'{written}' may be any of {ids}; write one"))
    if found:
        raise _wrong(say(f"部门“{written}”没有自己的文件可印", f"the unit {written} has no document of its own"))
    nothing = say(f"没有岗位或文件“{written}”", f"there is no role or document '{written}'")
    posts = [name for name, ones in names.items() if any(one.kind in ("role", "unit") for one in ones.values())]
    raise _wrong(nothing + (say.did_you_mean(written, posts) or say.did_you_mean(written, names)))


def _names(handbook: Handbook) -> Mapping[str, Mapping[str, Document]]:
    from guiju.render import addresses

    names: dict[str, dict[str, Document]] = {}
    for one in (handbook.manual, *handbook.documents):
        if one.kind == "unit" or addresses.pdf(one):
            for name in _called(one):
                names.setdefault(_plain(name), {})[one.id] = one
    return names


def _called(document: Document) -> Iterator[str]:
    from guiju.model.node import Controlled
    from guiju.model.text import given, listed

    yield document.id
    yield str(document.title)
    yield given(document.title_en) or document.id
    yield from listed(document.aliases)
    if isinstance(document, Controlled):
        yield given(document.number) or document.id


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().strip("《》").casefold()


def _wrong(said: str) -> click.UsageError:
    return click.UsageError(said, click.get_current_context(silent=True))
