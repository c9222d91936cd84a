"""Our Cerberus validator: the rules that the schemas use beyond Cerberus' own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from cerberus import SchemaError, TypeDefinition, Validator
from cerberus.errors import BaseErrorHandler, ErrorDefinition, ValidationError

from guiju.source import DataPath
from guiju.validate.forms import FORMS
from guiju.validate.schemas import UNSPECIFIED, KindSchema

BAD_FORM = ErrorDefinition(0x1001, "check_with")
NOT_FINITE = ErrorDefinition(0x1002, "nullable")
NOT_SPECIFIED = ErrorDefinition(0x1003, "nullable")
_LIST_ITEMS = ErrorDefinition(0x85, "list_schema")


def shape_errors(schema: KindSchema, data: Mapping[str, object]) -> Iterator[tuple[DataPath, ValidationError]]:
    """Give each single error in a document's data with the path of what it is about."""
    validator = HandbookValidator(schema.fields, error_handler=_Silent)
    validator.validate(_with_text_keys(data), normalize=False)
    yield from _leaves(validator._errors)


def reason_against(schema: KindSchema) -> str:
    """Say why Cerberus does not take a schema, or nothing."""
    try:
        HandbookValidator(schema.fields)
    except SchemaError as error:
        return str(error)
    return ""


class HandbookValidator(Validator):  # type: ignore[misc]  # Cerberus has no type information
    """Cerberus with our types, `unspecified`, `ref`, `list_schema` and the written forms of `check_with`."""

    types_mapping = Validator.types_mapping | {
        "integer": TypeDefinition("integer", (int,), (bool,)),
        "number": TypeDefinition("number", (int, float), (bool,)),
    }

    def _validate_nullable(self, nullable: bool | None, field: str | int, value: object) -> None:
        """{'type': 'boolean'}"""
        if value is None and nullable:
            self._drop_remaining_rules()
        elif isinstance(value, float) and not math.isfinite(value):
            self._error(field, NOT_FINITE)
            self._drop_remaining_rules()
        elif value == UNSPECIFIED and isinstance(field, str):
            self._take_unspecified(field)
        else:
            super()._validate_nullable(nullable, field, value)

    def _take_unspecified(self, field: str) -> None:
        rules = self.schema[field]
        if not rules.get("required"):
            self._drop_remaining_rules()
        elif UNSPECIFIED not in rules.get("allowed", ()):
            self._error(field, NOT_SPECIFIED)
            self._drop_remaining_rules()

    def _validate_empty(self, empty: bool, field: str | int, value: object) -> None:
        """{'type': 'boolean'}"""
        blank = isinstance(value, str) and value.isspace() and not empty
        super()._validate_empty(empty, field, "" if blank else value)
        if not empty and (blank or value in ("", [], {})):
            self._drop_remaining_rules()

    def _validate_ref(self, kinds: list[str], field: str | int, value: object) -> None:
        """{'type': 'list', 'minlength': 1, 'schema': {'type': 'string', 'empty': False}}"""

    def _validate_schema(self, schema: Mapping[str, Any], field: str | int, value: object) -> None:
        """{'type': ['dict', 'string'], 'anyof': [{'check_with': 'schema'}, {'check_with': 'bulk_schema'}]}"""
        if not (isinstance(value, list) and "list_schema" in self.schema[field]):
            super()._validate_schema(schema, field, value)

    def _validate_list_schema(self, rules: Mapping[str, Any], field: str | int, value: object) -> None:
        """{'type': 'dict', 'check_with': 'bulk_schema'}"""
        if not isinstance(value, list):
            return
        items = self._get_child_validator(
            document_crumb=field,
            schema_crumb=(field, "list_schema"),
            schema=dict.fromkeys(range(len(value)), rules),
        )
        if not items.validate(dict(enumerate(value)), normalize=False):
            self._error(field, _LIST_ITEMS, items._errors)

    def _check_form(self, name: str, field: str | int, value: object) -> None:
        if not FORMS[name].accepts(value):
            self._error(field, BAD_FORM, name)

    def _check_with_id(self, field: str | int, value: object) -> None:
        self._check_form("id", field, value)

    def _check_with_fact(self, field: str | int, value: object) -> None:
        self._check_form("fact", field, value)

    def _check_with_date(self, field: str | int, value: object) -> None:
        self._check_form("date", field, value)

    def _check_with_time(self, field: str | int, value: object) -> None:
        self._check_form("time", field, value)

    def _check_with_duration(self, field: str | int, value: object) -> None:
        self._check_form("duration", field, value)

    def _check_with_version(self, field: str | int, value: object) -> None:
        self._check_form("version", field, value)

    def _check_with_colour(self, field: str | int, value: object) -> None:
        self._check_form("colour", field, value)


class _Silent(BaseErrorHandler):  # type: ignore[misc]  # Cerberus has no type information
    """Formats nothing: findings are made from the errors themselves."""

    def __call__(self, errors: object) -> tuple[object, ...]:
        return ()

    def emit(self, error: ValidationError) -> None:
        pass

    def start(self, validator: Validator) -> None:
        pass

    def end(self, validator: Validator) -> None:
        pass


def _with_text_keys(data: Any) -> Any:
    """Copy data with text for every key: Cerberus cannot sort errors where keys are of several types."""
    if isinstance(data, Mapping):
        return {key if isinstance(key, str) else str(key): _with_text_keys(part) for key, part in data.items()}
    return [_with_text_keys(part) for part in data] if isinstance(data, list) else data


def _leaves(errors: list[ValidationError]) -> Iterator[tuple[DataPath, ValidationError]]:
    for error in errors:
        if error.is_group_error and not error.is_logic_error:
            yield from _leaves(error.child_errors)
        else:
            yield tuple(error.document_path), error
