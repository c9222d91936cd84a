"""A look at the finished site: every link leads somewhere, and no page fetches anything from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guiju.diagnostics import ArtifactPlace, Finding, finding, in_order
from guiju.publish.inputs import sha256

_TAG = re.compile(rb"<(?!!)([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*/?>")
_ATTRIBUTE = re.compile(rb"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_COMMENT = re.compile(rb"<!--.*?-->|<(script|style)\b([^>]*)>.*?</\1>", re.DOTALL)
_LINKS = ("a", "area")
# What a browser fetches by itself; a plain link is followed only on a click.
_FETCHED = {"src", "poster", "data"}
_FETCHING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "manifest"}
# The page of the server for addresses that do not exist is shown at any depth: its links start at the root.
_ANYWHERE = "404.html"


@dataclass(frozen=True, slots=True)
class Page:
    """What is looked at on a page: what its browser fetches, where its links lead, and its anchors."""

    fetched: Sequence[str]
    links: Sequence[str]
    anchors: Sequence[str]


def look(content: bytes) -> Page:
    """Look at one page's HTML. What comes out depends on its bytes alone."""
    tags = list(_tags(content))
    named = {attributes[key] for _, attributes in tags for key in ("id", "name") if key in attributes}
    return Page(
        fetched=sorted({address for name, attributes in tags for address in _fetched(name, attributes)}),
        links=sorted({attributes["href"] for name, attributes in tags if name in _LINKS and "href" in attributes}),
        anchors=sorted(named),
    )


def follow(pages: Mapping[str, Page], others: Collection[str]) -> tuple[Finding, ...]:
    """Follow the links of all pages (by path below the site); others are paths that are there besides."""
    there = {path: frozenset(("", "top", *page.anchors)) for path, page in pages.items()}
    whole = {**dict.fromkeys(others), **there}
    return in_order(one for path, page in pages.items() for one in _of_page(path, page, whole))


def crawl_key() -> str:
    """Give the hash of this file, so that what an earlier one found is not taken for what this one finds."""
    return sha256(Path(__file__))


def _of_page(path: str, page: Page, there: Mapping[str, frozenset[str] | None]) -> Iterator[Finding]:
    place = ArtifactPlace(f"site/{path}")
    for address in page.fetched:
        if _is_elsewhere(address):
            yield finding("GJ714", place, page=path, address=address)
    for address in (*page.fetched, *page.links) if path != _ANYWHERE else ():
        if not _leads_somewhere(path, address, there):
            yield finding("GJ712", place, page=path, link=address)


def _tags(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    bare = _COMMENT.sub(lambda found: b"<%s%s>" % (found[1], found[2]) if found[1] else b"", content)
    for tag in _TAG.finditer(bare):
        pairs = ((a[1].decode().lower(), a[2] or a[3] or a[4] or b"") for a in _ATTRIBUTE.finditer(tag[2]))
        yield tag[1].decode().lower(), {key: unescape(value.decode("utf-8", "replace")) for key, value in pairs}


def _fetched(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    yield from (attributes[key] for key in _FETCHED & attributes.keys() if name != "a")
    for part in attributes.get("srcset", "").split(","):
        yield from part.split()[:1]
    if name == "link" and _FETCHING_LINKS & set(attributes.get("rel", "").lower().split()):
        yield attributes.get("href", "")
    if name in ("image", "use"):
        yield attributes.get("href") or attributes.get("xlink:href", "")


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ftp", "ws", "wss")


def _leads_somewhere(path: str, address: str, there: Mapping[str, frozenset[str] | None]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    if target == "." or parts.path.endswith("/"):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    anchors = there.get(target)
    return target in there and (anchors is None or unquote(parts.fragment) in anchors)
