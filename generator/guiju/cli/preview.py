"""The preview's server: hands out the built site on this machine alone, and tells its pages when to reload.

Pages ask with a script of their own origin, so the site's Content-Security-Policy stays as it is.
"""

from __future__ import annotations

import html
import mimetypes
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

ADDRESS = "127.0.0.1"

_OWN = "/.guiju/"
_HOSTS = frozenset({"127.0.0.1", "localhost"})
_SCRIPT = """"use strict";
(function () {
  var version = document.currentScript.dataset.version;
  function ask() {
    var script = document.createElement("script");
    script.src = "/.guiju/poll.js?seen=" + version + "&at=" + Date.now();
    script.onload = script.onerror = function () { script.remove(); window.setTimeout(ask, 1000); };
    document.head.appendChild(script);
  }
  window.addEventListener("load", function () { window.setTimeout(ask, 1000); });
})();
"""
_STYLE = """.guiju-findings { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 1000;
  margin: 0; padding: 12px 20px; border-top: 4px solid #b3261e; background: #fff8f7; color: #1d1b1b;
  font: 15px/1.6 sans-serif; }
.guiju-findings h2 { margin: 0 0 8px; font-size: 17px; color: #8c1d18; }
.guiju-findings pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; color: inherit;
  background: none; font: 14px/1.6 monospace; }
.guiju-findings.alone { position: static; max-height: none; border-top: 0; border-left: 4px solid #b3261e; }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a page shall say about the last build: a heading and the findings; an empty heading for nothing."""

    heading: str = ""
    text: str = ""


class Preview:
    """What the server shows now; a build that ended makes all open pages reload."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._lock = threading.Lock()
        self._version = 0
        self._notice = Notice()

    def tell(self, notice: Notice) -> None:
        """Take note of a build that has ended."""
        with self._lock:
            self._version += 1
            self._notice = notice

    def now(self) -> tuple[int, Notice]:
        """Give the number of the state that is shown, and its notice."""
        with self._lock:
            return self._version, self._notice

    def file(self, path: str) -> Path | None:
        """Give the site's file for the path of an address; None where there is none to give."""
        parts = [part for part in unquote(path).split("/") if part]
        if any(part.startswith("..") or "\\" in part or "\0" in part for part in parts):
            return None
        found = self.site.joinpath(*parts)
        found = found / "index.html" if found.is_dir() else found
        inside = found.is_file() and found.resolve().is_relative_to(self.site.resolve())
        return found if inside else None

    def page(self, content: bytes) -> bytes:
        """Add to a page what lets it reload, and what is to be said about the last build."""
        version, notice = self.now()
        added = _head(version) + _aside(notice, "guiju-findings")
        before, end, after = content.rpartition(b"</body>")
        return before + added.encode() + end + after if end else content + added.encode()

    def no_page(self, words: str) -> bytes:
        """Give a page for an address that there is not: with the findings, if there are any."""
        version, notice = self.now()
        said = _aside(notice, "guiju-findings alone") or f"<p>{html.escape(words)}</p>"
        return (
            '<!doctype html><html lang="zh"><meta charset="utf-8">'
            f"<title>{html.escape(notice.heading or words)}</title><body>{said}{_head(version)}</body></html>"
        ).encode()


def serve_preview(preview: Preview, port: int, lang: str = "zh") -> ThreadingHTTPServer:
    """Start a server on this machine's own address and hand it back; raises OSError where the port is taken."""

    class Handler(_Handler):
        shown = preview
        not_found = "no such page" if lang == "en" else "没有这个页面"

    server = ThreadingHTTPServer((ADDRESS, port), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Handler(BaseHTTPRequestHandler):
    shown: Preview
    not_found: str
    server_version = "guiju"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file of the site, or with one of the server's own."""
        address = urlsplit(self.path)
        if not self._is_ours():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"")
        elif address.path.startswith(_OWN):
            self._send_own(address.path.removeprefix(_OWN), parse_qs(address.query))
        else:
            self._send_site(address.path)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the findings."""

    def _is_ours(self) -> bool:
        # A foreign page could give its own name this address, and would then be allowed to read the answers.
        return self.headers.get("Host", "").rpartition(":")[0] in _HOSTS

    def _send_own(self, name: str, query: dict[str, list[str]]) -> None:
        answers: dict[str, Callable[[], tuple[str, str]]] = {
            "reload.js": lambda: ("text/javascript", _SCRIPT),
            "poll.js": lambda: ("text/javascript", self._poll(query)),
            "findings.css": lambda: ("text/css", _STYLE),
        }
        if name not in answers:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        kind, text = answers[name]()
        self._send(HTTPStatus.OK, kind, text.encode())

    def _poll(self, query: dict[str, list[str]]) -> str:
        seen = query.get("seen", [""])[0]
        return "" if seen == str(self.shown.now()[0]) else "window.location.reload();"

    def _send_site(self, path: str) -> None:
        found = self.shown.file(path)
        if found is None:
            self._send(HTTPStatus.NOT_FOUND, "text/html", self.shown.no_page(self.not_found))
            return
        content = found.read_bytes()
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        self._send(HTTPStatus.OK, kind, self.shown.page(content) if kind == "text/html" else content)

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_response(status)
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _head(version: int) -> str:
    return f'<script src="{_OWN}reload.js" data-version="{version}"></script>'


def _aside(notice: Notice, classes: str) -> str:
    if not notice.heading:
        return ""
    heading, text = html.escape(notice.heading), html.escape(notice.text)
    link = f'<link rel="stylesheet" href="{_OWN}findings.css">'
    return f'{link}<aside class="{classes}" role="alert"><h2>{heading}</h2><pre>{text}</pre></aside>'
