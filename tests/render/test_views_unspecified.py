"""`unspecified` in any field is legal: every view bears it, and what staff read says that the source leaves it open."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.model.shop import good_files
from tests.rules.test_unspecified_everywhere import CASES

from guiju.model.build import build
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Penalty, Policy, Reward
from guiju.model.work import Checklist, Form, Procedure
from guiju.render.views.audit import audit_view, homes_of
from guiju.render.views.checklist import checklist_view
from guiju.render.views.form import form_view
from guiju.render.views.people import party_view
from guiju.render.views.procedure import procedure_view
from guiju.render.views.rulebook import penalty_view, policy_view, rewards_view
from guiju.render.views.scope import Scope, scope
from guiju.source import DataPath, SourceFile

# What staff read: names of fields by what they stand in (a document's own ones first). Not here: names, the editor's
# own fields, switches, spans of a period or limit that stands without them, and lists that are the page's own body.
_SAID = {
    "": "number version effective owner prepared_by reviewed_by approved_by distribution retention purpose scope "
    "trigger outcome related equivalents serial keeper shift areas applies_to unit parent reports_to deputies copies",
    "deputies": "when if_vacant",
    "copies": "holder",
    "steps": "actor accountable with may_delegate_to inform escalate_to when deadline frequency limit areas forms "
    "checks points decision approvals approves on_reject next",
    "items": "areas",
    "decision": "by",
    "branches": "when",
    "duties": "when deadline frequency limit forms points with inform step escalate_to",
    "clauses": "when deadline frequency limit forms points applies_to areas approvals",
    "breaches": "applies_to basis late repeat decided_by evidence appeal",
    "consequences": "payer amount percent",
    "conflicts": "ask items",
}
SAID = {f"{within}.{name}".strip(".") for within, names in _SAID.items() for name in names.split()}
FILES = [file for file in good_files() if file.kind not in ("handbook", "glossary", "source")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.data["id"]))
def test_what_staff_read_says_so(file: SourceFile) -> None:
    silent = []
    for path in (path for one, path in CASES if one is file):
        said, unsaid = _open_places(file, _opened(file.data, path)), _open_places(file, _removed(file.data, path))
        silent += [path] if _name(path) in SAID and said <= unsaid else []
    assert silent == []


def test_every_such_field_is_tried() -> None:
    assert {_name(path) for file, path in CASES if file in FILES} >= SAID


def test_a_field_that_nobody_reads_would_be_noticed() -> None:
    (file,) = (file for file in FILES if file.data["id"] == "opening")
    counts = [_open_places(file, _opened(file.data, (name,))) for name in ("note", "purpose")]
    assert counts[0] < counts[1]


def _name(path: DataPath) -> str:
    return ".".join([part for part in path if isinstance(part, str)][-2:])


def _open_places(file: SourceFile, data: Mapping[str, Any]) -> int:
    others = [other for other in good_files() if other is not file]
    book = build([*others, replace(file, data=data)])
    document = book.by_id[str(file.data["id"])]
    page = scope(book, date="2026-11-21")
    audit_view(document, page, homes_of(book))
    return repr(_view(document, page)).count("源文未写")


def _view(document: object, page: Scope) -> object:
    if isinstance(document, Procedure):
        return procedure_view(document, page)
    if isinstance(document, Role | Unit):
        return party_view(document, page)
    if isinstance(document, Policy):
        return policy_view(document, page)
    if isinstance(document, Penalty):
        return penalty_view(document, page)
    if isinstance(document, Reward):
        return rewards_view(document, page)
    if isinstance(document, Checklist):
        return checklist_view(document, page)
    assert isinstance(document, Form)
    return form_view(document, page)


def _opened(data: Mapping[str, Any], path: DataPath) -> dict[str, Any]:
    changed = copy.deepcopy(dict(data))
    _holder(changed, path)[path[-1]] = "unspecified"
    return changed


def _removed(data: Mapping[str, Any], path: DataPath) -> dict[str, Any]:
    changed = copy.deepcopy(dict(data))
    _holder(changed, path).pop(path[-1], None)
    return changed


def _holder(data: Any, path: DataPath) -> Any:
    for key in path[:-1]:
        data = data[key]
    return data
