"""guiju explain: what a finding means, why it matters, and what mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from guiju.cli import FINE
from guiju.cli.shapes import Command, lang_option
from guiju.cli.words import Say

_FENCES = re.compile(r"(^```.*?^```[ \t]*$)", re.MULTILINE | re.DOTALL)
_CHINESE = re.compile("[\u3400-\u9fff]")


def command(say: Say) -> click.Command:
    """Make the command in one language."""

    @click.command("explain", cls=Command, say=say, help=say("解释一个编号；不写编号就全部列出", "Explain a code"))
    @click.argument("code", required=False, metavar="[CODE]")
    @lang_option(say)
    def explain(code: str | None) -> int:
        if code is None:
            click.echo("\n".join(_all(say)))
        else:
            click.echo(_explained(code.strip().upper(), say))
        return FINE

    return explain


def section(manual: str, code: str) -> str:
    """Give the section of findings.md about a code, or an empty text."""
    found = re.search(rf"^## {re.escape(code)}\b.*?(?=^## |\Z)", manual, re.MULTILINE | re.DOTALL)
    return found.group().strip() if found else ""


def in_language(text: str, lang: str) -> str:
    """Leave out the paragraphs in the other language; examples stay."""
    return "\n\n".join(_kept(text, lang))


def _explained(code: str, say: Say) -> str:
    from guiju.codes import CODES

    if code not in CODES:
        said = say(f"没有编号 {code}", f"there is no code {code}") + say.did_you_mean(code, CODES)
        raise click.UsageError(said, click.get_current_context())
    manual = (Path(__file__).parents[1] / "findings.md").read_text(encoding="utf-8")
    about = CODES[code]
    head = f"{code} {about.title.say(say.lang)}"
    return in_language(section(manual, code), say.lang) or head


def _all(say: Say) -> Iterator[str]:
    from guiju.codes import CODES
    from guiju.report import severity_word

    for code, about in sorted(CODES.items()):
        yield f"{code}  {severity_word(about.severity, say.lang)}  {about.title.say(say.lang)}"


def _kept(text: str, lang: str) -> Iterator[str]:
    for part in _FENCES.split(text):
        if part.startswith("```"):
            yield _indented(part)
        else:
            yield from _paragraphs(part, lang)


def _paragraphs(part: str, lang: str) -> Iterator[str]:
    for paragraph in filter(None, map(str.strip, part.split("\n\n"))):
        zh, dot, en = paragraph.partition(" · ")
        if dot and "\n" not in paragraph and len(paragraph) < 160:
            yield _headed(zh, en, lang)
        elif _is_english(paragraph) == (lang == "en"):
            yield paragraph


def _headed(zh: str, en: str, lang: str) -> str:
    code = re.match(r"## (GJ\d+) ", zh)
    if code:
        return f"{code.group(1)} {en if lang == 'en' else zh.removeprefix(code.group())}"
    return (f"{en}:" if lang == "en" else f"{zh}：") if len(zh) < 20 else (en if lang == "en" else zh)


def _indented(fence: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in fence.splitlines()[1:-1])


def _is_english(paragraph: str) -> bool:
    words = re.sub(r"`[^`]*`", "", paragraph)
    return len(_CHINESE.findall(words)) < len(re.findall("[A-Za-z]+", words))
