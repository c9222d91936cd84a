"""The order: everything that decides the output is in its key, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.publish.building import bakery

from guiju.publish.order import for_edition, take_order
from guiju.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give the settings of a small handbook without git."""
    home = bakery(tmp_path)
    return Settings(sop=home / "sop", home=home, output=home / "build")


def test_names_every_source_file_by_its_folder(settings: Settings) -> None:
    inputs = take_order(settings).inputs
    assert {path.split("/")[0] for path in inputs} == {"sop", "templates", "schema", "site"}
    assert {"sop/handbook.yaml", "schema/role.yaml", "site/mkdocs.yml"} <= inputs.keys()


def test_without_git_there_is_no_commit_and_no_day(settings: Settings) -> None:
    order = take_order(settings)
    assert (order.commit, order.date) == (None, None)
    assert take_order(replace(settings, date="2026-11-21")).date == "2026-11-21"


def test_names_the_commit_and_its_day(settings: Settings) -> None:
    def git(*arguments: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        command = ["git", "-C", str(settings.home), *who, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "-q")
    git("add", "sop")
    git("commit", "-q", "-m", "x", "--date", "2026-01-02T03:04:05+0800")
    order = take_order(settings)
    assert order.commit == git("rev-parse", "HEAD")
    assert order.date == git("show", "-s", "--format=%cs", "HEAD")
    (settings.sop / "roles" / "baker.yaml").write_text("")
    assert take_order(settings).commit == git("rev-parse", "HEAD") + "+dirty"


def test_each_thing_that_decides_the_output_changes_the_key(settings: Settings) -> None:
    keys = {take_order(settings).key}
    for changed in ({"date": "2026-11-21"}, {"only": "pdf"}, {"audience": "shop"}):
        keys.add(take_order(replace(settings, **changed)).key)  # type: ignore[arg-type] # the fields are texts
    (settings.sop / "picture.png").write_bytes(b"x")
    keys.add(take_order(settings).key)
    own = settings.home / "site" / "mkdocs.yml"
    own.parent.mkdir()
    own.write_text("own: 1")
    keys.add(take_order(settings).key)
    assert len(keys) == 6


def test_the_day_of_a_commit_and_the_same_day_asked_for_are_two_builds(settings: Settings) -> None:
    order = take_order(replace(settings, date="2026-11-21"))
    assert order.asked == "2026-11-21"
    assert replace(order, asked=None).key != order.key


def test_where_a_shallow_clone_begins_changes_the_key(settings: Settings) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]

    def git(folder: Path, *arguments: str) -> None:
        subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)

    git(settings.home, "init", "-q")
    git(settings.home, "add", ".")
    for number in range(3):
        git(settings.home, "commit", "-q", "--allow-empty", "-m", str(number))
    clone, keys = settings.home.parent / "clone", []
    for depth in ("1", "2", "9"):
        git(settings.home.parent, "clone", "-q", "--depth", depth, settings.home.as_uri(), str(clone))
        order = take_order(replace(settings, sop=clone / "sop", home=clone))
        keys.append((order.commit, order.key, len(order.roots)))
        shutil.rmtree(clone)
    assert len({commit for commit, _, _ in keys}) == 1, "the commit is the same"
    assert len({key for _, key, _ in keys}) == 3
    assert [roots for _, _, roots in keys] == [1, 1, 0]


def test_what_decides_nothing_leaves_the_key(settings: Settings) -> None:
    key = take_order(settings).key
    (settings.sop / ".picture.swp").write_bytes(b"x")
    (settings.sop / "roles" / "~$baker.docx").write_bytes(b"x")
    assert take_order(replace(settings, jobs=7, lang="en", output=settings.home / "elsewhere")).key == key


def test_an_edition_tells_of_its_own_files_alone(settings: Settings) -> None:
    order = take_order(replace(settings, audience="门店"))
    assert order.told == order.inputs
    edition = for_edition(order, "shop", {"handbook.yaml", "roles/baker.yaml"})
    content = [path for path in edition.told if path.startswith("sop/")]
    assert content == ["sop/handbook.yaml", "sop/roles/baker.yaml"]
    assert edition.told.keys() >= {"schema/role.yaml", "site/mkdocs.yml"}
    assert (edition.edition, edition.key, edition.inputs) == ("shop", order.key, order.inputs)


def test_the_output_is_no_input_where_the_content_has_no_folder_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(bakery(tmp_path / "other") / "sop", tmp_path / "book")
    book = tmp_path / "book"
    settings = Settings(sop=book, home=book, output=book / "build")
    before = take_order(settings).inputs
    for name in ("build/site/index.html", "templates/x.j2", ".guiju/lock"):
        (book / name).parent.mkdir(parents=True)
        (book / name).write_text("x")
    assert take_order(settings).inputs == before
