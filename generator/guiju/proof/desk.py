"""The proofreader's desk: all prints of a build, read in worker processes; what was read once is not read again."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from guiju.diagnostics import ArtifactPlace, Finding, finding, in_order
from guiju.proof import judge
from guiju.proof.reader import read
from guiju.proof.wanted import wanted, wanted_on_days
from guiju.publish.cache import Cache
from guiju.publish.crew import Crew
from guiju.publish.inputs import hashes, key_of_inputs
from guiju.publish.notes import from_plain, to_plain
from guiju.publish.paper_days import bind_days
from guiju.publish.press import Printed, Run
from guiju.render.artifact import Artifact, ArtifactKind, key_of

LIBRARY = "pypdfium2"
_DUPLEX = b'<meta name="guiju-binding" content="duplex">'

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A print to be read: its HTML (of a book: its front matter, then its documents; of dated sheets: the distinct
    ones), what the model says in it, the pages of each document in it (empty: one document), and what its verdict is
    kept under. plan is that of dated sheets (else empty); where bare, the print is a sheet that has no date yet."""

    path: str
    html: tuple[str, ...]
    said: tuple[str, ...]
    lengths: tuple[int, ...]
    key: str
    digest: str = ""
    plan: str = ""
    bare: bool = False


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
        jobs = list({job.key: job for job in self._jobs_of(artifacts, run, said)}.values())
        known = {job.key: record for job in jobs if (record := self._cache.record(job.key))}
        found = [one for record in known.values() for one in from_plain(record["findings"])]
        fresh = sorted((job for job in jobs if job.key not in known), key=lambda job: -len(job.html))
        with Crew(start, self._jobs, self._executor) as crew:
            for number, (job, verdict) in enumerate(self._verdicts(fresh, crew), 1):
                self._cache.keep(job.key, {"blobs": {}, "findings": to_plain(verdict)})
                found += verdict
                progress(number, len(fresh), job.path)
        return in_order(found)

    def _jobs_of(self, artifacts: Sequence[Artifact], run: Run, said: Mapping[str, Sequence[str]]) -> Iterator[Job]:
        known = {one.path: one for one in artifacts}
        for one in artifacts:
            if one.path in run.pdfs:
                parts = [known[path] for path in one.parts]
                if one.kind is ArtifactKind.BOOK:
                    yield from _dated(one, parts, run)
                else:
                    yield _document(one, parts, run, tuple(said.get(one.path, ())))

    def _verdicts(self, jobs: Sequence[Job], crew: Crew) -> Iterator[tuple[Job, tuple[Finding, ...]]]:
        asked = [(job, crew.ask(verdict, job, self._cache.get(job.digest) or b"")) for job in jobs]
        for job, future in asked:
            given = crew.answer(future)
            if given is None:
                given = crew.anew(verdict, job, self._cache.get(job.digest) or b"")
            lost = (finding("GJ769", ArtifactPlace(job.path), reason="-"),)
            yield job, lost if given is None else given


def _document(one: Artifact, parts: Sequence[Artifact], run: Run, words: tuple[str, ...]) -> Job:
    """Make the job of a document, or of a book of documents: its front matter is what the parts leave of it."""
    whole = 2 if _DUPLEX in one.content else 1
    pages = [run.pdfs[part.path].pages for part in parts]
    front = run.pdfs[one.path].pages - sum(-(-length // whole) * whole for length in pages)
    html = (one.content, *(part.content for part in parts))
    return _job(one.path, html, run.pdfs[one.path], said=words, lengths=(front, *pages) if parts else ())


def _dated(one: Artifact, parts: Sequence[Artifact], run: Run) -> Iterator[Job]:
    """Make the jobs of dated sheets: the book as it is, which may have no tags, and each distinct sheet once, with the
    longest of its dates and with its tags."""
    plan = json.loads(one.content)
    html = [part.content for part in parts]
    lengths = tuple(run.sheets[part.path].pages for part in parts)
    yield _job(one.path, html, run.pdfs[one.path], lengths=lengths, plan=one.content.decode())
    if len(plan["days"]) > 1:
        for number, part in enumerate(parts):
            longest = max((day for day in plan["days"] if day["part"] == number), key=lambda day: len(day["stamp"]))
            single = {**plan, "days": [{**longest, "part": 0}]}
            told = json.dumps(single, ensure_ascii=False)
            yield _job(one.path, [part.content], run.sheets[part.path], lengths=lengths[:1], plan=told, bare=True)


def _job(
    path: str,
    html: Sequence[bytes],
    printed: Printed,
    *,
    said: tuple[str, ...] = (),
    lengths: tuple[int, ...] = (),
    plan: str = "",
    bare: bool = False,
) -> Job:
    # Many books share a sheet: it is judged once, whichever of them names it.
    name = "" if bare else path
    key = key_of(["proof", version(), printed.digest, name, plan if not bare else "", *html, *said, *map(str, lengths)])
    return Job(
        path=path,
        html=tuple(one.decode() for one in html),
        said=said,
        lengths=lengths,
        key=key,
        digest=printed.digest,
        plan=plan,
        bare=bare,
    )


def start() -> None:
    """Prepare a worker process: nothing but what is imported here."""


def verdict(job: Job, content: bytes) -> tuple[Finding, ...]:
    """Read one print and judge it."""
    try:
        content = bind_days(job.plan.encode(), [content])[0] if job.bare else content
        told = wanted_on_days(job.plan, job.html, job.lengths) if job.plan else wanted(job.html, job.said, job.lengths)
        return judge(read(job.path, content, told))
    except ValueError as error:
        return (finding("GJ769", ArtifactPlace(job.path), reason=str(error)),)


def version() -> str:
    """Give the hash of the rules and of what they read with: other rules judge anew."""
    sources = hashes("proof", Path(__file__).parent)
    return key_of_inputs({path: digest for path, digest in sources.items() if path.endswith(".py")})
