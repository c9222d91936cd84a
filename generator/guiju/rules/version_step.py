"""Content changed since an earlier state, and the version does not say so, or says something else.

Why: who holds a printed page tells by its version whether it is the one in force; a change of substance must be
approved again and a spelling mend need not be, so neither may pass for the other. A draft may change freely.
Bad: a deadline of an approved document changes and the version stays A/0; or becomes A/1, `change: minor`.
Good: version B/0 with a line `{version: B/0, change: major, ...}`; a comma mended makes A/1, `change: minor`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.compare.change import Change, Sort
from guiju.compare.classify import sort_of
from guiju.compare.differ import differences
from guiju.diagnostics import Finding, finding
from guiju.model.node import Controlled
from guiju.model.text import given, listed
from guiju.rules.context import Context
from guiju.rules.naming import quoted

# The step itself is no change of content that would ask for one.
_STEP = frozenset({"version", "status", "revisions"})
_SIZES = {"major": Wording("重大（major）", "major"), "minor": Wording("一般（minor）", "minor")}
_SORTS = {True: Wording("只是文字编辑", "editorial only"), False: Wording("改了实质内容", "one of substance")}


def check(context: Context) -> Iterator[Finding]:
    """Find issued documents whose version does not fit what changed in them since the earlier handbook."""
    if context.before is None:
        return
    groups: dict[str, list[Change]] = {}
    for change in differences(context.before, context.handbook):
        if change.path or change.field not in _STEP:
            groups.setdefault(change.document, []).append(change)
    for changes in groups.values():
        old, new = changes[0].old_document, changes[0].new_document
        if isinstance(old, Controlled) and isinstance(new, Controlled) and given(old.status) not in (None, "draft"):
            yield from _judged(old, new, changes)


def _judged(old: Controlled, new: Controlled, changes: list[Change]) -> Iterator[Finding]:
    place = new.title.place or new.place
    version = given(new.version)
    if version == given(old.version):
        yield finding("GJ509", place, title=quoted(new), count=len(changes), version=version or "-")
        return
    editorial = all(sort_of(change) is Sort.EDITORIAL for change in changes)
    size = _size(old, new)
    if size and (size == "minor") != editorial:
        right = _SIZES["minor" if editorial else "major"]
        yield finding("GJ510", place, title=quoted(new), what=_SORTS[editorial], size=_SIZES[size], right=right)


def _size(old: Controlled, new: Controlled) -> str | None:
    """Give the size of the step: as the revision history has it, else by which part of the version counts on."""
    version = given(new.version)
    written = [given(one.change) for one in listed(new.revisions) if one.version == version]
    if written and written[-1]:
        return written[-1]
    parts = [(given(one.version) or "").replace(".", "/").partition("/")[0] for one in (old, new)]
    return "minor" if parts[0] == parts[1] else "major"
