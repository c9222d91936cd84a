"""guiju print: the dated checklists of a role, a month for the wall, a calendar file, copies of documents, forms."""

from __future__ import annotations

import datetime
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiju.cli import FINDINGS
from guiju.cli.shapes import Command, Number, OneOf, date_option, handbook_here, known_files, lang_option, settings
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.model.handbook import Handbook
    from guiju.settings import Settings

MOST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be printed. name is that of a role, unit or document, None for all roles; days is None where nobody
    said how many; paper is empty likewise; copy and holder are those of controlled copies, as written; output is None
    for the usual name in the current folder."""

    name: str | None
    all_roles: bool
    days: int | None
    grid: bool
    ics: bool
    fillable: bool
    paper: str | None
    copy: str | None
    holder: str | None
    output: Path | None

    @property
    def ways(self) -> tuple[str, ...]:
        """Give the options that say what kind of print is wanted; without any it is a role's sheets or a document."""
        copied = self.copy or self.holder
        given = (self.all_roles, self.grid, self.ics, self.fillable, bool(copied))
        names = ("--all-roles", "--grid", "--ics", "--fillable", "--copy" if self.copy else "--holder")
        return tuple(name for name, one in zip(names, given, strict=True) if one)


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say(
        "打印一个岗位某天的检查清单，或一份文件（PDF）", "Print a role's checklist of a day, or a document, as PDF"
    )

    @click.command("print", cls=Command, say=say, help=words)
    @click.argument("name", metavar="[NAME]", required=False)
    @date_option(say)
    @click.option(
        "--days",
        type=Number(1, say, MOST_DAYS),
        help=say("从那天起印几天，装订成一本", "days from then on, as one book"),
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
        "--fillable",
        is_flag=True,
        help=say("把一张表单印成可在屏幕上填写的", "print a form, to be filled in on a screen"),
    )
    @click.option(
        "--copy",
        metavar="N",
        help=say("受控副本的发放号，或从几到几，如 1-5", "the number of a controlled copy, or of several: 1-5"),
    )
    @click.option(
        "--holder",
        metavar="PARTY",
        help=say("受控副本发给哪个部门或岗位", "the unit or role that holds the controlled copy"),
    )
    @click.option(
        "-o",
        "output",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=say("写到哪个文件（默认：岗位-日期.pdf）", "the file to write (default: role-date.pdf)"),
    )
    @lang_option(say)
    def print_it(date: str | None, **options: Any) -> int:
        return _print(_sound(Wanted(**options), say), date, say)

    return print_it


def _sound(wanted: Wanted, say: Say) -> Wanted:
    """Refuse what does not go together: that is wrong use."""
    name, ways, output = wanted.name, wanted.ways, wanted.output
    if name is None and not wanted.all_roles:
        raise _wrong(
            say("要写一个岗位，或者 --all-roles 印所有岗位", "name a role, or print them all with --all-roles")
        )
    if name is not None and wanted.all_roles:
        raise _wrong(say(f"写了岗位“{name}”就不要 --all-roles", f"either {name} or --all-roles, not both"))
    if len(ways) > 1:
        raise _wrong(say(f"{' 和 '.join(ways)} 不能一起写", f"{' and '.join(ways)} do not go together"))
    if wanted.grid and wanted.days:
        raise _wrong(say("--grid 总是印一整个月，不要写 --days", "--grid is always of a whole month: leave out --days"))
    if wanted.paper and not wanted.grid:
        raise _wrong(say("--paper 只和 --grid 一起用", "--paper is for --grid alone"))
    if output and not wanted.all_roles and output.is_dir():
        raise _wrong(say(f"{output} 是文件夹；-o 要写一个文件名", f"{output} is a folder; -o takes a file"))
    if output and wanted.all_roles and output.exists() and not output.is_dir():
        raise _wrong(say(f"{output} 是文件；--all-roles 要写进一个文件夹", f"{output} is a file, not a folder"))
    return wanted


def _print(wanted: Wanted, date: str | None, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import show_findings
    from guiju.diagnostics import errors

    chosen = pipeline.dated(settings(handbook_here(say), say, date=date))
    result = pipeline.check(chosen, known_files(chosen.home))
    if result.handbook is None or errors(result.findings):
        show_findings(errors(result.findings), say, (chosen.sop, chosen.home))
        return FINDINGS
    return _asked(wanted, result.handbook, chosen, say)


def _asked(wanted: Wanted, handbook: Handbook, chosen: Settings, say: Say) -> int:
    """Print a form or a document that is named; else what roles have to check."""
    from guiju.cli.parties import find_printed
    from guiju.cli.print_document import print_document
    from guiju.cli.print_form import print_form

    name, packs = wanted.name or "", bool(wanted.copy or wanted.holder)
    if wanted.fillable:
        _no_days(wanted, say)
        return print_form(name, wanted.output, handbook, chosen, say)
    document = find_printed(name, handbook, say, packs=packs) if packs or not wanted.ways else None
    if document:
        _no_days(wanted, say)
        return print_document(document, wanted.copy, wanted.holder, wanted.output, handbook, chosen, say)
    return _sheets(wanted, handbook, chosen, say)


def _sheets(wanted: Wanted, handbook: Handbook, chosen: Settings, say: Say) -> int:
    """Print what roles have to check: sheets, a grid, a calendar."""
    from guiju import pipeline
    from guiju.cli.console import tell_print, tell_written
    from guiju.cli.parties import find_party, find_work

    days = wanted.days or 1
    _check_days(chosen.date, days, say)
    if wanted.name is None:
        folder = (wanted.output or Path(f"sheets-{chosen.date}")).absolute()
        run = pipeline.print_all_roles(days, handbook, chosen, folder)
        return tell_print(run, folder, chosen, say) if run else _nothing("", say)
    if wanted.grid:
        what = find_work(wanted.name, handbook, say)
        target = wanted.output or Path(f"{what.id}-{(chosen.date or '')[:7]}-grid.pdf")
        run = pipeline.print_grid(what, wanted.paper or "A4", handbook, chosen, target)
        return tell_print(run, target, chosen, say) if run else _nothing(str(what.title), say)
    party = find_party(wanted.name, handbook, say)
    target = wanted.output or Path(f"{party.id}-{chosen.date}.{'ics' if wanted.ics else 'pdf'}")
    if wanted.ics:
        _needs("icalendar", say)
        found = pipeline.write_calendar(party, days, handbook, chosen, target)
        return _nothing(str(party.title), say) if found is None else tell_written(found, target, "", chosen, say)
    run = pipeline.print_sheets(party, days, handbook, chosen, target)
    return tell_print(run, target, chosen, say) if run else _nothing(str(party.title), say)


def _nothing(name: str, say: Say) -> int:
    zh = f"“{name}”没有按周期要做的事，没有可印的" if name else "没有一个岗位有按周期要做的事，没有可印的"
    click.echo(say(zh, f"nothing recurs for {name or 'any role'}: nothing to print"), err=True)
    return FINDINGS


def _no_days(wanted: Wanted, say: Say) -> None:
    """Refuse days for a document, which has none."""
    if wanted.days:
        raise _wrong(say("--days 只用于岗位的检查表", "--days is for the sheets of a role"))


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
