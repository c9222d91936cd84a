"""Golden files: what a test gives is compared word for word with what is stored; --update-golden stores it anew."""

from __future__ import annotations

import difflib
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

# A shell that starts us in the background makes Ctrl-C ignored, in us and in the commands that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that stores golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="store golden files anew, stale ones go")


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """Compares what a test gives with golden files, or stores it where update is true."""

    update: bool

    def check(self, path: Path, given: str | bytes) -> None:
        """Compare with one golden file."""
        raw = given.encode() if isinstance(given, str) else given
        if self.update:
            _store(path, raw)
        stored = path.read_bytes() if path.is_file() else None
        if stored != raw:
            pytest.fail(_difference(path, stored, raw), pytrace=False)

    def check_folder(self, folder: Path, given: Mapping[str, str | bytes]) -> None:
        """Compare with a folder of golden files, both ways: missing, extra and different ones all fail."""
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        extra = sorted(there - set(given))
        if self.update:
            for name in extra:
                (folder / name).unlink()
        elif extra:
            pytest.fail(f"{folder}: golden files that nothing gives any more: {', '.join(extra)}", pytrace=False)
        for name, content in given.items():
            self.check(folder / name, content)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give the comparer of golden files."""
    return Golden(update=bool(request.config.getoption("--update-golden")))


def _store(path: Path, raw: bytes) -> None:
    if not path.is_file() or path.read_bytes() != raw:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def _difference(path: Path, stored: bytes | None, given: bytes) -> str:
    if stored is None:
        return f"{path}: there is no such golden file; --update-golden stores it"
    try:
        before, after = stored.decode().splitlines(), given.decode().splitlines()
    except UnicodeDecodeError:
        return f"{path}: {len(stored)} bytes are stored, other {len(given)} bytes were given"
    return (
        "\n".join(difflib.unified_diff(before, after, str(path), "given", lineterm="")) or f"{path}: line ends differ"
    )
