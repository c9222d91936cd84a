"""A reference names an item (step, duty, clause, breach, field) that its document does not have.

Why: the flow breaks off there, and a penalty rests on a rule that does not exist.
Bad: `then: chek-payment` where the step is called `check-payment`.
Good: `then: check-payment`; an item of another document is `document#item`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model import walk
from guiju.model.node import Document, Node, Ref
from guiju.rules.broken import Trouble, broken
from guiju.rules.context import Context
from guiju.rules.naming import KINDS, did_you_mean, kinds_in_words, quoted, suggest


def check(context: Context) -> Iterator[Finding]:
    """Find references to items that are not there."""
    for link in broken(context, Trouble.NO_ITEM):
        home = context.handbook.by_id.get(link.ref.document, link.document)
        kinds = tuple(kind for kind in link.ref.kinds if kind not in ("document", "form"))
        yield finding(
            "GJ302",
            link.ref.place,
            document=quoted(home),
            target=link.ref.item,
            kinds=kinds_in_words(kinds),
            mend=_mend(link.ref, kinds, home, context),
        )


def _mend(ref: Ref, kinds: tuple[str, ...], home: Document, context: Context) -> Wording:
    elsewhere = _elsewhere(ref, kinds, context)
    if elsewhere and not ref.document:
        return did_you_mean(elsewhere, [elsewhere], Wording("", ""))
    choices = [node for node in walk.items(home) if _wanted(node, kinds)]
    return suggest(ref.item, choices, _otherwise(ref, home, choices))


def _elsewhere(ref: Ref, kinds: tuple[str, ...], context: Context) -> str:
    """Give the one other document's item that bears this id."""
    found = [
        f"{document}#{item}"
        for (document, item), node in context.handbook.parts.items()
        if item == ref.item and _wanted(node, kinds)
    ]
    return found[0] if len(found) == 1 else ""


def _wanted(node: Node, kinds: tuple[str, ...]) -> bool:
    return node.type != "branch" and ("item" in kinds or node.type.replace("field", "form_field") in kinds)


def _otherwise(ref: Ref, home: Document, choices: list[Node]) -> Wording:
    ids = [str(getattr(node, "id", "")) for node in choices]
    if not ids or home.kind == "source":
        kind = KINDS.get(home.kind, KINDS["document"])
        return Wording(
            f"别的文件里的条目写成 文件标识#条目标识；这里是{kind.zh}{quoted(home).zh}",
            f"an item of another document is written document#item; this is the {kind.en} {quoted(home).en}",
        )
    shown = "、".join(ids[:8])
    return Wording(
        f"可以写的有 {shown}{'等' if len(ids) > 8 else ''}",
        f"there are {', '.join(ids[:8])}{' and more' if len(ids) > 8 else ''}",
    )
