"""handbook.json: the whole model and what is derived from it, for other programs (DESIGN.md section 6)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guiju.derive import tables
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.manual import Fact
from guiju.model.node import Controlled, Document, Node, Ref, Term
from guiju.model.text import Text, Unspecified
from guiju.model.work import Branch
from guiju.render.addresses import pdf, url
from guiju.render.artifact import Artifact, ArtifactKind, artifact

FORMAT = 1

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

# What a node says of its parties without giving them anything to do.
_NOT_TO_DO = ("ask", "prepared_by", "reviewed_by", "approved_by", "owner", "distribution", "revisions", "conflicts")
_PARTY = ("role", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page of the site that shows no single document: an index, a table."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFile:
    """A PDF that was made: of which document (empty: of none), and how many pages it has."""

    document: str
    path: str
    pages: int


def handbook_json(handbook: Handbook, views: Sequence[View], files: Sequence[PrintedFile]) -> Artifact:
    """Make handbook.json; files are the PDFs, views the site's pages besides those of documents."""
    content: dict[str, Plain] = {
        "format": FORMAT,
        "documents": [_document(one, handbook) for one in (handbook.manual, *handbook.documents)],
        **{name: _whole(documents) for name, documents in _kinds(handbook).items()},
        "terms": list(_terms(handbook)),
        "conflicts": list(_conflicts(handbook)),
        "gaps": list(_gaps(handbook)),
        "views": [{"title": view.title, "url": view.url} for view in views],
        "files": [_file(file, handbook) for file in files],
        **({"audience": handbook.audience} if handbook.audience else {}),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return artifact("handbook.json", ArtifactKind.DATA, text + "\n", title="handbook.json")


def plain(value: object) -> Plain:
    """Write any part of the model as plain data: what is absent is left out, what is open says `unspecified`."""
    if isinstance(value, Node):
        return _fields(value)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, Unspecified):
        return value.value
    if isinstance(value, Text | Ref):
        return str(value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise TypeError(f"no plain form for {type(value).__name__}")


def _fields(node: Node) -> dict[str, Plain]:
    values = ((field.name, getattr(node, field.name)) for field in dataclasses.fields(node))
    return {
        name.rstrip("_"): plain(value)
        for name, value in values
        if name != "place" and value is not None and value != ()
    }


def _document(document: Document, handbook: Handbook) -> dict[str, Plain]:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": _control(document, "number"),
        "title": str(document.title),
        "title_en": plain(document.title_en),
        "version": _control(document, "version"),
        "status": _control(document, "status"),
        "hash": document.hash,
        "url": url(document),
        "pdf": pdf(document) or None,
        "book": plain(document.book),
        "sources": list(walk.facts(document)),
        "items": [_item(item, document, handbook) for item in _items(document)],
    }


def _control(document: Document, name: str) -> Plain:
    return plain(getattr(document, name)) if isinstance(document, Controlled) else None


def _items(document: Document) -> Iterator[Node]:
    """A branch's id is unique in its step alone, so it has no address of its own."""
    return (node for node in walk.items(document) if not isinstance(node, Branch))


def _item(item: Node, document: Document, handbook: Handbook) -> dict[str, Plain]:
    return {
        "id": _id(item),
        "anchor": _id(item),
        "type": item.type,
        "text": _text(item),
        "sources": [item.id] if isinstance(item, Fact) else list(walk.facts(item)),
        "roles": list(_roles(item, document, handbook)),
    }


def _text(item: Node) -> str:
    for name in ("text", "label", "name", "title", "fact", "note"):
        found = getattr(item, name, None)
        if isinstance(found, str | Text):
            return str(found)
    return f"{item.term}：{item.meaning}" if isinstance(item, Term) else ""


def _roles(item: Node, document: Document, handbook: Handbook) -> Iterable[str]:
    """The parties that the item names; where it names none, those that its whole document is for."""
    own = [ref.target for ref in _parties(item) if ref.named()]
    if document.kind in _PARTY:
        return dict.fromkeys([document.id, *own])
    whole = [*_listed(document, "roles"), *_listed(document, "applies_to")]
    return dict.fromkeys(own or [ref.target for ref in whole if ref.named()])


def _parties(node: Node) -> Iterator[Ref]:
    for field in dataclasses.fields(node):
        if field.name in _NOT_TO_DO:
            continue
        value = getattr(node, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Ref) and part.kinds and part.kinds[0] in _PARTY:
                yield part
            elif isinstance(part, Node):
                yield from _parties(part)


def _listed(document: Document, name: str) -> Iterator[Ref]:
    value = getattr(document, name, ())
    return (ref for ref in (value if isinstance(value, tuple) else ()) if isinstance(ref, Ref))


def _kinds(handbook: Handbook) -> Mapping[str, Sequence[Document]]:
    return {
        "units": handbook.units,
        "roles": handbook.roles,
        "procedures": handbook.procedures,
        "checklists": handbook.checklists,
        "penalties": handbook.penalties,
        "rewards": handbook.rewards,
        "forms": handbook.forms,
        "policies": handbook.policies,
    }


def _whole(documents: Iterable[Document]) -> Plain:
    return [{**_fields(document), "file": document.place.file} for document in documents]


def _terms(handbook: Handbook) -> Iterator[Plain]:
    for document in handbook.documents:
        for term in walk.nodes(document):
            if isinstance(term, Term):
                yield {"document": document.id, "url": url(document, term.id), **_fields(term)}


def _conflicts(handbook: Handbook) -> Iterator[Plain]:
    for row in tables.conflicts(handbook):
        yield {"document": row.document.id, "settled": row.conflict.settled, **_fields(row.conflict)}


def _gaps(handbook: Handbook) -> Iterator[Plain]:
    for row in tables.gaps(handbook):
        yield {"document": row.document.id, "item": row.item, "text": row.text, "ask": plain(row.ask)}


def _file(file: PrintedFile, handbook: Handbook) -> Plain:
    document = handbook.by_id.get(file.document)
    kind = document.kind if document else "handbook"
    pack = f"{kind}-checklist" if file.path.endswith("-checklist.pdf") else kind
    pack = "control" if file.path.startswith("pdf/control/") else pack
    return {"document": file.document or None, "kind": pack, "path": file.path, "pages": file.pages}


def _id(node: Node) -> str:
    return str(getattr(node, "id", ""))
