"""Whom each document concerns: the roles and units that act, check, pay or are told in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guiju.derive.work import Party, work_of
from guiju.model.handbook import Handbook
from guiju.model.node import Document
from guiju.model.people import Role


def concerned(handbook: Handbook) -> Mapping[str, tuple[Party, ...]]:
    """Give the parties of every document by its id, roles first, in the order of the handbook."""
    found: dict[str, dict[str, Party]] = {}
    everybody: tuple[Party, ...] = (*handbook.roles, *handbook.units)
    for party in everybody:
        for document in _documents(party, handbook):
            found.setdefault(document.id, {})[party.id] = party
    return {name: tuple(parties.values()) for name, parties in found.items()}


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
