"""A moment or a piece of evidence is written like an id, but no step or form bears it.

Why: after/before take a step or an event in words; something written like an id is almost always a step's
id with a typing error, and the deadline would hang on nothing.
Bad: `deadline: {within: 2 days, after: order-confirmd}`.
Good: `after: order-confirmed` (a step), or `after: 订单确认` (an event in words).
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model import walk
from guiju.model.node import Node
from guiju.rules.broken import Trouble, broken
from guiju.rules.context import Context, Link
from guiju.rules.naming import documents_of, kinds_in_words, suggest


def check(context: Context) -> Iterator[Finding]:
    """Find words that look like an id and are none."""
    for link in broken(context, Trouble.NOT_WORDS):
        kinds = kinds_in_words(link.ref.kinds)
        mend = suggest(link.ref.target, _choices(link, context), _otherwise(kinds))
        yield finding("GJ307", link.ref.place, target=link.ref.target, kinds=kinds, mend=mend)


def _choices(link: Link, context: Context) -> tuple[Node, ...]:
    if "form" in link.ref.kinds:
        return documents_of(context.handbook, ("form",))
    return tuple(node for node in walk.items(link.document) if node.type == "step")


def _otherwise(kinds: Wording) -> Wording:
    return Wording(
        f"写{kinds.zh}的标识；不是{kinds.zh}就用中文写清楚",
        f"write the id of the {kinds.en}, or else say it in words",
    )
