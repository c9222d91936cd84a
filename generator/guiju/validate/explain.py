"""From a Cerberus error to a finding: our code, our words, the place in the file, and what mends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cerberus import errors
from cerberus.errors import ValidationError

from guiju.codes import Wording
from guiju.diagnostics import Finding, Value, finding
from guiju.source import DataPath, Position, SourceFile
from guiju.validate import names, suggest, validator
from guiju.validate.forms import FORMS
from guiju.validate.meant import meant_value
from guiju.validate.schemas import UNSPECIFIED, KindSchema, Rules, fields_of, types_of

_AT_LEAST, _AT_MOST = Wording("最少", "at least"), Wording("最多", "at most")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One error, with what its explanation needs."""

    file: SourceFile
    schema: KindSchema
    path: DataPath
    error: ValidationError
    rules: Rules

    @property
    def value(self) -> object:
        return self.error.value

    @property
    def key(self) -> str:
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def name(self) -> Wording:
        return names.field_name(self.schema, self.path)

    @property
    def holder(self) -> Wording:
        return names.holder_name(self.schema, self.path[:-1], self.file.data)

    def at_value(self, code: str, **values: Value) -> Finding:
        return finding(code, self.file.positions.value(self.path), field=self.name, **values)


def explain(file: SourceFile, schema: KindSchema) -> list[Finding]:
    """Find everything wrong with the shape of a document of a known kind."""
    return [_finding(file, schema, path, error) for path, error in validator.shape_errors(schema, file.data)]


def missing_kind(file: SourceFile, known: Mapping[str, KindSchema]) -> Finding:
    """Say that a document names no kind."""
    example = f"kind: {suggest.close(file.path.split('/')[0].removesuffix('s'), known) or 'procedure'}"
    return finding(
        "GJ203",
        file.positions.value(()),
        parent=Wording("这份文件", "the document"),
        field=Wording("“文件种类”（kind）", "'kind'"),
        example=example,
    )


def _finding(file: SourceFile, schema: KindSchema, path: DataPath, error: ValidationError) -> Finding:
    case = _Case(file=file, schema=schema, path=path, error=error, rules=names.rules_at(schema, path))
    return _EXPLAINED.get(error.code, _own_rule)(case)


def _unknown_field(case: _Case) -> Finding:
    key = str(case.path[-1])
    mend = suggest.mend_key(key, names.fields_at(case.schema, case.path[:-1]), case.schema)
    if case.value is None and re.search(r"[\s，。；]", key):
        mend = Wording(
            "花括号里的文字含有英文逗号或冒号时，要加引号",
            "a text in braces that holds a comma or a colon needs quotes",
        )
    return finding("GJ202", _key_place(case), parent=case.holder, key=names.shortened(key), mend=mend)


def _missing_field(case: _Case) -> Finding:
    place = case.file.positions.value(case.path[:-1])
    example = names.example(case.rules, case.key)
    return finding("GJ203", place, parent=case.holder, field=case.name, example=example)


def _left_empty(case: _Case) -> Finding:
    if isinstance(case.path[-1], int):
        mend = Wording("写上内容，或者删去这一条", "fill it in, or take the entry out")
    elif case.rules.get("required"):
        shown = names.example(case.rules, case.key)
        mend = Wording(f"写上内容，如 {shown}", f"fill it in, such as {shown}")
    else:
        mend = Wording(
            "写上内容；源文没有写就写 unspecified；用不着就删去这一行",
            "fill it in; write unspecified where the source leaves it out; or take the line out",
        )
    return finding("GJ204", _key_place(case), field=case.name, mend=mend)


def _wrong_type(case: _Case) -> Finding:
    value, types = case.value, types_of(case.rules)
    if isinstance(value, bool | int | float) and "string" in types and "dict" not in types:
        found = _TRUTH if isinstance(value, bool) else _FIGURE
        written = names.as_yaml(value)
        shown = f'"{written}"' if isinstance(case.path[-1], int) else f'{case.key}: "{written}"'
        return case.at_value("GJ220", value=written, found=found, suggestion=shown)
    needed = names.types_named(case.rules)
    return case.at_value("GJ205", needed=needed, found=_found(value), mend=_mend_type(case))


_TRUTH, _FIGURE = Wording("是非值（true/false）", "true or false"), Wording("数字", "a number")


def _found(value: object) -> Wording:
    if isinstance(value, bool):
        return Wording(names.as_yaml(value), names.as_yaml(value))
    if isinstance(value, Mapping):
        keys = [names.shortened(key, 12) for key in list(value)[:3]]
        return Wording(f"几个小栏目（{'、'.join(keys)}）", f"a mapping ({', '.join(keys)})")
    if isinstance(value, list):
        return Wording(f"{len(value)} 条的清单", f"a list of {len(value)}")
    if isinstance(value, int | float):
        return Wording(f"数 {value}", f"the number {value}")
    shown = names.shortened(value)
    return Wording(f"文字“{shown}”", f"the text '{shown}'")


def _mend_type(case: _Case) -> Wording:
    value, types = case.value, types_of(case.rules)
    if isinstance(value, str) and (better := meant_value(value, case.rules)):
        return _write(f"{case.key}: {better}" if isinstance(case.path[-1], str) else better)
    if isinstance(value, Mapping) and types == ("string",):
        return Wording(
            "这里写一句文字；文字里有英文冒号或花括号时，整句加引号",
            "write one text here; a text that holds a colon or braces needs quotes",
        )
    if isinstance(value, list) and "list" not in types:
        return Wording("这里只能写一个，去掉方括号或开头的“-”", "one is wanted here: take the brackets or dashes away")
    if isinstance(value, float) and "integer" in types:
        return Wording("写整数，如 1", "write a whole number, such as 1")
    shown = names.example_value(case.rules)
    return _write(shown if isinstance(case.path[-1], int) else names.example(case.rules, case.key))


def _write(shown: str) -> Wording:
    return Wording(f"写成 {shown}", f"write {shown}")


def _not_allowed(case: _Case) -> Finding:
    return case.at_value(
        "GJ206",
        value=names.shortened(names.as_yaml(case.value)),
        mend=suggest.mend_value(case.value, case.rules),
    )


def _too_long(case: _Case) -> Finding:
    limit = case.rules["maxlength"]
    if isinstance(case.value, str):
        return case.at_value("GJ207", count=len(case.value), limit=limit)
    return _wrong_count(case, _AT_MOST, limit)


def _too_short(case: _Case) -> Finding:
    limit = case.rules["minlength"]
    if isinstance(case.value, str):
        return case.at_value("GJ208", count=len(case.value), limit=limit)
    return _wrong_count(case, _AT_LEAST, limit)


def _wrong_count(case: _Case, bound: Wording, limit: int) -> Finding:
    count = len(case.value) if isinstance(case.value, list | dict) else 0
    enough = f"补到 {limit} 条以上" if bound is _AT_LEAST else f"减到 {limit} 条以内"
    mend = Wording(enough, f"make it {bound.en} {limit}")
    return case.at_value("GJ209", count=count, bound=bound, limit=limit, mend=mend)


def _too_small(case: _Case) -> Finding:
    return _out_of_range(case, _AT_LEAST, case.rules["min"])


def _too_great(case: _Case) -> Finding:
    return _out_of_range(case, _AT_MOST, case.rules["max"])


def _out_of_range(case: _Case, bound: Wording, limit: int | float) -> Finding:
    return case.at_value("GJ210", value=names.as_yaml(case.value), bound=bound, limit=limit)


def _not_finite(case: _Case) -> Finding:
    return case.at_value("GJ211")


def _bad_form(case: _Case) -> Finding:
    form, written = FORMS[case.error.info[0]], names.as_yaml(case.value)
    suggestion = form.likely(written) or form.example
    mend = form.mend(written)
    return case.at_value(form.code, value=names.shortened(written), mend=mend, suggestion=suggestion)


def _not_specified(case: _Case) -> Finding:
    for key, rules in (fields_of(case.rules) or {}).items():
        if UNSPECIFIED in rules.get("allowed", ()):
            return case.at_value("GJ219", mend=_write(f"{case.key}: {{{key}: {UNSPECIFIED}}}"))
    mend = Wording(
        "写出内容；如果源文没有写，在 gap 里说明缺了什么",
        "write what it is; where the source leaves it out, say so in gap",
    )
    return case.at_value("GJ219", mend=mend)


def _own_rule(case: _Case) -> Finding:
    return case.at_value("GJ235", rule=str(case.error.rule or case.error.code))


def _key_place(case: _Case) -> Position:
    return case.file.positions.key(case.path)


_EXPLAINED: Mapping[int, Callable[[_Case], Finding]] = {
    errors.UNKNOWN_FIELD.code: _unknown_field,
    errors.REQUIRED_FIELD.code: _missing_field,
    errors.NOT_NULLABLE.code: _left_empty,
    errors.EMPTY_NOT_ALLOWED.code: _left_empty,
    errors.BAD_TYPE.code: _wrong_type,
    errors.UNALLOWED_VALUE.code: _not_allowed,
    errors.MAX_LENGTH.code: _too_long,
    errors.MIN_LENGTH.code: _too_short,
    errors.MIN_VALUE.code: _too_small,
    errors.MAX_VALUE.code: _too_great,
    validator.NOT_FINITE.code: _not_finite,
    validator.NOT_SPECIFIED.code: _not_specified,
    validator.BAD_FORM.code: _bad_form,
}
