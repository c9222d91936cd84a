"""What a text meant that stands where something else is wanted: the same words in the shape asked for."""

from __future__ import annotations

import json
import re

from guiju.validate import suggest
from guiju.validate.forms import FORMS, is_id
from guiju.validate.names import example_value
from guiju.validate.schemas import Fields, Rules, fields_of, items_rules, types_of

_YES = frozenset({"yes", "y", "on", "是", "对", "有", "True", "TRUE"})
_NO = frozenset({"no", "n", "off", "否", "不", "不是", "无", "False", "FALSE"})
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SEPARATORS = re.compile(r"\s*[、，,;；]\s*")
_IN_WORDS = "as_worded"


def meant_value(value: str, rules: Rules) -> str:
    """Write a text as YAML in the shape that the rules ask for; nothing where it is not plain what was meant."""
    types, item, fields = types_of(rules), items_rules(rules), fields_of(rules)
    if "boolean" in types:
        return "true" if value in _YES else "false" if value in _NO else ""
    if item is not None:
        return _meant_list(value, item)
    return _meant_mapping(value, fields) if fields is not None else _leaf(value, rules)


def _meant_list(value: str, item: Rules) -> str:
    if "string" in types_of(item):
        return f"[{', '.join(_flow(part) for part in _SEPARATORS.split(value.strip()))}]"
    meant = meant_value(value, item)
    return f"[{meant}]" if meant else ""


def _meant_mapping(value: str, fields: Fields) -> str:
    figures = _NUMBER.findall(value)
    if {"min", "max"} <= fields.keys() and len(figures) == 2:
        return f"{{min: {figures[0]}, max: {figures[1]}}}"
    place, leaf = _fitting(value, fields)
    if not leaf:
        return ""
    needed = [name for name, rules in fields.items() if rules.get("required")] or [place]
    return "{" + ", ".join(f"{name}: {leaf if name == place else example_value(fields[name])}" for name in needed) + "}"


def _fitting(value: str, fields: Fields) -> tuple[str, str]:
    """Find the field that a text fits into: among the required ones any, among others one of a settled form."""
    needed = [name for name, rules in fields.items() if rules.get("required")]
    for name in needed or [name for name, rules in fields.items() if not _is_free(rules)]:
        if leaf := _leaf(value, fields[name]):
            return name, leaf
    return (_IN_WORDS, _flow(value)) if not needed and _IN_WORDS in fields else ("", "")


def _leaf(value: str, rules: Rules) -> str:
    types, figures = types_of(rules), _NUMBER.findall(value)
    if "check_with" in rules:
        form = FORMS.get(rules["check_with"])
        return form.likely(value) if form is not None else ""
    if "allowed" in rules:
        return suggest.meant_option(value, rules) or ""
    if {"number", "integer"}.intersection(types):
        return str(figures[0]) if len(figures) == 1 else ""
    if "ref" in rules and "string" in types:
        return value if is_id(value) else ""
    return _flow(value) if "string" in types else ""


def _is_free(rules: Rules) -> bool:
    return not {"check_with", "allowed", "ref"}.intersection(rules) and "string" in types_of(rules)


def _flow(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if re.search(r"[,\[\]{}:#\"'|>&*!%@`]", text) else text
