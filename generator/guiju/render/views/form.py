"""The view of a blank form."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from guiju.derive.work import uses_of
from guiju.model.node import Item, Ref
from guiju.model.rulebook import Clause
from guiju.model.text import given, listed, words
from guiju.model.work import Form, FormField
from guiju.render import wording
from guiju.render.views import parts
from guiju.render.views.parts import ConflictView, HeadView, OpenView, Row, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field to fill in. type is as in the schema; lines is the room to write; limit is that of its clause."""

    id: str
    label: str
    type: str
    type_label: str
    unit: str
    limit: str
    options: tuple[str, ...]
    columns: tuple[str, ...]
    rows: int
    lines: int
    required: bool
    personal: bool
    audit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Neighbouring fields under one heading; title is empty where there is none."""

    title: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """A copy of a slip and its holder."""

    name: str
    holder: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """A form's page and print. layout is register, slip, approval, minutes or sheet; register_rows its lines a page."""

    head: HeadView
    purpose: Words
    layout: str
    layout_label: str
    paper: str
    register_rows: int
    electronic: bool
    groups: tuple[FieldGroup, ...]
    copies: tuple[CopyView, ...]
    serial: str
    rows: tuple[Row, ...]
    used_in: tuple[Words, ...]
    related: Words
    conflicts: tuple[ConflictView, ...]
    opens: tuple[OpenView, ...]


def form_view(form: Form, scope: Scope) -> FormView:
    """Make the view of a form."""
    fields = [(words(f.group), _field(f, form, scope)) for f in form.fields]
    grouped = itertools.groupby(fields, key=lambda pair: pair[0])
    return FormView(
        head=parts.head(form, scope),
        purpose=scope.words(form.purpose),
        layout=form.layout,
        layout_label=wording.label("layout", form.layout),
        paper=given(form.paper) or "A4",
        register_rows=given(form.rows) or 0,
        electronic=bool(given(form.electronic)),
        groups=tuple(FieldGroup(title=t, fields=tuple(v for _, v in group)) for t, group in grouped),
        copies=tuple(CopyView(name=str(c.name), holder=scope.named(c.holder, form)) for c in listed(form.copies)),
        serial=words(form.serial),
        rows=parts.filled(_rows(form, scope)),
        used_in=_used_in(form, scope),
        related=scope.all_named(form.related, form),
        conflicts=parts.conflicts(form, scope),
        opens=parts.opens(form, scope),
    )


def _rows(form: Form, scope: Scope) -> list[Row]:
    retention = given(form.retention)
    years = given(retention.years) if retention else None
    period = words(retention.period) if retention else ""
    return [
        row("用途", scope.words(form.purpose)),
        row("版式", wording.label("layout", form.layout) + ("（电子）" if given(form.electronic) else "")),
        row("保管", scope.named(form.keeper, form)),
        row("保存期限", wording.retention_words(years, period) if form.retention is not None else ""),
        row("流水号", scope.words(form.serial)),
        row("可代用", scope.all_named(form.equivalents, form)),
        row(
            "各联",
            joined(joined((plain(str(c.name)), scope.named(c.holder, form)), "→") for c in listed(form.copies))
            or parts.left_open(form.copies, scope),
        ),
    ]


def _used_in(form: Form, scope: Scope) -> tuple[Words, ...]:
    found = []
    for document, node in uses_of(form, scope.handbook):
        label = node.label if isinstance(node, Item) else ""
        title = f"{document.title}：{label}" if label else str(document.title)
        found.append(scope.title(document, str(getattr(node, "id", "")) if label else "", title))
    return tuple(found)


def _field(field: FormField, form: Form, scope: Scope) -> FieldView:
    clause = scope.handbook.find(field.clause, form) if isinstance(field.clause, Ref) else None
    limit = given(clause.limit) if isinstance(clause, Clause) else None
    return FieldView(
        id=field.id,
        label=str(field.label),
        type=field.type_,
        type_label=wording.label("field", field.type_),
        unit=given(field.unit) or ((given(limit.unit) or "") if limit else ""),
        limit=wording.limit(limit) if limit else "",
        options=tuple(str(option) for option in listed(field.options)),
        columns=tuple(str(column) for column in listed(field.columns)),
        rows=given(field.rows) or 0,
        lines=given(field.lines) or 0,
        required=bool(given(field.required)),
        personal=bool(given(field.personal)),
        audit=scope.facts(field.sources),
    )
