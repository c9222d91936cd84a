"""Ways between prints: into the file beside this one, or, in the bound handbook, to the page of the same book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guiju.render.addresses import PRINT

_UP = "../"


def part_ways(pdf: Any) -> None:
    """Turn addresses of other prints into ways into files that lie beside this one in the published folder.

    pdf is what WeasyPrint is about to write. An item is named: its place in the other file has that name.
    """
    import pydyf

    for one in pdf.objects:
        action = one.get("A") if isinstance(one, dict) and one.get("Subtype") == "/Link" else None
        address = getattr(action.get("URI"), "string", "") if action else ""
        if address.startswith(PRINT):
            path, _, item = address.removeprefix(PRINT).partition("#")
            target = pydyf.String(item) if item else pydyf.Array([0, "/Fit"])
            file = pydyf.String(_UP + path)
            one["A"] = pydyf.Dictionary({"Type": "/Action", "S": "/GoToR", "F": file, "D": target})
            one["Contents"] = file


def join_ways(book: Any, parts: Sequence[Any], starts: Sequence[int], paths: Sequence[str]) -> None:
    """Make the ways of bound parts lead inside the book; starts are the parts' first pages in it, from 0.

    A way to a print that is not bound is taken out; one to an item that its print lacks leads to its first page.
    """
    places = [_places(part) for part in parts]
    numbers = {path: number for number, path in enumerate(paths)}
    for number, part in enumerate(parts):
        for page in book.pages[starts[number] : starts[number] + len(part.pages)]:
            notes = page.obj.get("/Annots")
            if notes is not None:
                kept = [note for note in notes if _joined(note, number, book, places, starts, numbers)]
                page.obj["/Annots"] = book.make_indirect(_array(kept))


def _joined(
    note: Any,
    number: int,
    book: Any,
    places: Sequence[Mapping[str, tuple[int, Sequence[Any]]]],
    starts: Sequence[int],
    numbers: Mapping[str, int],
) -> bool:
    """Make one way lead inside the book; say whether there is anywhere for it to lead."""
    action = note.get("/A")
    target: int | None = number
    if action is not None and action.get("/S") == "/GoToR":
        target, name = numbers.get(str(action.F).removeprefix(_UP)), action.get("/D")
        del note["/A"]
    elif "/Dest" in note and not _is_list(note.Dest):
        name = note.Dest
    else:
        return True
    if target is None:
        return False
    at, spot = places[target].get("" if _is_list(name) else str(name), (0, ()))
    note["/Dest"] = _array([book.pages[starts[target] + at].obj, *(spot or [_name("/Fit")])])
    return True


def _places(part: Any) -> Mapping[str, tuple[int, Sequence[Any]]]:
    """Give the named places of a part: the number of the page from 0, and where on it."""
    pages = {page.obj.objgen: number for number, page in enumerate(part.pages)}
    tree = part.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    named = zip(list(tree)[::2], list(tree)[1::2], strict=True)
    return {str(name): (pages[place[0].objgen], list(place)[1:]) for name, place in named}


def _is_list(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _array(values: Sequence[Any]) -> Any:
    import pikepdf

    return pikepdf.Array(values)


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text)
