"""Writing to disk so that nothing is ever half there: whole files, locks, Guiju's own folder beside sop/."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

FOLDER = ".guiju"
FILE_MODE = 0o644
FOLDER_MODE = 0o755


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the earlier content or all of the new one."""
    make_folder(path.parent)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.chmod(FILE_MODE)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, readable by all whatever the umask says."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(FOLDER_MODE)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it; symbolic links are removed, never followed."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def own_folder(handbook: Path) -> Path:
    """Make Guiju's own folder beside sop/, marked as a cache that git and backups leave alone."""
    folder = handbook / FOLDER
    make_folder(folder)
    _once(folder / ".gitignore", b"*\n")
    _once(folder / "CACHEDIR.TAG", b"Signature: 8a477f597d28d172789f06886806bc55\n")
    return folder


@contextlib.contextmanager
def locked(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a file or folder; waiting is called once if another process holds it, then we wait."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT
    handle = os.open(path, flags | os.O_CLOEXEC, FILE_MODE)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _once(path: Path, content: bytes) -> None:
    if not path.exists():
        write_whole(path, content)
