"""A reference names a document that the handbook does not have.

Why: nobody can follow it; a duty that names no post is nobody's duty.
Bad: `actor: 平安班长` (a title), `form: cash-bok` (a typing error).
Good: `actor: site-guard-leader`, `form: cash-book`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.rules.broken import DOCUMENT_KINDS, Trouble, broken
from guiju.rules.context import Context, Link
from guiju.rules.naming import documents_of, kinds_in_words, suggest

_ITEM_HOMES = {
    "step": ("procedure",),
    "duty": ("role", "unit"),
    "clause": ("policy",),
    "breach": ("penalty",),
    "form_field": ("form",),
}


def check(context: Context) -> Iterator[Finding]:
    """Find references to documents that are not there."""
    for link in broken(context, Trouble.NO_DOCUMENT):
        kinds = _document_kinds(link)
        written = link.ref.document or link.ref.target.partition("#")[0]
        mend = suggest(written, documents_of(context.handbook, kinds), _otherwise(kinds))
        yield finding("GJ301", link.ref.place, target=written, kinds=kinds_in_words(kinds), mend=mend)


def _document_kinds(link: Link) -> tuple[str, ...]:
    if DOCUMENT_KINDS.issuperset(link.ref.kinds):
        return link.ref.kinds
    homes = dict.fromkeys(home for kind in link.ref.kinds for home in _ITEM_HOMES.get(kind, (kind,)))
    documents = tuple(kind for kind in homes if kind not in ("item", "field", "end", "event", "text"))
    return documents if documents and "item" not in homes else ("document",)


def _otherwise(kinds: tuple[str, ...]) -> Wording:
    words = kinds_in_words(kinds)
    return Wording(
        f"核对标识；如果确实要有这个{words.zh}，先给它建一份文件",
        f"check the id; if this {words.en} is really wanted, write its document first",
    )
