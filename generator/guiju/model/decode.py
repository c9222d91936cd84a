"""Plain data into the model's dataclasses, by their type hints; each node learns its place."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, Union

from guiju.model.node import Node, Ref
from guiju.model.text import UNSPECIFIED, Text, Unspecified
from guiju.source import DataPath, Positions

N = TypeVar("N", bound=Node)
Decoder = Callable[[Any, DataPath, Positions], Any]


def decode(kind: type[N], data: Mapping[str, Any], path: DataPath, positions: Positions) -> N:
    """Make a node of a class from data that its schema has accepted; path is where the data stands."""
    known: Any = kind
    values = {name: decoder(data[key], (*path, key), positions) for key, name, decoder in _plan(known) if key in data}
    return kind(place=positions.value(path), **values)


@functools.cache
def _plan(kind: type[Any]) -> tuple[tuple[str, str, Decoder], ...]:
    hints = typing.get_type_hints(kind, include_extras=True)
    names = [field.name for field in dataclasses.fields(kind) if field.name not in ("place", "hash")]
    return tuple((name.rstrip("_"), name, _open_if_optional(hints[name])) for name in names)


def _open_if_optional(hint: Any) -> Decoder:
    """Leave the word `unspecified` as it is where it is one of a field's own values (a frequency's every)."""
    decoder = _decoder(hint)
    return _open(decoder) if Unspecified in typing.get_args(hint) else decoder


def _open(decoder: Decoder) -> Decoder:
    def maybe(value: Any, path: DataPath, positions: Positions) -> Any:
        return UNSPECIFIED if value == "unspecified" else decoder(value, path, positions)

    return maybe


def _decoder(hint: Any) -> Decoder:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        return _decoder(next(a for a in arguments if a not in (Unspecified, type(None))))
    if origin is typing.Annotated:
        return functools.partial(_reference, arguments[1:])
    if origin is tuple:
        return functools.partial(_several, _decoder(arguments[0]))
    return _single(hint)


def _single(hint: Any) -> Decoder:
    if isinstance(hint, type) and issubclass(hint, Node):
        return functools.partial(_node, hint)
    decoders: dict[Any, Decoder] = {Text: _text, str: _word}
    return decoders.get(hint, _same)


def _node(kind: type[N], value: Any, path: DataPath, positions: Positions) -> N:
    return decode(kind, kind.long_form(value), path, positions)


def _several(decoder: Decoder, value: Any, path: DataPath, positions: Positions) -> tuple[Any, ...]:
    items: Sequence[Any] = value if isinstance(value, (list, tuple)) else [value]
    return tuple(decoder(item, (*path, index), positions) for index, item in enumerate(items))


def _reference(kinds: tuple[str, ...], value: Any, path: DataPath, positions: Positions) -> Ref:
    return Ref(target=str(value), kinds=kinds, place=positions.value(path))


def _text(value: Any, path: DataPath, positions: Positions) -> Text:
    return Text(str(value), positions.value(path))


def _word(value: Any, path: DataPath, positions: Positions) -> str:
    return str(value)


def _same(value: Any, path: DataPath, positions: Positions) -> Any:
    return value
