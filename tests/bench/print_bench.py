"""`make bench`: how fast PDFs are printed, against a plain loop of WeasyPrint over the same HTML, all in one run.

usage: python tests/bench/print_bench.py [HANDBOOK] [--sheets N] [--documents N] [--naive N]

The loop is what somebody would write who has read WeasyPrint's first page: one process, and for each document the same
HTML, the same print.css (but for the fonts, which are the system's Noto CJK), a style sheet and fonts of its own, and
write_pdf(). It makes no PDF/A, no tags, no marks: we do. Its import of WeasyPrint is not counted, the start of our
workers is. Procedures are the very same on all sides; of the thousand sheets the loop prints a sample (--naive).

All sides take turns in small batches, so that whatever else the machine does hits each of them alike; processor time
is what the processes used from their start to their end. Warm means that the cache holds everything: what a second
build costs. Below the tables stands how busy the machine was.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from guiju import pipeline
from guiju.model.handbook import Handbook
from guiju.publish.cache import Cache
from guiju.publish.paper import paper_printer
from guiju.publish.press import Press
from guiju.render.artifact import Artifact, ArtifactKind
from guiju.render.paper import render_paper
from guiju.render.paper.sheets import Sheets, day_sheets
from guiju.render.templates import Templates
from guiju.resources import resources
from guiju.settings import Settings

ROOT = Path(__file__).parents[2]
START = datetime.date(2026, 10, 1)
DAYS = 36
ROUNDS = 5
# Told a file a line, it answers with the seconds that it took.
NAIVE = """
import sys, time
from pathlib import Path
import weasyprint
from weasyprint.text.fonts import FontConfiguration
styles = Path(sys.argv[1]).read_text(encoding="utf-8")
for line in sys.stdin:
    file, start = Path(line.strip()), time.perf_counter()
    fonts = FontConfiguration()
    css = weasyprint.CSS(string=styles, font_config=fonts)
    html = weasyprint.HTML(string=file.read_text(encoding="utf-8"))
    file.with_suffix(".pdf").write_bytes(html.write_pdf(stylesheets=[css], font_config=fonts))
    print(time.perf_counter() - start, flush=True)
"""


# What the loop prints, what we print, and how many prints ours are.
Work = tuple[Sequence[str], Sequence[Artifact], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: how many PDFs or sheets, in how many seconds, with how many of processor time, of how many
    bytes together. On a machine that is busy otherwise only the processor's time is worth comparing."""

    name: str
    count: int
    seconds: float
    cpu: float
    bytes: int

    @property
    def a_minute(self) -> float:
        """Give the rate."""
        return 60 * self.count / self.seconds


def main(arguments: Sequence[str]) -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("handbook", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--sheets", type=int, default=1000)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--naive", type=int, default=20)
    options = parser.parse_args(arguments)
    settings = Settings(sop=options.handbook / "sop", home=options.handbook, date=START.isoformat())
    handbook = pipeline.check(settings).handbook
    assert handbook
    procedures: list[Work] = [([one.content.decode()], [one], 1) for one in _procedures(handbook, options.documents)]
    print(_race("程序 procedures", procedures, settings))
    print(_race("岗位当日检查表 day sheets", _sheet_work(handbook, options), settings))
    print("load average " + " ".join(f"{one:.1f}" for one in os.getloadavg()) + f", {os.cpu_count()} cores")


def table(title: str, naive: Row, rows: Sequence[Row]) -> str:
    """Write a table; ratios are to the naive loop's rate."""
    lines = [
        f"{title}",
        f"{'':34}{'count':>7}{'s':>9}{'a minute':>10}{'x naive':>9}{'cpu s':>8}{'x naive':>9}{'kB each':>9}",
    ]
    for row in (naive, *rows):
        ratio, size = row.a_minute / naive.a_minute, row.bytes / row.count / 1000
        work = (naive.cpu / naive.count) / (row.cpu / row.count)
        lines.append(
            f"{row.name:34}{row.count:>7}{row.seconds:>9.1f}{row.a_minute:>10.0f}{ratio:>9.1f}"
            f"{row.cpu:>8.1f}{work:>9.1f}{size:>9.1f}"
        )
    return "\n".join([*lines, ""])


def _procedures(handbook: Handbook, most: int) -> list[Artifact]:
    paper = {one.document: one for one in render_paper(handbook, START.isoformat(), resources())}
    return [paper[one.id] for one in handbook.procedures if paper[one.id].kind is ArtifactKind.PDF][:most]


def _books(handbook: Handbook, sheets: int) -> list[Sheets]:
    """Give a book a post, of a month and a few days, until they have so many sheets."""
    templates, found, count = Templates(resources()), [], 0
    for role in handbook.roles:
        made = day_sheets(role, START, DAYS, handbook, templates)
        if made and count < sheets:
            found.append(made)
            count += len(json.loads(made.book.content)["days"])
    return found


def _dated(made: Sheets) -> list[str]:
    """Give the HTML of each sheet with its date: what a loop without our trick would have to print."""
    plan, html = json.loads(made.book.content), {part.path: part.content.decode() for part in made.parts}
    return [html[made.book.parts[day["part"]]].replace(plan["ink"], day["stamp"]) for day in plan["days"]]


def _sheet_work(handbook: Handbook, options: argparse.Namespace) -> list[Work]:
    """Give each book, and of its sheets those that the loop prints, too."""
    books = _books(handbook, options.sheets)
    dated = [_dated(one) for one in books]
    every = max(1, sum(map(len, dated)) // options.naive)
    told, at = [html for one in dated for html in one], 0
    work: list[Work] = []
    for book, sheets in zip(books, dated, strict=True):
        sample = [told[n] for n in range(at, at + len(sheets)) if n % every == 0]
        work.append((sample, [*book.parts, book.book], len(sheets)))
        at += len(sheets)
    return work


def _race(title: str, work: Sequence[Work], settings: Settings) -> str:
    """Let the loop, one worker and two print in turns; give the table."""
    batches = [work[at::ROUNDS] for at in range(min(ROUNDS, len(work)))]
    with tempfile.TemporaryDirectory(prefix="guiju-bench-") as name:
        sides: list[_Loop | _Ours] = [
            _Loop(Path(name, "loop")),
            *(_Ours(Path(name, str(jobs)), jobs, settings) for jobs in (1, 2)),
        ]
        for batch in batches:
            for side in sides:
                side.take(batch)
        rows = [row for side in sides for row in side.rows()]
    return table(title, rows[0], rows[1:])


class _Loop:
    """The plain loop."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        styles = resources().path("templates/pdf/print.css").read_text(encoding="utf-8")
        plain = re.sub(r"@font-face \{[^}]*\}\n", "", styles).replace('"Noto Sans SC"', '"Noto Sans CJK SC"')
        (folder / "print.css").write_text(plain, encoding="utf-8")
        self._folder, self._seconds, self._count = folder, 0.0, 0
        command = [sys.executable, "-c", NAIVE, str(folder / "print.css")]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def take(self, batch: Sequence[Work]) -> None:
        """Print what the loop is to print of a batch."""
        assert self._process.stdin
        assert self._process.stdout
        for html in (html for told, _, _ in batch for html in told):
            file = self._folder / f"{self._count:04}.html"
            file.write_text(html, encoding="utf-8")
            self._process.stdin.write(f"{file}\n")
            self._process.stdin.flush()
            self._seconds += float(self._process.stdout.readline())
            self._count += 1

    def rows(self) -> list[Row]:
        """End it, and give its row."""
        before = _cpu()
        self._process.communicate()
        assert self._process.returncode == 0
        size, cpu = sum(path.stat().st_size for path in self._folder.glob("*.pdf")), _cpu() - before
        name = "WeasyPrint, a fresh one each time"
        return [Row(name=name, count=self._count, seconds=self._seconds, cpu=cpu, bytes=size)]


class _Ours:
    """Our press, with so many workers."""

    def __init__(self, folder: Path, jobs: int, settings: Settings) -> None:
        self._printer, self._jobs = paper_printer(resources(), settings.sop), jobs
        self._cache = Cache(folder)
        self._count, self._bytes, self._artifacts = 0, 0, list[Artifact]()
        start, before = time.perf_counter(), _cpu()
        self._workers = ProcessPoolExecutor(jobs, get_context("spawn"), self._printer.start)
        # Workers start when there is work: as much as makes each of them start.
        wait([self._workers.submit(time.sleep, 0.2) for _ in range(jobs)])
        self._seconds, self._cpu = time.perf_counter() - start - 0.2, _cpu() - before

    def take(self, batch: Sequence[Work]) -> None:
        """Print a batch."""
        artifacts = [one for _, artifacts, _ in batch for one in artifacts]
        start, before = time.perf_counter(), _own_cpu()
        run = Press(self._printer, self._cache, "", executor=self._workers).run(artifacts)
        self._seconds, self._cpu = self._seconds + time.perf_counter() - start, self._cpu + _own_cpu() - before
        assert not run.findings
        self._bytes += sum(pdf.bytes for pdf in run.pdfs.values())
        self._count += sum(count for _, _, count in batch)
        self._artifacts += artifacts

    def rows(self) -> list[Row]:
        """End the workers; give the row of all that was printed, and that of the same again from the cache."""
        before = _cpu() - _own_cpu()
        self._workers.shutdown()
        cold, cpu = self._seconds, self._cpu + _cpu() - _own_cpu() - before
        start, before = time.perf_counter(), _cpu()
        Press(self._printer, self._cache, "", jobs=self._jobs).run(self._artifacts)
        warm, again = time.perf_counter() - start, max(_cpu() - before, 0.01)
        return [
            Row(name=f"guiju, {self._jobs} process, {state}", count=self._count, seconds=s, cpu=c, bytes=self._bytes)
            for state, s, c in (("cold", cold, cpu), ("warm", warm, again))
        ]


def _cpu() -> float:
    """Give the processor time of this process and of those that it has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return _own_cpu() + used.ru_utime + used.ru_stime


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:])
