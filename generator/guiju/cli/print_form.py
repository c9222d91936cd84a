"""guiju print FORM --fillable: a blank form to fill in on a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import known_files, settings
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.model.handbook import Handbook
    from guiju.model.work import Form


def print_form(name: str, folders: tuple[Path, Path], date: str | None, output: Path | None, say: Say) -> int:
    """Print the form that a person names by id, number, title or alias, with fields to fill in; give the exit code."""
    from guiju import pipeline
    from guiju.cli.console import show_findings
    from guiju.diagnostics import errors

    chosen = pipeline.dated(settings(folders, say, date=date))
    result = pipeline.check(chosen, known_files(chosen.home))
    if result.handbook is None or errors(result.findings):
        show_findings(errors(result.findings), say, (chosen.sop, chosen.home))
        return FINDINGS
    form = find_form(name, result.handbook, say)
    target = output or Path(f"{form.id}.pdf")
    run = pipeline.print_fillable(form, result.handbook, chosen, target)
    if run.findings:
        show_findings(run.findings, say)
    if errors(run.findings):
        return FINDINGS
    pages = sum(pdf.pages for pdf in run.pdfs.values())
    click.echo(
        say(f"已写 {target}，{pages} 页，可在屏幕上填写", f"Wrote {target}, to fill in on a screen, pages: {pages}")
    )
    return FINE


def find_form(written: str, handbook: Handbook, say: Say) -> Form:
    """Find a form by id, number, title or alias; what is close is suggested, what is several is told apart."""
    names = _names(handbook)
    found = names.get(_plain(written), {})
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        ids = "、".join(sorted(found))
        said = say(f"“{written}”不止一张表：{ids}；请写其中一个", f"'{written}' may be any of {ids}; write one of them")
    else:
        said = say(f"没有表单“{written}”", f"there is no form '{written}'") + say.did_you_mean(written, names)
    raise click.UsageError(said, click.get_current_context(silent=True))


def _names(handbook: Handbook) -> Mapping[str, Mapping[str, Form]]:
    names: dict[str, dict[str, Form]] = {}
    for form in handbook.forms:
        for name in _called(form):
            names.setdefault(_plain(name), {})[form.id] = form
    return names


def _called(form: Form) -> Iterator[str]:
    from guiju.model.text import given, listed

    yield form.id
    yield str(form.title)
    yield from (one for one in (given(form.title_en), given(form.number)) if one)
    yield from listed(form.aliases)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
