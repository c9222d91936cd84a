"""What a page weighs: its HTML and all that it asks for at once, as bytes and as a server with gzip would send them.

usage: python tests/bench/weigh.py SITE [PAGE ...]
"""

from __future__ import annotations

import argparse
import gzip
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

PAGES = (
    "index.html",
    "roles/site-guard.html",
    "procedures/shipping.html",
    "checklists/site-environment-daily.html",
    "tables/organisation.html",
    "tables/documents.html",
    "tables/raci.html",
    "tables/matrix.html",
    "tables/conflicts.html",
)
_ASKED = re.compile(r'<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"#?]+\.(?:js|css|svg|png|jpg|woff2?))"')


def asked(site: Path, page: str) -> Iterator[str]:
    """Give the files that a page loads with itself, each once; the search index comes only when one searches."""
    text = (site / page).read_text(encoding="utf-8")
    for address in dict.fromkeys(_ASKED.findall(text)):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page), address))


def weight(site: Path, path: str) -> tuple[int, int]:
    """Give the bytes of a file, and its bytes after gzip."""
    content = (site / path).read_bytes()
    return len(content), len(gzip.compress(content, 6, mtime=0))


def main() -> None:
    """Print a table, in kilobytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES)
    options = parser.parse_args()
    print("| page | HTML kB | gzip | files | all kB | gzip |\n|---|---:|---:|---:|---:|---:|")
    for page in options.pages:
        own, packed = weight(options.site, page)
        parts = [weight(options.site, path) for path in asked(options.site, page)]
        figures = (own, packed, own + sum(a for a, _ in parts), packed + sum(b for _, b in parts))
        html, html_gz, whole, whole_gz = (f"{figure / 1000:.0f}" for figure in figures)
        print(f"| {page} | {html} | {html_gz} | {len(parts)} | {whole} | {whole_gz} |")


if __name__ == "__main__":
    main()
