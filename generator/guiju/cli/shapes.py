"""What all commands share: help in the reader's language, and the kinds of argument."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guiju.cli.words import Say
from guiju.settings import LANGUAGES, Settings, find_handbook, is_date

if TYPE_CHECKING:
    from guiju.load.entries import ParseCache

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Formatter(click.HelpFormatter):
    def write_heading(self, heading: str) -> None:
        # click would add a half-width colon.
        self.write(f"{'':>{self.current_indent}}{heading}\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Words(click.Command):
    """A command whose help speaks the reader's language."""

    context_class = _Context

    def __init__(self, *args: Any, say: Say, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", say("[选项]", "[OPTIONS]"))
        if isinstance(self, click.Group):
            kwargs["subcommand_metavar"] = say("命令 [参数]", "COMMAND [ARGS]")
        super().__init__(*args, **kwargs)
        self.say = say

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = self.say("显示这份说明", "show this help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = self.say("用法：", "Usage: ")
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [record for one in options if (record := one.get_help_record(ctx))]
        with formatter.section(self.say("选项：", "Options:")):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            self._format_commands(ctx, formatter)

    def _format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        assert isinstance(self, click.Group)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(self.say("命令：", "Commands:")):
            formatter.write_dl([(name, one.short_help or one.help or "") for name, one in commands if one])


class Command(Words):
    """A single command: surplus arguments are refused in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["context_settings"] = {"allow_extra_args": True, **kwargs.get("context_settings", {})}
        super().__init__(*args, **kwargs)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if any(isinstance(one.type, Handbook) for one in self.get_params(ctx)):
            zh = "DIR 是手册所在的文件夹，默认是当前文件夹"
            formatter.write_paragraph()
            formatter.write_text(self.say(zh, "DIR is the handbook's folder, by default the current one"))

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.args:
            extra = " ".join(ctx.args)
            ctx.fail(self.say(f"多出了参数 {extra}", f"there is too much here: {extra}"))
        return super().invoke(ctx)


class OneOf(click.Choice[str]):
    """One of several words; a slip of the pen is answered with what is like it."""

    def __init__(self, choices: Sequence[str], say: Say) -> None:
        super().__init__(choices)
        self.say = say

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in self.choices:
            return str(value)
        name, known = param.opts[0] if param else "", list(self.choices)
        zh = f"{name} 不能写 {value}，可以写 {'、'.join(known)}"
        en = f"{name} cannot be {value}; it is one of {', '.join(known)}"
        self.fail(self.say(zh, en) + self.say.did_you_mean(str(value), known), param, ctx)


class Day(click.ParamType[str]):
    """A day that exists, written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def __init__(self, say: Say) -> None:
        self.say = say

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not is_date(str(value)):
            zh = f"{value} 不是一个存在的日期，写成 2026-11-21 这样"
            self.fail(self.say(zh, f"{value} is not a day that exists; write it like 2026-11-21"), param, ctx)
        return str(value)


class Number(click.ParamType[int]):
    """A whole number from least on."""

    name = "N"

    def __init__(self, least: int, say: Say, most: int = 100_000) -> None:
        self.least, self.most, self.say = least, most, say

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        written = str(value)
        if written.isascii() and written.isdigit() and self.least <= int(written) <= self.most:
            return int(written)
        name, span = param.opts[0] if param else "", f"{self.least}–{self.most}"
        zh = f"{name} 要写 {span} 的整数，现在写的是 {written}"
        self.fail(self.say(zh, f"{name} takes a whole number of {span}, not {written}"), param, ctx)


class Handbook(click.ParamType[tuple[Path, Path]]):
    """The folder of a handbook, as the folder with its content and the one beside it."""

    name = "DIR"

    def __init__(self, say: Say) -> None:
        self.say = say

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Path, Path]:
        folder = Path(value)
        if not folder.is_dir():
            self.fail(self.say(f"没有文件夹 {value}", f"there is no folder {value}"), param, ctx)
        # Absolute, for a build starts programs that run elsewhere.
        found = find_handbook(folder.resolve())
        if found is None:
            zh = f"文件夹 {value} 里没有手册（handbook.yaml 或 sop/）。新建一本：guiju init 文件夹"
            en = f"there is no handbook in {value} (handbook.yaml or sop/). Start one with guiju init DIR"
            self.fail(self.say(zh, en), param, ctx)
        return found


def handbook_argument(say: Say) -> Decorator:
    """Take the handbook's folder, by default the current one; the command gets it as `folders`."""
    return click.argument("folders", type=Handbook(say), default=".", metavar="[DIR]")


def here() -> tuple[Path, Path] | None:
    """Give the folders of the handbook that the current folder holds, if any."""
    return find_handbook(Path.cwd())


def handbook_here(say: Say) -> tuple[Path, Path]:
    """Give the folders of the handbook that the current folder holds; it is wrong use where there is none."""
    found = here()
    if found is None:
        zh, en = "当前文件夹里没有手册；先进到手册的文件夹", "there is no handbook here; go to its folder first"
        raise click.UsageError(say(zh, en), click.get_current_context())
    return found


def language_option(say: Say) -> click.Option:
    """Take --lang, which was understood before everything else and is only checked here."""
    words = say("用中文或英文（也可设 GUIJU_LANG）", "Chinese or English (or set GUIJU_LANG)")
    return click.Option(["--lang"], type=OneOf(LANGUAGES, say), expose_value=False, help=words)


def lang_option(say: Say) -> Decorator:
    """Take --lang behind a command too."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        words = say("用中文或英文", "Chinese or English")
        return click.option("--lang", type=OneOf(LANGUAGES, say), expose_value=False, help=words)(function)

    return decorate


def date_option(say: Say) -> Decorator:
    """Take --date, the day to judge by."""
    words = say("按哪一天算（默认：最后一次提交的日期）", "the day to judge by (default: that of the last commit)")
    return click.option("--date", type=Day(say), help=words)


def format_option(formats: Sequence[str], say: Say) -> Decorator:
    """Take --format; the command gets it as `form`."""
    words = say("输出的格式", "how to tell it")
    return click.option("--format", "form", type=OneOf(formats, say), default=formats[0], help=words)


def settings(folders: tuple[Path, Path], say: Say, **more: Any) -> Settings:
    """Make the settings of a run on a handbook's folders."""
    sop, home = folders
    return Settings(sop=sop, home=home, lang=say.lang, **more)


def near(path: Path) -> str:
    """Give a path as a person here would type it."""
    # os.path, for its answer may lead upwards, which pathlib cannot give.
    return Path(os.path.relpath(path)).as_posix()


def known_files(home: Path) -> ParseCache | None:
    """Give what earlier builds read, so that unchanged files need no parse; None where nothing was built yet."""
    from guiju.publish.cache import ParsedFiles
    from guiju.publish.folders import FOLDER

    return ParsedFiles(home / FOLDER) if (home / FOLDER).is_dir() else None
