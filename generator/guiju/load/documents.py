"""From a file's bytes to its documents, with findings that name the file."""

from __future__ import annotations

import hashlib

from guiju.diagnostics import Finding
from guiju.load.problems import Document, Parsed
from guiju.load.yaml_events import parse
from guiju.source import Positions, SourceFile


def read_documents(raw: bytes, file: str) -> tuple[list[SourceFile], list[Finding]]:
    """Read the YAML documents of one file; file is the path that findings name. Raises nothing."""
    return place(parse(raw), file, hashlib.sha256(raw).hexdigest())


def place(parsed: Parsed, file: str, sha256: str) -> tuple[list[SourceFile], list[Finding]]:
    """Give what was parsed the name of its file."""
    sources = [_source(document, parsed.written, file, sha256) for document in parsed.documents]
    return sources, [problem.at(file) for problem in parsed.problems]


def _source(document: Document, written: int, file: str, sha256: str) -> SourceFile:
    return SourceFile(
        path=file,
        index=document.index,
        documents=written,
        data=document.data,
        positions=Positions(file, document.values, document.keys),
        sha256=sha256,
    )
