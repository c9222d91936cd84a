"""What stands between a command and its user: every way to fail becomes a line of words and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINDINGS, FINE, INTERRUPTED, OUR_FAULT, WRONG_USE
from guiju.cli.program import program
from guiju.cli.words import Say, usage_message
from guiju.settings import language

if TYPE_CHECKING:
    from guiju.diagnostics import Finding


def guarded(arguments: Sequence[str]) -> int:
    """Run a command; give 0 fine, 1 findings, 2 wrong use, 3 our own fault, 130 interrupted."""
    say = Say(language(arguments))
    _speak_utf8()
    try:
        given = program(say).main(list(arguments), prog_name="guiju", standalone_mode=False)
        sys.stdout.flush()
        return given if isinstance(given, int) else FINE
    except click.ClickException as error:
        return _wrong_use(error, say)
    except (click.Abort, KeyboardInterrupt):
        return _interrupted(say)
    except (BrokenPipeError, SystemExit):
        # click itself leaves with 1 when a pipe is closed, and for nothing else; here 1 means findings.
        return _pipe_closed()
    except Exception as error:
        return _failed(error, say)


def told_crash(error: Exception) -> tuple[Finding, ...]:
    """Write down a fault of our own, and give the finding that names the log."""
    from guiju.diagnostics import ArtifactPlace, finding
    from guiju.publish.crash import write_log

    log = write_log(error, (Path(), Path.home()))
    what = type(error).__name__
    return (finding("GJ901", ArtifactPlace("guiju"), log=str(log or "-"), what=what),)


def _speak_utf8() -> None:
    # A console that cannot show a character shall show a question mark, not end the run.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a TextIO may lack it


def _wrong_use(error: click.ClickException, say: Say) -> int:
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "guiju"
    click.echo(f"{say('错误：', 'Error: ')}{usage_message(error, say)}", err=True)
    click.echo(say(f"用法见 {command} --help", f"See {command} --help"), err=True)
    return WRONG_USE


def _interrupted(say: Say) -> int:
    click.echo(say("已中断，没有改动已发布的内容", "Interrupted; what was published is unchanged"), err=True)
    return INTERRUPTED


def _pipe_closed() -> int:
    # The reader has seen enough; Python would complain once more when it closes stdout itself.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _failed(error: Exception, say: Say) -> int:
    from guiju.diagnostics import UserMistake

    if isinstance(error, UserMistake):
        from guiju.cli.console import show_findings

        show_findings(error.findings, say)
        return FINDINGS
    return _crashed(error, say)


def _crashed(error: Exception, say: Say) -> int:
    from guiju.cli.console import show_findings

    show_findings(told_crash(error), say)
    return OUR_FAULT
