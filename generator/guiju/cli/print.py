"""guiju print: the dated checklists of a role, ready for the printer."""

from __future__ import annotations

import datetime
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, Number, OneOf, date_option, here, known_files, lang_option, near, settings
from guiju.cli.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guiju.diagnostics import Finding
    from guiju.model.handbook import Handbook
    from guiju.publish.press import Run
    from guiju.settings import Settings

MOST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be printed. name is that of a role, unit or checklist, None for all roles; output is None for the
    usual name in the current folder."""

    name: str | None
    days: int
    grid: bool
    ics: bool
    paper: str
    output: Path | None


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("打印一个岗位某天的检查清单（PDF）", "Print a role's checklist of a day as PDF")

    @click.command("print", cls=Command, say=say, help=words)
    @click.argument("name", metavar="[ROLE]", required=False)
    @date_option(say)
    @click.option(
        "--days",
        type=Number(1, say, MOST_DAYS),
        default=1,
        help=say("从那天起印几天，装订成一本", "how many days from then on, as one book"),
    )
    @click.option(
        "--all-roles",
        is_flag=True,
        help=say(
            "所有岗位：一个文件夹，一岗一个 PDF，另有合订的一个", "all roles: a folder with a PDF each, and all in one"
        ),
    )
    @click.option(
        "--grid",
        is_flag=True,
        help=say("那个月的上墙打勾表；也可写一张检查表的名字", "that month's grid for the wall; of a checklist too"),
    )
    @click.option(
        "--paper", type=OneOf(("A4", "A3"), say), help=say("--grid 用的纸（默认 A4）", "paper of --grid (A4)")
    )
    @click.option("--ics", is_flag=True, help=say("不印纸，写成日历文件（.ics）", "a calendar file instead of paper"))
    @click.option(
        "-o",
        "output",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=say("写到哪个文件（默认：岗位-日期.pdf）", "the file to write (default: role-date.pdf)"),
    )
    @click.option(
        "--fillable",
        is_flag=True,
        help=say("把一张表单印成可在屏幕上填写的", "print a form, to be filled in on a screen"),
    )
    @lang_option(say)
    def print_it(name: str | None, date: str | None, all_roles: bool, fillable: bool, **options: Any) -> int:
        wanted = _wanted(name, all_roles, say, **options)
        if fillable:
            from guiju.cli.print_form import print_form

            return print_form(wanted.name or "", _folders(say), date, wanted.output, say)
        return _print(wanted, date, say)

    return print_it


def _wanted(
    name: str | None,
    all_roles: bool,
    say: Say,
    *,
    days: int,
    grid: bool,
    ics: bool,
    paper: str | None,
    output: Path | None,
) -> Wanted:
    """Settle what is wanted; what does not go together is wrong use."""
    if name is None and not all_roles:
        raise _wrong(
            say("要写一个岗位，或者 --all-roles 印所有岗位", "name a role, or print them all with --all-roles")
        )
    if name is not None and all_roles:
        raise _wrong(say(f"写了岗位“{name}”就不要 --all-roles", f"either {name} or --all-roles, not both"))
    chosen = [option for option, given in (("--all-roles", all_roles), ("--grid", grid), ("--ics", ics)) if given]
    if len(chosen) > 1:
        raise _wrong(say(f"{' 和 '.join(chosen)} 不能一起写", f"{' and '.join(chosen)} do not go together"))
    if grid and days > 1:
        raise _wrong(say("--grid 总是印一整个月，不要写 --days", "--grid is always of a whole month: leave out --days"))
    if paper and not grid:
        raise _wrong(say("--paper 只和 --grid 一起用", "--paper is for --grid alone"))
    if output and not all_roles and output.is_dir():
        raise _wrong(say(f"{output} 是文件夹；-o 要写一个文件名", f"{output} is a folder; -o takes a file"))
    if output and all_roles and output.exists() and not output.is_dir():
        raise _wrong(say(f"{output} 是文件；--all-roles 要写进一个文件夹", f"{output} is a file, not a folder"))
    return Wanted(name=name, days=days, grid=grid, ics=ics, paper=paper or "A4", output=output)


def _print(wanted: Wanted, date: str | None, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import show_findings
    from guiju.diagnostics import errors

    chosen = pipeline.dated(settings(_folders(say), say, date=date))
    _check_days(chosen.date, wanted.days, say)
    result = pipeline.check(chosen, known_files(chosen.home))
    if result.handbook is None or errors(result.findings):
        show_findings(errors(result.findings), say, (chosen.sop, chosen.home))
        return FINDINGS
    return _sheets(wanted, result.handbook, chosen, say)


def _sheets(wanted: Wanted, handbook: Handbook, chosen: Settings, say: Say) -> int:
    """Print what roles have to check: sheets, a grid, a calendar."""
    from guiju import pipeline
    from guiju.cli.parties import find_party, find_work

    if wanted.name is None:
        folder = (wanted.output or Path(f"sheets-{chosen.date}")).absolute()
        return _told(pipeline.print_all_roles(wanted.days, handbook, chosen, folder), "", folder, chosen, say)
    if wanted.grid:
        what = find_work(wanted.name, handbook, say)
        target = wanted.output or Path(f"{what.id}-{(chosen.date or '')[:7]}-grid.pdf")
        run = pipeline.print_grid(what, wanted.paper, handbook, chosen, target)
        return _told(run, str(what.title), target, chosen, say)
    party = find_party(wanted.name, handbook, say)
    target = wanted.output or Path(f"{party.id}-{chosen.date}.{'ics' if wanted.ics else 'pdf'}")
    if wanted.ics:
        _needs("icalendar", say)
        found = pipeline.write_calendar(party, wanted.days, handbook, chosen, target)
        return _written(found, str(party.title), target, "", chosen, say)
    return _told(
        pipeline.print_sheets(party, wanted.days, handbook, chosen, target), str(party.title), target, chosen, say
    )


def _told(run: Run | None, name: str, target: Path, chosen: Settings, say: Say) -> int:
    """Tell how a print went."""
    pages = sum(pdf.pages for path, pdf in run.pdfs.items() if not path.startswith("pdf/roles/all-")) if run else 0
    return _written(run.findings if run else None, name, target, say(f"，{pages} 页", f", pages: {pages}"), chosen, say)


def _written(found: Sequence[Finding] | None, name: str, target: Path, more: str, chosen: Settings, say: Say) -> int:
    from guiju.cli.console import show_findings
    from guiju.diagnostics import errors

    if found is None:
        zh = f"“{name}”没有按周期要做的事，没有可印的" if name else "没有一个岗位有按周期要做的事，没有可印的"
        click.echo(say(zh, f"nothing recurs for {name or 'any role'}: nothing to print"), err=True)
        return FINDINGS
    if found:
        show_findings(found, say, (chosen.sop, chosen.home))
    if errors(found):
        return FINDINGS
    shown = near(target) if target.is_absolute() else str(target)
    click.echo(say(f"已写 {shown}{more}", f"Wrote {shown}{more}"))
    return FINE


def _check_days(date: str | None, days: int, say: Say) -> None:
    if date is None:
        said = say(
            "不知道印哪一天（没有 git 提交日期）；加 --date 2026-11-21 这样的日期",
            "which day? There is no commit to take it from; give --date 2026-11-21",
        )
        raise _wrong(said)
    if datetime.date.fromisoformat(date) > datetime.date(9998, 12, 31) - datetime.timedelta(days=days):
        zh = f"从 {date} 起 {days} 天，超出了公历到 9998 年为止的范围"
        raise _wrong(say(zh, f"{days} days from {date} on lead beyond the year 9998"))


def _needs(library: str, say: Say) -> None:
    if importlib.util.find_spec(library) is None:
        zh = f"--ics 要用 {library} 库，还没有装：pip install 'guiju[calendar]'"
        raise _wrong(say(zh, f"--ics needs the library {library}: pip install 'guiju[calendar]'"))


def _wrong(said: str) -> click.UsageError:
    return click.UsageError(said, click.get_current_context(silent=True))


def _folders(say: Say) -> tuple[Path, Path]:
    found = here()
    if found is None:
        raise _wrong(
            say("当前文件夹里没有手册；先进到手册的文件夹", "there is no handbook here; go to its folder first")
        )
    return found
