"""A controlled document without number, version or status.

Why: GB/T 19001 7.5.3 wants a document to be identified; a print without number and version cannot be told
from an older one.
Bad: a procedure without `number`.
Good: `number: FH-CX-01`; version and status may come from `defaults` in handbook.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model.node import Controlled
from guiju.rules.context import Context
from guiju.rules.naming import quoted

_FIELDS = {
    "number": Wording("文件编号 number", "number"),
    "version": Wording("版本 version", "version"),
    "status": Wording("状态 status", "status"),
}


def check(context: Context) -> Iterator[Finding]:
    """Find controlled documents that lack number, version or status."""
    for document in context.documents:
        if isinstance(document, Controlled):
            lacking = [w for name, w in _FIELDS.items() if not isinstance(getattr(document, name), str)]
            if lacking:
                place = document.title.place or document.place
                yield finding("GJ502", place, title=quoted(document), fields=_joined(lacking))


def _joined(words: list[Wording]) -> Wording:
    return Wording("、".join(w.zh for w in words), ", ".join(w.en for w in words))
