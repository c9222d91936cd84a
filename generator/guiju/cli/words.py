"""What the command line itself says, in the reader's language; click's own messages put into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

import click


@dataclass(frozen=True, slots=True)
class Say:
    """Says things in one language: say("中文", "English")."""

    lang: str

    def __call__(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def did_you_mean(self, written: str, known: Iterable[str]) -> str:
        """Suggest what is written much like it, or say nothing."""
        names = list(known)
        begun = [name for name in names if len(written) > 1 and name.startswith(written)]
        close = list(dict.fromkeys([*begun, *get_close_matches(written, names, n=3, cutoff=0.5)]))[:3]
        if not close:
            return ""
        return self(f"。您是不是想写 {' 或 '.join(close)}？", f". Did you mean {' or '.join(close)}?")


def usage_message(error: click.ClickException, say: Say) -> str:
    """Put a usage error into words; those that the commands raise are in words already."""
    if isinstance(error, click.NoSuchOption):
        known = _options(error.ctx)
        said = say(f"没有选项 {error.option_name}", f"there is no option {error.option_name}")
        return said + say.did_you_mean(error.option_name, known)
    if isinstance(error, click.BadOptionUsage):
        return _bad_option(error, say)
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return say(f"缺少参数 {name}", f"the argument {name} is missing")
    return error.message


def _bad_option(error: click.BadOptionUsage, say: Say) -> str:
    name = error.option_name
    option = next((one for one in _parameters(error.ctx) if name in one.opts), None)
    if isinstance(option, click.Option) and option.is_flag:
        return say(f"选项 {name} 后面不带值", f"the option {name} takes no value")
    return say(f"选项 {name} 后面要写一个值", f"the option {name} needs a value")


def _options(context: click.Context | None) -> list[str]:
    return [name for one in _parameters(context) if isinstance(one, click.Option) for name in one.opts]


def _parameters(context: click.Context | None) -> list[click.Parameter]:
    return context.command.get_params(context) if context else []
