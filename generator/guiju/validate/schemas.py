"""The schema folder as plain Cerberus schemas, one a kind, with rule sets and groups written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from guiju.codes import Wording
from guiju.diagnostics import OurFault, UserMistake, finding
from guiju.source import Position

Rules = Mapping[str, Any]
Fields = Mapping[str, Rules]

KINDS = (
    "handbook",
    "unit",
    "role",
    "policy",
    "procedure",
    "checklist",
    "penalty",
    "reward",
    "form",
    "glossary",
    "source",
)
UNSPECIFIED = "unspecified"

_DEFINITIONS = "definitions"
_SIZED = frozenset({"string", "list", "dict"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KindSchema:
    """What a document of one kind may hold: field name -> plain Cerberus rules."""

    kind: str
    about: Wording
    fields: Fields


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Schemas:
    """The schemas of all kinds."""

    kinds: Mapping[str, KindSchema]

    def get(self, kind: object) -> KindSchema | None:
        """Give the schema of a kind, or none for a kind that there is not."""
        return self.kinds.get(kind) if isinstance(kind, str) else None


class SchemaError(ValueError):
    """A schema file that cannot be used; says which and why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}.yaml: {reason}")
        self.name = name
        self.reason = reason


def load_schemas(folder: Path | Traversable, own: Path | Traversable | None = None) -> Schemas:
    """Read all schemas; own is the folder of a handbook, whose schema/ may replace single files of ours.

    Raises UserMistake where a file of the handbook's own is wrong, OurFault where one of ours is.
    """
    ours = _texts(folder)
    found = _texts(own / "schema") if own is not None else {}
    replaced = {name: text for name, text in found.items() if text != ours.get(name)}
    try:
        schemas = expand(tuple({**ours, **replaced}.items()))
        if replaced:
            _try_out(schemas, replaced)
        return schemas
    except SchemaError as mistake:
        if mistake.name in replaced:
            place = Position(f"schema/{mistake.name}.yaml")
            raise UserMistake(finding("GJ234", place, reason=mistake.reason)) from mistake
        raise OurFault(str(mistake)) from mistake


@lru_cache(maxsize=8)
def expand(texts: tuple[tuple[str, str], ...]) -> Schemas:
    """Write out the schemas of (file name without ending, text) pairs. Raises SchemaError."""
    files = {name: _parsed(name, text) for name, text in texts}
    missing = [name for name in (_DEFINITIONS, *KINDS) if name not in files]
    if missing:
        raise SchemaError(missing[0], "no such file")
    definitions = _Definitions(files[_DEFINITIONS])
    return Schemas(kinds={kind: _kind_schema(kind, files[kind], definitions) for kind in KINDS})


def items_rules(rules: Rules) -> Rules | None:
    """Give the rules of a list's items, if the rule set says any."""
    if "list_schema" in rules:
        return _mapping(rules["list_schema"])
    return _mapping(rules.get("schema")) if "list" in types_of(rules) else None


def fields_of(rules: Rules) -> Fields | None:
    """Give the fields of a mapping, if the rule set says any."""
    takes_fields = "dict" in types_of(rules) and ("list" not in types_of(rules) or "list_schema" in rules)
    return _mapping(rules.get("schema")) if takes_fields else None


def types_of(rules: Rules) -> tuple[str, ...]:
    """Give the names of the types that a rule set allows."""
    types = rules.get("type", ())
    return (types,) if isinstance(types, str) else tuple(types)


def said(meta: object) -> Wording | None:
    """Give what a rule set or file says about itself in Chinese and English."""
    if isinstance(meta, Mapping) and isinstance(meta.get("zh"), str) and isinstance(meta.get("en"), str):
        return Wording(meta["zh"], meta["en"])
    return None


class _Definitions:
    """The shared definitions: rule sets are written out once and then shared."""

    def __init__(self, data: Rules) -> None:
        self.raw_rules = _needed(data, "rules", _DEFINITIONS)
        self.groups = _needed(data, "groups", _DEFINITIONS)
        self.done: dict[str, Rules] = {}
        self.under_way: list[str] = []

    def rules(self, given: object, name: str) -> Rules:
        """Write out one rule set, given in full or by name; name is the file's that gives it."""
        if isinstance(given, str):
            return self._named(given, name)
        if not isinstance(given, Mapping):
            raise SchemaError(name, f"a rule set must be a mapping or a name, not {given!r}")
        written = dict(given)
        base = written.pop("_base", None)
        merged = {**(self._named(base, name) if base is not None else {}), **written}
        return self._nested(merged, written, name)

    def fields(self, given: object, name: str) -> Fields:
        """Write out a mapping of fields and take in the groups that it names; its own fields win."""
        if not isinstance(given, Mapping):
            raise SchemaError(name, f"fields must be a mapping, not {given!r}")
        taken: dict[str, Rules] = {}
        for group in given.get("_include", ()):
            if group not in self.groups:
                raise SchemaError(name, f"no group of fields is called {group!r}")
            taken.update(self.fields(self.groups[group], _DEFINITIONS))
        own = {field: self.rules(rules, name) for field, rules in given.items() if field != "_include"}
        if not all(isinstance(field, str) for field in own):
            raise SchemaError(name, f"a field's name must be a text in quotes: {list(own)!r}")
        return {**taken, **own}

    def _named(self, rule: object, name: str) -> Rules:
        if not isinstance(rule, str) or rule not in self.raw_rules:
            raise SchemaError(name, f"no rule set is called {rule!r}")
        if rule in self.under_way:
            raise SchemaError(_DEFINITIONS, f"the rule set {rule!r} holds itself")
        if rule not in self.done:
            self.under_way.append(rule)
            self.done[rule] = self.rules(self.raw_rules[rule], _DEFINITIONS)
            self.under_way.pop()
        return self.done[rule]

    def _nested(self, merged: dict[str, Any], written: Rules, name: str) -> Rules:
        types = types_of(merged)
        if not types:
            raise SchemaError(name, f"a rule set without a type: {dict(written)!r}")
        if "list_schema" in written:
            merged["list_schema"] = self.rules(written["list_schema"], name)
        if "schema" in written:
            takes_items = "list" in types and "list_schema" not in merged
            merged["schema"] = (self.rules if takes_items else self.fields)(written["schema"], name)
        if _SIZED.intersection(types):
            merged.setdefault("empty", False)
        return merged


def _try_out(schemas: Schemas, replaced: Mapping[str, str]) -> None:
    """Let Cerberus look at schemas that are not ours; ours are known to be sound by test."""
    from guiju.validate.validator import reason_against  # Cerberus takes time to import

    for kind, schema in schemas.kinds.items():
        if reason := reason_against(schema):
            raise SchemaError(kind if kind in replaced else _DEFINITIONS, reason)


def _kind_schema(kind: str, data: Rules, definitions: _Definitions) -> KindSchema:
    about = said(data.get("meta"))
    if data.get("kind") != kind or about is None:
        raise SchemaError(kind, "kind and meta (zh, en) are wanted")
    fields = dict(definitions.fields(_needed(data, "fields", kind), kind))
    fields["kind"] = {**fields.get("kind", {"type": "string", "required": True}), "allowed": [kind]}
    return KindSchema(kind=kind, about=about, fields=fields)


def _texts(folder: Path | Traversable) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    entries: Iterable[Path | Traversable] = folder.iterdir()
    return {
        entry.name.removesuffix(".yaml"): entry.read_text(encoding="utf-8")
        for entry in sorted(entries, key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    }


def _parsed(name: str, text: str) -> Rules:
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:
        raise SchemaError(name, " ".join(str(error).split())) from error
    return _needed({name: data}, name, name)


def _needed(data: Rules, key: str, name: str) -> Rules:
    if not isinstance(data.get(key), Mapping):
        raise SchemaError(name, f"{key} must be a mapping")
    return _mapping(data[key]) or {}


def _mapping(value: object) -> Mapping[str, Any] | None:
    return value if isinstance(value, Mapping) and not isinstance(value, Sequence) else None
