"""The press's crew: worker processes, started when there is work, replaced when one of them dies."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, resource_tracker
from types import TracebackType
from typing import ParamSpec, TypeVar

_DIE_WITH_PARENT = 1

P = ParamSpec("P")
R = TypeVar("R")


class Crew:
    """Runs functions in processes that `start` has prepared, or in an executor that belongs to somebody else."""

    def __init__(self, start: Callable[[], None], jobs: int = 0, executor: Executor | None = None) -> None:
        self._start = start
        self._jobs = jobs or _cores()
        self._lent = executor
        self._own: Executor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self._own is not None:
            # Whoever interrupts a build does not want to wait for the page that is being set.
            for worker in active_children():
                worker.kill()
        self._dismiss()

    def ask(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R] | None:
        """Have work done; None where the crew has lost a worker and can take none."""
        try:
            with _undisturbed():
                return self._executor().submit(work, *args, **kwargs)
        except BrokenProcessPool:
            return None

    def answer(self, future: Future[R] | None) -> R | None:
        """Wait for what work gives; None where a worker died before it was done."""
        try:
            return future.result() if future else None
        except BrokenProcessPool:
            return None

    def anew(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Have work done by a new crew: a worker that dies takes down all that waited with it."""
        self._dismiss()
        return self.answer(self.ask(work, *args, **kwargs))

    def _executor(self) -> Executor:
        if self._lent is not None:
            return self._lent
        if self._own is None:
            self._own = ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin, (self._start,))
        return self._own

    def _dismiss(self) -> None:
        if self._own is not None:
            self._own.shutdown(cancel_futures=True)
        self._own = None


def _begin(start: Callable[[], None]) -> None:
    """Prepare a worker. It dies with the process that started it: waiting for work, it would never notice."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    start()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Start workers that are deaf to Ctrl-C: it reaches them too, and is for their parent alone to heed."""
    # Starting the tracker lets Ctrl-C through again, so it comes first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cores() -> int:
    """The cores that this process may use: in a container they are often fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
