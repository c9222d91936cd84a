"""What each role and unit has to do with: duties, steps, forms, checks, penalties, deputies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from guiju.model import walk
from guiju.model.handbook import Handbook
from guiju.model.measures import Deputy
from guiju.model.node import Document, Item, Node, Ref
from guiju.model.people import Role, Unit
from guiju.model.rulebook import Breach, Clause, Penalty, Policy, Reward, RewardRule
from guiju.model.text import given, listed
from guiju.model.work import Checklist, Form, Procedure, Step

Party = Role | Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPart:
    """A step in which a party has a part: actor, decides, approves, accountable, with, delegate, escalation, inform."""

    procedure: Procedure
    step: Step
    number: int
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A form that a party has in hand, with the acts it performs on it, and where."""

    form: Form
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One party stands in for another (or also acts as it): as written in the deputies of a role."""

    role: Role
    deputy: Role
    rule: Deputy
    also: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All that concerns one party."""

    party: Party
    steps: tuple[StepPart, ...]
    forms: tuple[FormPart, ...]
    checklists: tuple[Checklist, ...]
    clauses: tuple[tuple[Policy, Clause], ...]
    breaches: tuple[tuple[Penalty, Breach], ...]
    rewards: tuple[tuple[Reward, RewardRule], ...]
    stands_in_for: tuple[Standing, ...]
    replaced_by: tuple[Standing, ...]
    superiors: tuple[Party, ...]
    any_superior: bool
    reports: tuple[Role, ...]
    members: tuple[Role, ...]


def work_of(party: Party, handbook: Handbook) -> Work:
    """Gather what concerns a role or a unit, over all documents."""
    standings = tuple(_standings(handbook))
    superiors, any_superior = superiors_of(party, handbook) if isinstance(party, Role) else ((), False)
    return Work(
        party=party,
        steps=_steps(handbook).get(party.id, ()),
        forms=_forms(party, handbook),
        checklists=tuple(c for c in handbook.checklists if _among(party, listed(c.roles))),
        clauses=tuple(_clauses(party, handbook)),
        breaches=tuple(_breaches(party, handbook)),
        rewards=tuple((d, r) for d in handbook.rewards for r in d.rewards if _among(party, listed(r.applies_to))),
        stands_in_for=tuple(s for s in standings if s.deputy is party),
        replaced_by=tuple(s for s in standings if s.role is party),
        superiors=superiors,
        any_superior=any_superior,
        reports=tuple(r for r in handbook.roles if party in superiors_of(r, handbook)[0]),
        members=tuple(r for r in handbook.roles if _is(party, given(r.unit))),
    )


def superiors_of(role: Role, handbook: Handbook) -> tuple[tuple[Party, ...], bool]:
    """Give the parties a role reports to, and whether any one of them is meant."""
    rule = given(role.reports_to)
    if rule is None:
        return (), False
    refs = (*listed(rule.all_of), *listed(rule.any_of))
    found = (handbook.find(ref, role) for ref in refs)
    return tuple(p for p in found if isinstance(p, Role | Unit)), bool(listed(rule.any_of))


def parts_of(step: Step) -> Iterator[tuple[str, Ref]]:
    """Give every party of a step with the part that it has in it."""
    decision = given(step.decision)
    single = (
        ("approves" if given(step.approves) else "actor", given(step.actor)),
        ("accountable", given(step.accountable)),
        ("decides", given(decision.by) if decision else None),
        ("escalation", given(step.escalate_to)),
    )
    yield from ((part, ref) for part, ref in single if ref is not None)
    many = (("with", step.with_), ("delegate", step.may_delegate_to), ("inform", step.inform))
    yield from ((part, ref) for part, refs in many for ref in listed(refs))
    for approval in listed(step.approvals):
        party = given(approval.party)
        yield from (("approves", ref) for ref in ((party,) if party else ()) + listed(approval.any_of))


def uses_of(document: Document, handbook: Handbook) -> tuple[tuple[Document, Node], ...]:
    """Give every item of another document that points at a document, with the item's own document."""
    return tuple(_uses(handbook).get(document.id, {}).values())


_Uses = dict[tuple[str, str], tuple[Document, Node]]


@lru_cache(maxsize=1)
def _uses(handbook: Handbook) -> Mapping[str, _Uses]:
    """All uses by the id of what is used, in one walk: asked for each document anew it took seconds."""
    found: dict[str, _Uses] = {}
    for other in handbook.documents:
        for node in _carriers(other) if other.kind != "source" else ():
            for ref in _shallow(node):
                used = ref.document or ref.target
                if "fact" not in ref.kinds and used != other.id:
                    place = (other.id, str(getattr(node, "id", "")))
                    found.setdefault(used, {}).setdefault(place, (other, node))
    return found


@lru_cache(maxsize=1)
def _steps(handbook: Handbook) -> Mapping[str, tuple[StepPart, ...]]:
    """All steps by the id of each party of them, with the first part that it has there."""
    found: dict[str, list[StepPart]] = {}
    for procedure in handbook.procedures:
        for number, step in enumerate(procedure.steps, 1):
            parts: dict[str, str] = {}
            for part, ref in parts_of(step):
                parts.setdefault(ref.document or ref.target, part)
            for target, part in parts.items():
                one = StepPart(procedure=procedure, step=step, number=number, part=part)
                found.setdefault(target, []).append(one)
    return {target: tuple(steps) for target, steps in found.items()}


def _forms(party: Party, handbook: Handbook) -> tuple[FormPart, ...]:
    acts: dict[str, dict[str, None]] = {}
    for procedure in handbook.procedures:
        for step in procedure.steps:
            if _is(party, given(step.actor)):
                for use in listed(step.forms):
                    acts.setdefault(use.form.target, {})[use.act] = None
    for duty in listed(party.duties):
        for use in listed(duty.forms):
            acts.setdefault(use.form.target, {})[use.act] = None
    for form in handbook.forms:
        if _is(party, given(form.keeper)):
            acts.setdefault(form.id, {})["keep"] = None
    return tuple(FormPart(form=f, acts=tuple(acts[f.id])) for f in handbook.forms if f.id in acts)


def _clauses(party: Party, handbook: Handbook) -> Iterator[tuple[Policy, Clause]]:
    for policy in handbook.policies:
        for clause in listed(policy.clauses):
            if _among(party, listed(clause.applies_to)):
                yield policy, clause


def _breaches(party: Party, handbook: Handbook) -> Iterator[tuple[Penalty, Breach]]:
    for penalty in handbook.penalties:
        for breach in penalty.breaches:
            payers = tuple(c.payer for c in breach.consequences if isinstance(c.payer, Ref))
            if _among(party, (*listed(breach.party), *payers)):
                yield penalty, breach


def _standings(handbook: Handbook) -> Iterator[Standing]:
    for role in handbook.roles:
        for rule in listed(role.deputies):
            deputy = handbook.find(rule.role, role)
            if isinstance(deputy, Role):
                yield Standing(role=role, deputy=deputy, rule=rule)
        for rule in listed(role.also_acts_as):
            other = handbook.find(rule.role, role)
            if isinstance(other, Role):
                yield Standing(role=other, deputy=role, rule=rule, also=True)


def _carriers(document: Document) -> Iterator[Node]:
    yield document
    yield from walk.items(document)


def _shallow(node: Node) -> Iterator[Ref]:
    if isinstance(node, Document):
        inner = {ref for item in walk.items(node) for ref in map(id, walk.references(item))}
        yield from (ref for ref in walk.references(node) if id(ref) not in inner)
    elif isinstance(node, Item) or getattr(node, "id", None):
        yield from walk.references(node)


def _is(document: Document, ref: Ref | None) -> bool:
    return ref is not None and (ref.document or ref.target) == document.id and "fact" not in ref.kinds


def _among(document: Document, refs: tuple[Ref, ...]) -> bool:
    return any(_is(document, ref) for ref in refs)
