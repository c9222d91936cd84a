"""A walk through a site in a real browser: what each page asks for, complains of, points at, and whether it fits."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from selenium.webdriver.support.ui import WebDriverWait
from tests.browser.reader import Reader

# Links and names as they are once the page's scripts have run.
_LOOK = """
const from = (selector, read) => [...document.querySelectorAll(selector)].map(read);
return {
  links: [...new Set(from("a[href], area[href]", (e) => e.href.baseVal === undefined ? e.href
    : new URL(e.href.baseVal, location.href).href))],
  pictures: from("img", (e) => e).filter((e) => e.complete && !e.naturalWidth).map((e) => e.src),
  ids: from("[id]", (e) => e.id),
};
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page had to say for itself: its links are absolute, its ids those after its scripts ran."""

    page: str
    complaints: tuple[str, ...]
    asked: tuple[str, ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    ids: frozenset[str]


def visit(reader: Reader, start: str, page: str) -> Visit:
    """Look at a page of the site that begins at an address."""
    reader.driver.get(start + page)
    WebDriverWait(reader.driver, 20).until(lambda d: d.execute_script("return document.readyState") == "complete")
    reader.driver.execute_async_script("setTimeout(arguments[0], 30)")
    seen: Mapping[str, list[str]] = reader.driver.execute_script(_LOOK)
    return Visit(
        page=page,
        complaints=tuple(reader.complaints()),
        asked=tuple(reader.fetched()),
        links=tuple(seen["links"]),
        pictures=tuple(seen["pictures"]),
        ids=frozenset(seen["ids"]),
    )


def walk(reader: Reader, start: str, pages: Iterable[str]) -> Iterator[Visit]:
    """Visit pages one after the other, as somebody who never closes the window."""
    reader.open(start + "index.html")
    time.sleep(0.5)
    reader.complaints()
    reader.fetched()
    for page in pages:
        yield visit(reader, start, page)


def faults(visits: Iterable[Visit], start: str, files: Iterable[str]) -> list[str]:
    """Give all that is wrong: complaints, requests that leave the site, links and anchors that lead nowhere."""
    seen = {one.page: one for one in visits}
    there = set(files)
    found = []
    for one in seen.values():
        found += [f"{one.page}: {said}" for said in one.complaints]
        found += [f"{one.page} asks for {url}" for url in one.asked if not url.startswith((start, "data:"))]
        found += [f"{one.page} shows no {url}" for url in one.pictures]
        found += [f"{one.page} leads to {url}" for url in one.links if not _leads(url, start, seen, there)]
    return found


def _leads(url: str, start: str, seen: Mapping[str, Visit], files: set[str]) -> bool:
    """Tell whether an address is a file of the site and, where its page was visited, an element of it."""
    if not url.startswith(start):
        return False
    path, _, anchor = url[len(start) :].partition("#")
    page = unquote(path)
    if page not in files:
        return False
    return not anchor or page not in seen or unquote(anchor) in seen[page].ids
