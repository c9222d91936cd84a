"""Publishes one version of a folder after the other until it is killed: run as a process of its own by a test."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from guiju.publish.exchange import place_beside, publish

FILES = 40


def fill(folder: Path, version: str) -> None:
    """Write files that all name the version."""
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(version * 50)


def main(target: Path, swap: str) -> None:
    """Publish without end; swap "moves" forbids the exchange in one move."""
    for number in itertools.count(int(sys.argv[3])):
        with place_beside(target) as beside:
            fill(beside, f"{number:06}")
            publish(beside, target, (lambda one, other: False) if swap == "moves" else None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
