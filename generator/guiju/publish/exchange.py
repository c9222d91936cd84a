"""Publishing at once: a new folder is built beside the published one and takes its place in a single move.

Where the system can exchange two folders (Linux: renameat2) there is no moment without the published folder.
Elsewhere it takes two moves, written down in a journal first, and the next run completes them.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from guiju.publish.folders import locked, make_folder, remove_folder, write_whole

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)

Swap = Callable[[Path, Path], bool]


@contextlib.contextmanager
def place_beside(target: Path) -> Iterator[Path]:
    """Lock a target folder, clear what a killed run left beside it, and give an empty folder to fill.

    What is still in that folder at the end is removed: the new folder, or after publish() the earlier one.
    """
    target = target.resolve()
    make_folder(target.parent)
    with locked(target.parent):
        recover(target)
        beside = _name(target, "new")
        make_folder(beside)
        try:
            yield beside
        finally:
            remove_folder(beside)


def publish(beside: Path, target: Path, swap: Swap | None = None) -> None:
    """Put the filled folder in the target's place; the earlier one, if any, then lies where it was filled."""
    target = target.resolve()
    _flush(beside)
    if not target.exists():
        beside.rename(target)
    elif not (swap or exchange)(beside, target):
        _in_two_moves(beside, target)
    _flush(target.parent)


def recover(target: Path) -> None:
    """Complete or take back what a killed run left beside the target, and remove its rubbish."""
    journal = _name(target, "journal")
    new, old = _name(target, "new"), _name(target, "old")
    if journal.exists():
        if not target.exists():
            (new if new.exists() else old).rename(target)
        journal.unlink()
    remove_folder(new)
    remove_folder(old)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one move; False where the system or the file system has no such move."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _in_two_moves(beside: Path, target: Path) -> None:
    old, journal = _name(target, "old"), _name(target, "journal")
    write_whole(journal, json.dumps({"new": beside.name, "old": old.name}).encode())
    target.rename(old)
    beside.rename(target)
    journal.unlink()
    old.rename(beside)


def _name(target: Path, role: str) -> Path:
    return target.with_name(f".{target.name}.guiju-{role}")


def _flush(folder: Path) -> None:
    """Have the file system of a folder write down all that it holds, in one call where there is one."""
    call = getattr(ctypes.CDLL(None), "syncfs", None) if os.name == "posix" else None
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call is None or call(handle) != 0:
            os.fsync(handle)
    finally:
        os.close(handle)
