"""The site engine: a MkDocs tree -> the files of the site. The only place that knows of mkdocs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guiju.diagnostics import ArtifactPlace, Finding, finding, in_order
from guiju.publish.folders import make_folder, remove_folder

_EPOCH = "946684800"
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
# A site map wants the site's address and a date, and the packed one carries a time. The engine's own search index
# knows nothing of the pages that it left alone; Guiju lays its own over it.
_UNWANTED = ("sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "search/search_index.js")
_WARNING = re.compile(r"^(?:WARNING|ERROR) +-? *(.*)$", re.MULTILINE)
_BROKEN_LINK = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a link|an unrecognized relative link) '(?P<link>[^']+)'"
)
_ABOUT_DIRTY = "A 'dirty' build is being performed"
_TAIL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the engine made: files by path below the site, and what it had to say. Empty files: it failed."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    log: str = ""


def make_site(tree: Mapping[str, bytes], work: Path, pages: Collection[str] = ()) -> Site:
    """Run mkdocs over a tree (mkdocs.yml, docs/, overrides/) in a work folder, and take its output.

    pages, paths such as docs/roles/guard.md (or data that are copied), are all that is made where there are any: for
    a tree whose other files are as they were. A page depends on itself and the contents list alone, so it comes out
    as in a whole run.
    """
    source, output = work / "tree", work / "site"
    for folder in (source, output):
        remove_folder(folder)
    write_tree(tree, source)
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "-f", str(source / "mkdocs.yml"), "-d", str(output)]
    if pages:
        _pretend(tree.keys() - set(pages), output)
        command.append("--dirty")
    done = subprocess.run(
        command,
        cwd=source,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        umask=0o022,
        check=False,
    )
    log = f"{done.stdout}\n{done.stderr}".replace(str(work), "")
    files = dict(_produced(output)) if done.returncode == 0 else {}
    if pages:
        made = {address_of(page) for page in pages}
        files = {path: content for path, content in files.items() if path in made}
    remove_folder(output)
    return Site(files=files, findings=_findings(log, done.returncode), log=log)


def address_of(page: str) -> str:
    """Give the path below the site of the page that a file such as docs/roles/guard.md becomes, or of its copy."""
    path = PurePosixPath(page).relative_to("docs")
    return str(path.with_suffix(".html") if path.suffix == ".md" else path)


def write_tree(tree: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a tree below a folder; a path that leads out of it is our own fault."""
    for path, content in tree.items():
        target = folder / inside(path)
        make_folder(target.parent)
        target.write_bytes(content)


def inside(path: str) -> PurePosixPath:
    """Give a relative path that stays below its folder; raise ValueError for any other."""
    found = PurePosixPath(path)
    if not found.parts or found.is_absolute() or ".." in found.parts or "\\" in path:
        raise ValueError(f"not a path below a folder: {path!r}")
    return found


def _pretend(others: Collection[str], output: Path) -> None:
    """Put files in the output that are newer than their source, so that mkdocs takes them for made already."""
    later = time.time() + 86400
    for path in others:
        if path.startswith("docs/"):
            name = address_of(path) if path.endswith(".md") else path.removeprefix("docs/")
            target = output / inside(name)
            make_folder(target.parent)
            target.touch()
            os.utime(target, (later, later))


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": _EPOCH,
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }


def _produced(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and name not in _UNWANTED:
            yield name, path.read_bytes()


def _findings(log: str, exit_code: int) -> tuple[Finding, ...]:
    said = [_said(line.strip()) for line in _WARNING.findall(log) if _ABOUT_DIRTY not in line]
    if exit_code:
        tail = " | ".join(line.strip() for line in log.splitlines()[-_TAIL:] if line.strip())
        said.append(finding("GJ711", ArtifactPlace("site"), exit=exit_code, log=tail))
    return in_order(said)


def _said(warning: str) -> Finding:
    if found := _BROKEN_LINK.search(warning):
        page = f"site/{PurePosixPath(found['page']).with_suffix('.html')}"
        return finding("GJ712", ArtifactPlace(page), page=page, link=found["link"])
    return finding("GJ713", ArtifactPlace("site"), text=warning)
