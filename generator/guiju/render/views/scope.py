"""What every view is made with: the handbook, the names in it, and where links lead from the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guiju.derive import mentions
from guiju.model.handbook import Handbook
from guiju.model.manual import Area, Book, Shift, Site
from guiju.model.node import Document, Node, Ref
from guiju.model.rulebook import Breach
from guiju.model.text import Many, Maybe, Text, Unspecified, listed, words
from guiju.model.work import FormField, Step
from guiju.render import addresses, wording
from guiju.render.words import Span, Words, joined, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """base goes before every address ("../" on a page one folder down); linked is false on paper.

    editor is true on the pages of editors and auditors, which show what is withheld from staff. printed is the id of
    the document whose print leads to its own items and to other prints; empty for sheets, which lead nowhere. months
    (YYYY-MM) are those of which posts have a book of day sheets.
    """

    handbook: Handbook
    base: str = "../"
    linked: bool = True
    editor: bool = False
    printed: str = ""
    date: str | None = None
    months: tuple[str, ...] = ()
    lang: str = "zh"
    names: Mapping[str, Document] = field(default_factory=dict, repr=False)

    def words(self, text: Maybe[Text]) -> Words:
        """Make running text; names of documents in 《》 become links, what is left open says so."""
        if isinstance(text, Unspecified):
            return plain(wording.OPEN[self.lang])
        found = mentions.parts(words(text), self.names)
        return Words(tuple(Span(p.text, self._url(p.document) if p.document else "") for p in found))

    def title(self, document: Document, item: str = "", text: str = "") -> Words:
        """Give a document's title (or a text of your own) as a link to it, or to an item of it."""
        return Words((Span(text or str(document.title), self._url(document, item)),))

    def named(self, ref: Maybe[Ref], within: Document) -> Words:
        """Say what a reference points at: a title or an item's short wording, linked; words stay words."""
        if isinstance(ref, Unspecified):
            return plain(wording.OPEN[self.lang])
        if ref is None:
            return Words()
        return self._found(ref, self.handbook.find(ref, within), within)

    def all_named(self, refs: Many[Ref] | Iterable[Ref], within: Document) -> Words:
        """Say several references, with a 、 between them."""
        if isinstance(refs, Unspecified):
            return plain(wording.OPEN[self.lang])
        return joined(self.named(ref, within) for ref in refs)

    def moment(self, ref: Ref, within: Document) -> str:
        """Say a step or an event in words, for deadlines."""
        return str(self.named(ref, within))

    def facts(self, refs: Many[Ref]) -> str:
        """List fact ids for the auditor."""
        return "、".join(ref.target for ref in listed(refs))

    def _found(self, ref: Ref, node: Node | None, within: Document) -> Words:
        if node is None:
            return plain(self._fixed(ref.target))
        if isinstance(node, Document):
            return self.title(node)
        owner = self.handbook.by_id[ref.document] if ref.document else within
        anchor = str(getattr(node, "id", ""))
        if owner is self.handbook.manual or isinstance(node, Area | Book | Shift | Site):
            return plain(_label(node))
        return self.title(owner, anchor, _label(node))

    def _fixed(self, target: str) -> str:
        fixed = {"all": ("全体", "everybody"), "end": ("结束", "end")}
        return fixed[target][self.lang == "en"] if target in fixed else target

    def _url(self, document: Document, item: str = "") -> str:
        if self.linked:
            return self.base + addresses.url(document, item)
        return addresses.in_print(document, item, self.printed) if self.printed else ""


def scope(
    handbook: Handbook,
    *,
    base: str = "../",
    linked: bool = True,
    date: str | None = None,
    months: tuple[str, ...] = (),
) -> Scope:
    """Make the scope of a page."""
    names = mentions.titles(handbook)
    return Scope(handbook=handbook, base=base, linked=linked, date=date, months=months, names=names)


def _label(node: Node) -> str:
    if isinstance(node, FormField):
        return str(node.label)
    if isinstance(node, Step | Breach) or hasattr(node, "label"):
        return str(getattr(node, "label", ""))
    for name in ("title", "name", "term", "text", "id"):
        value = getattr(node, name, None)
        if value:
            return str(value)
    return ""
