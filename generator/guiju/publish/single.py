"""Prints by themselves, written to files that somebody names."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from guiju.diagnostics import ArtifactPlace, Finding, errors, finding
from guiju.publish.cache import Cache
from guiju.publish.exchange import place_beside, publish
from guiju.publish.folders import write_whole
from guiju.publish.press import Press, Printer, Run
from guiju.render.artifact import Artifact


def print_to(target: Path, made: Artifact, printer: Printer, parts: Sequence[Artifact] = ()) -> Run:
    """Print an artifact, with the parts that it is put together from, and write the PDF; a failed one writes nothing.

    It waits for no build that is under way: a guard who wants today's sheet has no time for that.
    """
    run, contents = _print([*parts, made], printer, jobs=0 if len(parts) > 3 else 1)
    if made.path not in contents:
        return run
    return replace(run, findings=(*run.findings, *write_file(target, contents[made.path])))


def print_folder(target: Path, artifacts: Sequence[Artifact], printer: Printer, jobs: int = 0) -> Run:
    """Print artifacts and put the PDFs into a folder by their names, all at once or none of them.

    What the folder held is replaced if it was nothing but PDFs of the same names.
    """
    names = {PurePosixPath(one.path).name for one in artifacts}
    if refused := _refused(target, names):
        return Run(findings=(refused,))
    run, contents = _print(artifacts, printer, jobs=jobs)
    if not contents:
        return run
    try:
        with place_beside(target) as beside:
            for path, content in contents.items():
                write_whole(beside / PurePosixPath(path).name, content)
            publish(beside, target)
    except OSError as error:
        return replace(run, findings=(*run.findings, _unwritten(target, error)))
    return run


def write_file(target: Path, content: bytes) -> tuple[Finding, ...]:
    """Write a file whole; what the disk says against it is a finding."""
    try:
        write_whole(target, content)
    except OSError as error:
        return (_unwritten(target, error),)
    return ()


def _refused(target: Path, names: set[str]) -> Finding | None:
    if not target.is_dir():
        return None
    strangers = sorted(path.name for path in target.iterdir() if path.name not in names)
    if not strangers:
        return None
    return finding("GJ743", ArtifactPlace(str(target)), folder=str(target), path=strangers[0])


def _unwritten(target: Path, error: OSError) -> Finding:
    path = str(target)
    return finding("GJ704", ArtifactPlace(path), path=path, reason=str(error.strerror or error))


def _print(artifacts: Sequence[Artifact], printer: Printer, jobs: int = 0) -> tuple[Run, Mapping[str, bytes]]:
    """Print artifacts; give the run and the PDFs by path, none where anything failed."""
    with tempfile.TemporaryDirectory(prefix="guiju-") as folder:
        cache = Cache(Path(folder))
        run = Press(printer, cache, "", jobs=jobs).run(artifacts)
        contents = {path: cache.get(pdf.digest) or b"" for path, pdf in run.pdfs.items()}
    return run, {} if errors(run.findings) else contents
