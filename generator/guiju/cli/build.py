"""guiju build: compile the handbook and publish it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, Number, OneOf, date_option, handbook_argument, lang_option, near, settings
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.publish.report import BuildReport
    from guiju.settings import Settings

PARTS = ("site", "pdf", "data")


def command(say: Say) -> click.Command:
    """Make the command in one language."""

    @click.command("build", cls=Command, say=say, help=say("编译手册并发布到 build/", "Compile and publish"))
    @handbook_argument(say)
    @click.option(
        "-o",
        "output",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help=say("发布到哪个文件夹（默认 build）", "where to publish (default: build)"),
    )
    @click.option(
        "--only",
        type=OneOf(PARTS, say),
        help=say("只做一部分，要另写 -o", "only this part; needs its own -o"),
    )
    @click.option("--jobs", type=Number(1, say, 64), help=say("几个进程同时做", "how many processes"))
    @date_option(say)
    @click.option(
        "--audience",
        metavar="UNIT",
        help=say("只收发给这个部门或岗位的文件", "only what is distributed to this unit or role"),
    )
    @lang_option(say)
    def build(folders: tuple[Path, Path], **options: Any) -> int:
        return _build(build_settings(folders, say, **options), say)

    return build


def build_settings(
    folders: tuple[Path, Path],
    say: Say,
    *,
    output: Path | None = None,
    only: str | None = None,
    jobs: int | None = None,
    date: str | None = None,
    audience: str | None = None,
) -> Settings:
    """Settle where a build goes; an output among the content, or over a whole build, is wrong use."""
    if only and output is None:
        zh = f"--only {only} 要另写 -o 文件夹，免得盖掉整本手册"
        raise click.UsageError(say(zh, f"--only {only} needs -o DIR of its own"), click.get_current_context())
    target = (output or folders[1] / "build").absolute()
    if target.resolve().is_relative_to(folders[0].resolve()):
        zh = f"不能发布到手册内容里面（{near(target)}）；用 -o 另写一个文件夹"
        en = f"cannot publish into the handbook's content ({near(target)}); name another folder with -o"
        raise click.UsageError(say(zh, en), click.get_current_context())
    if audience is not None and not audience.strip():
        said = say("--audience 后面要写一个部门或岗位", "--audience needs a unit or a role")
        raise click.UsageError(said, click.get_current_context())
    more = {"only": only or "", "jobs": jobs or 0, "date": date, "audience": (audience or "").strip()}
    return settings(folders, say, output=target, **more)


def outcome(report: BuildReport, chosen: Settings, say: Say) -> str:
    """Say in one line what a build did."""
    if not report.published:
        return say("没有发布；先改好上面的错误，原来的内容没有动", "Not published; what was there is unchanged")
    place, counts = near(chosen.output), report.counts
    zh = f"{place}：{counts.get('files', 0)} 个文件，其中 PDF {counts.get('pdfs', 0)} 个"
    en = f"{place}: {counts.get('files', 0)} files, {counts.get('pdfs', 0)} of them PDFs"
    if chosen.audience:
        left = counts.get("left_out", 0)
        zh += f"；发给 {chosen.audience}，没有收入 {left} 份文件"
        en += f"; for {chosen.audience}, documents left out: {left}"
    seconds = f"{sum(report.seconds.values()):.1f}"
    if report.unchanged:
        return say(f"没有变化，{zh}（{seconds} 秒）", f"Unchanged, {en} ({seconds} s)")
    made = len(report.made)
    return say(f"已发布到 {zh}，新做 {made} 个（{seconds} 秒）", f"Published to {en}, {made} made anew ({seconds} s)")


def _build(chosen: Settings, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import report_of, show, undated
    from guiju.cli.parties import find_audience
    from guiju.cli.progress import Progress

    with Progress(sys.stderr, say) as progress:
        report = pipeline.build(chosen, progress, partial(find_audience, say=say))
    if report.findings:
        show(report_of(report.findings, say, (chosen.sop, chosen.home)), "text")
    click.echo(outcome(report, chosen, say), err=not report.published)
    if pipeline.dated(chosen).date is None:
        undated(say)
    return FINE if report.published else FINDINGS
