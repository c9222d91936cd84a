"""Says values of the model: one value, one wording, the same as on pages and prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from guiju.compare.tree import names_of
from guiju.model.measures import Amount, Approval, Deadline, Deputy, FormUse, Frequency, Limit, Percent
from guiju.model.node import Document, Node, Ref, Retention, Revision
from guiju.model.people import Superiors
from guiju.model.rulebook import Benefit, Consequence, Late
from guiju.model.text import Text, Unspecified, given, listed, words
from guiju.model.work import Copy
from guiju.render import wording
from guiju.render.changes.names import CHOICES, field_name
from guiju.render.views.scope import Scope

_NOTHING = ("无", "none")
# Fields whose values stand in one of the lists of wording.LABELS.
_LISTS: Mapping[tuple[str, str], str] = {
    ("clause", "modal"): "modal",
    ("check", "how"): "how",
    ("breach", "standing"): "standing",
    ("breach", "applies_to"): "applies_to",
    ("form", "layout"): "layout",
    ("field", "type_"): "field",
    ("", "status"): "status",
    ("", "classification"): "classification",
}
# What is left out of the short account of a whole item: words about it, and what stands inside it.
_BESIDE = frozenset({"id", "type", "short", "sources", "note", "gap", "ask", "ours", "formerly", "kind", "title_en"})
_MAIN = ("text", "title", "label", "name", "term", "fact")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says values of one document in one of two handbooks."""

    scope: Scope
    document: Document

    @property
    def lang(self) -> str:
        """Give the language spoken."""
        return self.scope.lang

    def say(self, value: Any, kind: str = "", field: str = "") -> str:
        """Say a value of a field of a type of thing; what is not there is said to be none."""
        name = field.rpartition(".")[2]
        if value in (None, ()):
            return self._pick(_NOTHING)
        if isinstance(value, Unspecified):
            return wording.OPEN[self.lang]
        if isinstance(value, tuple):
            return self._comma().join(self.say(one, kind, field) for one in value)
        if isinstance(value, Text):
            return value.words
        if isinstance(value, Ref):
            return self.name(value)
        return self._node(value) if isinstance(value, Node) else self._plain(value, kind, name)

    def name(self, ref: Ref) -> str:
        """Say what a reference points at; documents that are no parties in 《》."""
        if "fact" in ref.kinds:
            return ref.target
        found = self.scope.handbook.find(ref, self.document)
        said = str(self.scope.named(ref, self.document)).strip()
        if isinstance(found, Document):
            return said if found.kind in ("role", "unit") else f"《{said}》"
        owner = self.scope.handbook.by_id.get(ref.document)
        return f"《{owner.title}》{said}" if found and owner and owner is not self.document else said

    def account(self, node: Node) -> str:
        """Give a short account of a whole item: its words, and what is settled in it."""
        main = next((name for name in _MAIN if getattr(node, name, None)), "")
        told = [self._detail(node, name) for name in names_of(node) if name != main and name not in _BESIDE]
        head = self.say(getattr(node, main)) if main else ""
        return self._inside(head, [one for one in told if one])

    def _detail(self, node: Node, name: str) -> str:
        value = getattr(node, name)
        if value in (None, ()):
            return ""
        colon = ": " if self.lang == "en" else "："
        return f"{field_name(node.type, name, self.lang)}{colon}{self.say(value, node.type, name)}"

    def _plain(self, value: Any, kind: str, name: str) -> str:
        if isinstance(value, bool):
            return self._pick(("是", "yes") if value else ("否", "no"))
        if isinstance(value, (int, float)):
            return wording.number(value)
        group = _LISTS.get((kind, name)) or _LISTS.get(("", name))
        if group:
            return wording.label(group, value, self.lang)
        if name in ("choose", "jurisdiction", "languages"):
            return self._pick(CHOICES.get(str(value), (str(value), str(value))))
        return wording.duration(str(value), self.lang) if name == "after" else str(value)

    def _node(self, node: Any) -> str:
        sayer = _SAYERS.get(type(node))
        return sayer(self, node) if sayer else self._other(node)

    def _other(self, node: Node) -> str:
        """Say a node that has no wording of its own, field by field."""
        if any(getattr(node, name, None) for name in _MAIN):
            return self.account(node)
        held = ((name, getattr(node, name)) for name in names_of(node) if name not in ("sources", "note"))
        told = [
            f"{self._called(node, name)} {self.say(one, node.type, name)}"
            for name, one in held
            if one not in (None, ())
        ]
        return (", " if self.lang == "en" else "，").join(told)

    def _called(self, node: Node, name: str) -> str:
        return field_name(node.type, name, self.lang)

    def _inside(self, head: str, told: list[str]) -> str:
        if not told:
            return head
        return f"{head} ({'; '.join(told)})" if self.lang == "en" else f"{head}（{'；'.join(told)}）"

    def _moment(self, ref: Ref) -> str:
        return str(self.scope.named(ref, self.document))

    def _pick(self, pair: tuple[str, str]) -> str:
        return pair[self.lang == "en"]

    def _comma(self) -> str:
        return ", " if self.lang == "en" else "、"

    def _approval(self, value: Approval) -> str:
        return wording.approval(value, self._moment, self.lang)

    def _form_use(self, value: FormUse) -> str:
        act = wording.label("act", value.act, self.lang)
        return f"{act} {self.name(value.form)}" if self.lang == "en" else f"{act}{self.name(value.form)}"

    def _consequence(self, value: Consequence) -> str:
        payer = given(value.payer)
        said = wording.consequence(value, self.lang)
        return f"{self._moment(payer)} {said}" if payer else said

    def _deputy(self, value: Deputy) -> str:
        vacant = self._comma().join(self.name(one) for one in listed(value.if_vacant))
        told = [words(value.when), self._pick((f"{vacant}空缺时", f"if vacant: {vacant}")) if vacant else ""]
        return self._inside(self.name(value.role), [one for one in told if one])

    def _superiors(self, value: Superiors) -> str:
        either = self._pick(("或", " or ")).join(self.name(one) for one in listed(value.any_of))
        return self._comma().join([*(self.name(one) for one in listed(value.all_of)), *([either] if either else [])])

    def _retention(self, value: Retention) -> str:
        said = wording.retention_words(given(value.years), words(value.period), self.lang)
        return self._inside(said, [words(value.basis)] if words(value.basis) else [])

    def _revision(self, value: Revision) -> str:
        return " ".join(part for part in (value.version, given(value.date) or "", value.summary.words) if part)

    def _late(self, value: Late) -> str:
        by = given(value.by)
        return " ".join(part for part in (self.name(value.step), wording.duration(by, self.lang) if by else "") if part)

    def _copy(self, value: Copy) -> str:
        holder = given(value.holder)
        return self._inside(value.name.words, [self.name(holder)] if holder else [])


_SAYERS: Mapping[type, Callable[[Speaker, Any], str]] = {
    Amount: lambda one, value: wording.amount(value, one.lang),
    Approval: Speaker._approval,
    Benefit: lambda one, value: wording.benefit(value, one.lang),
    Consequence: Speaker._consequence,
    Copy: Speaker._copy,
    Deadline: lambda one, value: wording.deadline(value, one._moment, one.lang),
    Deputy: Speaker._deputy,
    FormUse: Speaker._form_use,
    Frequency: lambda one, value: wording.frequency(value, one.lang),
    Late: Speaker._late,
    Limit: lambda one, value: wording.limit(value, one.lang),
    Percent: lambda one, value: wording.percent(value, one.lang),
    Retention: Speaker._retention,
    Revision: Speaker._revision,
    Superiors: Speaker._superiors,
}
