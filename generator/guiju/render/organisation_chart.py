"""The organisation chart as a nested list: lines are drawn by the style sheet, and it reads well without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from guiju.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A unit or a post with what stands below it; note says to whom else it reports."""

    title: Words
    kind: str
    note: Words
    below: tuple[Box, ...]


def organisation_chart(boxes: Sequence[Box]) -> Markup:
    """Draw boxes and all that stands below them."""
    return Markup(f'<ul class="gj-org">{"".join(map(_item, boxes))}</ul>')


def _item(box: Box) -> str:
    return f'<li class="gj-org__{escape(box.kind)}">{"".join(_lines(box))}</li>'


def _lines(box: Box) -> Iterator[str]:
    note = f'<span class="gj-org__note">{escape(box.note)}</span>' if box.note else ""
    yield f'<span class="gj-org__box">{escape(box.title)}{note}</span>'
    if box.below:
        yield f"<ul>{''.join(map(_item, box.below))}</ul>"
