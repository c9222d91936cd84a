"""Labelled queries through the search box of the built site, beside what others find on the same pages.

usage: python tests/search/measure.py [--sop sop] [--queries FILE ...] [--others FOLDER] [--misses] [-o README-TABLE]

The site is built once. Guiju's search and stock mkdocs-material (with jieba, where FOLDER holds it) answer through the
search box of a page in Chromium; Pagefind (where FOLDER holds it) through its own interface. FOLDER is what
`pip install --target FOLDER jieba 'pagefind[extended]'` made. A hit is any one of the documents that a query names.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.render.site_building import DATE, built  # noqa: E402 - the tests are no installed package

from guiju.pipeline import check  # noqa: E402 - as above
from guiju.settings import Settings  # noqa: E402 - as above

QUERIES = Path(__file__).with_name("queries.tsv")
FOLDERS = ["roles", "units", "procedures", "policies", "checklists", "penalties", "rewards", "forms", "glossaries"]
WAITING = "……"

_RESULTS = """
return [...document.querySelectorAll(".md-search-result__item")].map((item) =>
  [...item.querySelectorAll("a")].map((link) => link.href))
"""
_EMPTY = """
document.querySelector(".md-search-result__list").innerHTML = "";
document.querySelector(".md-search-result__meta").textContent = arguments[0];
const field = document.querySelector(".md-search__input");
field.value = arguments[1];
field.focus();
"""
_PAGEFIND = """
const done = arguments[1];
window.guijuPagefind.search(arguments[0])
  .then((found) => Promise.all(found.results.slice(0, 12).map((one) => one.data())))
  .then((pages) => done(pages.map((page) => [page.url])), (error) => done([["error: " + error]]));
"""
_PAGEFIND_PAGE = (
    "<!doctype html><html lang=zh><meta charset=utf-8><title>pagefind</title><script type=module>"
    'import * as found from "./pagefind/pagefind.js"; await found.init(); window.guijuPagefind = found;</script>'
)

Ask = Callable[[str], list[list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, its class, and the documents (document or document#item) of which any one is a hit."""

    kind: str
    words: str
    wanted: tuple[str, ...]

    def rank(self, found: list[list[str]]) -> int:
        """Give the place of the first hit among the documents found, from 1; 0 where there is none."""
        results = [one for one in map(_documents, found) if one]
        places = (number for number, one in enumerate(results, 1) if any(wanted in one for wanted in self.wanted))
        return next(places, 0)


def queries(file: Path) -> tuple[Query, ...]:
    """Read labelled queries."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Query(kind=kind, words=words, wanted=tuple(wanted.split())) for kind, words, wanted in rows)


def main() -> None:
    """Build, ask, and tell: one table for each file of queries."""
    options = _options()
    files = {file: queries(file) for file in options.queries}
    with tempfile.TemporaryDirectory() as folder, _chromium(Path(folder)) as driver:
        site = _built(options.sop, Path(folder), [query for asked in files.values() for query in asked])
        engines: list[tuple[str, Ask]] = [("Guiju", _box(driver, _served(site)))]
        if options.others:
            engines += _others(driver, Path(folder), site, options.others)
        told = [_told(file, asked, engines, options.misses) for file, asked in files.items()]
    if options.output:
        options.output.write_text("\n".join(told), encoding="utf-8")


def _told(file: Path, asked: Sequence[Query], engines: Sequence[tuple[str, Ask]], misses: bool) -> str:
    """Ask all of a file's queries; print and give the table."""
    ranks = {name: [query.rank(ask(query.words)) for query in asked] for name, ask in engines}
    table = "\n".join(_table(asked, ranks)) + "\n"
    print(f"{file.name}\n\n{table}", flush=True)
    for query, rank in zip(asked, ranks["Guiju"], strict=True):
        if misses and not 1 <= rank <= 5:
            print(query.kind, query.words, *query.wanted, f"-> {rank or 'not found'}")
    return table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="labelled queries through the search box")
    parser.add_argument("--sop", type=Path, default=ROOT / "sop")
    parser.add_argument("--queries", type=Path, nargs="+", default=[QUERIES])
    parser.add_argument("--others", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    return parser.parse_args()


def _built(sop: Path, folder: Path, asked: Sequence[Query]) -> Path:
    handbook = check(Settings(sop=sop, home=ROOT, date=DATE)).handbook
    assert handbook is not None
    missing = {wanted.partition("#")[0] for query in asked for wanted in query.wanted} - set(handbook.by_id)
    assert not missing, f"the queries name documents that are not there: {sorted(missing)}"
    site = folder / "guiju"
    for path, content in built(handbook, folder / "work").items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


def _others(driver: webdriver.Chrome, folder: Path, site: Path, extra: Path) -> Iterator[tuple[str, Ask]]:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(extra.resolve())}
    if (extra / "jieba").is_dir():
        stock = folder / "stock"
        told = [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "work/tree/mkdocs.yml"), "-d", str(stock)]
        subprocess.run(told, env=environment, check=True, capture_output=True)
        yield "mkdocs-material, jieba", _box(driver, _served(stock))
    if (extra / "pagefind").is_dir():
        pages = folder / "pagefind"
        shutil.copytree(site, pages, ignore=shutil.ignore_patterns("sources", "tables", "404.html", "assets"))
        told = [sys.executable, "-m", "pagefind", "--site", str(pages), "--root-selector", "article"]
        subprocess.run(told, env=environment, check=True, capture_output=True)
        (pages / "find.html").write_text(_PAGEFIND_PAGE, encoding="utf-8")
        yield "Pagefind extended", _pagefind(driver, _served(pages))


def _box(driver: webdriver.Chrome, address: str) -> Ask:
    """Ask through the search box: the last key makes the box look once for the whole query."""
    opened = False

    def ask(words: str) -> list[list[str]]:
        nonlocal opened
        if not opened:
            driver.get(f"{address}index.html")
            opened = True
        driver.execute_script(_EMPTY, WAITING, words[:-1])
        driver.find_element(By.CSS_SELECTOR, ".md-search__input").send_keys(words[-1])
        told = ".md-search-result__meta"
        WebDriverWait(driver, 20, 0.02).until(lambda d: d.find_element(By.CSS_SELECTOR, told).text != WAITING)
        before, now = None, driver.execute_script(_RESULTS)
        while before != now:
            driver.execute_async_script("setTimeout(arguments[0], 120)")
            before, now = now, driver.execute_script(_RESULTS)
        return [[str(link) for link in item] for item in now]

    return ask


def _pagefind(driver: webdriver.Chrome, address: str) -> Ask:
    opened = False

    def ask(words: str) -> list[list[str]]:
        nonlocal opened
        if not opened:
            driver.get(f"{address}find.html")
            WebDriverWait(driver, 20).until(lambda d: d.execute_script("return Boolean(window.guijuPagefind)"))
            opened = True
        return [[str(link) for link in item] for item in driver.execute_async_script(_PAGEFIND, words)]

    return ask


def _documents(links: Sequence[str]) -> set[str]:
    """Give the document that a group of links leads to, alone and with each item; nothing for other pages."""
    found: set[str] = set()
    for link in links:
        address, _, item = link.partition("#")
        *_, folder, page = ("/" + address.partition("?")[0]).split("/")
        if folder in FOLDERS and page.endswith(".html"):
            name = page.removesuffix(".html")
            found |= {name, f"{name}#{item}"} if item else {name}
    return found


def _table(asked: Sequence[Query], ranks: dict[str, list[int]]) -> Iterator[str]:
    kinds = tuple(dict.fromkeys(query.kind for query in asked))
    yield "| queries | number | " + " | ".join(f"{name}: hit@1 | hit@5" for name in ranks) + " |"
    yield "|---|---|" + "---|---|" * len(ranks)
    for kind in (*kinds, "all"):
        at = [number for number, query in enumerate(asked) if kind in (query.kind, "all")]
        cells = []
        for places in ranks.values():
            cells += [sum(1 <= places[n] <= most for n in at) / len(at) for most in (1, 5)]
        yield f"| {kind} | {len(at)} | " + " | ".join(f"{cell:.0%}" for cell in cells) + " |"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _served(folder: Path) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def _chromium(folder: Path) -> webdriver.Chrome:
    browser, helper = shutil.which("chromium"), shutil.which("chromedriver")
    assert browser, "no chromium: make test installs it"
    assert helper, "no chromedriver: make test installs it"
    options = Options()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=zh-CN"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={folder / 'browser'}")
    return webdriver.Chrome(options=options, service=Service(helper))


if __name__ == "__main__":
    main()
