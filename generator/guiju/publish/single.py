"""Prints by themselves, written to files that somebody names."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from guiju.diagnostics import errors
from guiju.publish.cache import Cache
from guiju.publish.folders import write_whole
from guiju.publish.press import Press, Printer, Run
from guiju.render.artifact import Artifact


def print_to(target: Path, made: Artifact, printer: Printer, parts: Sequence[Artifact] = ()) -> Run:
    """Print an artifact, with the parts it is put together from, and write the PDF; a failed one writes nothing.

    It waits for no build that is under way: a guard who wants today's sheet has no time for that.
    """
    run, contents = print_all([*parts, made], printer, jobs=1)
    if made.path in contents:
        write_whole(target, contents[made.path])
    return run


def print_all(artifacts: Sequence[Artifact], printer: Printer, jobs: int = 0) -> tuple[Run, Mapping[str, bytes]]:
    """Print artifacts; give the run and the PDFs by path, none where anything failed."""
    with tempfile.TemporaryDirectory(prefix="guiju-") as folder:
        cache = Cache(Path(folder))
        run = Press(printer, cache, "", jobs=jobs).run(artifacts)
        contents = {path: cache.get(pdf.digest) or b"" for path, pdf in run.pdfs.items()}
    return run, {} if errors(run.findings) else contents
