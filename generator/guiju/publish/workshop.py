"""Where a build is made: Guiju's own folder beside sop/, and the way from there to the output."""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from guiju.codes import Wording
from guiju.diagnostics import ArtifactPlace, Finding, UserMistake, errors, finding, in_order
from guiju.publish import sites
from guiju.publish.cache import Cache, ParsedFiles
from guiju.publish.crawl import Page, crawl_key, follow, look
from guiju.publish.engine import inside, make_site
from guiju.publish.exchange import place_beside, publish
from guiju.publish.folders import FILE_MODE, locked, make_folder, own_folder
from guiju.publish.manifest import NAME, edition_in, made_by_guiju, manifest, present, read_manifest, verify
from guiju.publish.notes import from_plain, to_plain
from guiju.publish.order import Order
from guiju.publish.press import Press, Printer, Progress, Run
from guiju.publish.report import BuildReport
from guiju.render.artifact import Artifact, ArtifactKind, key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """The files of the site: path below it -> hash of the content in the cache; and what the engine found."""

    files: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


# What the user can mend: no room, no right to write, a file system that takes no writing.
_NOT_OURS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}


@contextlib.contextmanager
def workshop(handbook: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[Workshop]:
    """Open the workshop beside sop/. One build at a time: waiting is called when another one is under way.

    Raises UserMistake where the disk takes no writing.
    """
    try:
        folder = own_folder(handbook)
        with locked(folder / "lock", waiting), _work_folder(folder / "work") as work:
            yield Workshop(folder, work)
    except OSError as error:
        if error.errno not in _NOT_OURS:
            raise
        path = str(error.filename or handbook)
        raise UserMistake(finding("GJ704", ArtifactPlace(path), path=path, reason=str(error.strerror))) from error


class Workshop:
    """The stages of a build that write: printing, the site engine, publishing."""

    def __init__(self, folder: Path, work: Path) -> None:
        self._folder = folder
        self._work = work
        self.cache = Cache(folder)
        self.parsed = ParsedFiles(folder)
        self._made: list[str] = []
        self._reused = 0

    def unchanged(self, order: Order) -> BuildReport | None:
        """Say what the last build said, if its output is untouched and nothing has changed since."""
        last = self.cache.record(order.place)
        if last is None or last["key"] != order.key or last["stats"] != _stats(order.target):
            return None
        return BuildReport(
            published=True,
            unchanged=True,
            reused=last["things"],
            findings=from_plain(last["findings"]),
            counts=last["counts"],
        )

    def refusals(self, order: Order) -> tuple[Finding, ...]:
        """Say why the output's folder must not be replaced: it is not ours, or holds another audience's edition."""
        target = order.target
        if not made_by_guiju(target):
            return (finding("GJ701", ArtifactPlace(str(target)), folder=str(target)),)
        there = edition_in(target)
        if there is None or there == order.edition:
            return ()
        told = {"there": _edition(there), "wanted": _edition(order.edition)}
        return (finding("GJ705", ArtifactPlace(str(target)), folder=str(target), **told),)

    def print(
        self,
        artifacts: Sequence[Artifact],
        order: Order,
        printer: Printer,
        progress: Progress = lambda done, of, path: None,
        jobs: int = 0,
    ) -> Run:
        """Make the PDFs among the artifacts, as far as the cache does not hold them."""
        run = Press(printer, self.cache, order.tools.hash, jobs=jobs).run(artifacts, progress)
        self._made += run.made
        self._reused += len(run.pdfs.keys() - set(run.made))
        return run

    def site(self, artifacts: Sequence[Artifact], order: Order) -> SiteFiles:
        """Make the site. The engine runs only when its tree has changed; what is laid over its output needs no run."""
        tree = {a.path: a for a in artifacts if a.kind is ArtifactKind.SITE}
        over = {a.path: self.cache.put(a.content) for a in artifacts if a.kind is ArtifactKind.SITE_EXTRA}
        if not tree:
            return SiteFiles(files=over)
        key = key_of(["site", order.tools.hash, *(f"{path}\0{tree[path].key}" for path in sorted(tree))])
        made = self._known_site(key) or self._new_site(key, tree, order)
        self.cache.keep(_last_site(order), sites.record(tree, made.files, made.findings))
        return SiteFiles(files={**made.files, **over}, findings=made.findings)

    def inspect(self, site: SiteFiles, prints: Run) -> tuple[Finding, ...]:
        """Follow the links of the whole site as it will be published; a page once looked at is not read again."""
        if not site.files:
            return ()
        key = key_of(["crawl", crawl_key()])
        seen = (self.cache.record(key) or {}).get("pages", {})
        pages = {path: digest for path, digest in site.files.items() if path.endswith(".html")}
        looks = {digest: seen.get(digest) or self._look(digest) for digest in pages.values()}
        if looks.keys() != seen.keys():
            self.cache.keep(key, {"blobs": {}, "pages": looks})
        return follow({path: Page(*looks[digest]) for path, digest in pages.items()}, {*site.files, *prints.pdfs})

    def publish(
        self,
        order: Order,
        data: Sequence[Artifact],
        prints: Run,
        site: SiteFiles,
        findings: Sequence[Finding] = (),
        counts: Mapping[str, int] = MappingProxyType({}),
    ) -> BuildReport:
        """Publish all that was made, unless a finding forbids it, and remember the build."""
        found = [*findings, *prints.findings, *site.findings, *self.refusals(order)]
        files = self._chosen(order.only, data, prints, site)
        counts = {
            **counts,
            "pdfs": len(prints.pdfs),
            "pages": sum(pdf.pages for pdf in prints.pdfs.values()),
            "files": len(files),
        }
        if not errors(found):
            told = manifest(self._measured(files), order.told, order.commit, order.tools, order.edition)
            if not _shows(order.target, told):
                found += self._exchange(files, told, order.target)
        if not errors(found):
            self._remember(order, found, counts)
        return BuildReport(
            published=not errors(found),
            made=tuple(self._made),
            reused=self._reused,
            findings=in_order(found),
            counts=counts,
        )

    def _chosen(self, only: str, data: Sequence[Artifact], prints: Run, site: SiteFiles) -> dict[str, str]:
        """The output's files by path. The site carries the PDFs that it links, so that it stands alone."""
        files: dict[str, str] = {}
        if only in ("", "site"):
            files |= {f"site/{path}": digest for path, digest in site.files.items()}
            files |= {f"site/{path}": pdf.digest for path, pdf in prints.pdfs.items() if site.files}
        if only in ("", "pdf"):
            files |= {path: pdf.digest for path, pdf in prints.pdfs.items()}
        if only in ("", "data"):
            files |= {one.path: self.cache.put(one.content) for one in data}
        return files

    def _known_site(self, key: str) -> SiteFiles | None:
        record = self.cache.record(key)
        if record is None or not all(map(self.cache.holds, record["blobs"].values())):
            return None
        self._reused += 1
        return SiteFiles(files=record["blobs"], findings=from_plain(record["findings"]))

    def _new_site(self, key: str, tree: Mapping[str, Artifact], order: Order) -> SiteFiles:
        last = self.cache.record(_last_site(order)) or {}
        pages = sites.changed_pages(tree, last)
        if not all(map(self.cache.holds, last.get("blobs", {}).values())):
            pages = ()
        site = make_site({path: one.content for path, one in tree.items()}, self._work, pages)
        self._made.append("site")
        files = {path: self.cache.put(content) for path, content in site.files.items()}
        if files and pages:
            files = {**last["blobs"], **files}
        if files:
            self.cache.keep(key, {"blobs": files, "findings": to_plain(site.findings)})
        return SiteFiles(files=files, findings=site.findings)

    def _look(self, digest: str) -> list[Sequence[str]]:
        page = look(self.cache.get(digest) or b"")
        return [page.fetched, page.links, page.anchors]

    def _measured(self, files: Mapping[str, str]) -> dict[str, tuple[str, int]]:
        return {path: (digest, self.cache.size(digest)) for path, digest in sorted(files.items())}

    def _exchange(self, files: Mapping[str, str], told: bytes, target: Path) -> list[Finding]:
        with place_beside(target) as beside:
            for path, digest in files.items():
                self.cache.lay(digest, beside / inside(path))
            (beside / NAME).write_bytes(told)
            (beside / NAME).chmod(FILE_MODE)
            try:
                publish(beside, target)
            except OSError as error:
                return [finding("GJ702", ArtifactPlace(str(target)), folder=str(target), reason=str(error.strerror))]
            return list(_strangers(beside, self._folder / "set-aside"))

    def _remember(self, order: Order, found: Sequence[Finding], counts: Mapping[str, int]) -> None:
        record = {
            "key": order.key,
            "stats": _stats(order.target),
            "findings": to_plain(one for one in found if one.code != "GJ703"),
            "counts": dict(counts),
            "things": self._reused + len(self._made),
            "blobs": {},
        }
        self.cache.keep(order.place, record)
        self.cache.finish_build()
        self.parsed.save()


def _edition(audience: str) -> Wording:
    whole = Wording("整本手册", "the whole handbook")
    return Wording(f"给 {audience} 的手册", f"the handbook for {audience}") if audience else whole


@contextlib.contextmanager
def _work_folder(folder: Path) -> Iterator[Path]:
    """Make a work folder for one run alone: the engine of a killed run may still be writing into another."""
    shutil.rmtree(folder, ignore_errors=True)
    make_folder(folder)
    try:
        yield Path(tempfile.mkdtemp(dir=folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _last_site(order: Order) -> str:
    return key_of(["last site", order.tools.hash, order.place])


def _stats(folder: Path) -> dict[str, list[int]]:
    """What shows whether a file was touched or replaced: its length, its time of change, its inode."""
    return {path: [about.st_size, about.st_mtime_ns, about.st_ino] for path, about in present(folder)}


def _shows(target: Path, told: bytes) -> bool:
    try:
        same = (target / NAME).read_bytes() == told
    except OSError:
        return False
    return same and not verify(target)


def _strangers(earlier: Path, aside: Path) -> Iterator[Finding]:
    """Keep files that somebody else put into the earlier output: they are set aside, not thrown away."""
    told = read_manifest(earlier)
    known = {NAME, *(told["files"] if told else ())}
    for path, _ in list(present(earlier)):
        if path not in known:
            kept = aside / path
            make_folder(kept.parent)
            (earlier / path).replace(kept)
            yield finding("GJ703", ArtifactPlace(path), path=path, kept=str(kept))
