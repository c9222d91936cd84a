"""The schemas compiled to plain Python functions that say yes or no, and nothing more.

They accept exactly what the Cerberus validator accepts; that one runs only where they say no, to say why.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from guiju.validate.forms import FORMS
from guiju.validate.schemas import (
    UNSPECIFIED,
    Fields,
    KindSchema,
    Rules,
    fields_of,
    items_rules,
    types_of,
)

Accept = Callable[[Any], bool]

KNOWN_RULES = frozenset(
    {
        "type",
        "required",
        "nullable",
        "empty",
        "minlength",
        "maxlength",
        "min",
        "max",
        "allowed",
        "check_with",
        "schema",
        "list_schema",
        "ref",
        "meta",
    }
)


@lru_cache(maxsize=64)
def accept_function(schema: KindSchema) -> Accept:
    """Compile the schema of a kind: the function says whether a document's data has its shape."""
    return _Compiler().mapping(schema.fields)


class _Compiler:
    """Compiles rule sets; one that several fields share is compiled once."""

    def __init__(self) -> None:
        self.done: dict[tuple[int, bool], Accept] = {}

    def mapping(self, fields: Fields) -> Accept:
        checks = {name: self.value(rules, in_list=False) for name, rules in fields.items()}
        required = frozenset(name for name, rules in fields.items() if rules.get("required"))

        def accept(value: Mapping[Any, Any]) -> bool:
            for key, part in value.items():
                check = checks.get(key)
                if check is None or not check(part):
                    return False
            return required <= value.keys()

        return accept

    def value(self, rules: Rules, *, in_list: bool) -> Accept:
        key = (id(rules), in_list)
        if key not in self.done:
            self.done[key] = self._value(rules, in_list)
        return self.done[key]

    def _value(self, rules: Rules, in_list: bool) -> Accept:
        if not KNOWN_RULES.issuperset(rules):
            return _never
        by_type = self._by_type(rules)
        if not in_list:
            by_type[str] = _or_unspecified(by_type.get(str, _never), rules)
        if rules.get("nullable"):
            by_type[type(None)] = _always

        def accept(value: object) -> bool:
            check = by_type.get(type(value))
            return check is not None and check(value)

        return accept

    def _by_type(self, rules: Rules) -> dict[type, Accept]:
        table: dict[type, Accept] = {}
        common = _common_checks(rules)
        for name in types_of(rules):
            if name == "string":
                table[str] = _text(rules, common)
            elif name in ("number", "integer"):
                table[int] = _all([*_bound_checks(rules), *common])
                if name == "number":
                    table[float] = _all([math.isfinite, *_bound_checks(rules), *common])
            elif name == "boolean":
                table[bool] = _all([*_bound_checks(rules), *common])
            elif name == "dict":
                table[dict] = self._dict(rules, common)
            elif name == "list":
                table[list] = self._list(rules, common)
        return table

    def _dict(self, rules: Rules, common: list[Accept]) -> Accept:
        fields = fields_of(rules)
        parts = [self.mapping(fields)] if fields is not None else []
        return _sized(rules, [*_size_checks(rules), *common, *parts], parts)

    def _list(self, rules: Rules, common: list[Accept]) -> Accept:
        if "allowed" in rules:
            return _never
        item = items_rules(rules)
        parts = [_each(self.value(item, in_list=True))] if item is not None else []
        return _sized(rules, [*_size_checks(rules), *common, *parts], parts)


def _never(_: object) -> bool:
    return False


def _always(_: object) -> bool:
    return True


def _or_unspecified(text: Accept, rules: Rules) -> Accept:
    optional = not rules.get("required")
    legal = optional or UNSPECIFIED in rules.get("allowed", ())

    def accept(value: str) -> bool:
        return (optional or (legal and text(value))) if value == UNSPECIFIED else text(value)

    return accept


def _sized(rules: Rules, full: list[Accept], when_empty: list[Accept]) -> Accept:
    """What is empty skips the checks of length, as in Cerberus, but not those of its parts."""
    checks, parts, may_be_empty = _all(full), _all(when_empty), bool(rules.get("empty", True))

    def accept(value: Any) -> bool:
        return checks(value) if value else may_be_empty and parts(value)

    return accept


def _each(item: Accept) -> Accept:
    def accept(value: Iterable[object]) -> bool:
        return all(map(item, value))

    return accept


def _all(checks: list[Accept]) -> Accept:
    if not checks:
        return _always
    if len(checks) == 1:
        return checks[0]

    def accept(value: object) -> bool:
        return all(check(value) for check in checks)

    return accept


def _text(rules: Rules, common: list[Accept]) -> Accept:
    checks, may_be_empty = _all([*_size_checks(rules), *common]), bool(rules.get("empty", True))
    if may_be_empty:
        return lambda value: not value or checks(value)
    return lambda value: bool(value) and not value.isspace() and checks(value)


def _size_checks(rules: Rules) -> list[Accept]:
    least, most = rules.get("minlength", 0), rules.get("maxlength", math.inf)
    if least <= 0 and most == math.inf:
        return []
    return [lambda value: least <= len(value) <= most]


def _bound_checks(rules: Rules) -> list[Accept]:
    least, most = rules.get("min", -math.inf), rules.get("max", math.inf)
    if least == -math.inf and most == math.inf:
        return []
    return [lambda value: least <= value <= most]


def _common_checks(rules: Rules) -> list[Accept]:
    checks: list[Accept] = []
    if "allowed" in rules:
        allowed = tuple(rules["allowed"])
        checks.append(lambda value: value in allowed)
    if "check_with" in rules:
        form = FORMS.get(rules["check_with"])
        checks.append(form.accepts if form is not None else _never)
    return checks
