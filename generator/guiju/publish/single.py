"""One PDF by itself, written to a file that somebody names."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from guiju.diagnostics import ArtifactPlace, UserMistake, finding
from guiju.publish.cache import Cache
from guiju.publish.folders import write_whole
from guiju.publish.press import Press, Printer, Run
from guiju.render.artifact import Artifact


def print_to(target: Path, made: Artifact, printer: Printer, parts: Sequence[Artifact] = ()) -> Run:
    """Print an artifact and write the PDF; a failed one writes nothing. parts are what it is bound from, if it is.

    Raises UserMistake where the target cannot be written. It waits for no build that is under way: a guard who wants
    today's sheet has no time for that.
    """
    with tempfile.TemporaryDirectory(prefix="guiju-") as folder:
        cache = Cache(Path(folder))
        run = Press(printer, cache, "", jobs=0 if parts else 1).run([*parts, made])
        pdf = run.pdfs.get(made.path)
        content = cache.get(pdf.digest) if pdf else None
        if content:
            _write(target, content)
    return run


def _write(target: Path, content: bytes) -> None:
    try:
        write_whole(target, content)
    except OSError as error:
        path = str(target)
        raise UserMistake(finding("GJ704", ArtifactPlace(path), path=path, reason=str(error.strerror))) from error
