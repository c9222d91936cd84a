"""`make bench`: what a build costs, all measured in one run on one machine, with plain mkdocs for scale.

usage: python tests/bench/bench.py [HANDBOOK] [--jobs N]

Each build is a process of its own, as a user would start it. Handbook and tools are copied first; nothing is written
to them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

BUILD = """
import dataclasses, json, sys
from pathlib import Path
from guiju import pipeline
from guiju.settings import Settings
home = Path(sys.argv[1])
settings = Settings(sop=home / "sop", home=home, output=home / "build", jobs=int(sys.argv[2]))
report = pipeline.build(settings)
told = {"published": report.published, "unchanged": report.unchanged, "made": list(report.made),
        "reused": report.reused, "counts": dict(report.counts), "seconds": dict(report.seconds),
        "findings": [one.message() for one in report.findings][:5]}
print(json.dumps(told))
"""

TREE = """
import sys
from pathlib import Path
from guiju import pipeline
from guiju.publish.engine import write_tree
from guiju.render.artifact import ArtifactKind
from guiju.settings import Settings
home = Path(sys.argv[1])
settings = Settings(sop=home / "sop", home=home, only="site")
book = pipeline.check(settings).handbook
tree = {a.path: a.content for a in pipeline.artifacts(book, settings, None) if a.kind is ArtifactKind.SITE}
write_tree(tree, Path(sys.argv[2]))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: what was done, how long it took, what had to be made."""

    name: str
    seconds: float
    site: bool = False
    pdfs: int = 0
    stages: str = ""


def main(arguments: Sequence[str]) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("handbook", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--jobs", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="guiju-bench-") as folder:
        home = Path(folder) / "book"
        shutil.copytree(options.handbook / "sop", home / "sop")
        os.environ["PYTHONPATH"] = str(own_copy(Path(folder) / "tools"))
        rows, counts = measure(home, options.jobs)
    print(table(rows, counts))


def measure(home: Path, jobs: int) -> tuple[list[Row], dict[str, int]]:
    """Build several times, each time with something else changed; then run plain mkdocs on the same pages."""
    cold, counts = built("第一次 cold", home, jobs)
    unchanged, _ = built("没有改动 unchanged", home, jobs)
    comment_in(document(home, "roles"))
    comment, _ = built("改一句注释 a comment", home, jobs)
    change(document(home, "checklists"))
    small, _ = built("改一张检查表 one checklist", home, jobs)
    change(document(home, "procedures"))
    large, _ = built("改一个程序 one procedure", home, jobs)
    shutil.rmtree(home / "build")
    again, _ = built("输出删了 output deleted", home, jobs)
    plain = Row(name="mkdocs build（同样的网页 same pages）", seconds=plain_mkdocs(home), site=True)
    return [cold, unchanged, comment, small, large, again, plain], counts


def own_copy(folder: Path) -> Path:
    """Copy Guiju itself, so that nobody who works on it while this runs makes everything stale; give its place."""
    for name in ("generator", "templates", "schema", "site"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    return folder / "generator"


def built(name: str, home: Path, jobs: int) -> tuple[Row, dict[str, int]]:
    """Build once and time the whole process."""
    seconds, output = timed(lambda: run([sys.executable, "-c", BUILD, str(home), str(jobs)]))
    told: dict[str, Any] = json.loads(output)
    if not told["published"]:
        sys.exit(f"{name}: {told['findings']}")
    pdfs = [path for path in told["made"] if path != "site"]
    stages = " ".join(f"{stage} {taken:.2f}" for stage, taken in told["seconds"].items() if taken >= 0.05)
    return Row(name=name, seconds=seconds, site="site" in told["made"], pdfs=len(pdfs), stages=stages), told["counts"]


def plain_mkdocs(home: Path) -> float:
    """Time `mkdocs build` on the tree that Guiju writes."""
    tree = home / "tree"
    run([sys.executable, "-c", TREE, str(home), str(tree)])
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(tree / "mkdocs.yml"), "-d", str(home / "plain")]
    return timed(lambda: run(command))[0]


def table(rows: Sequence[Row], counts: dict[str, int]) -> str:
    """Write the table; ratios are to plain mkdocs."""
    scale = rows[-1].seconds
    lines = [
        f"文件 documents {counts['documents']}，PDF {counts['pdfs']}（{counts['pages']} 页 pages），"
        f"文件夹里 files {counts['files']}",
        f"{padded('', 40)}{'秒 s':>8}{'倍 x':>8}{'网站':>5}{'PDF':>6}  各段 stages",
    ]
    for row in rows:
        ratio = f"{row.seconds / scale:.2f}"
        made = "是" if row.site else "－"
        lines.append(f"{padded(row.name, 40)}{row.seconds:>9.2f}{ratio:>9}{made:>5}{row.pdfs:>7}  {row.stages}")
    return "\n".join(lines)


def document(home: Path, kind: str) -> Path:
    """Give the largest document of a folder."""
    return max((home / "sop" / kind).glob("*.yaml"), key=lambda path: (path.stat().st_size, path.name))


def comment_in(path: Path) -> None:
    """Add a comment, which changes nothing that is shown."""
    path.write_text(path.read_text(encoding="utf-8") + "# bench\n", encoding="utf-8")


def change(path: Path) -> None:
    """Change the first text of an item."""
    before = path.read_text(encoding="utf-8")
    after = re.sub(r"(\btext: [^\s\"'{\[|>][^,}\n]*)", r"\1（改）", before, count=1)
    assert before != after, path
    path.write_text(after, encoding="utf-8")


def timed(work: Callable[[], str]) -> tuple[float, str]:
    """Give how long work takes, and what it gives."""
    start = time.perf_counter()
    output = work()
    return time.perf_counter() - start, output


def run(command: Sequence[str]) -> str:
    """Run a command, and give what it prints; end where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    return done.stdout


def padded(text: str, width: int) -> str:
    """Fill a text up to a width; a Chinese character takes two columns."""
    taken = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * (width - taken)


if __name__ == "__main__":
    main(sys.argv[1:])
