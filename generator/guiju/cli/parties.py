"""Whom or what a person means who names a role, a unit or a document: by id, number, title or alias."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import click

from guiju.cli.words import Say
from guiju.model.handbook import Handbook
from guiju.model.node import Controlled, Document
from guiju.model.people import Role, Unit
from guiju.model.text import given, listed
from guiju.model.work import Checklist, Form
from guiju.render import addresses
from guiju.render.wording import label

D = TypeVar("D", bound=Document)


def find_party(written: str, handbook: Handbook, say: Say) -> Role | Unit:
    """Find a role or unit by id, title or alias; what is close is suggested, what is several is told apart."""
    return _find(written, handbook, say, say(f"没有岗位“{written}”", f"there is no role '{written}'"))


def find_audience(written: str, handbook: Handbook, say: Say) -> Role | Unit:
    """Find the unit or role that an edition is for, in the same way."""
    nobody = say(f"没有部门或岗位“{written}”", f"there is no unit or role '{written}'")
    return _find(written, handbook, say, nobody)


def find_work(written: str, handbook: Handbook, say: Say) -> Checklist | Role | Unit:
    """Find a checklist, role or unit, in the same way."""
    nobody = say(f"没有检查表或岗位“{written}”", f"there is no checklist or role '{written}'")
    choice: tuple[Checklist | Role | Unit, ...] = (*handbook.checklists, *handbook.roles, *handbook.units)
    return _among(choice, written, say, nobody)


def find_form(written: str, handbook: Handbook, say: Say) -> Form:
    """Find a form, in the same way."""
    return _among(handbook.forms, written, say, say(f"没有表单“{written}”", f"there is no form '{written}'"))


def find_printed(written: str, handbook: Handbook, say: Say, *, packs: bool) -> Document | None:
    """Find a document that has a print; a role is one where its pack is wanted, else None: it has sheets instead."""
    printed = tuple(one for one in (handbook.manual, *handbook.documents) if addresses.pdf(one))
    parties: tuple[Role | Unit, ...] = (*handbook.roles, *handbook.units)
    named = tuple(_names(parties).get(_plain(written), {}).values())
    if named and not packs:
        return None
    if named and all(isinstance(one, Unit) for one in named):
        zh = f"部门“{written}”没有自己的文件可印"
        raise _wrong(say(zh, f"the unit {written} has no document of its own"))
    nothing = say(f"没有岗位或文件“{written}”", f"there is no role or document '{written}'")
    near = say.did_you_mean(written, _names(parties))
    return _among(printed, written, say, nothing, near=near)


def _find(written: str, handbook: Handbook, say: Say, nobody: str) -> Role | Unit:
    parties: tuple[Role | Unit, ...] = (*handbook.roles, *handbook.units)
    return _among(parties, written, say, nobody, _another_kind(written, handbook, say))


def _another_kind(written: str, handbook: Handbook, say: Say) -> str:
    """Say what a name is that is not a party's."""
    named = _names(handbook.documents).get(_plain(written), {})
    if not named:
        return ""
    document = next(iter(named.values()))
    kind = label("kind", document.kind, say.lang)
    zh = f"“{written}”是{kind}《{document.title}》，不是岗位或部门"
    return say(zh, f"'{written}' is no role or unit: {document.title} is a {kind}")


def _among(documents: Sequence[D], written: str, say: Say, nobody: str, instead: str = "", near: str = "") -> D:
    names = _names(documents)
    found = names.get(_plain(written), {})
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        ids = "、".join(sorted(found))
        said = say(f"“{written}”不止一个：{ids}；请写其中一个", f"'{written}' may be any of {ids}; write one of them")
    else:
        said = instead or nobody + (near or say.did_you_mean(written, names))
    raise _wrong(said)


def _names(documents: Iterable[D]) -> Mapping[str, Mapping[str, D]]:
    names: dict[str, dict[str, D]] = {}
    for one in documents:
        for name in _called(one):
            names.setdefault(_plain(name), {})[one.id] = one
    return names


def _called(document: Document) -> Iterator[str]:
    yield document.id
    yield str(document.title)
    if isinstance(document.title_en, str):
        yield document.title_en
    yield from listed(document.aliases)
    number = given(document.number) if isinstance(document, Controlled) else None
    if number:
        yield number


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().strip("《》").casefold()


def _wrong(said: str) -> click.UsageError:
    return click.UsageError(said, click.get_current_context(silent=True))
