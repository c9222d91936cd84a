"""Worker processes: none outlives the build that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from guiju.publish.crew import Crew

PARENT = """
import os, time
from guiju.publish.crew import Crew
if __name__ == "__main__":
    crew = Crew(time.tzset, jobs=1)
    print(crew.answer(crew.ask(os.getpid)), flush=True)
    time.sleep(60)
"""


def test_asks_and_answers() -> None:
    with Crew(time.tzset, jobs=1) as crew:
        worker = crew.answer(crew.ask(os.getpid))
        assert worker not in (None, os.getpid())
        assert crew.answer(crew.ask(divmod, 7, 2)) == (3, 1)
        assert crew.anew(os.getpid) not in (None, worker)


def test_a_lost_worker_is_an_answer_that_never_comes() -> None:
    with Crew(time.tzset, jobs=1) as crew:
        assert crew.answer(crew.ask(os._exit, 3)) is None
        assert crew.anew(divmod, 7, 2) == (3, 1)


def test_workers_die_with_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    assert runs(worker)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    end = time.monotonic() + 10
    while runs(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not runs(worker)


def runs(process: int) -> bool:
    """Tell whether a process is there and no mere entry of a dead one."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
