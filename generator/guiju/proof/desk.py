"""The proofreader's desk: all prints of a build, read in worker processes; what was read once is not read again."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from guiju.diagnostics import ArtifactPlace, Finding, finding, in_order
from guiju.proof import judge
from guiju.proof.reader import read
from guiju.proof.wanted import wanted
from guiju.publish.cache import Cache
from guiju.publish.crew import Crew
from guiju.publish.inputs import hashes, key_of_inputs
from guiju.publish.notes import from_plain, to_plain
from guiju.publish.press import Printed, Run
from guiju.render.artifact import Artifact, ArtifactKind, key_of

LIBRARY = "pypdfium2"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A print to be read: its HTML (of a book: its front matter, then its documents), what the model says in it, the
    pages of each document in it (empty: one document), and what its verdict is kept under."""

    path: str
    html: tuple[str, ...]
    said: tuple[str, ...]
    lengths: tuple[int, ...]
    key: str


class Desk:
    """Reads the prints of a run, in jobs processes or in an executor that belongs to somebody else."""

    def __init__(self, cache: Cache, *, jobs: int = 0, executor: Executor | None = None) -> None:
        self._cache = cache
        self._jobs = jobs
        self._executor = executor

    def proofread(
        self,
        artifacts: Sequence[Artifact],
        run: Run,
        said: Mapping[str, Sequence[str]],
        progress: Progress = lambda done, of, path: None,
    ) -> tuple[Finding, ...]:
        """Give what is wrong with the prints of a run; said gives by path what the model says in each."""
        if importlib.util.find_spec(LIBRARY) is None:
            return (finding("GJ750", ArtifactPlace("pdf"), library=LIBRARY),)
        jobs = [job for one in artifacts if one.path in run.pdfs for job in self._job(one, artifacts, run, said)]
        known = {job.path: record for job in jobs if (record := self._cache.record(job.key))}
        found = [one for record in known.values() for one in from_plain(record["findings"])]
        fresh = sorted((job for job in jobs if job.path not in known), key=lambda job: -len(job.html))
        with Crew(start, self._jobs, self._executor) as crew:
            for number, (job, verdict) in enumerate(self._verdicts(fresh, run, crew), 1):
                self._cache.keep(job.key, {"blobs": {}, "findings": to_plain(verdict)})
                found += verdict
                progress(number, len(fresh), job.path)
        return in_order(found)

    def _job(
        self, one: Artifact, artifacts: Sequence[Artifact], run: Run, said: Mapping[str, Sequence[str]]
    ) -> Iterator[Job]:
        bound = {other.path: other for other in artifacts} if one.kind is ArtifactKind.MERGED else {}
        parts = [bound[path] for path in one.parts]
        pages = [run.pdfs[part.path].pages for part in parts]
        lengths = (run.pdfs[one.path].pages - sum(pages), *pages) if parts else ()
        words = tuple(said.get(one.path, ()))
        content = [one.content, *(part.content for part in parts)]
        key = key_of(["proof", version(), run.pdfs[one.path].digest, one.path, *content, *words, *map(str, lengths)])
        html = tuple(part.decode() for part in content)
        yield Job(path=one.path, html=html, said=words, lengths=lengths, key=key)

    def _verdicts(self, jobs: Sequence[Job], run: Run, crew: Crew) -> Iterator[tuple[Job, tuple[Finding, ...]]]:
        asked = [(job, crew.ask(verdict, job, self._content(run.pdfs[job.path]))) for job in jobs]
        for job, future in asked:
            given = crew.answer(future)
            if given is None:
                given = crew.anew(verdict, job, self._content(run.pdfs[job.path]))
            lost = (finding("GJ769", ArtifactPlace(job.path), reason="-"),)
            yield job, lost if given is None else given

    def _content(self, printed: Printed) -> bytes:
        return self._cache.get(printed.digest) or b""


def start() -> None:
    """Prepare a worker process: nothing but what is imported here."""


def verdict(job: Job, content: bytes) -> tuple[Finding, ...]:
    """Read one print and judge it."""
    try:
        return judge(read(job.path, content, wanted(job.html, job.said, job.lengths)))
    except ValueError as error:
        return (finding("GJ769", ArtifactPlace(job.path), reason=str(error)),)


def version() -> str:
    """Give the hash of the rules and of what they read with: other rules judge anew."""
    sources = hashes("proof", Path(__file__).parent)
    return key_of_inputs({path: digest for path, digest in sources.items() if path.endswith(".py")})
