"""Whom each document concerns: the roles and units that act, check, pay or are told in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guiju.derive.work import Party, work_of
from guiju.model.handbook import Handbook
from guiju.model.node import Controlled, Document, Ref
from guiju.model.people import Role
from guiju.model.rulebook import Penalty
from guiju.model.text import given
from guiju.model.work import Form


def concerned(handbook: Handbook) -> Mapping[str, tuple[Party, ...]]:
    """Give the parties of every document by its id, roles first, in the order of the handbook."""
    found: dict[str, dict[str, Party]] = {}
    everybody: tuple[Party, ...] = (*handbook.roles, *handbook.units)
    for party in everybody:
        for document in _documents(party, handbook):
            found.setdefault(document.id, {})[party.id] = party
    return {name: tuple(parties.values()) for name, parties in found.items()}


def signed_by(role: Role, handbook: Handbook) -> tuple[Controlled, ...]:
    """Give the documents that whoever holds a post signs for: its pack, procedures, checklists, policies, penalties.

    Blank forms tell nobody what to do, and what is obsolete nobody is to follow. Somebody from outside signs only
    where a penalty concerns him.
    """
    every = {document.id: document for document in _documents(role, handbook)}.values()
    found = tuple(_to_sign(every))
    outside = bool(given(role.external))
    return () if outside and not any(isinstance(one, Penalty) for one in found) else found


def signed_in(book: str, handbook: Handbook) -> tuple[Controlled, ...]:
    """Give the documents that whoever is given a book signs for."""
    found = (one for one in handbook.documents if isinstance(one.book, Ref) and one.book.target == book)
    return tuple(_to_sign(found))


def _to_sign(documents: Iterable[Document]) -> Iterator[Controlled]:
    for one in documents:
        if isinstance(one, Controlled) and not isinstance(one, Form) and given(one.status) != "obsolete":
            yield one


def _documents(party: Party, handbook: Handbook) -> Iterator[Document]:
    work = work_of(party, handbook)
    yield party
    yield from (part.procedure for part in work.steps)
    yield from (part.form for part in work.forms)
    yield from work.checklists
    yield from (policy for policy, _ in work.clauses)
    yield from (penalty for penalty, _ in work.breaches)
    yield from (reward for reward, _ in work.rewards)
    yield from (work.members if not isinstance(party, Role) else ())
