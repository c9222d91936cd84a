"""Small handbooks to hold against each other, and random edits of the real one."""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from guiju.load.folder import read_folder
from guiju.model.build import build
from guiju.model.handbook import Handbook
from guiju.source import Positions, SourceFile

SOP = Path(__file__).parents[2] / "sop"
Data = dict[str, Any]
Draw = Any

_TEXTS = ("text", "title", "short", "note", "gap", "purpose", "meaning", "label", "standard", "when", "trigger")
_SETS = ("sources", "aliases", "roles", "areas", "with", "inform", "related", "basis", "evidence")
_WORDS = st.sampled_from(["甲", "每天两次核对封条", "A 级", "，。", "改过的字"])


@functools.cache
def real_documents() -> tuple[SourceFile, ...]:
    """Give the documents of the real handbook, without the registers of sources."""
    return tuple(file for file in read_folder(SOP).files if file.kind != "source")


def book(documents: Mapping[str, Data]) -> Handbook:
    """Build a handbook from plain data, keyed by anything."""
    files = [
        SourceFile(path=f"{name}.yaml", data=data, positions=Positions(f"{name}.yaml"), sha256="")
        for name, data in documents.items()
    ]
    return build(files)


def some_documents(draw: Draw) -> dict[str, Data]:
    """Draw a few documents of the real handbook, and its sheet, as data that may be edited."""
    everything = real_documents()
    sheet = next(file for file in everything if file.kind == "handbook")
    picked = draw(st.lists(st.sampled_from(everything), min_size=2, max_size=4, unique_by=lambda file: file.path))
    files = [sheet, *(file for file in picked if file is not sheet)]
    return {str(file.data["id"]): copy.deepcopy(dict(file.data)) for file in files}


def edit(draw: Draw, documents: dict[str, Data]) -> None:
    """Make one random edit of content; it may come to nothing."""
    draw(st.sampled_from([_write, _drop, _take_out, _put_in, _shuffle, _rename, _whole, _deadline]))(draw, documents)


def noise(draw: Draw, documents: dict[str, Data]) -> None:
    """Change what says nothing: the order of keys, of sources and of names."""
    for data in documents.values():
        for node in list(_mappings(data)):
            keys = draw(st.permutations(list(node))) if len(node) < 12 else list(reversed(node))
            held = {key: node[key] for key in keys}
            node.clear()
            node.update(held)
            for key in _SETS:
                if isinstance(node.get(key), list):
                    node[key] = list(reversed(node[key]))


def _write(draw: Draw, documents: dict[str, Data]) -> None:
    node = _any_mapping(draw, documents)
    keys = [key for key in _TEXTS if isinstance(node.get(key), str)]
    if keys:
        key = draw(st.sampled_from(keys))
        node[key] = draw(_WORDS) if draw(st.booleans()) else node[key][:3] + draw(_WORDS) + node[key][3:]


def _drop(draw: Draw, documents: dict[str, Data]) -> None:
    node = _any_mapping(draw, documents)
    optional = ("short", "note", "deadline", "frequency", "limit", "points", "sources", "when")
    keys = [key for key in optional if key in node and "kind" not in node]
    if "facts" in node and "note" in keys:
        keys.remove("note")  # a contradiction has to say what contradicts what
    if keys:
        key = draw(st.sampled_from(keys))
        if draw(st.booleans()):
            del node[key]
        else:
            node[key] = "unspecified"


def _deadline(draw: Draw, documents: dict[str, Data]) -> None:
    items = [one for _, one in _items(draw(st.sampled_from(list(documents.values())))) if "text" in one]
    if items:
        within = draw(st.sampled_from(["2 workdays", "3 days", "4 hours"]))
        draw(st.sampled_from(items))["deadline"] = {"within": within}


def _take_out(draw: Draw, documents: dict[str, Data]) -> None:
    found = _any_list(draw, documents)
    if found and len(found) > 1:
        found.pop(draw(st.integers(0, len(found) - 1)))


def _put_in(draw: Draw, documents: dict[str, Data]) -> None:
    found = _any_list(draw, documents)
    if found:
        one = copy.deepcopy(draw(st.sampled_from(found)))
        one["id"] = _free(one["id"], found)
        found.insert(draw(st.integers(0, len(found))), one)


def _shuffle(draw: Draw, documents: dict[str, Data]) -> None:
    found = _any_list(draw, documents)
    if found:
        found[:] = draw(st.permutations(found)) if len(found) < 12 else found[::-1]


def _rename(draw: Draw, documents: dict[str, Data]) -> None:
    found = _any_list(draw, documents)
    if found:
        one = draw(st.sampled_from(found))
        old = one["id"]
        one["id"] = _free(old, found)
        one["formerly"] = [*one.get("formerly", []), old]


def _whole(draw: Draw, documents: dict[str, Data]) -> None:
    """Take a document out, double one, or give it a new name."""
    names = [name for name, data in documents.items() if data["kind"] != "handbook"]
    if not names:
        return
    name = draw(st.sampled_from(names))
    how = draw(st.sampled_from(["out", "double", "rename"]))
    data = copy.deepcopy(documents[name]) if how == "double" else documents.pop(name)
    if how != "out":
        data["id"] = new = f"{name}-neu"
        if how == "rename":
            data["formerly"] = [name]
        if new not in documents:
            documents[new] = data


def _free(name: str, found: list[Data]) -> str:
    taken = {one["id"] for one in found}
    return next(new for number in range(99) if (new := f"{name}-{number}") not in taken)


def _any_mapping(draw: Draw, documents: dict[str, Data]) -> Data:
    found: Data = draw(st.sampled_from(list(_mappings(draw(st.sampled_from(list(documents.values())))))))
    return found


def _any_list(draw: Draw, documents: dict[str, Data]) -> list[Data] | None:
    data = draw(st.sampled_from(list(documents.values())))
    lists = {id(one): one for one, _ in _items(data)}
    return draw(st.sampled_from(list(lists.values()))) if lists else None


def _items(data: Any) -> Iterator[tuple[list[Data], Data]]:
    for node in _mappings(data):
        for value in node.values():
            if isinstance(value, list) and value and all(isinstance(one, dict) and "id" in one for one in value):
                yield from ((value, one) for one in value)


def _mappings(data: Any) -> Iterator[Data]:
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _mappings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _mappings(value)
