"""guiju print: the dated checklists of a role, ready for the printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, Number, date_option, handbook_here, known_files, lang_option, settings
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.pipeline import CheckResult
    from guiju.settings import Settings

MOST_DAYS = 366


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("打印一个岗位某天的检查清单（PDF）", "Print a role's checklist of a day as PDF")

    @click.command("print", cls=Command, say=say, help=words)
    @click.argument("role", metavar="ROLE")
    @date_option(say)
    @click.option(
        "--days", type=Number(1, say, MOST_DAYS), default=1, help=say("从那天起印几天", "how many days from then on")
    )
    @click.option(
        "-o",
        "output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say("写到哪个文件（默认：岗位-日期.pdf）", "the file to write (default: role-date.pdf)"),
    )
    @lang_option(say)
    def print_sheets(role: str, date: str | None, days: int, output: Path | None) -> int:
        return _print(role, date, days, output, say)

    return print_sheets


def _print(role: str, date: str | None, days: int, output: Path | None, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import show_findings
    from guiju.diagnostics import errors

    chosen = pipeline.dated(settings(handbook_here(say), say, date=date))
    if chosen.date is None:
        said = say(
            "不知道印哪一天（没有 git 提交日期）；加 --date 2026-11-21 这样的日期",
            "which day? There is no commit to take it from; give --date 2026-11-21",
        )
        raise click.UsageError(said, click.get_current_context())
    result = pipeline.check(chosen, known_files(chosen.home))
    if result.handbook is None or errors(result.findings):
        show_findings(errors(result.findings), say, (chosen.sop, chosen.home))
        return FINDINGS
    return _sheets(role, days, output, result, chosen, say)


def _sheets(role: str, days: int, output: Path | None, result: CheckResult, chosen: Settings, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import show_findings
    from guiju.cli.parties import find_party
    from guiju.diagnostics import errors

    assert result.handbook
    party = find_party(role, result.handbook, say)
    target = output or Path(f"{party.id}-{chosen.date}.pdf")
    run = pipeline.print_sheets(party, days, result.handbook, chosen, target)
    if run is None:
        zh, en = f"“{party.title}”没有按周期要做的事，没有可印的", f"nothing recurs for {party.title}: nothing to print"
        click.echo(say(zh, en), err=True)
        return FINDINGS
    if run.findings:
        show_findings(run.findings, say)
    if errors(run.findings):
        return FINDINGS
    pages = sum(pdf.pages for pdf in run.pdfs.values())
    click.echo(say(f"已写 {target}，{pages} 页", f"Wrote {target}, pages: {pages}"))
    return FINE
