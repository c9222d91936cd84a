"""The command line: options -> Settings -> pipeline -> reporter -> exit code. click lives only here."""

from __future__ import annotations

import sys
from collections.abc import Sequence

FINE, FINDINGS, WRONG_USE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130


def main() -> None:
    """Run the command that sys.argv names, and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; nothing is raised, whatever happens."""
    from guiju.cli.guard import guarded

    return guarded(arguments)
