"""guiju diff: what changed between two states of the handbook, in words."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, format_option, handbook_here, known_files, lang_option, settings
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.pipeline import Compared
    from guiju.render.changes.view import ChangesView
    from guiju.settings import Settings

FORMATS = ("text", "json", "markdown", "html", "pdf")


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("两个版本之间改了什么，用人话说", "What changed between two states, in words")

    @click.command("diff", cls=_Diff, say=say, help=words)
    @click.argument("old", metavar="OLD")
    @click.argument("new", metavar="[NEW]", default="")
    @format_option(FORMATS, say)
    @click.option(
        "-o",
        "output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=say(
            "写到哪个文件（pdf 默认 changes.pdf，其余默认屏幕）", "the file to write (pdf: changes.pdf, others: none)"
        ),
    )
    @lang_option(say)
    def diff(old: str, new: str, form: str, output: Path | None) -> int:
        return _diff(old, new, form, output, say)

    return diff


class _Diff(Command):
    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        zh = "OLD、NEW 是 git 的提交、分支或标签；不写 NEW 就同现在的文件夹比。也可以是两个 YAML 文件（git difftool）"
        en = (
            "OLD and NEW are commits, branches or tags of git; without NEW it is the folder as it is now. "
            "Two YAML files will do too (git difftool)"
        )
        formatter.write_paragraph()
        formatter.write_text(self.say(zh, en))


def _diff(old: str, new: str, form: str, output: Path | None, say: Say) -> int:
    from guiju import pipeline

    chosen = settings(handbook_here(say), say)
    cache = known_files(chosen.home)
    if _is_file(old) and _is_file(new):
        found = pipeline.compared_files(chosen, Path(old), Path(new), cache)
    else:
        found = pipeline.compared(chosen, old, new, cache)
    if form == "pdf":
        return _print(found, output or Path("changes.pdf"), chosen, say)
    told = _told(found, form, chosen)
    if output:
        _write(output, told, say)
    elif form == "text":
        click.echo(told, nl=False)
    else:
        from guiju.cli.console import write_utf8

        write_utf8(told)
    return _code(found)


def _is_file(written: str) -> bool:
    """Tell whether a document's file is meant, as a difftool is given; no revision ends like one."""
    return written == os.devnull or (written.endswith((".yaml", ".yml")) and Path(written).is_file())


def _told(found: Compared, form: str, chosen: Settings) -> str:
    from guiju.render.changes import data, text

    if form == "json":
        left_out = [
            {"place": str(one.place), "code": one.code, "message": one.message(chosen.lang)} for one in found.findings
        ]
        return data.changes_json(found.comparison, found.sides, left_out)
    if form == "html":
        from guiju.render.changes.page import changes_page
        from guiju.resources import resources

        return changes_page(_view(found, chosen), resources(chosen.home))
    return (text.markdown if form == "markdown" else text.text)(_view(found, chosen))


def _view(found: Compared, chosen: Settings) -> ChangesView:
    from guiju.render.changes.view import changes_view

    skipped = [f"{one.place}: {one.code} {one.message(chosen.lang)}" for one in found.findings]
    return changes_view(found.comparison, found.sides, chosen.lang, skipped)


def _print(found: Compared, target: Path, chosen: Settings, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import show_findings
    from guiju.diagnostics import errors

    run = pipeline.print_changes(_view(found, chosen), chosen, target)
    if run.findings:
        show_findings(run.findings, say)
    if errors(run.findings):
        return FINDINGS
    pages = sum(pdf.pages for pdf in run.pdfs.values())
    click.echo(say(f"已写 {target}，{pages} 页", f"Wrote {target}, pages: {pages}"))
    return _code(found)


def _write(target: Path, told: str, say: Say) -> None:
    from guiju.publish.folders import write_whole

    write_whole(target, told.encode())
    click.echo(say(f"已写 {target}", f"Wrote {target}"))


def _code(found: Compared) -> int:
    return FINDINGS if found.comparison.changes or found.findings else FINE
