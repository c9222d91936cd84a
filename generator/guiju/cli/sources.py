"""guiju sources: which facts of the source documents the handbook carries, waives, and misses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINDINGS, FINE
from guiju.cli.shapes import Command, format_option, handbook_argument, known_files, lang_option, settings
from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.derive.coverage import Coverage


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("来源文件里的事实，哪些写进了手册，哪些还缺", "Which source facts the handbook carries")

    @click.command("sources", cls=Command, say=say, help=words)
    @handbook_argument(say)
    @format_option(("text", "json"), say)
    @click.option("--strict", is_flag=True, help=say("还缺就算不通过", "fail when something is missing"))
    @lang_option(say)
    def sources(folders: tuple[Path, Path], form: str, strict: bool) -> int:
        return _sources(folders, form, strict, say)

    return sources


def _sources(folders: tuple[Path, Path], form: str, strict: bool, say: Say) -> int:
    from guiju import pipeline
    from guiju.cli.console import show_findings, write_utf8
    from guiju.derive.coverage import coverage
    from guiju.diagnostics import errors

    chosen = settings(folders, say)
    result = pipeline.check(chosen, known_files(chosen.home))
    if result.handbook is None:
        show_findings(errors(result.findings), say, folders)
        return FINDINGS
    covered = coverage(result.handbook)
    write_utf8(_json(covered)) if form == "json" else click.echo("\n".join(_lines(covered, say)))
    return FINDINGS if strict and covered.missing else FINE


def _json(covered: Coverage) -> str:
    told = {
        "facts": len(covered.facts),
        "carried": len(covered.carried),
        "waived": len(covered.waived),
        "missing": list(covered.missing_ids),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _lines(covered: Coverage, say: Say) -> Iterator[str]:
    missing = len(covered.missing_ids)
    zh = f"事实 {len(covered.facts)} 条：已写入 {len(covered.carried)}，免写 {len(covered.waived)}，还缺 {missing}"
    en = f"{len(covered.facts)} facts: {len(covered.carried)} carried, {len(covered.waived)} waived, {missing} missing"
    yield say(zh, en)
    source = ""
    for group in covered.missing:
        if group.source.id != source:
            source = group.source.id
            count = sum(len(one.facts) for one in covered.missing if one.source.id == source)
            yield say(
                f"{group.source.title}（{source}）还缺 {count}", f"{group.source.title} ({source}): {count} missing"
            )
        yield f"  {group.topic}  {len(group.facts)}  {', '.join(_runs([fact.id for fact in group.facts]))}"


def _runs(ids: Sequence[str]) -> Iterator[str]:
    """Write neighbouring numbers as one run: S2-001–004."""
    start = before = ""
    for one in (*ids, ""):
        if before and not _follows(before, one):
            yield start if start == before else f"{start}–{before.rpartition('-')[2]}"
        if not before or not _follows(before, one):
            start = one
        before = one


def _follows(before: str, after: str) -> bool:
    (name, _, number), (other, _, next_number) = before.rpartition("-"), after.rpartition("-")
    both = number.isdigit() and next_number.isdigit()
    return name == other and both and int(next_number) == int(number) + 1
