"""The press: HTML artifacts -> PDFs, in worker processes, each made once and then kept by its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, Protocol

from guiju.diagnostics import ArtifactPlace, Finding, finding, in_order
from guiju.publish.cache import Cache
from guiju.publish.crew import Crew
from guiju.publish.notes import from_plain, to_plain
from guiju.render.artifact import Artifact, ArtifactKind, key_of

Progress = Callable[[int, int, str], None]


class Pdf(Protocol):
    """What a printer gives for one artifact: the file (empty: it failed), its pages, what it noticed."""

    @property
    def content(self) -> bytes: ...

    @property
    def pages(self) -> int: ...

    @property
    def findings(self) -> Sequence[Finding]: ...


class Printer(Protocol):
    """Makes PDFs; it is sent to the worker processes as it is, so it carries no open files."""

    @property
    def key(self) -> str:
        """Give the hash of what decides the bytes besides the artifact: fonts, the printer's own sources."""

    def start(self) -> None:
        """Prepare a worker process: fonts, styles, limits. Called once in each."""

    def print(self, path: str, html: bytes) -> Pdf:
        """Make one PDF."""

    def merge(self, path: str, front: bytes, parts: Sequence[bytes]) -> Pdf:
        """Put PDFs together behind the front matter that is made from HTML."""

    def book(self, path: str, plan: bytes, parts: Sequence[bytes]) -> Pdf:
        """Make the dated sheets of a plan from the prints of those without a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF in the cache: the hash of its bytes, its length, its pages."""

    digest: str
    bytes: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run of the press gave: PDFs by path, how many were made anew, and what was found; sheets are those that
    only books are made of."""

    pdfs: Mapping[str, Printed] = field(default_factory=dict)
    sheets: Mapping[str, Printed] = field(default_factory=dict)
    made: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Press:
    """Prints artifacts through a cache. executor is any whose workers were started with the printer."""

    def __init__(
        self, printer: Printer, cache: Cache, tools: str, *, jobs: int = 0, executor: Executor | None = None
    ) -> None:
        self._printer = printer
        self._cache = cache
        self._tools = tools
        self._jobs = jobs
        self._executor = executor
        self._done: dict[str, Printed] = {}
        self._made: list[str] = []
        self._findings: list[Finding] = []

    def run(self, artifacts: Sequence[Artifact], progress: Progress = lambda done, of, path: None) -> Run:
        """Print what the cache does not hold, documents first, then what is put together from them."""
        single = [a for a in artifacts if a.kind in (ArtifactKind.PDF, ArtifactKind.SHEET)]
        merged = [a for a in artifacts if a.kind in (ArtifactKind.MERGED, ArtifactKind.BOOK)]
        missing = [a for a in single if not self._known(a, self._key(a))]
        with Crew(self._printer.start, self._jobs, self._executor) as crew:
            for number, (one, pdf) in enumerate(self._print(missing, crew), 1):
                self._keep(one, self._key(one), pdf)
                progress(number, len(missing), one.path)
            for one, asked in [(one, self._put_together(one, crew)) for one in self._complete(merged)]:
                self._keep(one, self._key(one), crew.answer(asked))
        only_parts = {a.path for a in artifacts if a.kind is ArtifactKind.SHEET}
        pdfs = {path: pdf for path, pdf in sorted(self._done.items()) if path not in only_parts}
        sheets = {path: pdf for path, pdf in sorted(self._done.items()) if path in only_parts}
        return Run(pdfs=pdfs, sheets=sheets, made=tuple(self._made), findings=in_order(self._findings))

    def _key(self, artifact: Artifact) -> str:
        parts = [self._done[path].digest if path in self._done else "" for path in artifact.parts]
        return key_of(["pdf", artifact.path, self._tools, self._printer.key, artifact.key, *parts])

    def _known(self, artifact: Artifact, key: str) -> bool:
        record = self._cache.record(key)
        if record is None or not self._cache.holds(record["blobs"]["pdf"]):
            return False
        self._done[artifact.path] = _printed(record)
        self._findings += from_plain(record["findings"])
        return True

    def _keep(self, artifact: Artifact, key: str, pdf: Pdf | None) -> None:
        self._made.append(artifact.path)
        if pdf is None or not pdf.content:
            self._findings += [*(pdf.findings if pdf else ()), _failed(artifact)]
            return
        digest = self._cache.put(pdf.content)
        record = {
            "blobs": {"pdf": digest},
            "bytes": len(pdf.content),
            "pages": pdf.pages,
            "findings": to_plain(pdf.findings),
        }
        self._cache.keep(key, record)
        self._done[artifact.path] = _printed(record)
        self._findings += pdf.findings

    def _complete(self, artifacts: Sequence[Artifact]) -> list[Artifact]:
        """Give those that have all their parts and are not in the cache."""
        whole = []
        for one in artifacts:
            if any(path not in self._done for path in one.parts):
                self._findings.append(_failed(one))
            elif not self._known(one, self._key(one)):
                whole.append(one)
        return whole

    def _put_together(self, artifact: Artifact, crew: Crew) -> Future[Pdf] | None:
        parts = [self._cache.get(self._done[path].digest) or b"" for path in artifact.parts]
        work = self._printer.book if artifact.kind is ArtifactKind.BOOK else self._printer.merge
        return crew.ask(work, artifact.path, artifact.content, parts)

    def _print(self, artifacts: Sequence[Artifact], crew: Crew) -> Iterator[tuple[Artifact, Pdf | None]]:
        ordered = _longest_first(artifacts)
        running = [(one, crew.ask(self._printer.print, one.path, one.content)) for one in ordered]
        broken: list[Artifact] = []
        for one, future in running:
            pdf = crew.answer(future)
            if pdf is None:
                broken.append(one)
            else:
                yield one, pdf
        for one in broken:
            yield one, crew.anew(self._printer.print, one.path, one.content)


def _printed(record: Mapping[str, Any]) -> Printed:
    return Printed(digest=record["blobs"]["pdf"], bytes=record["bytes"], pages=record["pages"])


def _failed(artifact: Artifact) -> Finding:
    return finding("GJ721", ArtifactPlace(artifact.path), title=artifact.title or artifact.path)


def _longest_first(artifacts: Sequence[Artifact]) -> list[Artifact]:
    return sorted(artifacts, key=lambda one: (-len(one.content), one.path))
