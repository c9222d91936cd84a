"""A reference names something that exists but cannot stand there.

Why: a form cannot act, and a duty is not a step; the line would say nothing.
Bad: `actor: cash-book` (a form where a post belongs).
Good: `actor: cashier`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model.node import Document, Node
from guiju.rules.broken import Trouble, broken, other_kind
from guiju.rules.context import Context
from guiju.rules.naming import kind_of, kinds_in_words


def check(context: Context) -> Iterator[Finding]:
    """Find references to things of the wrong kind."""
    for link in broken(context, Trouble.WRONG_KIND):
        node = other_kind(link, context)
        if node is not None:
            kinds = kinds_in_words(link.ref.kinds)
            mend = _mend(link.ref.target, node, link.ref.kinds, kinds)
            yield finding("GJ303", link.ref.place, target=link.ref.target, found=kind_of(node), kinds=kinds, mend=mend)


def _mend(target: str, node: Node, kinds: tuple[str, ...], words: Wording) -> Wording:
    if isinstance(node, Document) and not {"step", "duty", "clause", "item", "breach"}.isdisjoint(kinds):
        return Wording(
            f"写到条目，如 {target}#条目标识",
            f"name the item too, as {target}#item",
        )
    return Wording(f"换成一个{words.zh}的标识", f"put an id here that is one of: {words.en}")
