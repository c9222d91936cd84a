"""The log of our own fault, for those who mend Guiju; users see one line that names it."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Iterable
from pathlib import Path

from guiju.publish.folders import FOLDER, write_whole


def write_log(error: BaseException, homes: Iterable[Path]) -> Path | None:
    """Write the traceback to .guiju/crash.log in the first of the homes that takes it."""
    told = "".join(traceback.format_exception(error)).encode("utf-8", "replace")
    for home in homes:
        log = home / FOLDER / "crash.log"
        with contextlib.suppress(OSError):
            write_whole(log, told)
            return log
    return None
