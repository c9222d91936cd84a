"""guiju verify: whether a published folder still is what was published."""

from __future__ import annotations

from pathlib import Path

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, format_option, here, lang_option
from guiju.cli.words import Say


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("核对输出文件夹：有没有改动、多出或缺少的文件", "Compare what was published with its manifest")

    @click.command("verify", cls=Command, say=say, help=words)
    @click.argument("folder", required=False, metavar="[BUILD]", type=click.Path(path_type=Path))
    @format_option(("text", "json", "github", "sarif"), say)
    @lang_option(say)
    def verify(folder: Path | None, form: str) -> int:
        return _verify(folder or _default(), form, say)

    return verify


def _default() -> Path:
    found = here()
    return found[1] / "build" if found else Path("build")


def _verify(folder: Path, form: str, say: Say) -> int:
    from guiju.cli.console import report_of, show
    from guiju.publish.manifest import verify

    findings = verify(folder)
    show(report_of(findings, say), form)
    return FINDINGS if findings else FINE
