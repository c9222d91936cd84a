"""The real handbook's site, served over http and lying on disk, and a browser that tells what it fetched."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from tests.browser.reader import Reader, Served
from tests.render.site_building import DATE, ROOT, built, real_handbook

from guiju.load import read_commits
from guiju.render.paper import render_paper
from guiju.resources import resources

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=zh-CN",
)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build the real handbook once, with stand-ins for its PDFs, and serve it."""
    book = real_handbook()
    work = tmp_path_factory.mktemp("work")
    files = built(book, work, read_commits(ROOT / "sop"))
    folder = tmp_path_factory.mktemp("手册 site")
    stand_ins = dict.fromkeys((one.path for one in render_paper(book, DATE, resources())), b"%PDF-1.7\n")
    for path, content in {**stand_ins, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(files=files, folder=folder, tree=work / "tree", http=f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Start Chromium."""
    browser, helper = shutil.which("chromium"), shutil.which("chromedriver")
    assert browser, "no chromium: make test installs it"
    assert helper, "no chromedriver: make test installs it"
    options = Options()
    options.binary_location = browser
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(helper))
    yield Reader(driver)
    driver.quit()
