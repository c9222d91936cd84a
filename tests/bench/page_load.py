"""How soon a page can be used on a slow phone: Chromium held back to a phone's processor and line, its cache empty.

usage: python tests/bench/page_load.py SITE [PAGE ...] [--runs N]

The phone: processor 4 times slower than this machine, 390 x 844 points. Its lines: slow 4G (150 ms there and back,
1.6 Mbit/s down, 750 kbit/s up, which is Lighthouse's phone profile) and 4G (170 ms, 9 Mbit/s). The server answers over
HTTP/1.1 with gzip, as web servers do. A page is seen when its first words stand there (first contentful paint). It is
interactive when its scripts have run and no task longer than 50 ms is left (the end of the last long task, or
DOMContentLoaded where that is later): then it scrolls, links and answers. The later pages are opened once more with the
first one's files in the cache.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import ClassVar, cast
from urllib.parse import unquote

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

PAGES = ("index.html", "roles/site-guard.html", "procedures/shipping.html", "checklists/site-environment-daily.html")
SLOWER = 4
# Milliseconds there and back, bytes a second down and up.
LINES = {"slow 4G": (150, 1_600_000 / 8, 750_000 / 8), "4G": (170, 9_000_000 / 8, 9_000_000 / 8)}
_WATCH = """
window.guijuTasks = [];
new PerformanceObserver((list) => list.getEntries().forEach((one) => guijuTasks.push(one.startTime + one.duration)))
  .observe({ type: "longtask", buffered: true });
"""
_READ = """
const done = arguments[0];
setTimeout(() => {
  const page = performance.getEntriesByType("navigation")[0], files = performance.getEntriesByType("resource");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  done({
    seen: paint ? paint.startTime : 0,
    loaded: page.domContentLoadedEventEnd,
    interactive: Math.max(page.domContentLoadedEventEnd, paint ? paint.startTime : 0, ...guijuTasks),
    sent: page.transferSize + files.reduce((sum, one) => sum + one.transferSize, 0),
    files: files.filter((one) => one.transferSize > 0).length,
  });
}, 1500);
"""

Measured = dict[str, float]


def main() -> None:
    """Print a table: milliseconds and kilobytes of each page, the median of some runs."""
    parser = argparse.ArgumentParser(description="how soon a page can be used on a slow phone")
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print("| line | page | cache | files | kB sent | seen ms: best | median | interactive ms: best | median |")
    print("|---|---|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder, _server(options.site) as address, _phone(folder) as driver:
        for line in LINES:
            _held_back(driver, line)
            for page in options.pages:
                _row(line, page, "empty", [_opened(driver, address + page) for _ in range(options.runs)])
            driver.get(address + "index.html")
            for page in options.pages[1:]:
                again = (f"{address}{page}?{run}" for run in range(options.runs))
                _row(line, page, "after the home page", [_measured(driver, one) for one in again])


def _row(line: str, page: str, cache: str, found: list[Measured]) -> None:
    # On a machine with other work the best run says most about the page, the median about the machine.
    middle = {name: statistics.median(one[name] for one in found) for name in found[0]}
    best = {name: min(one[name] for one in found) for name in found[0]}
    times = (best["seen"], middle["seen"], best["interactive"], middle["interactive"])
    told = " | ".join(f"{time:.0f}" for time in times)
    print(f"| {line} | {page} | {cache} | {middle['files']:.0f} | {middle['sent'] / 1000:.0f} | {told} |", flush=True)


def _held_back(driver: webdriver.Chrome, line: str) -> None:
    latency, down, up = LINES[line]
    told = {"offline": False, "latency": latency, "downloadThroughput": down, "uploadThroughput": up}
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", told)


def _opened(driver: webdriver.Chrome, address: str) -> Measured:
    _clear(driver)
    return _measured(driver, address)


def _clear(driver: webdriver.Chrome) -> None:
    driver.get("about:blank")
    driver.execute_cdp_cmd("Network.clearBrowserCache", {})


def _measured(driver: webdriver.Chrome, address: str) -> Measured:
    driver.get(address)
    return cast(Measured, driver.execute_async_script(_READ))


@contextmanager
def _phone(folder: str) -> Iterator[webdriver.Chrome]:
    browser, helper = shutil.which("chromium"), shutil.which("chromedriver")
    assert browser, "no chromium: make test installs it"
    assert helper, "no chromedriver: make test installs it"
    options = Options()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--user-data-dir={folder}"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service(helper))
    try:
        phone = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
        yield driver
    finally:
        driver.quit()


class _Packed(BaseHTTPRequestHandler):
    """Serves a folder with gzip and lasting connections; files may stay in the cache."""

    protocol_version = "HTTP/1.1"
    folder: ClassVar[Path]

    def do_GET(self) -> None:
        """Send a file."""
        path = self.folder / unquote(self.path.partition("?")[0]).lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        content = _zipped(path)
        self.send_response(200)
        self.send_header("Content-Type", guess_type(path.name)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@lru_cache
def _zipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    handler = type("Handler", (_Packed,), {"folder": folder.resolve()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
