"""The set-up: lock files, the script's words where something is missing, the wheel outside the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]
SYSTEM_TOOLS = ["dirname", "grep", "mktemp", "rm", "cat", "mv", "env", "uname"]
PACKAGES = "python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
MISSING = f"apt-get install --no-install-recommends {PACKAGES}"


# -- lock files


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_with_a_hash(name: str) -> None:
    blocks = _requirements(name)
    assert len(blocks) > 20
    unsafe = [block for block in blocks if not re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", block)]
    assert unsafe == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_address_and_no_machine(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|/home/|/root/|/tmp/|/opt/", text) == []


def test_the_environment_for_tests_also_serves_the_handbook() -> None:
    runtime, dev = (_pins(name) for name in LOCKS)
    assert {name: dev.get(name) for name in runtime} == runtime


def test_the_lock_holds_what_the_project_asks_for() -> None:
    pins = _pins("requirements-dev.lock")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"], "hatchling"]
    names = [re.split(r"[^a-z0-9-]", line)[0] for line in asked]
    assert len(names) > 15
    assert [name for name in names if name not in pins] == []


def test_the_site_engine_and_the_pdf_engine_are_the_safe_versions() -> None:
    pins = {name: _version(pin) for name, pin in _pins(LOCKS[0]).items()}
    assert (9, 8, 1) <= pins["mkdocs-material"] < (10,)
    assert (1, 6, 1) <= pins["mkdocs"] < (2,)
    assert pins["weasyprint"] >= (70,)


# -- the set-up script


def test_without_root_it_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    done = _setup(tmp_path, {"dpkg": "exit 1", "id": "echo 1000", "sudo": "exit 1", "apt-get": "touch called"})
    assert (done.returncode, done.stdout) == (2, "")
    zh, en = done.stderr.split(" / ")
    assert zh == f"缺少系统软件包，请以管理员身份运行：{MISSING}"
    assert en == f"system packages are missing, run as root: {MISSING}\n"
    assert not (tmp_path / "project/called").exists()


def test_as_root_it_asks_apt_for_what_is_missing_alone(tmp_path: Path) -> None:
    dpkg = '[ "$2" = libharfbuzz-subset0 ] || echo "Status: install ok installed"'
    apt = 'echo "$@" >>called; exit 1'
    done = _setup(
        tmp_path,
        {"dpkg": dpkg, "id": "echo 0", "apt-get": apt, "python3.11": f'exec "{sys.executable}" "$@"'},
    )
    calls = (tmp_path / "project/called").read_text("utf-8").splitlines()
    assert calls == ["update", "install -y --no-install-recommends libharfbuzz-subset0"]
    assert done.returncode == 2
    assert "apt-get install --no-install-recommends libharfbuzz-subset0" in done.stderr.splitlines()[-1]


def test_off_debian_it_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    done = _setup(tmp_path, {})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "请安装 Python 3.11 以上 / install Python 3.11 or newer\n"


def test_an_old_python_is_not_taken(tmp_path: Path) -> None:
    done = _setup(tmp_path, {"python3": "exit 1"}, PYTHON="python3")
    assert done.stderr == "请安装 Python 3.11 以上 / install Python 3.11 or newer\n"


def test_a_folder_called_venv_that_is_none_is_left_alone(tmp_path: Path) -> None:
    commands = {"dpkg": 'echo "Status: install ok installed"', "python3.11": f'exec "{sys.executable}" "$@"'}
    (tmp_path / "project/.venv").mkdir(parents=True)
    (tmp_path / "project/.venv/mine.txt").write_text("kept", "utf-8")
    done = _setup(tmp_path, commands)
    assert done.returncode == 2
    assert (tmp_path / "project/.venv/mine.txt").read_text("utf-8") == "kept"


def test_wrong_use_is_one_line() -> None:
    done = _run(["sh", str(ROOT / ".ci/setup"), "dance"])
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_second_run_says_nothing_and_asks_nobody(tmp_path: Path) -> None:
    """Once complete, it calls neither apt-get, sudo nor pip, and needs no network."""
    if not (ROOT / ".venv/.stamp").exists():
        pytest.skip("these tests do not run from the project's own .venv")
    command = ["sh", str(ROOT / ".ci/setup"), "check"]
    assert _run(command).returncode == 0
    fake = _commands(tmp_path / "bin", dict.fromkeys(["apt-get", "sudo", "pip"], "touch called; exit 97"))
    env = {**os.environ, "PATH": f"{fake}{os.pathsep}{os.environ['PATH']}", "PIP_NO_INDEX": "1"}
    done = _run(command, env=env, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "called").exists()


def test_the_editable_install_points_at_this_checkout_by_a_relative_path() -> None:
    """An absolute one with a Chinese folder name stops Python itself under the C locale."""
    packages = ROOT / f".venv/lib/python3.{sys.version_info.minor}/site-packages"
    if not packages.exists():
        pytest.skip("these tests do not run from the project's own .venv")
    line = (packages / "_guiju.pth").read_text("utf-8").strip()
    assert line.isascii()
    assert not Path(line).is_absolute()
    assert (packages / line).resolve() == ROOT / "generator"


def test_make_help_lists_every_word() -> None:
    words = re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    done = _run(["make", "-s", "help"], cwd=ROOT)
    assert {"handbook", "test", "check", "bench", "lock", "clean"} <= set(words)
    assert [line.split()[1] for line in done.stdout.splitlines()] == words


def test_ci_calls_make_test() -> None:
    done = _run(["make", "-n", "test"], cwd=ROOT)
    assert done.returncode == 0
    assert ".ci/setup test" in done.stdout
    assert "exec make test" in (ROOT / ".ci/run").read_text("utf-8")


# -- the wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "源 码"
    keep = ["generator", "templates", "schema", "site", "pyproject.toml", "LICENSE", "README.md"]
    for name in keep:
        _copy(ROOT / name, source / name)
    command = [
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(folder),
        str(source),
    ]
    done = _run([sys.executable, *command])
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("guiju-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment outside the checkout: this one's libraries, but guiju from the wheel alone."""
    folder = tmp_path_factory.mktemp("outside")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env/bin/python"
    packages = Path(_run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).stdout.strip())
    command = ["-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    done = _run([sys.executable, *command])
    assert done.returncode == 0, done.stderr
    _link_libraries(Path(sysconfig.get_path("purelib")), packages)
    return folder / "env/bin"


def test_the_wheel_carries_templates_schemas_site_and_fonts(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "guiju/_resources/templates/fonts/NotoSansSC-Regular.ttf" in names
    assert any(name.startswith("guiju/_resources/schema/") and name.endswith(".yaml") for name in names)
    assert any(name.startswith("guiju/_resources/site/") for name in names)
    assert not any(name.startswith(("generator", "tests", "sop")) or "__pycache__" in name for name in names)


def test_the_installed_wheel_works_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = _outside([str(installed / "python"), "-c", "import guiju; print(guiju.__file__)"], tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)
    for arguments in (["--version"], ["init", "demo"], ["check", "demo"]):
        done = _outside([str(installed / "guiju"), *arguments], tmp_path)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    assert list((tmp_path / "demo").rglob("*.yaml"))


# -- helpers


def _requirements(name: str) -> list[str]:
    lines = (ROOT / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    return [re.sub(r"\s+", " ", line) for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _pins(name: str) -> dict[str, str]:
    found = (re.match(r"([a-z0-9.-]+)==(\S+)", block) for block in _requirements(name))
    return {match[1]: match[2] for match in found if match}


def _version(pin: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", pin)))


def _setup(tmp_path: Path, commands: Mapping[str, str], **env: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of the set-up script in a world that has only the plainest tools and these commands."""
    project, tools = tmp_path / "project", tmp_path / "bin"
    (project / ".ci").mkdir(parents=True, exist_ok=True)
    script = shutil.copy(ROOT / ".ci/setup", project / ".ci/setup")
    _commands(tools, commands)
    for name in SYSTEM_TOOLS:
        if name not in commands and (found := shutil.which(name)):
            (tools / name).symlink_to(found)
    sh = shutil.which("sh") or "/bin/sh"
    return _run([sh, str(script), "handbook"], env={"PATH": str(tools), "TMPDIR": str(tmp_path), **env}, cwd=tmp_path)


def _commands(folder: Path, commands: Mapping[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in commands.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (folder / name).chmod(0o755)
    return folder


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _link_libraries(library: Path, packages: Path) -> None:
    for entry in library.iterdir():
        ours = "guiju" in entry.name or entry.suffix == ".pth"
        if not ours and not (packages / entry.name).exists():
            (packages / entry.name).symlink_to(entry)


def _outside(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return _run(command, env=env, cwd=folder)


def _run(
    command: list[str], env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300)
