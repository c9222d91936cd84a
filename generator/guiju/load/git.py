"""Asking git, so that no hostile name, setting of the repository, or environment runs a program."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SETTINGS = (
    ("core.fsmonitor", "false"),
    ("core.hooksPath", os.devnull),
    ("core.quotepath", "off"),
    ("core.untrackedCache", "false"),
    ("protocol.allow", "never"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What git said."""

    code: int
    out: bytes
    err: str

    @property
    def line(self) -> str:
        """Give the first line of the answer, or an empty text where git refused."""
        return self.out.decode("utf-8", "replace").strip().split("\n")[0] if self.code == 0 else ""


class NoGitError(Exception):
    """There is no git on this machine."""


def ask(folder: Path, *arguments: str, given: bytes = b"", settings: Sequence[tuple[str, str]] = ()) -> Answer:
    """Run git in a folder and give its answer; raises NoGitError where there is none."""
    try:
        done = subprocess.run(
            ["git", "--no-pager", "--literal-pathspecs", *arguments],
            cwd=folder,
            env=_environment((*_SETTINGS, *settings)),
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise NoGitError from None
    return Answer(code=done.returncode, out=done.stdout, err=done.stderr.decode("utf-8", "replace"))


def place_in_repository(folder: Path) -> str | None:
    """Give the folder's path below the top of its work tree ("" or ending in "/"); None outside of one."""
    answer = ask(folder, "rev-parse", "--show-prefix")
    return answer.out.decode("utf-8", "surrogateescape").removesuffix("\n") if answer.code == 0 else None


def without_filters(folder: Path) -> tuple[tuple[str, str], ...]:
    """Give the settings that switch off each program that the repository names as a filter of contents."""
    answer = ask(folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\.")
    names = answer.out.decode("utf-8", "surrogateescape").split("\0") if answer.code == 0 else []
    return tuple((name, "false" if name.endswith(".required") else "") for name in names if name)


def _environment(settings: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    numbered = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings):
        numbered |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return {
        **kept,
        **numbered,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
