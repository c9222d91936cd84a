"""The search: an index made from the model, our own worker, and both laid over what the engine brings.

The engine's worker lies at an address with a hash in it that its page shell names; ours takes its place there. The
engine's own index becomes an empty one, so that no page loads it in vain.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

from guiju.derive.concern import concerned
from guiju.derive.counsel import withheld
from guiju.derive.work import Party
from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.manual import Glossary
from guiju.model.measures import Amount, Deadline, Frequency, Limit, Percent
from guiju.model.node import Conflict, Controlled, Document, Gap, Node, Ref, Term
from guiju.model.people import Kpi
from guiju.model.rulebook import Breach, Consequence, Penalty
from guiju.model.text import Text, given, listed, words
from guiju.model.work import Branch
from guiju.render import addresses, wording
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.data import View
from guiju.render.views.outcome import reminder
from guiju.render.views.scope import Scope, scope
from guiju.resources import Resources

Plain = dict[str, object]

_WORKERS = "assets/javascripts/workers"
_SEPARATOR = r"[\s\u200b\u3000\-]+"
# What is for the auditor and the editor is not for the shop floor's search.
_UNSEEN = ("note", "gap", "ask", "ours", "reason", "counsel", "waivers")
_FIRST, _LAST = ("text", "meaning"), ("phase", "group")
_HEADS = ("short", "label", "term", "name", "title", "text")


def search_files(handbook: Handbook, resources: Resources, views: tuple[View, ...]) -> Iterator[Artifact]:
    """Give what is laid over the built site so that its search is ours."""
    index = _script(search_index(handbook, views))
    read = _script(pinyin(index, resources.path("site/search-pinyin.txt").read_text(encoding="utf-8")))
    empty = json.dumps({"config": {"lang": ["zh"], "separator": _SEPARATOR}, "docs": []})
    yield _extra("assets/guiju/search-index.js", f"var __guijuIndex={index};\n")
    yield _extra("assets/guiju/search-pinyin.js", f"var __guijuPinyin={read};\n")
    yield _extra("assets/guiju/search-variants.js", resources.path("site/search-variants.js").read_bytes())
    yield _extra(f"{_WORKERS}/{worker_name()}", resources.path("site/search-worker.js").read_bytes())
    yield _extra("search/search_index.json", empty)
    yield _extra("search/search_index.js", f"var __index={empty};\n")


def search_index(handbook: Handbook, views: tuple[View, ...]) -> Plain:
    """Give the index: documents with their parts (anchor, heading, text), parties and words of one meaning.

    Registers of sources are left out, and a glossary that only says which words mean the same.
    """
    below = scope(handbook, linked=False)
    concern = concerned(handbook)
    parties = tuple(dict.fromkeys(party.id for found in concern.values() for party in found))
    documents = [_document(d, below, concern.get(d.id, ()), parties) for d in handbook.documents if _searched(d)]
    return {
        "documents": [*documents, *map(_view, views)],
        "parties": [[name, str(handbook.by_id[name].title)] for name in parties],
        "synonyms": [
            [str(word) for word in group] for glossary in handbook.glossaries for group in listed(glossary.synonyms)
        ],
    }


def pinyin(index: str, table: str) -> Plain:
    """Give a table's syllables (a line: syllable, characters) that an index has a character of, with all characters.

    Characters that the index lacks stay: they are what a reader types by mistake for one that is read the same.
    """
    known = set(index)
    lines = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return {syllable: characters for syllable, characters in lines if not known.isdisjoint(characters)}


def worker_name() -> str:
    """Give the file name of the search worker that the installed Material's pages ask for."""
    found = importlib.util.find_spec("material")
    places = list(found.submodule_search_locations or ()) if found else []
    files = sorted(path.name for place in places for path in Path(place, "templates", _WORKERS).glob("search.*.min.js"))
    if len(files) != 1:
        raise RuntimeError(f"mkdocs-material brings {len(files)} search workers, one was expected")
    return files[0]


def _script(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _extra(path: str, content: bytes | str) -> Artifact:
    return artifact(path, ArtifactKind.SITE_EXTRA, content)


def _view(view: View) -> Plain:
    return {"url": view.url, "title": view.title, "kind": "总表", "names": [], "about": "", "parts": [], "view": 1}


def _searched(document: Document) -> bool:
    words_only = isinstance(document, Glossary) and listed(document.synonyms) and not listed(document.terms)
    return document.kind != "source" and not words_only


def _document(document: Document, below: Scope, concern: tuple[Party, ...], parties: tuple[str, ...]) -> Plain:
    number = given(document.number) if isinstance(document, Controlled) else None
    names = [*listed(document.aliases), given(document.title_en), number]
    parts = (_part(node, document, below) for node in walk.items(document) if _shown(node))
    book = given(document.book)
    return {
        "url": addresses.url(document),
        "title": str(document.title),
        "kind": wording.label("kind", document.kind),
        "names": [name for name in names if name],
        "about": words(getattr(document, "purpose", None)),
        "book": str(below.named(book, document)) if book else "",
        "parties": [parties.index(party.id) for party in concern],
        "parts": [part for part in parts if part[1] or part[2]],
    }


def _shown(node: Node) -> bool:
    return not isinstance(node, Branch | Conflict | Gap)


def _part(node: Node, document: Document, below: Scope) -> tuple[str, str, str]:
    head = next((str(v) for v in (getattr(node, name, None) for name in _HEADS) if isinstance(v, Text)), "")
    said = dict.fromkeys(_said(node, document, below))
    return str(getattr(node, "id", "")), head, "；".join(text for text in said if text and text != head)


def _said(node: Node, document: Document, below: Scope) -> Iterator[str]:
    """Give all that a reader sees of an item; parts with an id of their own are told once more on their own."""
    if isinstance(node, Consequence):
        yield wording.consequence(node)
    if isinstance(node, Breach) and isinstance(document, Penalty):
        hidden = withheld(node, document, below.handbook)
        yield reminder(node, document, below)
        node = dataclasses.replace(node, consequences=tuple(c for c in node.consequences if c not in hidden))
    if isinstance(node, Term):
        yield from listed(node.aliases)
        yield given(node.term_en) or ""
    if isinstance(node, Kpi):
        yield given(node.unit) or ""
    names = [field.name for field in dataclasses.fields(node) if field.name not in _UNSEEN]
    for name in sorted(names, key=lambda name: (name in _LAST) - (name in _FIRST)):
        yield from _values(getattr(node, name), document, below)


def _values(value: object, document: Document, below: Scope) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _values(part, document, below)
    elif isinstance(value, Text):
        yield str(value)
    elif isinstance(value, Ref):
        yield _reference(value, document, below)
    elif isinstance(value, Deadline):
        yield wording.deadline(value, lambda ref: below.moment(ref, document))
    elif isinstance(value, Frequency | Limit | Amount | Percent):
        yield _measure(value)
    elif isinstance(value, Node):
        yield from _said(value, document, below)


def _reference(ref: Ref, document: Document, below: Scope) -> str:
    wanted = {"role", "unit", "form", "event", "text", "area"} & set(ref.kinds)
    return str(below.named(ref, document)) if wanted else ""


def _measure(value: Frequency | Limit | Amount | Percent) -> str:
    if isinstance(value, Frequency):
        return wording.frequency(value)
    if isinstance(value, Limit):
        return wording.limit(value)
    return wording.amount(value) if isinstance(value, Amount) else wording.percent(value)
