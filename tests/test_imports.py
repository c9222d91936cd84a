"""The contracts of pyproject.toml hold for the code, and break where the code would break them."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[dict[str, Any]] = PROJECT["tool"]["importlinter"]["contracts"]
RUN = "from importlinter.cli import lint_imports_command; lint_imports_command()"

BREACHES = [
    ("model", "import guiju.render", "Stages"),
    ("derive", "import guiju.rules", "Stages"),
    ("render", "from guiju import publish", "Stages"),
    ("rules", "import guiju.pipeline", "Stages"),
    ("load", "import guiju.model", "Reading and validating"),
    ("validate", "import guiju.pipeline", "Reading and validating"),
    ("rules", "import os", "The core is pure"),
    ("model", "from pathlib import Path", "The core is pure"),
    ("derive", "import yaml", "The core is pure"),
    ("derive", "import random", "The core is pure"),
    ("compare", "import subprocess", "The core is pure"),
    ("compare", "import guiju.render", "Stages"),
    ("report", "import click", "click lives only in cli"),
    ("pipeline", "from click import echo", "click lives only in cli"),
]


def test_the_code_keeps_its_contracts() -> None:
    done = _lint(ROOT, ROOT / "generator")
    assert done.returncode == 0, done.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in done.stdout


def test_a_package_without_imports_keeps_them_too(tmp_path: Path) -> None:
    _fake_package(tmp_path)
    done = _lint(tmp_path, tmp_path)
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(("module", "line", "contract"), BREACHES, ids=lambda value: str(value))
def test_a_breach_is_noticed(module: str, line: str, contract: str, tmp_path: Path) -> None:
    _fake_package(tmp_path)
    (tmp_path / "guiju" / f"{module}.py").write_text(f"{line}\n", encoding="utf-8")
    done = _lint(tmp_path, tmp_path)
    assert done.returncode != 0
    broken = [name for name in _names() if f"{name} BROKEN" in done.stdout]
    assert any(name.startswith(contract) for name in broken), done.stdout


def test_every_contract_has_a_breach() -> None:
    assert {name for name in _names() if any(name.startswith(start) for _, _, start in BREACHES)} == set(_names())


def _names() -> list[str]:
    return [contract["name"] for contract in CONTRACTS]


def _modules(value: object) -> Iterator[str]:
    """Give every module of guiju that the contracts name."""
    if isinstance(value, str):
        parts = (part.strip(" ()") for part in value.replace(":", "|").split("|"))
        yield from (part.removeprefix("guiju.") for part in parts if part.startswith("guiju."))
    elif isinstance(value, list):
        for one in value:
            yield from _modules(one)
    elif isinstance(value, dict):
        yield from _modules(list(value.values()))


def _fake_package(folder: Path) -> None:
    package = folder / "guiju"
    package.mkdir()
    (package / "__init__.py").touch()
    for module in _modules(CONTRACTS):
        assert "." not in module
        (package / f"{module}.py").touch()
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def _lint(folder: Path, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, "--config", "pyproject.toml", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
