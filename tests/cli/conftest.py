"""A bakery's handbook to try commands on, and a way to run them that gives exit code and both outputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from guiju.cli import run


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    def told(self, command: str) -> str:
        """Tell the whole run as a console would show it."""
        return f"$ guiju {command}\n{self.out}{self.err}[{self.code}]\n"


Guiju = Callable[..., Ran]


@pytest.fixture
def guiju(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Guiju:
    """Run guiju with arguments in this process, in Chinese unless they say otherwise."""
    monkeypatch.delenv("GUIJU_LANG", raising=False)

    def call(*arguments: str) -> Ran:
        capfd.readouterr()
        code = run(arguments)
        out, err = capfd.readouterr()
        return Ran(code=code, out=out, err=err)

    return call


@pytest.fixture
def bakery(tmp_path: Path, guiju: Guiju, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a bakery's handbook just begun, with its folder as the current one."""
    folder = tmp_path / "面包房"
    assert guiju("init", str(folder)).code == 0
    monkeypatch.chdir(folder)
    return folder


def change(file: Path, before: str, after: str) -> None:
    """Change a file's text in one place that must be there."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
