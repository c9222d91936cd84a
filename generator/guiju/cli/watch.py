"""Waiting until somebody changes a handbook's files."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from guiju.load.entries import is_hidden

# Reading a file is an event too; only these mean that something is different now.
_CHANGES = frozenset({"created", "modified", "deleted", "moved"})

_PATIENCE = 1.0


class Watch:
    """Watches folders; what lies in the folders left out, and hidden files, do not count."""

    def __init__(self, folders: Iterable[Path], without: Iterable[Path] = ()) -> None:
        self._folders = [folder.resolve() for folder in folders if folder.is_dir()]
        self._without = [folder.resolve() for folder in without]
        self._changed = threading.Event()
        self._observer = Observer()

    def __enter__(self) -> Self:
        handler = _Handler(self)
        for folder in self._folders:
            self._observer.schedule(handler, str(folder), recursive=True)
        self._observer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._observer.stop()
        # Its threads end with the process; one that an interrupt left without its lock must not hold up the end.
        self._observer.join(_PATIENCE)

    def wait(self, quiet: float = 0.2, at_most: float | None = None) -> bool:
        """Wait for a change, and until nothing has changed for some seconds more; False after at_most seconds."""
        if not self._changed.wait(at_most):
            return False
        while self._changed.is_set():
            self._changed.clear()
            time.sleep(quiet)
        return True

    def notice(self, path: str) -> None:
        """Take note of a changed path, if it counts."""
        changed = Path(path)
        if not any(changed.is_relative_to(folder) for folder in self._without) and self._counts(changed):
            self._changed.set()

    def _counts(self, changed: Path) -> bool:
        inside = (changed.relative_to(folder).parts for folder in self._folders if changed.is_relative_to(folder))
        return any(not any(map(is_hidden, parts)) for parts in inside)


class _Handler(FileSystemEventHandler):
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES and not (event.is_directory and event.event_type == "modified"):
            for path in (event.src_path, event.dest_path):
                if path:
                    self._watch.notice(str(path))
