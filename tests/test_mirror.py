"""The tests mirror the package: a folder of tests for every stage, and for every module a test that imports it."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from guiju.cli.program import COMMANDS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "guiju"
TESTS = ROOT / "tests"

# Modules that no test of their folder imports, by the door through which its tests reach them, and why that is enough.
THROUGH: Mapping[str, tuple[str, str]] = {
    "guiju.load": (
        "one reading is the work of all: the tests read files and look at what comes out, or is found",
        "load.commits load.documents load.events load.folder load.git load.history load.mistakes load.problems"
        " load.revision load.scalars load.text load.yaml_errors load.yaml_events",
    ),
    "guiju.validate.shape": (
        "they word and place what it finds; tests/validate/cases holds their findings word for word",
        "validate.explain validate.meant validate.parts",
    ),
    "guiju.rules": (
        "each rule is applied with all others, so that no mistake is found twice; tests/findings has a folder a code",
        "rules.approval rules.broken rules.chapters rules.control_block rules.dates rules.endless_loop"
        " rules.figures_agree rules.fine_without_counsel rules.flow rules.limits_agree rules.missing_document"
        " rules.missing_item rules.naming rules.next_not_procedure rules.obsolete_use rules.open_conflict"
        " rules.own_deputy rules.record_fits rules.revision_history rules.rings rules.same_name"
        " rules.same_synonym rules.same_term rules.slip_number"
        " rules.unknown_fact rules.unknown_place rules.unknown_title rules.unreachable_step rules.unused"
        " rules.waivers rules.words_like_an_id rules.wrong_kind",
    ),
    "guiju.render.site": (
        "what each page shows is read from the pages themselves",
        "render.site.documents render.site.home render.site.nav render.site.tree",
    ),
    "guiju.render.paper": (
        "what each sheet shows is read from the sheets themselves",
        "render.paper.book render.paper.procedures render.paper.roles render.paper.rulebook",
    ),
    "guiju.publish.workshop": (
        "the parts of one publishing run; the tests publish and look at the folder",
        "publish.inputs publish.notes publish.sites",
    ),
    "guiju.publish.paper": (
        "the bound handbook and its tags are read back like every other print",
        "publish.paper_binding publish.paper_tags",
    ),
    "guiju.proof.desk": (
        "each rule judges every print; tests/proof/test_rules.py breaks one for each",
        "proof.binding_edge proof.claims proof.cut_text proof.glyphs proof.drawing proof.line_ends proof.lone_headings"
        " proof.dates proof.low_blanks proof.missing_glyph proof.overlapping_text proof.page_numbers proof.pale_ink"
        " proof.repeated_heads proof.size proof.small_type proof.split_rows proof.split_signatures proof.structure"
        " proof.tags proof.texts",
    ),
    "guiju.pipeline.checking": ("every check begins with it", "pipeline.reading"),
    "guiju.cli": (
        "commands are tested as they are used: by a command line, its words and its exit code",
        "cli.check cli.console cli.diff cli.doctor cli.guard cli.init cli.print cli.print_document cli.print_form"
        " cli.schema cli.shapes cli.sources cli.verify publish.crash publish.scaffold",
    ),
}
# Modules that no import can reach, and where they are run.
RUN = {"guiju.__main__": 'tests/cli runs "-m", "guiju"'}
# Folders of tests that have no stage's name: the stage whose tests they are as well (or none), and what they are for.
OTHERS: Mapping[str, tuple[str, str]] = {
    "bench": ("", "speed, run by hand"),
    "browser": ("", "the published site in a browser"),
    "findings": ("rules", "a small bad handbook for every code, over all stages up to the rules"),
    "golden": ("", "files to compare with"),
    "print": ("publish", "prints as a reader of PDFs sees them"),
    "schema": ("validate", "the files of schema/, which are no code"),
    "search": ("render", "labelled queries through the search box, run by hand"),
    "sop": ("", "the content of the reference handbook against its sources"),
}


def test_every_stage_has_its_tests() -> None:
    assert list(stages_without_tests(PACKAGE, TESTS)) == []


def test_every_module_is_imported_by_a_test_of_its_stage() -> None:
    listed = {f"guiju.{name}" for _, names in THROUGH.values() for name in names.split()} | set(RUN)
    assert set(modules_without_tests(PACKAGE, TESTS)) - listed == set()
    assert listed - set(modules_of(PACKAGE)) == set(), "listed, but not there any more"
    assert listed - set(modules_without_tests(PACKAGE, TESTS)) == set(), "listed, but a test imports it: take it out"


@pytest.mark.parametrize("door", THROUGH)
def test_what_is_listed_is_reached_through_its_door(door: str) -> None:
    graph = {name: imported(path) for name, path in modules_of(PACKAGE).items()}
    graph["guiju.cli.program"] |= {f"guiju.cli.{name}" for name in COMMANDS}  # it imports them by name
    names = {f"guiju.{name}" for name in THROUGH[door][1].split()}
    assert names <= _reached(door, graph)
    stages = {name.split(".")[1] for name in (door, *names)}
    assert any(door in _known(TESTS, stage) for stage in stages)


@pytest.mark.parametrize("module", RUN)
def test_what_is_run_is_run(module: str) -> None:
    folder, _, words = RUN[module].partition(" runs ")
    assert any(words in test.read_text(encoding="utf-8") for test in (ROOT / folder).glob("test_*.py"))


def test_every_folder_of_tests_mirrors_a_stage_or_is_listed() -> None:
    stages = {path.name for path in PACKAGE.iterdir() if _has_code(path)}
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - stages == set(OTHERS)


def test_what_is_missing_is_noticed(tmp_path: Path) -> None:
    package, tests = tmp_path / "guiju", tmp_path / "tests"
    for name in ("__init__", "top", "cook/__init__", "cook/boil", "cook/pan/__init__", "cook/pan/fry", "serve/plate"):
        _write(package / f"{name}.py", '"""Text."""\n' if name.endswith("__init__") else "A = 1\n")
    assert list(stages_without_tests(package, tests)) == ["cook", "cook/pan", "serve"]
    assert set(modules_without_tests(package, tests)) == {
        "guiju.top",
        "guiju.cook.boil",
        "guiju.cook.pan.fry",
        "guiju.serve.plate",
    }
    _write(tests / "test_top.py", "import guiju.top\n")
    _write(tests / "cook" / "test_boil.py", "from guiju.cook import boil\nimport guiju.serve.plate\n")
    _write(tests / "cook" / "test_pan_fry.py", "from guiju.cook.pan.fry import A\n")
    assert list(stages_without_tests(package, tests)) == ["serve"]
    assert list(modules_without_tests(package, tests)) == ["guiju.serve.plate"]  # another stage's test does not count


def stages_without_tests(package: Path, tests: Path) -> Iterator[str]:
    """Give every folder of code that has no tests: tests/stage/test_*, tests/stage/test_part* for a part of it."""
    for folder in sorted(path for path in package.rglob("*") if _has_code(path)):
        stage, *parts = folder.relative_to(package).parts
        if not list((tests / stage).glob(f"test_{'_'.join(parts)}*.py")):
            yield "/".join((stage, *parts))


def modules_without_tests(package: Path, tests: Path) -> Iterator[str]:
    """Give every module with code that the tests of its stage do not import."""
    for name, path in modules_of(package).items():
        if path.name != "__init__.py":
            _, *folders, _ = name.split(".")
            if name not in (_known(tests, folders[0]) if folders else _imports(tests.glob("*.py"))):
                yield name


def modules_of(package: Path) -> dict[str, Path]:
    """Give every module by its name, packages too."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@functools.cache
def imported(path: Path) -> frozenset[str]:
    """Give everything that a file imports, by its full name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.module, f"{path}: a relative import"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


def _known(tests: Path, stage: str) -> set[str]:
    folders = [stage, *(name for name, (of, _) in OTHERS.items() if of == stage)]
    return _imports(path for name in folders for path in (tests / name).rglob("*.py"))


def _imports(paths: Iterable[Path]) -> set[str]:
    return {name for path in paths for name in imported(path)}


def _reached(door: str, graph: Mapping[str, frozenset[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [door]
    while waiting:
        name = waiting.pop()
        if name in graph and name not in seen:
            seen.add(name)
            waiting.extend(graph[name])
    return seen


def _has_code(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("*.py"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
