"""What Guiju needs of the machine that it runs on: each need is looked at, and has the line that mends it."""

from __future__ import annotations

import codecs
import ctypes
import importlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib import metadata
from pathlib import Path

from guiju.codes import Wording


class Need(StrEnum):
    """How much a thing is needed."""

    ESSENTIAL = "essential"
    USEFUL = "useful"
    TESTS = "tests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One look at the machine; found is empty where the thing is lacking, mend is the line to type then."""

    name: Wording
    need: Need
    found: str
    mend: Wording

    @property
    def there(self) -> bool:
        """Tell whether the thing is there."""
        return bool(self.found)


def examine(home: Path, fonts: Path) -> Iterator[Check]:
    """Look at everything; home is where .guiju/ is to be, fonts the folder of our fonts."""
    yield _check(("Python 3.11 以上", "Python 3.11 or newer"), Need.ESSENTIAL, _python(), "python3.11")
    for name, files, package, need in _LIBRARIES:
        yield _check((f"系统库 {name}", f"library {name}"), need, _library(files), package)
    yield _package("WeasyPrint", _weasyprint())
    yield _package("mkdocs", _version("mkdocs", (1, 6, 1), 2))
    yield _package("mkdocs-material", _version("mkdocs-material", (9, 8, 1), 10))
    yield _proofreader()
    yield _fonts(fonts)
    yield _writable(home)
    yield _check(("git（版本和日期）", "git (versions and dates)"), Need.USEFUL, _git(), "git")
    yield _locale()
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    words = ("Chromium（只有测试用）", "Chromium (for the tests only)")
    yield _check(words, Need.TESTS, chromium, "chromium chromium-driver fonts-noto-cjk")


_LIBRARIES = (
    ("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0", Need.ESSENTIAL),
    ("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0", Need.ESSENTIAL),
    ("fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib"), "libfontconfig1", Need.ESSENTIAL),
    ("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "libharfbuzz0b", Need.ESSENTIAL),
    # Without it a PDF takes 11 seconds instead of 0.2; it is right all the same.
    (
        "HarfBuzz-subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "libharfbuzz-subset0",
        Need.USEFUL,
    ),
)


def _check(name: tuple[str, str], need: Need, found: str, packages: str) -> Check:
    line = f"apt-get install --no-install-recommends {packages}"
    return Check(name=Wording(*name), need=need, found=found, mend=Wording(line, line))


def _package(name: str, found: str) -> Check:
    line = "pip install --force-reinstall guiju"
    mend = Wording(f"{line}（在源码里：make handbook）", f"{line} (in a checkout: make handbook)")
    return Check(name=Wording(name, name), need=Need.ESSENTIAL, found=found, mend=mend)


def _proofreader() -> Check:
    line = "pip install 'guiju[proof]'"
    name = Wording("pypdfium2（校样 guiju check --print）", "pypdfium2 (guiju check --print)")
    return Check(name=name, need=Need.USEFUL, found=_version("pypdfium2", (4, 30), 99), mend=Wording(line, line))


def _fonts(folder: Path) -> Check:
    names = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
    there = all((folder / name).is_file() for name in names)
    line = "pip install --force-reinstall guiju"
    return Check(
        name=Wording("随程序的字体", "our own fonts"),
        need=Need.ESSENTIAL,
        found="、".join(names) if there else "",
        mend=Wording(f"{line}（在源码里：git checkout templates/fonts）", f"{line} (or git checkout templates/fonts)"),
    )


def _writable(home: Path) -> Check:
    folder = home / ".guiju"
    place = folder if folder.is_dir() else home
    return Check(
        name=Wording("缓存文件夹 .guiju 可写", ".guiju can be written"),
        need=Need.ESSENTIAL,
        found=str(folder) if _can_write(place) else "",
        mend=Wording(f"chmod u+rwx {place}", f"chmod u+rwx {place}"),
    )


def _locale() -> Check:
    encoding = sys.stdout.encoding or ""
    found = encoding if encoding and codecs.lookup(encoding).name == "utf-8" else ""
    line = "export LC_ALL=C.UTF-8"
    return Check(
        name=Wording("终端用 UTF-8", "the console speaks UTF-8"),
        need=Need.USEFUL,
        found=found,
        mend=Wording(line, line),
    )


def _python() -> str:
    return platform.python_version() if sys.version_info >= (3, 11) else ""


def _library(files: tuple[str, ...]) -> str:
    return next((name for name in files if _works(partial(ctypes.CDLL, name))), "")


def _weasyprint() -> str:
    version = _version("weasyprint", (70,), 1000)
    return version if version and _works(lambda: importlib.import_module("weasyprint")) else ""


def _version(name: str, least: tuple[int, ...], below: int) -> str:
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
    numbers = tuple(int(part) for part in version.split(".") if part.isdigit())
    return version if least <= numbers < (below,) else ""


def _git() -> str:
    program = shutil.which("git")
    if not program:
        return ""
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def _can_write(folder: Path) -> bool:
    if not os.access(folder, os.W_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _works(attempt: Callable[[], object]) -> bool:
    # Loading a library can fail in as many ways as there are libraries; all of them mean "not usable".
    try:
        attempt()
    except Exception:
        return False
    return True
