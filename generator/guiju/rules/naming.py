"""How findings name things, and what they suggest instead of a name that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from guiju.codes import Wording
from guiju.derive.mentions import names_of, normal
from guiju.model.handbook import Handbook
from guiju.model.node import Document, Node
from guiju.model.text import Text

KINDS: Mapping[str, Wording] = {
    "handbook": Wording("手册总表", "handbook sheet"),
    "unit": Wording("部门", "unit"),
    "role": Wording("岗位", "role"),
    "policy": Wording("制度", "policy"),
    "procedure": Wording("程序", "procedure"),
    "checklist": Wording("检查表", "checklist"),
    "penalty": Wording("处罚规定", "schedule of penalties"),
    "reward": Wording("奖励规定", "schedule of rewards"),
    "form": Wording("表单", "form"),
    "glossary": Wording("术语表", "glossary"),
    "source": Wording("来源登记", "source register"),
    "document": Wording("文件", "document"),
    "item": Wording("条目", "item"),
    "field": Wording("栏目", "field"),
    "form_field": Wording("表单栏目", "form field"),
    "step": Wording("步骤", "step"),
    "duty": Wording("职责", "duty"),
    "clause": Wording("条款", "clause"),
    "breach": Wording("违规条目", "breach"),
    "check": Wording("检查项", "checklist item"),
    "point": Wording("要点", "point"),
    "chapter": Wording("章", "chapter"),
    "term": Wording("术语", "term"),
    "conflict": Wording("矛盾", "conflict"),
    "gap": Wording("缺口", "gap"),
    "authority": Wording("权限", "authority"),
    "qualification": Wording("任职条件", "qualification"),
    "kpi": Wording("考核指标", "key figure"),
    "fact": Wording("事实", "fact"),
    "area": Wording("区域", "area"),
    "book": Wording("分册", "book"),
    "shift": Wording("班次", "shift"),
    "site": Wording("场所", "site"),
}

_SHORT = 16
_NOT_THINGS = ("event", "text", "end", "all")


def kinds_in_words(kinds: Iterable[str]) -> Wording:
    """Say which kinds of thing are wanted: 岗位或部门."""
    words = [KINDS[kind] for kind in kinds if kind not in _NOT_THINGS]
    if KINDS["item"] in words:
        words = [KINDS["item"]]
    return Wording("或".join(w.zh for w in words), " or ".join(w.en for w in words))


def kind_of(node: Node) -> Wording:
    """Name the kind of a node."""
    return KINDS.get(node.type, KINDS["item"])


def quoted(document: Document) -> Wording:
    """Name a document by its title: papers in 《》, posts and units in quotes."""
    if document.kind in ("role", "unit"):
        return Wording(f"“{document.title}”", f"'{document.title}'")
    return Wording(f"《{document.title}》", f"《{document.title}》")


def suggest(written: str, choices: Iterable[Node], otherwise: Wording) -> Wording:
    """Say how to mend a reference to nothing: the id of a title, a close match, or the words given."""
    nodes = tuple(choices)
    wanted = normal(written)
    same = next((n for n in nodes if wanted in map(normal, _titles(n))), None)
    if same is not None:
        return _by_title(written, same)
    close = _close(wanted, nodes)
    return _did_you_mean(close) if close else otherwise


def did_you_mean(written: str, names: Iterable[str], otherwise: Wording) -> Wording:
    """Say which of some names comes closest, or the words given."""
    table = {normal(name): name for name in names}
    close = difflib.get_close_matches(normal(written), list(table), n=1, cutoff=0.6)
    if not close:
        return otherwise
    name = table[close[0]]
    return Wording(f"您是不是想写 {name}？", f"did you mean {name}?")


def documents_of(handbook: Handbook, kinds: Iterable[str]) -> tuple[Document, ...]:
    """Give the documents of the kinds named."""
    wanted = frozenset(kinds)
    return tuple(d for d in handbook.documents if d.kind in wanted or "document" in wanted)


def _titles(node: Node) -> tuple[str, ...]:
    if isinstance(node, Document):
        return names_of(node)
    found = (getattr(node, name, None) for name in ("title", "text", "label", "short"))
    return tuple(str(words) for words in found if isinstance(words, Text))


def _by_title(written: str, node: Node) -> Wording:
    mark = str(getattr(node, "id", ""))
    kind = kind_of(node)
    if normal(written) == normal(mark):
        return Wording(f"写成 {mark}", f"write {mark}")
    return Wording(
        f"“{written}”是{kind.zh}的名称，这里要写它的标识 {mark}",
        f"'{written}' is a name ({kind.en}); its id {mark} belongs here",
    )


def _close(wanted: str, nodes: tuple[Node, ...]) -> Node | None:
    table = {normal(name): node for node in nodes for name in (*_titles(node), str(getattr(node, "id", "")))}
    best = difflib.get_close_matches(wanted, list(table), n=1, cutoff=0.6)
    return table[best[0]] if best else None


def _did_you_mean(node: Node) -> Wording:
    mark = str(getattr(node, "id", ""))
    title = (_titles(node) or ("",))[-1].rstrip("。")
    short = title if len(title) <= _SHORT else f"{title[:_SHORT]}…"
    if not title or isinstance(node, Document):
        title = short = str(getattr(node, "title", ""))
    return Wording(
        f"您是不是想写 {mark}{short and f'（{short}）'}？",
        f"did you mean {mark}{short and f' ({short})'}?",
    )
