"""A person with a browser in front of a site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

_WAITING = ("", "键入以开始搜索", "正在初始化搜索引擎")
_TOO_WIDE = """
const width = arguments[0], clipped = (e) => getComputedStyle(e).overflowX !== "visible";
const hidden = (e) => { for (let p = e; p.tagName !== "ARTICLE"; p = p.parentElement) if (clipped(p)) return true; };
return [...document.querySelectorAll("article *, .md-header__inner > *")]
  .filter((e) => e.getBoundingClientRect().right > width + 1 && e.closest("article") && !hidden(e.parentElement))
  .map((e) => e.tagName + "." + e.getAttribute("class") + " " + e.textContent.trim().slice(0, 30));
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A site on disk, the MkDocs tree it came from, and the addresses that lead to it."""

    files: Mapping[str, bytes]
    folder: Path
    tree: Path
    http: str

    def plain(self) -> Mapping[str, bytes]:
        """Give what mkdocs alone makes of the same tree; it lies in plain/ below the site."""
        folder = self.folder / "plain"
        if not folder.is_dir():
            program = [sys.executable, "-m", "mkdocs", "build", "-f", str(self.tree / "mkdocs.yml"), "-d", str(folder)]
            told = subprocess.run(
                program, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True
            )
            assert b"WARNING" not in told.stderr, told.stderr
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    @property
    def disk(self) -> str:
        """Give the address of the site on disk."""
        return self.folder.as_uri() + "/"


class Seeker:
    """A person who searches, in whatever browser."""

    driver: webdriver.Remote

    def __init__(self, driver: webdriver.Remote) -> None:
        self.driver = driver

    def search(self, words: str) -> list[tuple[str, str]]:
        """Put words into the search, all at once; give the results: title and address of each document.

        Typed letter by letter the answers to the first letters would pass for results on a busy machine.
        """
        field = self.driver.find_element(By.CSS_SELECTOR, ".md-search__input")
        field.click()
        field.clear()
        field.send_keys(Keys.END)
        WebDriverWait(self.driver, 30).until(lambda d: self._told() in _WAITING)
        self.driver.execute_script("arguments[0].value = arguments[1]", field, words)
        field.send_keys(Keys.END)
        WebDriverWait(self.driver, 30).until(lambda d: self._told() not in _WAITING)
        WebDriverWait(self.driver, 30).until(lambda d: self._settled())
        found = self.driver.find_elements(By.CSS_SELECTOR, ".md-search-result__item > a:first-child")
        return [(one.find_element(By.TAG_NAME, "h1").text, str(one.get_attribute("href"))) for one in found]

    def _told(self) -> str:
        return str(self.driver.find_element(By.CSS_SELECTOR, ".md-search-result__meta").text)

    def _settled(self) -> bool:
        """Results come in after the words: two looks in a row must agree."""
        look = "return document.querySelector('.md-search-result').innerText"
        before = self.driver.execute_script(look)
        self.driver.execute_async_script("setTimeout(arguments[0], 150)")
        return bool(before == self.driver.execute_script(look))


class Reader(Seeker):
    """A person with Chromium, which tells what it fetched and what it complained of."""

    driver: webdriver.Chrome

    def __init__(self, driver: webdriver.Chrome) -> None:
        super().__init__(driver)

    def open(self, address: str, width: int = 1280) -> None:
        """Open a page in a window of a width, forgetting what came before."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.get("about:blank")
        self.fetched()
        self.complaints()
        self.driver.get(address)

    def too_wide(self, width: int) -> list[str]:
        """Name what sticks out of a window of a width, and what the window had to grow for."""
        grown = int(self.driver.execute_script("return document.documentElement.scrollWidth")) > width
        return [str(one) for one in self.driver.execute_script(_TOO_WIDE, width)] + ["the page"] * grown

    def fetched(self) -> list[str]:
        """Give the addresses that were asked for since the last time."""
        told = (json.loads(entry["message"])["message"] for entry in self._log("performance"))
        return [m["params"]["request"]["url"] for m in told if m["method"] == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """Give what the console said since the last time."""
        return [entry["message"] for entry in self._log("browser")]

    def _log(self, kind: str) -> list[Any]:
        return list(self.driver.get_log(kind))  # type: ignore[no-untyped-call]  # selenium gives no types here
