"""Builds a handbook in a process of its own, for tests: python -m tests.publish.building HOME JOBS [more]."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import guiju
from guiju import pipeline
from guiju.settings import Settings

ROOT = Path(__file__).parents[2]
BAKERY = Path(guiju.__file__).parent / "scaffold" / "bakery" / "sop"


def bakery(home: Path) -> Path:
    """Copy the small handbook that `guiju init` writes."""
    shutil.copytree(BAKERY, home / "sop")
    return home


def start(home: Path, jobs: int = 2, env: Mapping[str, str] | None = None, umask: int = 0o022) -> subprocess.Popen[str]:
    """Start a build; its output is what `told` reads."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.publish.building", str(home), str(jobs)],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def start_command(arguments: Sequence[str]) -> subprocess.Popen[str]:
    """Start guiju as a user does."""
    return subprocess.Popen(
        [sys.executable, "-c", "from guiju.cli import main; main()", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def told(process: subprocess.Popen[str]) -> Any:
    """Wait for a build, and give its report."""
    output, errors = process.communicate(timeout=1800)
    assert process.returncode == 0, errors
    return json.loads(output)


def build(home: Path, **how: Any) -> Any:
    """Build, and give the report."""
    return told(start(home, **how))


def main(home: Path, jobs: int) -> None:
    """Build and print the report."""
    report = pipeline.build(Settings(sop=home / "sop", home=home, output=home / "build", jobs=jobs))
    content = {
        "published": report.published,
        "unchanged": report.unchanged,
        "made": sorted(report.made),
        "reused": report.reused,
        "counts": dict(report.counts),
        "findings": [f"{one.place} {one.code} {one.message()}" for one in report.findings],
    }
    sys.stdout.buffer.write(json.dumps(content, ensure_ascii=False).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
