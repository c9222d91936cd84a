"""The commits that touched each file of a handbook, read in one go; a renamed file keeps its earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guiju.load.characters import STAND_IN, forbidden
from guiju.load.git import NoGitError, ask, place_in_repository
from guiju.load.history import History, read_history
from guiju.source import Commit, Past

_LONGEST, _HASH = 200, 40
# What a repository may have set otherwise: the first commit counts, and nothing is run to check signatures.
_SETTINGS = (("log.showRoot", "true"), ("log.showSignature", "false"), ("log.mailmap", "false"))
# Children before parents, so that a rename is known before the file's earlier name is met. A merge names the files
# in which it differs from both of its sides.
_LOG = (
    "log",
    "-z",
    "--date-order",
    "--name-status",
    "--find-renames=60%",
    "--diff-merges=dense-combined",
    "--no-relative",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-notes",
    "--no-decorate",
    "--no-show-signature",
    "--encoding=UTF-8",
    "--format=%H%x00%cs%x00%s",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Touched:
    """A commit with the files it touched: their path after it, and before it where it renamed them."""

    commit: Commit
    files: tuple[tuple[str, str], ...]


def read_commits(root: Path) -> Past | None:
    """Give the past of the handbook in the folder root; None without git or a commit that has it."""
    try:
        history = read_history(root)
        return _read(root, history) if history else None
    except (NoGitError, OSError):
        return None


def _read(root: Path, history: History) -> Past | None:
    prefix = place_in_repository(root) or ""
    where = ("--", ".") if prefix else ()
    answer = ask(root, *_LOG, history.commit, *where, settings=_SETTINGS)
    if answer.code:  # a clone that left contents out cannot compare them: then without renames
        answer = ask(root, *_LOG, "--no-renames", history.commit, *where, settings=_SETTINGS)
    if answer.code:
        return None
    touched = [one for one in _touched(answer.out, prefix) if one.commit.sha not in history.roots]
    return Past(commits=_by_file(touched), changed=history.changed, cut=bool(history.roots))


def _by_file(touched: list[_Touched]) -> dict[str, tuple[Commit, ...]]:
    """Gather the commits of each file under the name that it has now."""
    found: dict[str, list[Commit]] = {}
    now: dict[str, str] = {}
    for one in touched:
        for path, before in one.files:
            name = now.get(path, path)
            commits = found.setdefault(name, [])
            if one.commit not in commits[-1:]:
                commits.append(one.commit)
            if before:
                now[before] = name
    return {path: tuple(commits) for path, commits in found.items()}


def _touched(out: bytes, prefix: str) -> Iterator[_Touched]:
    parts = [part.decode("utf-8", "surrogateescape") for part in out.split(b"\0")[:-1]]
    at = 0
    while at + 2 < len(parts):
        sha, date, subject = parts[at : at + 3]
        at += 3
        files: list[tuple[str, str]] = []
        # A line's end (after a merge nothing) stands before the first status; what follows the last file is a hash.
        at += at < len(parts) and not parts[at]
        while at < len(parts) and len(parts[at]) < _HASH:
            before, after, at = _file(parts, at)
            if after.startswith(prefix):
                files.append((after.removeprefix(prefix), before.removeprefix(prefix)))
        yield _Touched(commit=Commit(sha=sha, date=date, subject=_clean(subject)), files=tuple(files))


def _file(parts: list[str], at: int) -> tuple[str, str, int]:
    """Read a status with its paths: the path before a rename (else empty), the path now, and where to read on."""
    status = parts[at].lstrip("\n")
    if status[1:].isdigit():
        return (parts[at + 1] if status[0] == "R" else ""), parts[at + 2], at + 3
    return "", parts[at + 1], at + 2


def _clean(subject: str) -> str:
    """What anybody may have typed into a commit: no character that a handbook may not hold, and one line of it."""
    text = subject.encode("utf-8", "replace").decode()
    bad = {at for at, _ in forbidden(text)}
    shown = "".join(STAND_IN if at in bad else char for at, char in enumerate(text)).strip()
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}……"
