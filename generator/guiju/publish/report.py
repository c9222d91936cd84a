"""What a build did: for the command line, for serve, for the bench."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ParamSpec, Protocol, TypeVar

from guiju.diagnostics import Finding

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The outcome of a build.

    published: the output folder now shows this build. unchanged: it did before, and nothing was made.
    made: what had to be made anew ("site" for a run of the site engine, else paths of PDFs); reused: how many
    PDFs and sites came from the cache. counts: documents, pdfs, pages (of paper), files. seconds: by stage.
    """

    published: bool
    unchanged: bool = False
    made: tuple[str, ...] = ()
    reused: int = 0
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


class Progress(Protocol):
    """Is told where a build stands, and how many of a stage's things are done where they are counted.

    The stages: "wait" (for another build), "inputs", "check", "pages", "print", "proof", "site", "data",
    "links", "publish".
    """

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        """Take note."""


def quiet(stage: str, done: int = 0, of: int = 0) -> None:
    """Take no note."""


class Stages:
    """Runs the stages of a build one after the other: tells each one's start, and measures how long it takes."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._seconds: dict[str, float] = {}

    def run(self, stage: str, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run one stage and give what it gives."""
        self._progress(stage)
        start = time.perf_counter()
        try:
            return work(*args, **kwargs)
        finally:
            self._seconds[stage] = time.perf_counter() - start

    def count(self, stage: str) -> Callable[[int, int, str], None]:
        """Give what a stage calls as its things are done."""
        return lambda done, of, path: self._progress(stage, done, of)

    def measured(self, report: BuildReport) -> BuildReport:
        """Put the times taken so far into a report."""
        return replace(report, seconds=dict(self._seconds))
