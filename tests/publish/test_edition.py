"""Whole builds for one audience: the published folder is searched file by file for what is left out."""

from __future__ import annotations

import functools
import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.print.reading import bookmarks, pages
from tests.publish.building import start_command
from tests.publish.secrets import MARK, NAMED, with_secrets

from guiju.publish.manifest import verify

# Facts are cited by their ids, and the register has a name.
EDITORS = ("S9-0", "旧账本", "tables/conflicts", "tables/counsel", "tables/coverage", "审计视图")
# What a commit says; it shows on the page of every file that it touched.
TOLD_TO_GIT = "pay-rise-QX88"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the handbook with secrets; a commit's message is one, too."""
    folder = with_secrets(tmp_path_factory.mktemp("secrets"))
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    for arguments in (("init", "-q"), ("add", "sop"), (*who, "commit", "-q", "-m", TOLD_TO_GIT)):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def whole(home: Path) -> Path:
    """Give the whole handbook, published."""
    return built(home, "whole")


@pytest.fixture(scope="module")
def shop(home: Path) -> Path:
    """Give the shop's edition, published from the same cache."""
    return built(home, "for-shop", "--audience", "门店")


@pytest.fixture(scope="module")
def office(home: Path) -> Path:
    """Give the edition of those whose secrets they are."""
    return built(home, "for-office", "--audience", "office")


def built(home: Path, name: str, *options: str) -> Path:
    process = start_command(["build", str(home), "--date", "2026-11-21", "-o", str(home / name), *options])
    output, errors = process.communicate(timeout=600)
    assert process.returncode == 0, output + errors
    assert errors == ""
    assert verify(home / name) == ()
    return home / name


def telling(folder: Path, word: str) -> set[str]:
    """Give the files that have a word in their name, their bytes or, of PDFs, on their pages or in what is around."""
    return {path for path, text in said(folder) if word.lower() in path.lower() or word.lower() in text.lower()}


@functools.cache
def said(folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple(_said(folder))


def _said(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            text = on_paper(content) if file.suffix == ".pdf" else re.sub(r"\s", "", content.decode("utf-8", "replace"))
            yield file.relative_to(folder).as_posix(), text


def on_paper(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        strings = [str(one) for one in document.objects if isinstance(one, pikepdf.String)]
        about = [
            str(value) for one in document.objects if isinstance(one, pikepdf.Dictionary) for value in one.values()
        ]
        links = [repr(one) for one in document.objects]
    return "\n".join([*pages(pdf), *bookmarks(pdf), *strings, *about, *links])


def test_the_whole_handbook_has_it_everywhere(whole: Path) -> None:
    """The positive control: every kind of file tells of what the editions leave out."""
    found = telling(whole, MARK)
    assert {
        "handbook.json",
        "pdf/handbook.pdf",
        "pdf/policies/vault-pay.pdf",
        "pdf/procedures/closing.pdf",
        "pdf/roles/vault-clerk-checklist.pdf",
        "pdf/control/master-list.pdf",
        "pdf/control/records.pdf",
        "pdf/roles/vault-clerk-2026-11.pdf",
        "site/assets/guiju/status-data.js",
        "site/index.html",
        "site/books/vault/index.html",
        "site/assets/guiju/search-index.js",
        "site/assets/guiju/mine/baker.js",
        "site/pdf/policies/vault-pay.pdf",
        "site/procedures/closing.html",
        "site/roles/baker.html",
        "site/sources/s9.html",
        *(
            f"site/tables/{name}.html"
            for name in ("approvals", "conflicts", "deadlines", "documents", "forms", "matrix")
        ),
        *(f"site/tables/{name}.html" for name in ("news", "penalties", "raci", "rewards", "terms", "organisation")),
    } <= found
    assert "manifest.json" in telling(whole, NAMED)
    assert {"site/procedures/closing.html", "site/roles/baker.html"} <= telling(whole, TOLD_TO_GIT)
    assert all(telling(whole, word) for word in EDITORS)
    assert list((whole / "site/pictures").iterdir())


def test_an_edition_tells_nothing_of_what_is_not_for_its_audience(shop: Path) -> None:
    assert telling(shop, MARK) == set()
    assert telling(shop, NAMED) == set()
    assert telling(shop, TOLD_TO_GIT) == set()
    assert not (shop / "site/pictures").exists()


@pytest.mark.parametrize("word", EDITORS)
def test_an_edition_has_nothing_for_editors(shop: Path, office: Path, word: str) -> None:
    assert telling(shop, word) | telling(office, word) == set()


def test_the_rest_is_there(shop: Path, whole: Path) -> None:
    for path in ("procedures/closing", "roles/baker", "forms/discard-slip", "checklists/daily-check"):
        assert (shop / f"site/{path}.html").is_file()
        assert (shop / f"pdf/{path}.pdf").is_file()
    index = (shop / "site/assets/guiju/search-index.js").read_text(encoding="utf-8")
    assert "把剩下的食品处理好" in index
    hashes = [{one["id"]: one["hash"] for one in data(folder)["documents"]} for folder in (shop, whole)]
    assert hashes[0].items() < hashes[1].items(), "an edition's document is the very one that is controlled"


def test_a_note_stands_where_it_was_named(shop: Path) -> None:
    page = (shop / "site/procedures/closing.html").read_text(encoding="utf-8")
    assert "（不在本单位发放范围）" in page
    assert "账房先生" in page, "of a post that is not confidential the name is known"
    assert "vault-clerk" not in page
    assert "（不在本单位发放范围）" in "".join(pages((shop / "pdf/procedures/closing.pdf").read_bytes()))


def test_those_whose_it_is_get_it(office: Path) -> None:
    found = telling(office, MARK)
    assert {"handbook.json", "pdf/handbook.pdf", "pdf/policies/vault-pay.pdf", "site/policies/vault-pay.html"} <= found
    assert "manifest.json" in telling(office, NAMED)
    assert len(list((office / "site/pictures").iterdir())) == 1


def test_an_edition_says_whom_it_is_for(shop: Path, whole: Path) -> None:
    told = json.loads((shop / "manifest.json").read_bytes())
    assert [told["audience"], data(shop)["audience"]] == ["shop", "shop"]
    assert "本版发给门店" in (shop / "site/index.html").read_text(encoding="utf-8")
    assert "本版发给门店" in pages((shop / "pdf/handbook.pdf").read_bytes())[0]
    assert "audience" not in json.loads((whole / "manifest.json").read_bytes())
    assert "本版发给" not in (whole / "site/index.html").read_text(encoding="utf-8")
    assert not [path for path in told["inputs"] if path.startswith("sop/") and path not in KNOWN]


KNOWN = {
    "sop/handbook.yaml",
    "sop/checklists/daily-check.yaml",
    "sop/forms/discard-slip.yaml",
    "sop/forms/temperature-log.yaml",
    "sop/glossary/bakery-terms.yaml",
    "sop/policies/cold-storage.yaml",
    "sop/procedures/closing.yaml",
    "sop/procedures/opening.yaml",
    "sop/roles/baker.yaml",
    "sop/roles/shop-assistant.yaml",
    "sop/roles/shop-manager.yaml",
    "sop/units/office.yaml",
    "sop/units/shop.yaml",
}


def test_a_folder_does_not_change_its_audience(home: Path, whole: Path, shop: Path) -> None:
    for folder, options in ((whole, ["--audience", "shop"]), (shop, []), (shop, ["--audience", "office"])):
        before = (folder / "manifest.json").read_bytes()
        process = start_command(["build", str(home), "--date", "2026-11-21", "-o", str(folder), *options])
        output, errors = process.communicate(timeout=600)
        assert process.returncode == 1, output + errors
        assert "GJ705" in output + errors
        assert (folder / "manifest.json").read_bytes() == before
    assert verify(built(home, "for-shop", "--audience", "shop")) == (), "the same audience may build there again"


def data(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "handbook.json").read_bytes())
    return found
