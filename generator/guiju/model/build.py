"""Valid source files -> Handbook: defaults applied, content hashed, data decoded, things indexed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from guiju.model.decode import decode
from guiju.model.handbook import Handbook, assemble
from guiju.model.manual import Glossary, Manual, Source
from guiju.model.node import Controlled, Document
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Penalty, Policy, Reward
from guiju.model.work import Checklist, Form, Procedure
from guiju.source import SourceFile

CLASSES: Mapping[str, type[Document]] = {
    "handbook": Manual,
    "unit": Unit,
    "role": Role,
    "policy": Policy,
    "procedure": Procedure,
    "checklist": Checklist,
    "penalty": Penalty,
    "reward": Reward,
    "form": Form,
    "glossary": Glossary,
    "source": Source,
}

_NOT_CONTENT = ("status", "revisions")


def build(
    files: Sequence[SourceFile], pictures: Mapping[str, str] | None = None, files_read: Mapping[str, str] | None = None
) -> Handbook:
    """Build the handbook from files that their schemas have accepted; exactly one has the kind `handbook`.

    pictures and files_read map paths below the handbook's folder to sha256.
    """
    sheet = next(file for file in files if file.kind == "handbook")
    written = sheet.data.get("defaults")
    defaults = written if isinstance(written, Mapping) else {}
    manual = _document(sheet, defaults)
    others = (_document(file, defaults) for file in files if file is not sheet)
    assert isinstance(manual, Manual)
    return replace(assemble(manual, tuple(others), pictures or {}), files=dict(sorted((files_read or {}).items())))


def content_hash(data: Mapping[str, Any]) -> str:
    """Hash a document's data, defaults applied, without its status and revisions: sha256 in hexadecimal."""
    content = {key: value for key, value in data.items() if key not in _NOT_CONTENT}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _document(file: SourceFile, defaults: Mapping[str, Any]) -> Document:
    kind = CLASSES[file.kind]
    data = {**defaults, **file.data} if issubclass(kind, Controlled) else dict(file.data)
    document = decode(kind, data, (), file.positions)
    return replace(document, hash=content_hash(data))
