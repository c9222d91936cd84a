"""guiju doctor: what this machine lacks, and the line that mends it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, format_option, here, lang_option
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.cli.machine import Check


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("看这台电脑缺什么、怎样补上", "What this machine lacks, and what mends it")

    @click.command("doctor", cls=Command, say=say, help=words)
    @format_option(("text", "json"), say)
    @lang_option(say)
    def doctor(form: str) -> int:
        return _doctor(form, say)

    return doctor


def told(checks: Sequence[Check], say: Say) -> str:
    """Tell what was found to people."""
    return "\n".join(line for check in checks for line in _lines(check, say)) + "\n" + _verdict(checks, say) + "\n"


def lacking(checks: Sequence[Check]) -> bool:
    """Tell whether something is missing without which Guiju cannot work."""
    return any(check.need == "essential" and not check.there for check in checks)


def _doctor(form: str, say: Say) -> int:
    from guiju.cli.console import write_utf8
    from guiju.cli.machine import examine
    from guiju.resources import resources

    found = here()
    checks = list(examine(found[1] if found else Path(), resources().folder("templates/fonts")))
    if form == "json":
        write_utf8(_json(checks, say))
    else:
        click.echo(told(checks, say), nl=False)
    return FINDINGS if lacking(checks) else FINE


def _lines(check: Check, say: Say) -> Iterator[str]:
    name = check.name.say(say.lang)
    if check.there:
        yield say(f"✓ {name}：{check.found}", f"✓ {name}: {check.found}")
        return
    zh = {"essential": "缺了不能用", "useful": "建议装上", "tests": "跑测试才要"}[check.need]
    en = {"essential": "nothing works without it", "useful": "recommended", "tests": "for the tests"}[check.need]
    yield say(f"✗ {name}（{zh}）", f"✗ {name} ({en})")
    yield f"  → {check.mend.say(say.lang)}"


def _verdict(checks: Sequence[Check], say: Say) -> str:
    if lacking(checks):
        return say("还不能编译手册，先照上面的箭头补上", "A handbook cannot be built yet; see the arrows above")
    return say("可以编译手册", "Ready to build a handbook")


def _json(checks: Sequence[Check], say: Say) -> str:
    told = [
        {
            "name": check.name.say(say.lang),
            "need": str(check.need),
            "ok": check.there,
            "found": check.found or None,
            "mend": None if check.there else check.mend.say(say.lang),
        }
        for check in checks
    ]
    return json.dumps({"ok": not lacking(checks), "checks": told}, ensure_ascii=False, indent=2) + "\n"
