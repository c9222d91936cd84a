"""compare(): two handbooks -> their changes, each with its class, direction and the roles that it concerns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from guiju.compare.change import Change, Comparison
from guiju.compare.classify import direction_of, sort_of
from guiju.compare.concern import Concern, concerned
from guiju.compare.differ import differences
from guiju.model.handbook import Handbook


def compare(old: Handbook, new: Handbook, left_out: Collection[str] = ()) -> Comparison:
    """Give all that changed from one handbook to another; left_out names the ids that are not to be compared."""
    parties = Concern(old), Concern(new)
    changes = tuple(_judged(one, *parties) for one in differences(old, new, left_out))
    return Comparison(old=old, new=new, changes=changes, left_out=tuple(sorted(left_out)))


def _judged(change: Change, old: Concern, new: Concern) -> Change:
    sorted_ = replace(change, sort=sort_of(change), direction=direction_of(change))
    return replace(sorted_, roles=concerned(sorted_, old, new))
