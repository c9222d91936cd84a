"""What the model says in a document's print: the texts that must not get lost between YAML and paper."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.model.node import Document
from guiju.model.people import Role
from guiju.model.rulebook import Penalty, Policy, Reward
from guiju.model.text import listed
from guiju.model.work import Checklist, Form, Procedure


def said(document: Document) -> tuple[str, ...]:
    """Give the title and the words of every item of a document."""
    return tuple(text for text in (str(document.title), *_items(document)) if text)


def _items(document: Document) -> Iterator[str]:
    match document:
        case Procedure():
            for step in document.steps:
                yield str(step.text)
                yield from (str(point.text) for point in (*listed(step.checks), *listed(step.points)))
        case Policy():
            yield from (str(clause.text) for clause in listed(document.clauses))
        case Penalty():
            yield from (str(breach.text) for breach in document.breaches)
        case Reward():
            yield from (str(reward.text) for reward in document.rewards)
        case Checklist():
            yield from (str(item.text) for item in document.items)
        case Form():
            yield from _fields(document)
        case Role():
            yield from (str(duty.text) for duty in listed(document.duties))


def _fields(form: Form) -> Iterator[str]:
    for one in form.fields:
        yield str(one.label)
        yield from (str(option) for option in listed(one.options))
        yield from (str(column) for column in listed(one.columns))
