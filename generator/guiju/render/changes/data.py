"""Tells changes to other programs, as DESIGN.md section 6 has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from guiju.compare.change import Change, Comparison, Side, What
from guiju.compare.tree import list_name, tree


def changes_json(comparison: Comparison, sides: tuple[Side, Side], left_out: Sequence[dict[str, str]] = ()) -> str:
    """Tell a comparison as JSON; left_out says of each document that could not be compared why not."""
    told = {
        "old": sides[0].commit or sides[0].name,
        "new": sides[1].commit or sides[1].name,
        "changes": [_record(one) for one in comparison.changes],
        "left_out": list(left_out),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _record(change: Change) -> dict[str, Any]:
    node = change.node
    name = list_name(node, change.field) if node else change.field
    record = {
        "document": change.document,
        "kind": change.kind,
        "item": change.item or None,
        "type": change.type,
        "field": change.field.replace("with_", "with").replace("type_", "type") or None,
        "change": str(change.change),
        "before": tree(change.before, str, name),
        "after": tree(change.after, str, name),
        "class": str(change.sort),
        "direction": str(change.direction) if change.direction else None,
        "roles": list(change.roles),
    }
    if change.change is What.ADDED and change.path:
        record["position"] = change.place + 1
    if change.into:
        record["into"] = change.into
    return record
