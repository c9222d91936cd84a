"""The group of all commands. Each is made for one language, and imported when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from guiju import __version__
from guiju.cli import WRONG_USE
from guiju.cli.shapes import Command, Words
from guiju.cli.words import Say

COMMANDS = ("check", "build", "serve", "print", "diff", "sources", "verify", "explain", "init", "schema", "doctor")


def program(say: Say) -> click.Command:
    """Make the whole command line in one language."""
    about = say("规矩 Guiju：把作业手册编译成网站、PDF 和岗位清单", "Guiju compiles an operations manual.")
    group = _Program(name="guiju", help=about, say=say, invoke_without_command=True, callback=_without_command)
    group.params = [_version_option(say), _language_option(say)]
    return group


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(WRONG_USE)


class _Program(Words, click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        made: Command = import_module(f"guiju.cli.{cmd_name}").command(self.say)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS:
            said = self.say(f"没有命令 {name}", f"there is no command {name}")
            ctx.fail(said + self.say.did_you_mean(name, COMMANDS))
        return super().resolve_command(ctx, args)


def _version_option(say: Say) -> click.Option:
    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            python = ".".join(map(str, sys.version_info[:3]))
            click.echo(f"guiju {__version__} (Python {python})")
            ctx.exit()

    words = say("显示版本", "show the version")
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=words)


def _language_option(say: Say) -> click.Option:
    from guiju.cli.shapes import language_option

    return language_option(say)
