"""The view of a comparison: what every form of telling it shows, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from guiju.compare.change import Change, Comparison, Direction, Side, Sort, What
from guiju.compare.differ import documents_of
from guiju.compare.pairs import id_of
from guiju.compare.passages import Mark, Run, passages
from guiju.compare.tree import UNORDERED, list_name
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Node, Ref
from guiju.model.text import Text
from guiju.render import wording
from guiju.render.changes import names
from guiju.render.changes.values import Speaker
from guiju.render.paper.frame import ranges
from guiju.render.views.scope import Scope, scope

_SHORT = 16  # Texts up to this length are shown whole, before and after.
_CONTEXT = 12  # Characters around a passage that changed.
_MANY = 5  # From so many documents on, the same change of them is told once.
_ALIKE = 3  # Of so many neighbouring items on, the same changes are told once.
_ROLES = 8  # So many roles are named; of more, the number.


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text: same, old (gone) or new."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change. sign is + - ~, place says where in its item, what names the field or event, pieces hold the redline.

    style is pair (old, new), passage (a text with runs), list (elements that went and came) or whole (one account).
    """

    sign: str
    place: str
    what: str
    style: str
    pieces: tuple[Piece, ...]
    tag: str
    roles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """The changes of one item and of what stands in it; place and roles are empty for the document's own fields."""

    place: str
    roles: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """The changes of one document; event is set where the document as a whole came or went.

    The same change of many documents stands in one view, without id and kind, and about names them.
    """

    id: str
    title: str
    kind: str
    event: str
    sign: str
    about: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """A whole comparison. summary are the lines of counts at its head, skipped what could not be compared."""

    lang: str
    title: str
    organisation: str
    handbook: str
    old: str
    new: str
    old_label: str
    new_label: str
    summary: tuple[str, ...]
    documents: tuple[DocumentView, ...]
    skipped: tuple[str, ...]
    skipped_label: str
    nothing: str
    legend: str
    has_changes: bool


def changes_view(
    comparison: Comparison, sides: tuple[Side, Side], lang: str, skipped: Sequence[str] = ()
) -> ChangesView:
    """Make the view of a comparison between two sides."""
    teller = _Teller(comparison, _scope(comparison.old, lang), _scope(comparison.new, lang), lang)
    pick = teller.pick
    manual = comparison.new.manual
    return ChangesView(
        lang="en" if lang == "en" else "zh-CN",
        title=pick("变更对照", "What changed"),
        organisation=str(manual.organisation),
        handbook=str(manual.title),
        old=_side(sides[0], lang),
        new=_side(sides[1], lang),
        old_label=pick("旧", "old"),
        new_label=pick("新", "new"),
        summary=tuple(teller.summary()),
        documents=tuple(teller.documents()),
        skipped=tuple(skipped),
        skipped_label=_unread(comparison, lang),
        nothing=pick("内容没有变化", "no change of content"),
        legend=pick("删去的加删除线，新写的加下划线。", "What is gone is struck through, what is new is underlined."),
        has_changes=bool(comparison.changes),
    )


def _scope(handbook: Handbook, lang: str) -> Scope:
    return replace(scope(handbook, linked=False), lang=lang)


def _side(side: Side, lang: str) -> str:
    known = [part for part in (side.commit[:7] if side.commit[:7] != side.name else "", side.date) if part]
    if side.commit.endswith("+dirty"):
        known.append("未提交的改动" if lang != "en" else "with uncommitted edits")
    if not known:
        return side.name
    return f"{side.name} ({', '.join(known)})" if lang == "en" else f"{side.name}（{'，'.join(known)}）"


def _unread(comparison: Comparison, lang: str) -> str:
    gone = [one for one in comparison.left_out if one]
    if lang == "en":
        return "What could not be read" + (f" (not compared: {', '.join(gone)})" if gone else " (left out)")
    return "读不出来的地方" + (f"（没有比较的文件：{'、'.join(gone)}）" if gone else "（其余照样比较了）")


@dataclass(frozen=True, slots=True)
class _Teller:
    comparison: Comparison
    old: Scope
    new: Scope
    lang: str

    def pick(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    # -- the head

    def summary(self) -> Iterator[str]:
        changes = self.comparison.changes
        if not changes:
            return
        counts = self.comparison.counts()
        events = [(names.said(names.EVENTS, what, self.lang), count) for what, count in counts.items() if count]
        total = len({one.document for one in changes})
        yield self.pick(
            f"变更 {len(changes)} 处，涉及 {total} 份文件：{self._counted(events)}",
            f"{len(changes)} changes in {total} documents: {self._counted(events)}",
        )
        yield self.pick("按类别：", "by class: ") + "，".join(self._sorts()).replace("，", self.pick("，", ", "))
        if roles := self.roles(tuple(sorted({role for one in changes for role in one.roles}))):
            yield roles

    def _counted(self, pairs: Iterable[tuple[str, int]]) -> str:
        return self.pick("，", ", ").join(f"{name} {count}" for name, count in pairs)

    def _sorts(self) -> Iterator[str]:
        for sort in Sort:
            found = [one for one in self.comparison.changes if one.sort is sort]
            ways = [(way, sum(one.direction is way for one in found)) for way in Direction]
            told = self._counted((names.said(names.DIRECTIONS, way, self.lang), n) for way, n in ways if n)
            inside = f"（{told}）" if told and self.lang != "en" else f" ({told})" if told else ""
            if found:
                yield f"{names.said(names.SORTS, sort, self.lang)} {len(found)}{inside}"

    # -- the documents

    def documents(self) -> Iterator[DocumentView]:
        common = self._common()
        told = {id(change) for changes in common for change in changes}
        yield from (self._of_many(changes) for changes in common)
        groups: dict[tuple[str, str], list[Change]] = {}
        for one in self.comparison.changes:
            if id(one) in told:
                continue
            groups.setdefault((one.document, one.kind), []).append(one)
        order = {(one.id, one.kind): index for index, one in enumerate(documents_of(self.comparison.new))}
        for name in sorted(groups, key=lambda name: (order.get(name, len(order)), name)):
            yield self._document(groups[name])

    def _common(self) -> list[list[Change]]:
        """Find what changed alike in many documents, as a default of the sheet does; it is told once."""
        groups: dict[str, list[Change]] = {}
        for one in self.comparison.changes:
            if not one.path and one.field and one.change is What.CHANGED:
                groups.setdefault(repr((one.field, one.before, one.after)), []).append(one)
        return [changes for changes in groups.values() if len(changes) >= _MANY]

    def _of_many(self, changes: list[Change]) -> DocumentView:
        roles = tuple(sorted({role for one in changes for role in one.roles}))
        titles = [self._title(one.within) for one in changes]
        more = len(titles) - _ROLES
        named = self.pick("、", ", ").join(titles[:_ROLES])
        rest = self.pick(f" 等 {len(titles)} 份", f" and {more} more") if more > 0 else ""
        return DocumentView(
            id="",
            title=self.pick(f"{len(changes)} 份文件同样的改动", f"The same in {len(changes)} documents"),
            kind="",
            event="",
            sign="~",
            about=named + rest,
            items=(ItemView(place="", roles="", changes=(replace(self.change(changes[0]), roles=self.roles(roles)),)),),
        )

    def _document(self, changes: list[Change]) -> DocumentView:
        whole = next((one for one in changes if not one.path and not one.field), None)
        document = changes[0].within
        return DocumentView(
            id=document.id,
            title=self._title(document),
            kind=wording.label("kind", document.kind, self.lang),
            event=names.said(names.EVENTS, whole.change, self.lang) if whole else "",
            sign=_SIGNS[whole.change] if whole else "~",
            about=self._about(whole) if whole else "",
            items=tuple(self._items([one for one in changes if one is not whole])),
        )

    def _items(self, changes: list[Change]) -> Iterator[ItemView]:
        # The document's own fields first: on paper they would seem to belong to the item before them.
        ordered = sorted(changes, key=lambda one: bool(one.path))
        groups = [list(group) for _, group in groupby(ordered, key=_item_key)]
        told = [(_numbered_type(group[0]), self._item(group)) for group in groups]
        for _, alike in groupby(
            told, key=lambda pair: (pair[0][0], replace(pair[1], place="")) if pair[0][1] else id(pair)
        ):
            yield from self._folded(list(alike))

    def _folded(self, alike: list[tuple[tuple[str, int], ItemView]]) -> Iterator[ItemView]:
        """Tell the same changes of neighbouring items once: 第 2–6 项."""
        if len(alike) < _ALIKE:
            yield from (item for _, item in alike)
            return
        numbers = ranges(number for (_, number), _ in alike).replace("、", self.pick("、", ", "))
        yield replace(alike[0][1], place=names.said(names.TYPES, alike[0][0][0], self.lang).format(n=numbers))

    def _item(self, changes: list[Change]) -> ItemView:
        roles = tuple(sorted({role for one in changes if one.path for role in one.roles}))
        told = tuple(self.change(one) for one in changes)
        return ItemView(place=self._place(changes[0], 0, 1), roles=self.roles(roles), changes=told)

    def _title(self, document: Document) -> str:
        number = getattr(document, "number", None)
        head = number if isinstance(number, str) else ""
        english = document.title_en if self.lang == "en" and isinstance(document.title_en, str) else ""
        return f"{head}《{document.title}》{english}"

    def _about(self, change: Change) -> str:
        document = change.within
        parts = [self.pick(f"并入{self._into(change)}", f"now in {self._into(change)}")] if change.into else []
        parts += [one for one in (self._contents(document), self.roles(change.roles)) if one]
        return self.pick("；", "; ").join(parts)

    def _into(self, change: Change) -> str:
        if not change.path:
            title = self._title(self.comparison.new.by_id[change.into])
            return f" {title}" if title[0].isascii() and self.lang != "en" else title
        found = self.comparison.new.parts.get((change.document, change.into))
        return f"“{_label(found)}”" if found else change.into

    def _contents(self, document: Document) -> str:
        lists = ("steps", "clauses", "items", "breaches", "rewards", "fields", "duties", "terms", "facts")
        held = [(name, getattr(document, name, ())) for name in lists]
        told = [(name, len(value)) for name, value in held if isinstance(value, tuple) and value]
        return self._counted((names.field_name(document.kind, name, self.lang), count) for name, count in told)

    # -- one change

    def change(self, change: Change) -> ChangeView:
        style, pieces = self._pieces(change)
        sort = names.said(names.SORTS, change.sort, self.lang)
        way = names.said(names.DIRECTIONS, change.direction, self.lang) if change.direction else ""
        return ChangeView(
            sign=_SIGNS[change.change],
            place=self._place(change, 1),
            what=self._what(change),
            style=style,
            pieces=tuple(Piece(mark=run.mark, text=run.text) for run in pieces if run.text),
            tag=self.pick("，", ", ").join(part for part in (sort, way) if part),
            roles=self.roles(change.roles),
        )

    def roles(self, ids: Sequence[str]) -> str:
        if not ids:
            return ""
        titles = [self._party(one) for one in ids]
        if len(titles) > _ROLES:
            first = self.pick("、", ", ").join(titles[: _ROLES - 2])
            return self.pick(
                f"影响岗位：{first} 等 {len(ids)} 个", f"concerns {first} and {len(ids) - _ROLES + 2} more"
            )
        return self.pick("影响岗位：" + "、".join(titles), "concerns " + ", ".join(titles))

    def _party(self, name: str) -> str:
        found = self.comparison.new.by_id.get(name) or self.comparison.old.by_id.get(name)
        english = found.title_en if found and self.lang == "en" and isinstance(found.title_en, str) else ""
        return english or (str(found.title) if found else name)

    def _place(self, change: Change, start: int, end: int | None = None) -> str:
        """Say where a change stands: some of the steps of its path."""
        gone = change.change is What.REMOVED
        document = change.old_document if gone else change.new_document
        if document is None or not change.path:
            return ""
        return self.pick("", " ").join(list(self._steps(document, change, gone))[start:end])

    def _steps(self, document: Document, change: Change, gone: bool) -> Iterator[str]:
        node: Any = document
        path = change.old_path if gone else change.path
        for index, step in enumerate(path):
            held: Any = node
            for part in step.list.split("."):
                held = getattr(held, part)
            last = index == len(path) - 1
            at, node = next((at, one) for at, one in enumerate(held) if id_of(one) == step.id)
            was = self.pick("原", "former ") if gone and last else ""
            label = _label(node) if change.change not in (What.ADDED, What.REMOVED) or not last else ""
            yield was + self._numbered(node, at + 1) + (self.pick(f"“{label}”", f" “{label}”") if label else "")

    def _numbered(self, node: Node, number: int) -> str:
        return names.said(names.TYPES, node.type, self.lang).format(n=number)

    def _what(self, change: Change) -> str:
        if change.change is What.CHANGED:
            return names.field_name(change.type, change.field, self.lang)
        return names.said(names.EVENTS, change.change, self.lang)

    def _speaker(self, change: Change, *, old: bool) -> Speaker:
        document = (change.old_document or change.new_document) if old else (change.new_document or change.old_document)
        assert document
        return Speaker(self.old if old else self.new, document)

    def _pieces(self, change: Change) -> tuple[str, Sequence[Run]]:
        before, after = self._speaker(change, old=True), self._speaker(change, old=False)
        if change.change is What.ADDED:
            return "whole", [Run(Mark.NEW, after.account(change.after))]
        if change.change is What.REMOVED:
            into = self.pick(f"（并入{self._into(change)}）", f" (now in {self._into(change)})") if change.into else ""
            return "whole", [Run(Mark.OLD, before.account(change.before)), Run(Mark.SAME, into)]
        if change.change is What.MOVED:
            old, new = (
                self._numbered(change.within if not change.new else change.new, n)
                for n in (change.before, change.after)
            )
            plain = "{n}" not in names.TYPES.get(change.type, ("", ""))[0]
            ends = (str(change.before), str(change.after)) if plain else (old, new)
            return "pair", [Run(Mark.OLD, ends[0]), Run(Mark.NEW, ends[1])]
        absent = names.ABSENT.get((change.type, change.field))
        listed = isinstance(change.before, tuple) or isinstance(change.after, tuple)
        if listed and not (absent and () in (change.before, change.after)):
            return self._lists(change, before, after)
        old_said, new_said = (
            absent[self.lang == "en"] if absent and value in (None, ()) else one.say(value, change.type, change.field)
            for one, value in ((before, change.before), (after, change.after))
        )
        if (
            isinstance(change.before, Text)
            and isinstance(change.after, Text)
            and max(len(old_said), len(new_said)) > _SHORT
        ):
            return _passage(old_said, new_said)
        if old_said == new_said:
            # What differs is not said on paper either: a source behind a value, a note.
            return "pair", [
                Run(Mark.SAME, new_said + self.pick("（出处、备注或理由改了）", " (source, note or reason differs)"))
            ]
        return "pair", [Run(Mark.OLD, old_said), Run(Mark.NEW, new_said)]

    def _lists(self, change: Change, before: Speaker, after: Speaker) -> tuple[str, Sequence[Run]]:
        old = [before.say(one, change.type, change.field) for one in _elements(change.before)]
        new = [after.say(one, change.type, change.field) for one in _elements(change.after)]
        assert change.node
        in_words = not any(
            isinstance(one, (Node, Ref)) for value in (change.before, change.after) for one in _elements(value)
        )
        unordered = list_name(change.node, change.field) in UNORDERED
        if unordered or sorted(old) != sorted(new):
            gone, come = _differences(old, new, unordered)
            if len(gone) == len(come) == 1:
                long = max(len(gone[0]), len(come[0])) > _SHORT and in_words
                return (
                    _passage(gone[0], come[0]) if long else ("pair", [Run(Mark.OLD, gone[0]), Run(Mark.NEW, come[0])])
                )
            comma = self.pick("；" if any("、" in one for one in (*gone, *come)) else "、", "; ")
            if in_words and (pairs := _matched(gone, come)):
                return "passage", list(_element_passages(pairs, gone, come, comma))
            if gone or come:
                return "list", [Run(Mark.OLD, comma.join(gone)), Run(Mark.NEW, comma.join(come))]
        if old == new:
            return "pair", [Run(Mark.SAME, self.pick("出处、备注或理由改了", "a source, note or reason differs"))]
        return "pair", [Run(Mark.OLD, " → ".join(old)), Run(Mark.NEW, " → ".join(new))]


_SIGNS = {What.ADDED: "+", What.REMOVED: "-", What.CHANGED: "~", What.MOVED: "~", What.RENAMED: "~"}


def _item_key(change: Change) -> tuple[str, str, bool]:
    if not change.path:
        return ("", "", False)
    return (change.path[0].list, change.path[0].id, change.change is What.REMOVED and len(change.path) == 1)


def _numbered_type(change: Change) -> tuple[str, int]:
    """Give the type and the number of the item that was changed; no number where it has none, came, went or moved."""
    told = change.change is What.CHANGED or len(change.path) > 1
    if not change.path or not told or change.new_document is None:
        return ("", 0)
    held = getattr(change.new_document, change.path[0].list)
    at, node = next((at, one) for at, one in enumerate(held, 1) if id_of(one) == change.path[0].id)
    return (node.type, at) if "{n}" in names.TYPES[node.type][0] else ("", 0)


def _label(node: Node) -> str:
    for name in ("label", "title", "name", "term", "text", "when", "note", "id"):
        value = getattr(node, name, None)
        if isinstance(value, (str, Text)) and value:
            said = str(value).rstrip("。；，")
            return said if len(said) <= 18 else said[:17] + "…"
    return ""


def _elements(value: Any) -> tuple[Any, ...]:
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _differences(old: list[str], new: list[str], unordered: bool) -> tuple[list[str], list[str]]:
    if unordered:
        return [one for one in old if one not in new], [one for one in new if one not in old]
    gone: list[str] = []
    come: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += old[i1:i2]
            come += new[j1:j2]
    return gone, come


def _matched(gone: list[str], come: list[str]) -> list[tuple[str, str]]:
    """Find for each element that is gone the one that it became; none where they are too many to tell."""
    found: list[tuple[str, str]] = []
    left = list(come)
    for one in gone if len(gone) * len(come) <= 10_000 else ():
        scored = [(SequenceMatcher(None, one, other, autojunk=False).ratio(), other) for other in left]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
        if best[0] >= 0.5:
            left.remove(best[1])
            found.append((one, best[1]))
    return found


def _element_passages(pairs: list[tuple[str, str]], gone: list[str], come: list[str], comma: str) -> Iterator[Run]:
    """Give where each element differs from what it became, then the elements that only went or came."""
    for index, (old, new) in enumerate(pairs):
        if index:
            yield Run(Mark.SAME, comma)
        yield from _passage(old, new)[1]
    rest = [one for one in gone if one not in {old for old, _ in pairs}]
    more = [one for one in come if one not in {new for _, new in pairs}]
    for mark, elements in ((Mark.OLD, rest), (Mark.NEW, more)):
        if elements:
            yield Run(Mark.SAME, comma)
            yield Run(mark, comma.join(elements))


def _passage(before: str, after: str) -> tuple[str, Sequence[Run]]:
    runs = passages(before, after)
    if all(run.mark is not Mark.SAME for run in runs):
        return "pair", runs
    return "passage", [_cut(run, index, len(runs)) for index, run in enumerate(runs)]


def _cut(run: Run, index: int, count: int) -> Run:
    """Shorten what stayed to a few characters beside what did not."""
    first, last = index == 0, index == count - 1
    room = _CONTEXT * (1 if first or last else 2)
    if run.mark is not Mark.SAME or len(run.text) <= room + 2:
        return run
    head = "" if first else run.text[:_CONTEXT]
    tail = "" if last else run.text[-_CONTEXT:]
    return Run(Mark.SAME, f"{head}…{tail}")
