"""The order of a build: what goes in, which tools make it, and where it goes."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from guiju.load.history import read_history
from guiju.publish.fingerprint import Fingerprint, fingerprint
from guiju.publish.inputs import hashes, key_of_inputs
from guiju.render.artifact import key_of
from guiju.resources import FOLDERS, Resources, resources
from guiju.settings import Settings

_SOP = "sop"
_FONTS = (".ttf", ".otf", "fonts.conf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built where. inputs maps every file that decides the output to its hash.

    only is "", "site", "pdf" or "data"; date is the day judged by (None: not known), asked the one that was asked for,
    which alone brings the books of its months; commit names the state of git ("+dirty" behind it where the work tree
    differs), None without git; roots are where a shallow clone's history begins. audience is the unit or role asked
    for as it was written; edition is its id, and untold are the inputs of which its edition says nothing.
    """

    target: Path
    inputs: Mapping[str, str]
    only: str
    audience: str
    date: str | None
    commit: str | None
    tools: Fingerprint
    asked: str | None = None
    roots: tuple[str, ...] = ()
    edition: str = ""
    untold: frozenset[str] = frozenset()

    @property
    def told(self) -> dict[str, str]:
        """Give the inputs that the output may name."""
        return {path: sha for path, sha in self.inputs.items() if path not in self.untold}

    @property
    def key(self) -> str:
        """Give the hash of all that decides the output: equal keys, equal output."""
        settings = (self.only, self.audience, str(self.date), str(self.asked), str(self.commit), *self.roots)
        return key_of([key_of_inputs(self.inputs), *settings, self.tools.hash, self.tools.code])

    @property
    def place(self) -> str:
        """Name the place that the output goes to, the same for every build into it."""
        return key_of(["built", os.fsencode(self.target.resolve()), self.only])


def for_edition(order: Order, edition: str, files: Collection[str]) -> Order:
    """Make it the order of one audience's edition, of whose content only some files (below sop/) are told."""
    content = (path for path in order.inputs if path.startswith(f"{_SOP}/"))
    untold = frozenset(path for path in content if path.removeprefix(f"{_SOP}/") not in files)
    return replace(order, edition=edition, untold=untold)


def take_order(settings: Settings) -> Order:
    """Look at everything that a build of these settings depends on, without reading the content."""
    history = read_history(settings.sop)
    ours = resources(settings.home)
    return Order(
        target=settings.output,
        inputs={**_content(settings), **_ours(ours)},
        only=settings.only,
        audience=settings.audience,
        date=settings.date or (history.date if history else None),
        asked=settings.date,
        commit=history.name if history else None,
        roots=history.roots if history else (),
        tools=fingerprint({n: sha for n, sha in ours.hashes("templates").items() if n.endswith(_FONTS)}),
    )


def _content(settings: Settings) -> dict[str, str]:
    """The content's own files; where the handbook's folder is also its home, the rest of the home is none of it."""
    beside = {settings.output.resolve(), *(settings.home.resolve() / name for name in FOLDERS)}
    return hashes(_SOP, settings.sop, without=beside)


def _ours(ours: Resources) -> dict[str, str]:
    return {f"{folder}/{name}": sha for folder in FOLDERS for name, sha in ours.hashes(folder).items()}
