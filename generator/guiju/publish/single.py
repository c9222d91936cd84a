"""One PDF by itself, written to a file that somebody names."""

from __future__ import annotations

import tempfile
from pathlib import Path

from guiju.publish.cache import Cache
from guiju.publish.folders import write_whole
from guiju.publish.press import Press, Printer, Run
from guiju.render.artifact import Artifact


def print_to(target: Path, made: Artifact, printer: Printer) -> Run:
    """Print an artifact and write the PDF; a failed one writes nothing.

    It waits for no build that is under way: a guard who wants today's sheet has no time for that.
    """
    with tempfile.TemporaryDirectory(prefix="guiju-") as folder:
        cache = Cache(Path(folder))
        run = Press(printer, cache, "", jobs=1).run([made])
        pdf = run.pdfs.get(made.path)
        content = cache.get(pdf.digest) if pdf else None
        if content:
            write_whole(target, content)
    return run
