"""Checks within one document that no schema can say: ids, ranges, branches, frequencies, form fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeGuard

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.source import DataPath, SourceFile
from guiju.validate.names import as_yaml
from guiju.validate.schemas import UNSPECIFIED

RESERVED_ITEM_IDS = frozenset({"end"})

_OWN_LISTS = frozenset({"books", "areas", "sites", "shifts"})
_RANGES = {"amount": Wording("金额", "the amount"), "limit": Wording("限值", "the limit")}
_FIELD_EXTRAS = {"options": "choice", "columns": "table", "rows": "table"}
_FIELD_NEEDS = {"choice": "options", "table": "columns"}


def check_parts(file: SourceFile) -> list[Finding]:
    """Find what is wrong among the parts of a document; its shape may be wrong too."""
    parts = list(_mappings(file.data, ()))
    found = list(_repeated_ids(file, parts))
    for path, part in parts:
        check = _CHECKS.get(_key(path))
        if check is not None:
            found.extend(check(file, path, part))
    if file.kind == "form":
        for path, part in parts:
            if path[:1] == ("fields",) and len(path) == 2:
                found.extend(_form_field(file, path, part))
    return found


def _mappings(value: Any, path: DataPath) -> Iterator[tuple[DataPath, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        if path:
            yield path, value
        for key, part in value.items():
            if isinstance(part, list | Mapping):
                yield from _mappings(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            if isinstance(part, list | Mapping):
                yield from _mappings(part, (*path, index))


def _key(path: DataPath) -> str | int:
    """Give the field that a mapping stands in, be it the value or an entry of a list."""
    return path[-2] if isinstance(path[-1], int) and len(path) > 1 else path[-1]


def _repeated_ids(file: SourceFile, parts: list[tuple[DataPath, Mapping[str, Any]]]) -> Iterator[Finding]:
    first: dict[tuple[DataPath, str], DataPath] = {}
    for path, part in parts:
        item = part.get("id")
        if not isinstance(item, str):
            continue
        place = file.positions.value((*path, "id"))
        if item in RESERVED_ITEM_IDS:
            yield finding("GJ236", place, id=item)
        earlier = first.setdefault((_scope(path), item), path)
        if earlier is not path:
            line = file.positions.value((*earlier, "id")).line
            yield finding("GJ223", place, id=item, line=line, suggestion=f"{item}-2")


def _scope(path: DataPath) -> DataPath:
    """Branches are told apart within their step, and the handbook's lists stand for themselves."""
    if "branches" in path:
        return path[: path.index("branches")]
    return path[:1] if path[0] in _OWN_LISTS else ()


def _range(file: SourceFile, path: DataPath, part: Mapping[str, Any]) -> Iterator[Finding]:
    least, most = part.get("min"), part.get("max")
    if _is_number(least) and _is_number(most) and least > most:
        place = file.positions.value((*path, "min"))
        yield finding("GJ227", place, field=_RANGES[str(path[-1])], min=as_yaml(least), max=as_yaml(most))


def _frequency(file: SourceFile, path: DataPath, part: Mapping[str, Any]) -> Iterator[Finding]:
    every, chosen, positions = part.get("every"), part.get("chosen"), file.positions
    if "event" in part and "event" not in (every, chosen):
        event = as_yaml(part["event"])
        yield finding("GJ229", positions.key((*path, "event")), event=event, every=as_yaml(every))
    if chosen is None:
        return
    if every != UNSPECIFIED:
        yield finding("GJ230", positions.key((*path, "chosen")), every=as_yaml(every))
    elif part.get("reason") in (None, UNSPECIFIED):
        yield finding("GJ231", positions.value((*path, "chosen")), chosen=as_yaml(chosen))


def _branch(file: SourceFile, path: DataPath, part: Mapping[str, Any]) -> Iterator[Finding]:
    if "when" not in part and "after" not in part:
        yield finding("GJ228", file.positions.value(path), id=as_yaml(part.get("id", "")))


def _form_field(file: SourceFile, path: DataPath, part: Mapping[str, Any]) -> Iterator[Finding]:
    kind, label = part.get("type"), as_yaml(part.get("label", part.get("id", "")))
    if not isinstance(kind, str):
        return
    for key, wanted in _FIELD_EXTRAS.items():
        if key in part and kind != wanted:
            place = file.positions.key((*path, key))
            yield finding("GJ232", place, label=label, type=kind, key=key, wanted=wanted)
    needed = _FIELD_NEEDS.get(kind)
    if needed is not None and needed not in part:
        yield finding("GJ233", file.positions.value(path), label=label, type=kind, key=needed)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


_CHECKS: Mapping[str | int, Callable[[SourceFile, DataPath, Mapping[str, Any]], Iterator[Finding]]] = {
    "amount": _range,
    "limit": _range,
    "frequency": _frequency,
    "branches": _branch,
}
