"""guiju schema: JSON Schemas, so that an editor completes and checks while one types."""

from __future__ import annotations

from pathlib import Path

import click

from guiju.cli import FINE
from guiju.cli.shapes import Command, here, lang_option
from guiju.cli.words import Say


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("输出一个种类的 JSON Schema；不写种类就列出种类", "Print the JSON Schema of a kind")

    @click.command("schema", cls=Command, say=say, help=words)
    @click.argument("kind", required=False, metavar="[KIND]")
    @click.option(
        "--write",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help=say("每个种类写一个文件，一般写到 .schema", "write one file a kind, usually to .schema"),
    )
    @lang_option(say)
    def schema(kind: str | None, write: Path | None) -> int:
        return _schema(kind, write, say)

    return schema


def _schema(kind: str | None, write: Path | None, say: Say) -> int:
    from guiju.cli.console import write_utf8
    from guiju.resources import resources
    from guiju.validate.json_schema import schema_bytes, schema_files
    from guiju.validate.schemas import load_schemas

    found = here()
    schemas = load_schemas(resources().folder("schema"), found[1] if found else None)
    if kind is not None and kind not in schemas.kinds:
        said = say(f"没有种类 {kind}", f"there is no kind {kind}") + say.did_you_mean(kind, schemas.kinds)
        raise click.UsageError(said, click.get_current_context())
    if write is not None:
        _write(write, {n: b for n, b in schema_files(schemas).items() if kind in (None, n.partition(".")[0])}, say)
    elif kind is not None:
        write_utf8(schema_bytes(kind, schemas).decode())
    else:
        for name, one in schemas.kinds.items():
            click.echo(f"{name:<10} {one.about.say(say.lang)}")
    return FINE


def _write(folder: Path, files: dict[str, bytes], say: Say) -> None:
    from guiju.publish.folders import write_whole

    for name, content in files.items():
        write_whole(folder / name, content)
    click.echo(say(f"已写 {len(files)} 个文件到 {folder}", f"wrote {len(files)} files to {folder}"))
