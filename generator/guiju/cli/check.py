"""guiju check: read and judge a handbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import (
    Command,
    Number,
    date_option,
    format_option,
    handbook_argument,
    known_files,
    lang_option,
    settings,
)
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.pipeline import CheckResult
    from guiju.settings import Settings


def command(say: Say) -> click.Command:
    """Make the command in one language."""

    @click.command("check", cls=Command, say=say, help=say("检查手册，列出所有问题", "Check a handbook"))
    @handbook_argument(say)
    @format_option(("text", "json", "github", "sarif"), say)
    @click.option("--strict", is_flag=True, help=say("有警告也算不通过", "warnings count as errors"))
    @click.option(
        "--print",
        "prints",
        is_flag=True,
        help=say("再打开做出的每份 PDF 校一遍", "open every PDF that is made, and proofread it"),
    )
    @click.option("--jobs", type=Number(1, say, 64), help=say("校样用几个进程", "how many processes proofread"))
    @date_option(say)
    @click.option(
        "--against",
        default="",
        metavar="REV",
        help=say("同 git 的这个版本比，改了内容的要改版本", "what changed since this revision must step its version"),
    )
    @lang_option(say)
    def check(folders: tuple[Path, Path], form: str, strict: bool, prints: bool, **more: Any) -> int:
        chosen = settings(folders, say, date=more["date"], jobs=more["jobs"] or 0, against=more["against"])
        return _check(chosen, form, strict, prints, say)

    return check


def _check(asked: Settings, form: str, strict: bool, prints: bool, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import report_of, show, undated

    chosen = pipeline.dated(asked)
    # The day of a commit is not a day that somebody asked for, which would bring the books of its month.
    result = _proofread(asked, say) if prints else pipeline.check(chosen, known_files(chosen.home))
    report = report_of(result.findings, say, (chosen.sop, chosen.home))
    show(report, form)
    if chosen.date is None:
        undated(say)
    grave = report.counts["error"] + (report.counts["warning"] if strict else 0)
    return FINDINGS if grave else FINE


def _proofread(asked: Settings, say: Say) -> CheckResult:
    from guiju import pipeline
    from guiju.cli.progress import Progress

    with Progress(sys.stderr, say) as progress:
        return pipeline.proofread(asked, progress)
