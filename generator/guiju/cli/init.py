"""guiju init: a small handbook to begin with."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from guiju.cli import FINE
from guiju.cli.shapes import Command, lang_option
from guiju.cli.words import Say


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("新建一本样本手册（面包房），照着改", "Begin a handbook from a sample (a bakery)")

    @click.command("init", cls=Command, say=say, help=words)
    @click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
    @lang_option(say)
    def init(folder: Path) -> int:
        return _init(folder, say)

    return init


def _init(folder: Path, say: Say) -> int:
    from guiju.publish.scaffold import begin, is_free
    from guiju.resources import resources
    from guiju.validate.json_schema import schema_files
    from guiju.validate.schemas import load_schemas

    if not is_free(folder):
        zh = f"{folder} 里已经有东西；换一个新的或空的文件夹，免得盖掉"
        said = say(zh, f"{folder} is not empty; name a new or an empty folder")
        raise click.UsageError(said, click.get_current_context())
    begin(folder, schema_files(load_schemas(resources().folder("schema"))))
    click.echo(_next(folder, say))
    return FINE


def _next(folder: Path, say: Say) -> str:
    enter = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}\n  "
    zh = f"已在 {folder} 建好样本手册（面包房）。接下来：\n  {enter}guiju check\n  guiju serve\n  guiju build"
    en = f"A sample handbook (a bakery) is in {folder}. Next:\n  {enter}guiju check\n  guiju serve\n  guiju build"
    return say(zh, en)
