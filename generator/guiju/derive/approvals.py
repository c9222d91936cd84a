"""Who approves, signs and may decide what: from steps, clauses, duties and the authorities of roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.measures import Approval, FormUse, Limit
from guiju.model.node import Document, Item, Ref
from guiju.model.people import Authority, Duty, Role, Unit
from guiju.model.rulebook import Clause
from guiju.model.text import Many, Maybe, Text, Unspecified, given, listed
from guiju.model.work import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """An approval, a signature or an authority (kind: approval, sign, authority), and where it is written.

    unsaid: the source does not say who. approves is the step that a step of approval decides on.
    """

    document: Document
    item: Item
    kind: str
    parties: tuple[Ref, ...]
    any_of: bool = False
    unsaid: bool = False
    approves: Ref | None = None
    forms: tuple[Ref, ...] = ()
    limit: Maybe[Limit] = None
    when: Maybe[Text] = None
    how: Maybe[Text] = None


class _Who(TypedDict):
    parties: tuple[Ref, ...]
    unsaid: bool


def approvals(handbook: Handbook) -> tuple[ApprovalRow, ...]:
    """Give every approval, signature and authority, in the order of the documents."""
    return tuple(
        row
        for document in handbook.documents
        for item in walk.items(document)
        if isinstance(item, Step | Clause | Duty | Authority)
        for row in _rows(document, item)
    )


def _rows(document: Document, item: Step | Clause | Duty | Authority) -> Iterator[ApprovalRow]:
    if isinstance(item, Authority):
        yield ApprovalRow(
            document=document,
            item=item,
            kind="authority",
            parties=_itself(document),
            limit=item.limit,
            when=item.when,
            how=item.how,
        )
        return
    approved = list(_approved(document, item, item.approvals)) if isinstance(item, Step | Clause) else []
    yield from approved
    if isinstance(item, Step) and isinstance(item.approves, Ref):
        yield _step_of_approval(document, item, item.approves)
    elif (signed := _signed(item.forms)) and not (approved and isinstance(item, Clause)):
        yield ApprovalRow(document=document, item=item, kind="sign", forms=signed, **_who(document, item))


def _approved(document: Document, item: Step | Clause, found: Many[Approval]) -> Iterator[ApprovalRow]:
    if isinstance(found, Unspecified):
        yield ApprovalRow(document=document, item=item, kind="approval", parties=(), unsaid=True)
        return
    for approval in found:
        party, several = given(approval.party), listed(approval.any_of)
        yield ApprovalRow(
            document=document,
            item=item,
            kind="approval",
            parties=(party,) if party else several,
            any_of=bool(several),
            # A step's forms are signed by whoever does it, a clause's by whoever approves.
            forms=_signed(item.forms) if isinstance(item, Clause) else (),
            unsaid=isinstance(approval.party, Unspecified),
            limit=approval.limit,
            when=approval.when,
            how=approval.how,
        )


def _step_of_approval(document: Document, step: Step, approves: Ref) -> ApprovalRow:
    return ApprovalRow(
        document=document,
        item=step,
        kind="approval",
        **_who(document, step),
        approves=approves,
        forms=_signed(step.forms),
        limit=step.limit,
        when=step.when,
    )


def _signed(uses: Many[FormUse]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(use.form for use in listed(uses) if use.act == "sign"))


def _who(document: Document, item: Step | Clause | Duty) -> _Who:
    """A step's actor, whom a clause applies to, whose duty it is."""
    if isinstance(item, Step):
        actor = given(item.actor)
        return {"parties": (actor,) if actor else (), "unsaid": isinstance(item.actor, Unspecified)}
    if isinstance(item, Clause):
        return {"parties": listed(item.applies_to), "unsaid": isinstance(item.applies_to, Unspecified)}
    return {"parties": _itself(document), "unsaid": False}


def _itself(document: Document) -> tuple[Ref, ...]:
    kinds = ("role", "unit") if isinstance(document, Role | Unit) else ()
    return (Ref(target=document.id, kinds=kinds, place=document.place),)
