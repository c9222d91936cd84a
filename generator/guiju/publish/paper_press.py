"""WeasyPrint, made ready once a process: our fonts, our style sheet, no other addresses, limits."""

from __future__ import annotations

import contextlib
import getpass
import logging
import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from guiju.codes import Wording
from guiju.diagnostics import ArtifactPlace, Finding, finding, in_order
from guiju.publish.paper_archive import VARIANT, finish
from guiju.publish.paper_marks import finisher
from guiju.publish.paper_reading import page_of
from guiju.publish.paper_settled import settle

FONTS = "guiju:fonts/"
PICTURES = "guiju:pictures/"
SECONDS = 180
MEMORY = 3 * 1024**3
_DOTS = 220
_KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


class TooLongError(Exception):
    """Laying out a document took longer than it may."""


class Noticed(logging.Handler):
    """What WeasyPrint says, and what it was refused, while it makes one PDF."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.failed: Wording | None = None
        self.refused: dict[str, None] = {}
        self._missing: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Take down the characters that no font of ours has."""
        if ".notdef" in str(record.msg) and isinstance(record.args, tuple):
            self._missing[str(record.args[0])] = None

    @property
    def fatal(self) -> tuple[Finding, ...]:
        """Give the finding that says why there is no PDF, if there is none."""
        return (finding("GJ724", ArtifactPlace(self.path), reason=self.failed),) if self.failed else ()

    def findings(self, document: Any) -> tuple[Finding, ...]:
        """Give what was noticed, each missing character with the first page that shows it."""
        lacking = [
            finding("GJ722", ArtifactPlace(self.path, _page(one, document)), character=one, code=f"U+{ord(one):04X}")
            for one in self._missing
        ]
        refused = [finding("GJ723", ArtifactPlace(self.path), address=one) for one in self.refused]
        return in_order([*lacking, *refused])


class PaperPress:
    """Lays documents out and writes them."""

    def __init__(self, *, fonts: Path, styles: Path, pictures: Path) -> None:
        _use_only(fonts)
        # Imported here, because the libraries below read the environment as they load.
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        self.fonts = fonts
        self._content = pictures
        self._mark = finisher(fonts)
        self._noticed: Noticed | None = None
        self._fetch = _fetcher({FONTS: fonts, PICTURES: pictures}, self._refuse)
        self._faces = FontConfiguration()
        text = styles.read_text(encoding="utf-8")
        self._styles = weasyprint.CSS(string=text, font_config=self._faces, url_fetcher=self._fetch)

    @contextlib.contextmanager
    def noticing(self, path: str) -> Iterator[Noticed]:
        """Listen during one PDF; what goes wrong within the limits ends this PDF, not the run."""
        noticed = self._noticed = Noticed(path)
        logger = logging.getLogger("weasyprint")
        logger.addHandler(noticed)
        before, logger.propagate = logger.propagate, False
        try:
            with _time_limit():
                yield noticed
        except (TooLongError, MemoryError, RecursionError) as error:
            noticed.failed = _reason(error)
        finally:
            logger.propagate = before
            logger.removeHandler(noticed)

    def layout(self, content: bytes) -> Any:
        """Lay a document out in pages."""
        return page_of(content, self._fetch).render(stylesheets=[self._styles], font_config=self._faces, dpi=_DOTS)

    def write(self, document: Any, *, tagged: bool = True) -> bytes:
        """Write a document that is laid out; tagged, and for the archive, unless it is only laid over another."""
        if not tagged:
            return bytes(document.write_pdf(dpi=_DOTS))
        return bytes(document.write_pdf(pdf_variant=VARIANT, finisher=self._finish, dpi=_DOTS))

    def source(self, path: str) -> bytes:
        """Read a file of the handbook's content, by its path below its folder."""
        found = (self._content / path).resolve()
        if not found.is_relative_to(self._content.resolve()):
            raise ValueError(f"refused: {path}")
        return found.read_bytes()

    def _finish(self, document: Any, pdf: Any) -> None:
        """Make the whole fit for the archive, and draw what is no text: marks lie in streams beside the page's own."""
        finish(document, pdf)
        self._mark(document, pdf)
        settle(pdf)

    def _refuse(self, address: str) -> None:
        if self._noticed is not None:
            self._noticed.refused[address] = None


def limit_memory(ceiling: int = MEMORY) -> None:
    """Limit this process's memory, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (ceiling, resource.getrlimit(resource.RLIMIT_AS)[1]))


@contextlib.contextmanager
def _time_limit(seconds: int = SECONDS) -> Iterator[None]:
    """Limit the processor time of this process, not the clock's: a busy machine must not decide what is printed."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGPROF"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TooLongError


def _reason(error: Exception) -> Wording:
    if isinstance(error, TooLongError):
        return Wording(f"超过 {SECONDS} 秒处理器时间", f"more than {SECONDS} seconds of processor time")
    if isinstance(error, MemoryError):
        return Wording("内存不够", "not enough memory")
    return Wording("嵌套太深", "nested too deeply")


def _use_only(fonts: Path) -> None:
    """Let fontconfig see our fonts alone: with the system's, a character ours lack would pass unnoticed."""
    os.environ["FONTCONFIG_FILE"] = str(fonts / "fonts.conf")
    own = Path(tempfile.gettempdir()) / f"guiju-fonts-{getpass.getuser()}"
    own.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(own)


def _fetcher(roots: dict[str, Path], refuse: Any) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFilesOnly(URLFetcher):  # type: ignore[misc]  # the library ships no types
        """Reads below our roots; all else is refused and taken down."""

        def fetch(self, url: str, headers: object = None) -> Any:
            path = _inside(url, roots)
            if path is None:
                refuse(url)
                raise ValueError(f"refused: {url}")
            kind = _KINDS[path.suffix.lower()]
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OurFilesOnly(allowed_protocols=["guiju"], allow_redirects=False, fail_on_errors=False)


def _inside(url: str, roots: dict[str, Path]) -> Path | None:
    for prefix, root in roots.items():
        if url.startswith(prefix):
            path = (root / url.removeprefix(prefix)).resolve()
            known = path.suffix.lower() in _KINDS and path.is_file()
            return path if known and path.is_relative_to(root.resolve()) else None
    return None


def _page(character: str, document: Any) -> int:
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants():
            if character in getattr(box, "text", ""):
                return number
    return 0
