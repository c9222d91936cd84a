"""Printing: findings in the form that was asked for, and words about what is under way."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import near
from guiju.cli.words import Say
from guiju.diagnostics import Finding, errors
from guiju.report import Report, tell

if TYPE_CHECKING:
    from guiju.publish.press import Run
    from guiju.settings import Settings


def report_of(findings: Sequence[Finding], say: Say, folders: Sequence[Path] = (), *, plain: bool = False) -> Report:
    """Make a report on findings whose files stand in the folders, told for this console; plain: without colours."""
    colours = not plain and coloured(sys.stdout)
    return Report(findings=findings, folders=folders, here=Path.cwd(), lang=say.lang, colours=colours)


def show(report: Report, form: str) -> None:
    """Print a report; what programs read is UTF-8, whatever the console speaks."""
    told = tell(report, form)
    if form == "text":
        click.echo(told, nl=False, color=report.colours)
    else:
        write_utf8(told)


def write_utf8(told: str) -> None:
    """Print text for programs."""
    sys.stdout.flush()
    sys.stdout.buffer.write(told.encode())


def show_findings(findings: Sequence[Finding], say: Say, folders: Sequence[Path] = ()) -> None:
    """Print findings that end a run to the error stream."""
    report = Report(findings=findings, folders=folders, here=Path.cwd(), lang=say.lang, colours=coloured(sys.stderr))
    click.echo(tell(report, "text"), nl=False, err=True, color=report.colours)


def tell_print(run: Run, target: Path, chosen: Settings, say: Say, more: str = "") -> int:
    """Tell how a print went, with its pages, those of a bound PDF beside the single ones not counted twice; give the
    exit code."""
    pages = sum(pdf.pages for path, pdf in run.pdfs.items() if not path.startswith("pdf/roles/all-"))
    return tell_written(run.findings, target, say(f"，{pages} 页", f", pages: {pages}") + more, chosen, say)


def tell_written(found: Sequence[Finding], target: Path, more: str, chosen: Settings, say: Say) -> int:
    """Tell what was found while a file was made, and where it is, if it is there; give the exit code."""
    if found:
        show_findings(found, say, (chosen.sop, chosen.home))
    if errors(found):
        return FINDINGS
    shown = near(target) if target.is_absolute() else str(target)
    click.echo(say(f"已写 {shown}{more}", f"Wrote {shown}{more}"))
    return FINE


def undated(say: Say) -> None:
    """Say that the day is not known."""
    zh = "没有 git 提交日期：按日期判断的规则没有查；可以加 --date 2026-11-21 这样的日期"
    click.echo(say(zh, "no commit to take the day from: rules about dates were skipped; give --date"), err=True)


def coloured(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal that shows colours."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
