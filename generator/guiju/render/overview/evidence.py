"""For the auditor and the editor: conflicts, gaps, and what became of every fact of the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guiju.derive import tables as derived
from guiju.derive.coverage import coverage
from guiju.model.manual import Source
from guiju.model.text import listed
from guiju.render.overview.table import NONE, Sheet, sheet
from guiju.render.views.scope import Scope
from guiju.render.words import Words, plain


def conflicts(scope: Scope) -> tuple[Sheet, ...]:
    """Give the contradictions of the sources, and what they leave open."""
    found = [
        (
            scope.title(row.document, row.conflict.id),
            scope.words(row.conflict.note),
            plain(str(row.conflict.follow) if row.conflict.settled else "未决定"),
            scope.named(row.conflict.ask, row.document) or NONE,
        )
        for row in derived.conflicts(scope.handbook)
    ]
    gaps = [
        (
            scope.title(row.document, row.item if (row.document.id, row.item) in scope.handbook.parts else ""),
            plain(row.text),
            plain("源文未写"),
            scope.named(row.ask, row.document) if row.ask else NONE,
        )
        for row in derived.gaps(scope.handbook)
    ]
    groups = [("来源互相矛盾", found), ("来源没有写明", gaps)]
    return (sheet("conflicts", "文件 说明 现在怎么办 问谁", "small main small small", groups),)


def facts(scope: Scope) -> tuple[Sheet, ...]:
    """Give how many facts of each topic are carried, waived and missing; then each waived one with its reason."""
    covered = coverage(scope.handbook)
    rows = [
        (str(s.title), [_topic(s, t, f, covered.carried, covered.waived, scope) for t, f in _topics(s)])
        for s in scope.handbook.sources
    ]
    counts = sheet("coverage", "主题 事实 已写入 不写入 未写入", "main number number number number", rows)
    left = [(str(s.title), list(_waivers(s, scope))) for s in scope.handbook.sources]
    waived = sheet("waivers", "事实 内容 理由", "code main ", left, title="不写入的事实和理由")
    return (counts, waived)


def summary(scope: Scope) -> str:
    """Say how many facts are registered, carried, waived and missing."""
    covered = coverage(scope.handbook)
    return (
        f"登记的事实共 {len(covered.facts)} 条：已写入 {len(covered.carried)} 条，"
        f"不写入（有理由）{len(covered.waived)} 条，还没有写入 {len(covered.missing_ids)} 条。"
    )


def _topics(source: Source) -> Iterable[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for fact in source.facts:
        found.setdefault(fact.topic, []).append(fact.id)
    return found.items()


def _topic(
    source: Source, title: str, found: Sequence[str], carried: Iterable[str], waived: Iterable[str], scope: Scope
) -> tuple[Words, ...]:
    number = list({f.topic: None for f in source.facts}).index(title) + 1
    kept = len(set(found) & set(carried))
    left = len(set(found) & set(waived) - set(carried))
    figures = (len(found), kept, left, len(found) - kept - left)
    return (scope.title(source, f"_topic-{number}", title), *(plain(str(n)) for n in figures))


def _waivers(source: Source, scope: Scope) -> Iterable[tuple[Words, ...]]:
    said = {fact.id: fact.fact for fact in scope.handbook.facts.values()}
    for waiver in listed(source.waivers):
        name = waiver.fact.target
        yield scope.title(source, name, name), plain(said.get(name, "—")), scope.words(waiver.reason)
