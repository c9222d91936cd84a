"""Which things of two lists are the same thing: by id, or because the new one names the old id in `formerly`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from guiju.model.node import Node
from guiju.model.text import listed

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Generic[N]):
    """What two lists have in common: pairs in the order of the newer, and what only one of them has.

    into tells of an id that is gone which newer thing names it in `formerly`.
    """

    both: tuple[tuple[N, N], ...]
    removed: tuple[N, ...]
    added: tuple[N, ...]
    into: dict[str, str]


def id_of(node: Node | None) -> str:
    """Give the id of a node, empty where it has none."""
    return str(getattr(node, "id", ""))


def pair(old: Sequence[N], new: Sequence[N]) -> Pairs[N]:
    """Find the same things in two lists; only things of one class are the same."""
    earlier = {id_of(one): one for one in old}
    later = {id_of(one) for one in new}
    into = {name: id_of(one) for one in reversed(new) for name in _former(one) if name in earlier and name not in later}
    taken: set[str] = set()
    both: list[tuple[N, N]] = []
    added: list[N] = []
    for one in new:
        name = next(_names(one, earlier, into, taken), "")
        if name and type(earlier[name]) is type(one):
            taken.add(name)
            both.append((earlier[name], one))
        else:
            added.append(one)
    removed = tuple(one for name, one in earlier.items() if name not in taken)
    return Pairs(both=tuple(both), removed=removed, added=tuple(added), into=into)


def kept_in_order(places: Sequence[int]) -> frozenset[int]:
    """Give the indexes of a longest run of ever greater places: what did not move. The others did."""
    ends: list[int] = []  # the index of the place that ends the best run of each length, and that place
    lowest: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(lowest, place)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [index]
        lowest[length : length + 1] = [place]
    return frozenset(_back(ends[-1], before)) if ends else frozenset()


def _back(index: int, before: Sequence[int]) -> Iterator[int]:
    while index >= 0:
        yield index
        index = before[index]


def _names(one: N, earlier: dict[str, N], into: dict[str, str], taken: set[str]) -> Iterator[str]:
    own = id_of(one)
    if own in earlier:
        yield own
        return
    yield from (name for name in _former(one) if into.get(name) == own and name not in taken)


def _former(node: Node) -> tuple[str, ...]:
    return listed(getattr(node, "formerly", ()))
