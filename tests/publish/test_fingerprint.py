"""The fingerprint names the tools, and nothing of the machine that does not decide the bytes."""

from __future__ import annotations

import platform

import pytest
import yaml

from guiju.publish.fingerprint import Fingerprint, distributions, fingerprint


def test_names_every_tool() -> None:
    parts = fingerprint({"a.ttf": "1"}).parts
    names = "guiju python platform lock pango harfbuzz harfbuzz-subset fontconfig zlib fonts holidays"
    assert sorted(parts) == sorted(names.split())
    assert parts["python"] == platform.python_version()
    assert all(parts.values())


def test_is_the_same_twice_and_another_with_other_fonts() -> None:
    first, again, other = (fingerprint({"a.ttf": sha}) for sha in ("1", "1", "2"))
    assert first.parts == again.parts
    assert first.hash != other.hash


@pytest.mark.parametrize("name", ["guiju", "lock", "pango", "zlib"])
def test_each_tool_counts(name: str) -> None:
    parts = fingerprint({}).parts
    assert Fingerprint(parts={**parts, name: "other"}, code="").hash != Fingerprint(parts=parts, code="").hash


def test_the_lock_is_what_is_installed_for_running() -> None:
    found = distributions("guiju")
    assert found["pyyaml"] == yaml.__version__
    assert {"weasyprint", "mkdocs-material", "markupsafe", "pydyf"} <= found.keys()
    assert not {"pytest", "mypy", "selenium"} & found.keys()
