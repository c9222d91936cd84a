"""Whom a person means who names a role or a unit: by id, title or alias."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

import click

from guiju.cli.words import Say
from guiju.model.handbook import Handbook
from guiju.model.people import Role, Unit
from guiju.model.text import listed


def find_party(written: str, handbook: Handbook, say: Say) -> Role | Unit:
    """Find a role or unit by id, title or alias; what is close is suggested, what is several is told apart."""
    return _find(written, handbook, say, say(f"没有岗位“{written}”", f"there is no role '{written}'"))


def find_audience(written: str, handbook: Handbook, say: Say) -> Role | Unit:
    """Find the unit or role that an edition is for, in the same way."""
    nobody = say(f"没有部门或岗位“{written}”", f"there is no unit or role '{written}'")
    return _find(written, handbook, say, nobody)


def _find(written: str, handbook: Handbook, say: Say, nobody: str) -> Role | Unit:
    names = _names(handbook)
    found = names.get(_plain(written), {})
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        ids = "、".join(sorted(found))
        said = say(f"“{written}”不止一个：{ids}；请写其中一个", f"'{written}' may be any of {ids}; write one of them")
    else:
        said = nobody + say.did_you_mean(written, names)
    raise click.UsageError(said, click.get_current_context(silent=True))


def _names(handbook: Handbook) -> Mapping[str, Mapping[str, Role | Unit]]:
    names: dict[str, dict[str, Role | Unit]] = {}
    parties: tuple[Role | Unit, ...] = (*handbook.roles, *handbook.units)
    for party in parties:
        for name in _called(party):
            names.setdefault(_plain(name), {})[party.id] = party
    return names


def _called(party: Role | Unit) -> Iterator[str]:
    yield party.id
    yield str(party.title)
    if isinstance(party.title_en, str):
        yield party.title_en
    yield from listed(party.aliases)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
