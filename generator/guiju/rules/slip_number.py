"""A slip that goes from hand to hand, and no number on it.

Why: a pass, a receipt or an order that several people sign or keep a copy of controls something only if a lost, a
forged or a second one can be told from the first. Where the source says nothing of it, `serial: unspecified` prints a
line for the number all the same. A slip that nobody signs and nobody else keeps (a questionnaire, a card) needs none.
Bad: a gate pass of layout slip with a field of type signature, without `serial`.
Good: `serial: 每年从 001 起`, or `serial: unspecified`, or a text field with the id `serial`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model.text import listed
from guiju.model.work import Form
from guiju.rules.context import Context
from guiju.rules.naming import quoted


def check(context: Context) -> Iterator[Finding]:
    """Find slips in copies, or with a place to sign, that have no number."""
    for form in context.handbook.forms:
        if form.layout == "slip" and form.serial is None and form.status != "obsolete" and not _has_field(form):
            reason = _reason(form)
            if reason:
                yield finding("GJ419", form.title.place or form.place, form=quoted(form), reason=reason)


def _has_field(form: Form) -> bool:
    return any(field.id == "serial" for field in form.fields)


def _reason(form: Form) -> Wording | None:
    """Say why the slip needs a number, or that it needs none."""
    if listed(form.copies):
        count = len(listed(form.copies))
        return Wording(f"一式 {count} 联", f"comes in {count} copies")
    if any(field.type_ == "signature" for field in form.fields):
        return Wording("要人签字", "is signed")
    return None
