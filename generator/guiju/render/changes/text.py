"""Tells changes as lines of text for a terminal, and as Markdown for a merge request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guiju.render.changes.view import ChangesView, ChangeView, DocumentView, ItemView, Piece

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&]|^[-+=](?=\s)|^\d+(?=[.)]))", re.MULTILINE)


def text(view: ChangesView) -> str:
    """Tell a comparison in lines; 〔a → b〕 marks a passage that changed."""
    lines = [f"{view.old_label}{_colon(view)}{view.old}", f"{view.new_label}{_colon(view)}{view.new}"]
    lines += view.summary or (view.nothing,)
    for document in view.documents:
        lines += ["", _heading(document, view)]
        lines += [line for item in document.items for line in _item(item, view)]
    if view.skipped:
        lines += ["", f"{view.skipped_label}{_colon(view)}", *(f"  {one}" for one in view.skipped)]
    return "".join(f"{line}\n" for line in lines)


def markdown(view: ChangesView) -> str:
    """Tell a comparison in Markdown: what is gone is struck through, what is new is bold."""
    lines = [f"## {view.title}", "", f"- {view.old_label}{_colon(view)}{_plain(view.old)}"]
    lines += [f"- {view.new_label}{_colon(view)}{_plain(view.new)}"]
    lines += [f"- {_plain(one)}" for one in (view.summary or (view.nothing,))]
    for document in view.documents:
        lines += ["", f"### {_plain(_heading(document, view)[2:])}", ""]
        lines += [line for item in document.items for line in _marked_item(item, view)]
    if view.skipped:
        lines += ["", f"### {view.skipped_label}", "", *(f"- {_plain(one)}" for one in view.skipped)]
    return "".join(f"{line}\n" for line in _without_gaps(lines))


def _heading(document: DocumentView, view: ChangesView) -> str:
    inside = f" ({document.kind})" if view.lang == "en" else f"（{document.kind}）"
    kind = inside if document.kind else ""
    gap = "" if view.lang != "en" and document.title.startswith("《") else " "
    event = f"{document.event}{gap}" if document.event else ""
    about = f"{_colon(view)}{document.about}" if document.about else ""
    return f"{document.sign} {event}{document.title}{kind}{about}"


def _item(item: ItemView, view: ChangesView) -> Iterator[str]:
    if len(item.changes) == 1 or not item.place:
        yield from (f"  {one.sign} {_line(item.place, one, view)}{_roles(one, view)}" for one in item.changes)
        return
    yield f"  {item.place}{_roles(item, view)}"
    yield from (f"    {one.sign} {_line('', one, view)}" for one in item.changes)


def _marked_item(item: ItemView, view: ChangesView) -> Iterator[str]:
    if len(item.changes) == 1 or not item.place:
        yield from (f"- {_marked_line(item.place, one, view)}{_plain(_roles(one, view))}" for one in item.changes)
        return
    yield f"- {_plain(item.place + _roles(item, view))}"
    yield from (f"  - {_marked_line('', one, view)}" for one in item.changes)


def _line(place: str, change: ChangeView, view: ChangesView) -> str:
    return f"{_head(place, change)}{_colon(view)}{_said(change, view)}{_tag(change, view)}"


def _marked_line(place: str, change: ChangeView, view: ChangesView) -> str:
    pieces = "".join(_marked(piece) for piece in _spaced(change.pieces))
    return f"{_plain(_head(place, change))}{_colon(view)}{pieces}{_plain(_tag(change, view))}"


def _head(place: str, change: ChangeView) -> str:
    return " ".join(part for part in (place, change.place, change.what) if part)


def _tag(change: ChangeView, view: ChangesView) -> str:
    return f" [{change.tag}]" if view.lang == "en" else f"［{change.tag}］"


def _roles(told: ItemView | ChangeView, view: ChangesView) -> str:
    return (("; " if view.lang == "en" else "；") + told.roles) if told.roles else ""


def _said(change: ChangeView, view: ChangesView) -> str:
    old, new = (_joined(change.pieces, mark) for mark in ("old", "new"))
    if change.style == "pair":
        return f"{old} → {new}" if old or new else _joined(change.pieces, "same")
    if change.style == "list":
        pairs = ((("去掉", "removed"), old), (("加上", "added"), new))
        told = [f"{names[view.lang == 'en']} {one}" for names, one in pairs if one]
        return ("; " if view.lang == "en" else "；").join(told)
    if change.style == "passage":
        return "".join(_bracketed(change.pieces, view))
    return "".join(piece.text for piece in change.pieces)


def _bracketed(pieces: Sequence[Piece], view: ChangesView) -> Iterator[str]:
    words = ("remove", "add") if view.lang == "en" else ("删", "加")
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.mark == "old" and after and after.mark == "new":
            yield f"〔{piece.text} → {after.text}〕"
            index += 2
            continue
        index += 1
        yield piece.text if piece.mark == "same" else f"〔{words[piece.mark == 'new']} {piece.text}〕"


def _joined(pieces: Sequence[Piece], mark: str) -> str:
    return "".join(piece.text for piece in pieces if piece.mark == mark)


def _spaced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put a blank between what is gone and what is new, which the marks would glue together."""
    for index, piece in enumerate(pieces):
        if index and {piece.mark, pieces[index - 1].mark} == {"old", "new"}:
            yield Piece(mark="same", text=" ")
        yield piece


def _marked(piece: Piece) -> str:
    if piece.mark == "same":
        return _plain(piece.text)
    # Marks hold on to letters only; blanks stand outside of them.
    inner = piece.text.strip()
    head, tail = piece.text[: len(piece.text) - len(piece.text.lstrip())], piece.text[len(piece.text.rstrip()) :]
    sign = "~~" if piece.mark == "old" else "**"
    return f"{_plain(head)}{sign}{_plain(inner)}{sign}{_plain(tail)}" if inner else _plain(piece.text)


def _plain(said: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(said.split("\n")))


def _colon(view: ChangesView) -> str:
    return ": " if view.lang == "en" else "："


def _without_gaps(lines: Sequence[str]) -> Iterator[str]:
    before = "x"
    for line in lines:
        if line or before:
            yield line
        before = line
