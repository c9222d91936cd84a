"""Names in 《》: which document each of them means, and how a text falls into plain and linked parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from guiju.model.handbook import Handbook
from guiju.model.node import Document
from guiju.model.text import listed

_NAME = re.compile(r"《([^《》]+)》")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text; document is the one that it names, or None."""

    text: str
    document: Document | None = None


def titles(handbook: Handbook) -> Mapping[str, Document]:
    """Give every title and alias with its document; a title goes before an alias."""
    names: dict[str, Document] = {}
    for document in handbook.documents:
        for alias in listed(document.aliases):
            names.setdefault(alias, document)
    names.update((str(document.title), document) for document in reversed(handbook.documents))
    return names


def names_of(document: Document) -> tuple[str, ...]:
    """Give the title and the aliases of a document."""
    return (document.title.words, *listed(document.aliases))


def normal(name: str) -> str:
    """Give the form in which names are compared: width, case and spaces do not count."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def names_in(text: str) -> tuple[str, ...]:
    """Give the names that stand in 《》, in order."""
    return tuple(_NAME.findall(text))


def replaced(text: str, names: Collection[str], words: str) -> str:
    """Put other words in the place of every 《name》 that is, in its normal form, among the names."""
    return _NAME.sub(lambda match: words if normal(match.group(1)) in names else match.group(0), text)


def parts(text: str, names: Mapping[str, Document]) -> Iterator[Part]:
    """Split a text into runs; a 《name》 that is a document's becomes a run of its own, brackets included."""
    at = 0
    for match in _NAME.finditer(text):
        document = names.get(match.group(1))
        if document is None:
            continue
        if match.start() > at:
            yield Part(text[at : match.start()])
        yield Part(match.group(0), document)
        at = match.end()
    if at < len(text):
        yield Part(text[at:])
