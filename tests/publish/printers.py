"""Printers for tests: they are sent to worker processes, so they stand in a module of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass

from guiju.diagnostics import ArtifactPlace, Finding, finding
from guiju.publish.press import Pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a fake printer gives."""

    content: bytes
    pages: int = 1
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoPrinter:
    """Gives the HTML back as the PDF; words in it make it remark, fail or die."""

    key: str = "echo"

    def start(self) -> None:
        """Prepare nothing."""

    def print(self, path: str, html: bytes) -> Pdf:
        """Make one PDF."""
        if b"DIE" in html:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"FAIL" in html:
            return Sheet(content=b"")
        remarks = [finding("GJ713", ArtifactPlace(path, 1), text="remark")] if b"REMARK" in html else []
        return Sheet(content=b"%PDF " + html, pages=html.count(b"<page>") or 1, findings=remarks)

    def merge(self, path: str, front: bytes, parts: Sequence[bytes]) -> Pdf:
        """Put PDFs together."""
        return Sheet(content=b"+".join([front, *parts]), pages=1 + len(parts))

    def book(self, path: str, plan: bytes, parts: Sequence[bytes]) -> Pdf:
        """Make dated sheets."""
        return Sheet(content=b"|".join([plan, *parts]), pages=len(parts))
