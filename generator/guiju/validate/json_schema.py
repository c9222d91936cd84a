"""JSON Schema (draft-07) made from the Cerberus schemas, for completion and checks in an editor."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from guiju.validate.forms import FORMS
from guiju.validate.schemas import UNSPECIFIED, Fields, Rules, Schemas, fields_of, items_rules, said, types_of

JsonSchema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TYPES = {
    "string": "string",
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
    "list": "array",
    "dict": "object",
}
_NOT_BLANK = r"\S"
_UNSPECIFIED: JsonSchema = {"const": UNSPECIFIED}


def json_schema(kind: str, schemas: Schemas) -> JsonSchema:
    """Give the JSON Schema of a kind. Raises KeyError for a kind that there is not."""
    schema = schemas.kinds[kind]
    about = schema.about
    head = {
        "$schema": _DRAFT,
        "title": f"{about.zh} · {about.en}",
        "description": f"{about.zh}\n\n{about.en}",
    }
    return head | _mapping(schema.fields)


def schema_bytes(kind: str, schemas: Schemas) -> bytes:
    """Give the JSON Schema of a kind as the bytes of a file: sorted, indented, UTF-8."""
    text = json.dumps(json_schema(kind, schemas), ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode()


def schema_files(schemas: Schemas) -> dict[str, bytes]:
    """Give the JSON Schemas of all kinds by the names of their files."""
    return {f"{kind}.json": schema_bytes(kind, schemas) for kind in schemas.kinds}


def _mapping(fields: Fields) -> JsonSchema:
    found: JsonSchema = {
        "type": "object",
        "properties": {name: _field(rules) for name, rules in fields.items()},
        "additionalProperties": False,
    }
    required = sorted(name for name, rules in fields.items() if rules.get("required"))
    return found | ({"required": required} if required else {})


def _field(rules: Rules) -> JsonSchema:
    optional = not rules.get("required")
    return _described(_value(rules, or_unspecified=optional), rules)


def _described(found: JsonSchema, rules: Rules) -> JsonSchema:
    about = said(rules.get("meta"))
    return {"description": f"{about.zh}\n\n{about.en}"} | found if about is not None else found


def _value(rules: Rules, *, or_unspecified: bool) -> JsonSchema:
    choices = [_of_type(name, rules) for name in types_of(rules)]
    if or_unspecified and not any(_takes_any_text(choice) for choice in choices):
        choices = _with_unspecified(choices)
    if rules.get("nullable"):
        choices.append({"type": "null"})
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _with_unspecified(choices: list[JsonSchema]) -> list[JsonSchema]:
    if len(choices) == 1 and choices[0].get("type") == "string" and "enum" in choices[0]:
        options = choices[0]["enum"]
        return [choices[0] | {"enum": options if UNSPECIFIED in options else [*options, UNSPECIFIED]}]
    return [*choices, _UNSPECIFIED]


def _takes_any_text(choice: Mapping[str, Any]) -> bool:
    texts = choice.get("type") == "string" and "enum" not in choice and choice.get("pattern", _NOT_BLANK) == _NOT_BLANK
    return texts and choice.get("maxLength", len(UNSPECIFIED)) >= len(UNSPECIFIED)


def _of_type(name: str, rules: Rules) -> JsonSchema:
    found: JsonSchema = {"type": _TYPES[name]}
    if name == "string":
        found |= _text(rules)
    elif name in ("number", "integer"):
        found |= {"minimum": rules["min"]} if "min" in rules else {}
        found |= {"maximum": rules["max"]} if "max" in rules else {}
    elif name == "list":
        found |= _list(rules)
    elif name == "dict":
        found |= _dict(rules)
    if "allowed" in rules:
        found["enum"] = list(rules["allowed"])
    return found


def _text(rules: Rules) -> JsonSchema:
    found: JsonSchema = {}
    form = FORMS.get(rules.get("check_with", ""))
    if form is not None:
        return {"pattern": f"^(?:{form.pattern})$"}
    if "allowed" in rules:
        return {}
    if not rules.get("empty", True):
        found["minLength"] = max(rules.get("minlength", 1), 1)
        found["pattern"] = _NOT_BLANK
    return found | ({"maxLength": rules["maxlength"]} if "maxlength" in rules else {})


def _list(rules: Rules) -> JsonSchema:
    item = items_rules(rules)
    found: JsonSchema = {"items": _described(_value(item, or_unspecified=False), item)} if item is not None else {}
    least = rules.get("minlength", 0 if rules.get("empty", True) else 1)
    found |= {"minItems": least} if least else {}
    return found | ({"maxItems": rules["maxlength"]} if "maxlength" in rules else {})


def _dict(rules: Rules) -> JsonSchema:
    fields = fields_of(rules)
    found = _mapping(fields) if fields is not None else {}
    least = rules.get("minlength", 0 if rules.get("empty", True) else 1)
    return found | ({"minProperties": least} if least else {})
