"""guiju check: read and judge a handbook."""

from __future__ import annotations

from pathlib import Path

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, date_option, format_option, handbook_argument, known_files, lang_option, settings
from guiju.cli.words import Say


def command(say: Say) -> click.Command:
    """Make the command in one language."""

    @click.command("check", cls=Command, say=say, help=say("检查手册，列出所有问题", "Check a handbook"))
    @handbook_argument(say)
    @format_option(("text", "json", "github", "sarif"), say)
    @click.option("--strict", is_flag=True, help=say("有警告也算不通过", "warnings count as errors"))
    @date_option(say)
    @click.option(
        "--against",
        default="",
        metavar="REV",
        help=say("同 git 的这个版本比，改了内容的要改版本", "what changed since this revision must step its version"),
    )
    @lang_option(say)
    def check(folders: tuple[Path, Path], form: str, strict: bool, date: str | None, against: str) -> int:
        return _check(folders, form, strict, date, against, say)

    return check


def _check(folders: tuple[Path, Path], form: str, strict: bool, date: str | None, against: str, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import report_of, show, undated

    chosen = pipeline.dated(settings(folders, say, date=date, against=against))
    result = pipeline.check(chosen, known_files(chosen.home))
    report = report_of(result.findings, say, folders)
    show(report, form)
    if chosen.date is None:
        undated(say)
    grave = report.counts["error"] + (report.counts["warning"] if strict else 0)
    return FINDINGS if grave else FINE
