"""Where long work stands: one line on a terminal that rewrites itself, nothing in a pipe."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from guiju.cli.words import Say
from guiju.codes import Wording

_STAGES = {
    "wait": Wording("等另一个编译做完", "waiting for another build"),
    "inputs": Wording("看有什么变化", "looking for changes"),
    "check": Wording("检查", "checking"),
    "pages": Wording("排版", "writing the pages"),
    "print": Wording("做 PDF", "printing"),
    "proof": Wording("校样", "proofreading"),
    "site": Wording("做网站", "making the site"),
    "data": Wording("写数据", "writing the data"),
    "links": Wording("核对链接", "checking the links"),
    "publish": Wording("发布", "publishing"),
}


class Terminal(Protocol):
    """What is written to: the error stream, as a rule."""

    def isatty(self) -> bool:
        """Tell whether somebody watches."""

    def write(self, text: str, /) -> int:
        """Write text."""

    def flush(self) -> None:
        """Let it be seen."""


class Progress:
    """Tells on a terminal where a build stands, and wipes its line at the end."""

    def __init__(self, stream: Terminal, say: Say) -> None:
        self._stream = stream
        self._say = say
        self._shows = stream.isatty()

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        """Show a stage, and how many of its things are done."""
        words = _STAGES[stage].say(self._say.lang) if stage in _STAGES else stage
        self._write(f"{words} {done}/{of}" if of else f"{words} …")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("")

    def _write(self, words: str) -> None:
        if self._shows:
            self._stream.write(f"\r\x1b[2K{words}")
            self._stream.flush()
