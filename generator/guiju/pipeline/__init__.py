"""The stages of a run, one after the other; each takes a value and gives a value plus findings.

The only room that knows their order: reading (files -> handbook), checking, comparing two states, building and
publishing, and single prints.
"""

from __future__ import annotations

from guiju.pipeline.building import FindParty, artifacts, build, describe, months_of, proofread
from guiju.pipeline.checking import CheckResult, check, dated
from guiju.pipeline.comparing import Compared, compared, compared_files
from guiju.pipeline.printing import (
    print_all_roles,
    print_changes,
    print_copy,
    print_fillable,
    print_grid,
    print_sheets,
    write_calendar,
)

__all__ = [
    "CheckResult",
    "Compared",
    "FindParty",
    "artifacts",
    "build",
    "check",
    "compared",
    "compared_files",
    "dated",
    "describe",
    "months_of",
    "print_all_roles",
    "print_changes",
    "print_copy",
    "print_fillable",
    "print_grid",
    "print_sheets",
    "proofread",
    "write_calendar",
]
