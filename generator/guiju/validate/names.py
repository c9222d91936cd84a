"""What to call the parts of a document when speaking to its author, and how an example of each looks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from guiju.codes import Wording
from guiju.source import DataPath
from guiju.validate.forms import FORMS
from guiju.validate.schemas import Fields, KindSchema, Rules, fields_of, items_rules, said, types_of

_FREE_TEXT = "……"
_ZH_LABEL_END = re.compile(r"[：，；（。]")
_EN_LABEL_END = re.compile(r"[:;,(]")
_REF_EXAMPLES = {
    "role": "customer-service",
    "unit": "finance",
    "form": "delivery-note",
    "step": "shipping#book-truck",
    "duty": "customer-service#track-goods",
    "clause": "site-environment#hall-temperature",
    "breach": "shipping-penalties#late-note",
    "form_field": "delivery-note#weight",
    "document": "shipping",
    "item": "notify-payment",
    "area": "display-hall",
    "site": "showroom",
    "shift": "day-shift",
    "book": "dispatch",
    "fact": "S2-163",
}
_TYPE_NAMES = {
    "string": Wording("文字", "a text"),
    "number": Wording("数", "a number"),
    "integer": Wording("整数", "a whole number"),
    "boolean": Wording(" true 或 false", "true or false"),
    "list": Wording("清单", "a list"),
    "dict": Wording("几个小栏目", "a mapping"),
}


def label(rules: Rules, key: str) -> Wording:
    """Give a field's short name: what its meta says up to the first punctuation mark, or its key."""
    about = said(rules.get("meta")) or Wording(key, key)
    return Wording(_ZH_LABEL_END.split(about.zh)[0], _EN_LABEL_END.split(about.en)[0])


def named(rules: Rules, key: str) -> Wording:
    """Name a field by its label and its key."""
    short = label(rules, key)
    if short.zh == key:
        return Wording(f"“{key}”", f"'{key}'")
    same = short.en.lower() == key.replace("_", " ").lower()
    return Wording(f"“{short.zh}”（{key}）", f"'{key}'" if same else f"'{key}' ({short.en})")


def kind_name(schema: KindSchema) -> Wording:
    """Name a kind of document."""
    return Wording(_ZH_LABEL_END.split(schema.about.zh)[0], f"the {schema.kind}")


def field_name(schema: KindSchema, path: DataPath) -> Wording:
    """Name the field or the list entry at a path."""
    return _name(list(trail(schema, path)), kind_name(schema))


def holder_name(schema: KindSchema, path: DataPath, data: object) -> Wording:
    """Name the mapping at a path, with its id where it is one of a list."""
    name = field_name(schema, path)
    item = value_at(data, path)
    mark = item.get("id") if path and isinstance(path[-1], int) and isinstance(item, Mapping) else None
    return Wording(f"{name.zh}（{mark}）", f"{name.en} ({mark})") if isinstance(mark, str) else name


def rules_at(schema: KindSchema, path: DataPath) -> Rules:
    """Give the rules for the value at a path; none of them where the schema does not know the path."""
    steps = list(trail(schema, path))
    return steps[-1][1] if len(steps) == len(path) and steps else {}


def fields_at(schema: KindSchema, path: DataPath) -> Fields:
    """Give the fields of the mapping at a path."""
    return schema.fields if not path else fields_of(rules_at(schema, path)) or {}


def trail(schema: KindSchema, path: DataPath) -> Iterator[tuple[str | int, Rules]]:
    """Walk a path down the schema: each part with its rules, as far as the schema knows it."""
    fields: Fields | None = schema.fields
    rules: Rules | None = None
    for part in path:
        if isinstance(part, int):
            rules = items_rules(rules) if rules is not None else None
        else:
            rules = fields.get(part) if fields is not None else None
        if rules is None:
            return
        yield part, rules
        fields = fields_of(rules)


def value_at(data: object, path: DataPath) -> object:
    """Give the value at a path, or None."""
    for part in path:
        try:
            data = data[part]  # type: ignore[index]  # what cannot be indexed is caught below
        except (KeyError, IndexError, TypeError):
            return None
    return data


def types_named(rules: Rules) -> Wording:
    """Say which types of value a field takes."""
    names = [_type_named(name, rules) for name in types_of(rules)]
    return Wording("或".join(name.zh for name in names), " or ".join(name.en for name in names))


def example(rules: Rules, key: str) -> str:
    """Write an example of a field as a line of YAML."""
    return f"{key}: {example_value(rules)}"


def example_value(rules: Rules) -> str:
    """Write an example of a value as YAML, made from its rules."""
    first = types_of(rules)[0] if rules else "string"
    if "check_with" in rules and rules["check_with"] in FORMS:
        return FORMS[rules["check_with"]].example
    if "allowed" in rules:
        return str(rules["allowed"][0])
    if first == "list":
        item = items_rules(rules)
        return f"[{example_value(item)}]" if item is not None else "[]"
    if first == "dict":
        return _example_mapping(fields_of(rules) or {})
    return _example_scalar(rules, first)


def needed_fields(fields: Fields) -> list[str]:
    """Give the fields that a mapping must have, or where it needs none, its first."""
    return [name for name, rules in fields.items() if rules.get("required")] or list(fields)[:1]


def as_yaml(value: object) -> str:
    """Write a plain value as one would in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shortened(value: object, limit: int = 24) -> str:
    """Write a value on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _name(steps: list[tuple[str | int, Rules]], document: Wording) -> Wording:
    if not steps:
        return document
    part, rules = steps[-1]
    if isinstance(part, str):
        return named(rules, part)
    of = _name(steps[:-1], document)
    return Wording(f"{of.zh}第 {part + 1} 项", f"entry {part + 1} of {of.en}")


def _type_named(name: str, rules: Rules) -> Wording:
    keys = list(fields_of(rules) or {}) if name == "dict" else []
    shown = keys[:4]
    if not shown:
        return _TYPE_NAMES.get(name, Wording(name, name))
    more = len(keys) > len(shown)
    zh, en = "、".join(shown) + ("等" if more else ""), ", ".join(shown) + (" ..." if more else "")
    return Wording(f"几个小栏目（{zh}）", f"a mapping ({en})")


def _example_mapping(fields: Fields) -> str:
    return "{" + ", ".join(example(fields[name], name) for name in needed_fields(fields)) + "}"


def _example_scalar(rules: Mapping[str, Any], first: str) -> str:
    if "ref" in rules:
        return _REF_EXAMPLES.get(rules["ref"][0], _FREE_TEXT)
    if first == "boolean":
        return "true"
    if first in ("number", "integer"):
        return str(max(rules.get("min", 1), 1)) if "max" in rules else str(max(rules.get("min", 0), 1))
    return _FREE_TEXT
