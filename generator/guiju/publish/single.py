"""One PDF by itself, written to a file that somebody names."""

from __future__ import annotations

from pathlib import Path

from guiju.publish.folders import write_whole
from guiju.publish.order import take_order
from guiju.publish.press import Printer, Run
from guiju.publish.workshop import workshop
from guiju.render.artifact import Artifact
from guiju.settings import Settings


def print_to(target: Path, made: Artifact, settings: Settings, printer: Printer) -> Run:
    """Print an artifact, as far as the cache does not hold it, and write the PDF; a failed one writes nothing."""
    with workshop(settings.home) as shop:
        run = shop.print([made], take_order(settings), printer, jobs=1)
        pdf = run.pdfs.get(made.path)
        content = shop.cache.get(pdf.digest) if pdf else None
        if content:
            write_whole(target, content)
    return run
