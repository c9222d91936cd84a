"""The parser's events as the reader uses them; the library's own types leave most of this open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import yaml
from yaml import cyaml

SCALAR: type[object] = yaml.ScalarEvent
ALIAS: type[object] = yaml.AliasEvent
MAPPING: type[object] = yaml.MappingStartEvent
MAPPING_END: type[object] = yaml.MappingEndEvent
SEQUENCE_END: type[object] = yaml.SequenceEndEvent
DOCUMENT: type[object] = yaml.DocumentStartEvent
STREAM_END: type[object] = yaml.StreamEndEvent


class Mark(Protocol):
    """A place that the parser gives; line and column count from 0, the column in code points."""

    line: int
    column: int


class Event(Protocol):
    """An event; value and style are those of scalars, flow_style that of collections."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


def events(raw: bytes) -> Callable[[], Event]:
    """Start the C parser on UTF-8 bytes; each call gives the next event or raises yaml.MarkedYAMLError."""
    parser = vars(cyaml)["CParser"](raw)
    following: Callable[[], Event] = parser.get_event
    return following
