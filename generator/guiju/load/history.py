"""Where a handbook stands in git: its commit, that commit's day, and whether anything differs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from guiju.load.git import NoGitError, ask, place_in_repository, without_filters

_COMMITTER = re.compile(rb"^committer .*> (-?\d+) ([+-])(\d\d)(\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """HEAD: its commit, its day (YYYY-MM-DD) by the committer's clock, and where the work tree differs.

    changed are the handbook's paths, below its folder, in which it differs; roots are the commits at which a shallow
    clone's history is cut off, none where it is whole.
    """

    commit: str
    date: str
    handbook_dirty: bool
    elsewhere_dirty: bool
    changed: frozenset[str] = frozenset()
    roots: tuple[str, ...] = ()

    @property
    def dirty(self) -> bool:
        """Tell whether anything in the work tree differs from the commit."""
        return self.handbook_dirty or self.elsewhere_dirty

    @property
    def name(self) -> str:
        """Name the state: the commit, with "+dirty" where the work tree differs from it."""
        return f"{self.commit}+dirty" if self.dirty else self.commit


def read_history(root: Path) -> History | None:
    """Tell where the handbook in the folder root stands; None without git or a commit that has it."""
    try:
        return _read(root)
    except (NoGitError, OSError):
        return None


def commit_date(folder: Path, commit: str) -> str:
    """Give the day of a commit (its full hash) by its committer's clock; empty where unreadable."""
    answer = ask(folder, "cat-file", "commit", commit)
    head = answer.out.split(b"\n\n", 1)[0]
    match = _COMMITTER.search(head) if answer.code == 0 else None
    if match is None:
        return ""
    seconds, sign, hours, minutes = match.groups()
    ahead = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == b"-" else 1)
    try:
        return (datetime.fromtimestamp(int(seconds), UTC) + ahead).date().isoformat()
    except (OverflowError, ValueError):
        return ""


def _read(root: Path) -> History | None:
    prefix = place_in_repository(root)
    commit = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}").line
    if prefix is None or not commit or not _holds(root, commit, prefix):
        return None
    changed = _changed(root)
    inside = [path for path in changed if path.startswith(prefix)]
    return History(
        commit=commit,
        date=commit_date(root, commit),
        handbook_dirty=bool(inside),
        elsewhere_dirty=len(inside) < len(changed),
        changed=frozenset(path.removeprefix(prefix) for path in inside),
        roots=_shallow_roots(root, commit),
    )


def _holds(root: Path, commit: str, prefix: str) -> bool:
    """A handbook made in an ignored folder of some other repository has no history there."""
    return not prefix or bool(ask(root, "ls-tree", "-z", "--full-tree", commit, prefix).out)


def _changed(root: Path) -> list[str]:
    arguments = (
        "status",
        "--porcelain",
        "-z",
        "--no-renames",
        "--untracked-files=all",
        "--ignore-submodules=all",
    )
    answer = ask(root, *arguments, settings=without_filters(root))
    lines = answer.out.decode("utf-8", "surrogateescape").split("\0")
    return [line[3:] for line in lines if line]


def _shallow_roots(root: Path, commit: str) -> tuple[str, ...]:
    """Give the commits whose parents a shallow clone has left out, sorted; none where history is whole."""
    if ask(root, "rev-parse", "--is-shallow-repository").line != "true":
        return ()
    ends = ask(root, "rev-list", "--max-parents=0", commit).out.decode().split()
    return tuple(sorted(end for end in ends if _has_parent(root, end)))


def _has_parent(root: Path, commit: str) -> bool:
    # rev-list says what the clone has, the object itself what it had.
    return b"\nparent " in ask(root, "cat-file", "commit", commit).out.split(b"\n\n", 1)[0]
