"""Reading a handbook as it was in a git revision.

It is read from git's objects, not with git archive, which would run the filters that the repository names
and leave out or change what its attributes say.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guiju.diagnostics import UserMistake, Value, finding
from guiju.load.entries import MAX_BYTES, Entry, LoadResult, ParseCache, assemble, is_document, is_hidden
from guiju.load.git import Answer, NoGitError, ask, place_in_repository
from guiju.source import Position

_UNSAFE = re.compile(r"^-|[\x00-\x20\x7f]|^$")
_LINK = b"120000"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blob:
    mode: bytes
    sha: str
    size: int


def read_revision(root: Path, revision: str, cache: ParseCache | None = None) -> LoadResult:
    """Read the handbook whose folder is root as it was in a revision: a commit, a branch or a tag.

    The result is that of read_folder; what keeps git from answering is among its findings.
    """
    try:
        commit = resolve(root, revision)
        blobs = _blobs(root, commit, revision)
        return assemble(list(_entries(root, blobs)), cache)
    except UserMistake as mistake:
        return LoadResult(findings=mistake.findings, inputs={})


def resolve(root: Path, revision: str) -> str:
    """Give the full hash of the commit that a revision names; raises UserMistake where there is none."""
    if _UNSAFE.search(revision) or len(revision) > 250:
        raise _mistake("GJ163", revision=revision[:60].encode("unicode_escape").decode())
    if not root.is_dir():
        raise _mistake("GJ158", path=root.name or ".")
    try:
        _need_repository(root)
        answer = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except NoGitError:
        raise _mistake("GJ160") from None
    if not answer.line:
        raise _mistake("GJ164" if _is_shallow(root) else "GJ162", revision=revision)
    return answer.line


def _need_repository(root: Path) -> None:
    answer = ask(root, "rev-parse", "--show-prefix")
    if "dubious ownership" in answer.err:
        raise _mistake("GJ165", detail="dubious ownership")
    if answer.code:
        raise _mistake("GJ161")


def _is_shallow(root: Path) -> bool:
    return ask(root, "rev-parse", "--is-shallow-repository").line == "true"


def _blobs(root: Path, commit: str, revision: str) -> Mapping[str, _Blob]:
    """List the files of the handbook in a commit by their path below its folder."""
    prefix = place_in_repository(root) or ""
    where = (prefix,) if prefix else ()
    answer = _checked(ask(root, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, *where))
    blobs: dict[str, _Blob] = {}
    for line in answer.out.split(b"\0")[:-1]:
        head, _, name = line.partition(b"\t")
        mode, kind, sha, size = head.split()
        path = name.decode("utf-8", "surrogateescape").removeprefix(prefix)
        if kind == b"blob" and not any(is_hidden(part) for part in path.split("/")):
            if not size.isdigit():  # git says BAD of an object that is lost
                raise _mistake("GJ165", detail=f"missing {sha.decode()}")
            blobs[path] = _Blob(mode=mode, sha=sha.decode(), size=int(size))
    if not blobs:
        raise _mistake("GJ166", revision=revision)
    return blobs


def _entries(root: Path, blobs: Mapping[str, _Blob]) -> Iterator[Entry]:
    links = {path for path, blob in blobs.items() if blob.mode == _LINK}
    wanted = {path: blob for path, blob in blobs.items() if not (is_document(path) and blob.size > MAX_BYTES)}
    contents = _contents(root, sorted({blob.sha for blob in wanted.values()}))
    for path, blob in blobs.items():
        if path not in wanted:
            yield Entry(path=path, refused="GJ152")
        elif path in links:
            yield _linked(path, contents[blob.sha], wanted, links, contents)
        else:
            yield Entry(path=path, raw=contents[blob.sha])


def _linked(
    path: str, target: bytes, blobs: Mapping[str, _Blob], links: set[str], contents: Mapping[str, bytes]
) -> Entry:
    """Follow a symbolic link to a file of the handbook; no further and nowhere else."""
    named = target.decode("utf-8", "surrogateescape")
    aim = posixpath.normpath(posixpath.join(posixpath.dirname(path), named))
    if aim in blobs and aim not in links:
        return Entry(path=path, raw=contents[blobs[aim].sha])
    return Entry(path=path, refused="GJ153")


def _contents(root: Path, shas: list[str]) -> dict[str, bytes]:
    asked = "".join(f"{sha}\n" for sha in shas).encode()
    out = _checked(ask(root, "cat-file", "--batch", "--buffer", given=asked)).out
    contents: dict[str, bytes] = {}
    at = 0
    for sha in shas:
        end = out.index(b"\n", at)
        words = out[at:end].split()
        if len(words) != 3:
            raise _mistake("GJ164" if _is_shallow(root) else "GJ165", revision=sha, detail=f"missing {sha}")
        size = int(words[2])
        contents[sha] = out[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return contents


def _checked(answer: Answer) -> Answer:
    if answer.code:
        raise _mistake("GJ165", detail=(answer.err.strip().split("\n") or [""])[0][:200])
    return answer


def _mistake(code: str, **values: Value) -> UserMistake:
    return UserMistake(finding(code, Position("."), **values))
