"""`make bench`: how fast PDFs are printed, against a plain loop of WeasyPrint over the same HTML, all in one run.

usage: python tests/bench/print_bench.py [HANDBOOK] [--sheets N] [--documents N] [--naive N]

The naive loop takes each document afresh: a new style sheet, new fonts, the system's Noto CJK. It prints a sample
(--naive of each kind), for its thousand sheets would take minutes; rates are per sheet, so that they can be compared.
Warm means that the cache holds everything: what a second build costs.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guiju import pipeline
from guiju.model.handbook import Handbook
from guiju.publish.cache import Cache
from guiju.publish.paper import paper_printer
from guiju.publish.press import Press, Run
from guiju.render.artifact import Artifact, ArtifactKind
from guiju.render.paper import render_paper
from guiju.render.paper.sheets import Sheets, day_sheets
from guiju.render.templates import Templates
from guiju.resources import resources
from guiju.settings import Settings

ROOT = Path(__file__).parents[2]
START = datetime.date(2026, 10, 1)
DAYS = 36
NAIVE = """
import sys, time
from pathlib import Path
import weasyprint
from weasyprint.text.fonts import FontConfiguration
folder = Path(sys.argv[1])
styles = (folder / "print.css").read_text(encoding="utf-8")
start, pages = time.perf_counter(), 0
for file in sorted(folder.glob("*.html")):
    fonts = FontConfiguration()
    css = weasyprint.CSS(string=styles, font_config=fonts)
    made = weasyprint.HTML(string=file.read_text(encoding="utf-8")).render(stylesheets=[css], font_config=fonts)
    pages += len(made.pages)
    file.with_suffix(".pdf").write_bytes(made.write_pdf())
print(time.perf_counter() - start)
"""


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
    procedures = _procedures(handbook, options.documents)
    told = [one.content.decode() for one in procedures[:: max(1, len(procedures) // options.naive)]]
    print(table("程序 procedures", _naive(told), _ours(procedures, len(procedures), settings)))
    books = _books(handbook, options.sheets)
    dated = [html for one in books for html in _dated(one)]
    told = dated[:: max(1, len(dated) // options.naive)]
    artifacts = list({part.path: part for one in books for part in (*one.parts, one.book)}.values())
    print(table("岗位当日检查表 day sheets", _naive(told), _ours(artifacts, len(dated), settings)))


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


def _naive(told: Sequence[str]) -> Row:
    styles = resources().path("templates/pdf/print.css").read_text(encoding="utf-8")
    plain = re.sub(r"@font-face \{[^}]*\}\n", "", styles).replace('"Noto Sans SC"', '"Noto Sans CJK SC"')
    with tempfile.TemporaryDirectory(prefix="guiju-bench-") as name:
        folder = Path(name)
        (folder / "print.css").write_text(plain, encoding="utf-8")
        for number, html in enumerate(told):
            (folder / f"{number:04}.html").write_text(html, encoding="utf-8")
        before = _cpu()
        ran = subprocess.run([sys.executable, "-c", NAIVE, name], capture_output=True, check=True, text=True)
        size = sum(path.stat().st_size for path in folder.glob("*.pdf"))
        cpu = _cpu() - before
    return Row(
        name="WeasyPrint, a fresh one each time", count=len(told), seconds=float(ran.stdout), cpu=cpu, bytes=size
    )


def _cpu() -> float:
    """Give the processor time of this process and of those that it has waited for."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, who))


def _ours(artifacts: Sequence[Artifact], count: int, settings: Settings) -> list[Row]:
    rows = []
    for jobs in (1, 2):
        with tempfile.TemporaryDirectory(prefix="guiju-bench-") as folder:
            for state in ("cold", "warm"):
                start, before = time.perf_counter(), _cpu()
                run = _printed(artifacts, Path(folder), jobs, settings)
                seconds, cpu = time.perf_counter() - start, max(_cpu() - before, 0.01)
                size = sum(pdf.bytes for pdf in run.pdfs.values())
                name = f"guiju, {jobs} process, {state}"
                rows.append(Row(name=name, count=count, seconds=seconds, cpu=cpu, bytes=size))
    return rows


def _printed(artifacts: Sequence[Artifact], folder: Path, jobs: int, settings: Settings) -> Run:
    printer = paper_printer(resources(), settings.sop)
    run = Press(printer, Cache(folder), "", jobs=jobs).run(artifacts)
    assert not run.findings
    return run


if __name__ == "__main__":
    main(sys.argv[1:])
