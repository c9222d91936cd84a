"""What frames every printed document: running header and footer, control block, signatures, revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from guiju.render.views.parts import HeadView, RevisionView, Row, row
from guiju.render.words import Words

_LONG = 500
_BESIDE = ("文件编号", "版本", "状态", "编制", "审核", "批准", "内容校验")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two labelled values beside each other."""

    left: Row
    right: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a printed document. page is the page's format (empty: A4), style the kind of its body."""

    page: str
    style: str
    organisation: str
    handbook: str
    book: str
    kind_label: str
    title: str
    title_en: str
    full_title: str
    number: str
    version: str
    status: str
    hash: str
    control_pairs: tuple[Pair, ...]
    signers: tuple[Row, ...]
    revisions: tuple[RevisionView, ...]


def frame(head: HeadView, *, style: str, page: str = "", kind_label: str = "", title: str = "") -> Frame:
    """Make the frame of a document from its head."""
    control = head.control
    name = title or head.title
    number = control.number if control else ""
    return Frame(
        page=page,
        style=style,
        organisation=head.organisation,
        handbook=head.handbook,
        book=head.book,
        kind_label=kind_label or head.kind_label,
        title=name,
        title_en="" if title else head.title_en,
        full_title=" ".join(part for part in (number, name) if part),
        number=number,
        version=control.version if control else "",
        status=control.status if control else "",
        hash=control.hash if control else "",
        control_pairs=_pairs(head),
        signers=_signers(head),
        revisions=control.revisions if control else (),
    )


def pairs(rows: Sequence[Row]) -> tuple[Pair, ...]:
    """Put labelled values two by two, the first half on the left."""
    half = (len(rows) + 1) // 2
    empty = Row(label="", value=Words())
    beside = zip_longest(rows[:half], rows[half:], fillvalue=empty)
    return tuple(Pair(left=left, right=right) for left, right in beside)


def is_long(text: object) -> bool:
    """Say whether a text is so long that its row must be free to go over pages: a third of a page and more."""
    return len(str(text)) > _LONG


def ranges(numbers: Iterable[int]) -> str:
    """Say numbers in short: 1–4、7."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def without_links(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Leave out the words that on the site only lead elsewhere."""
    return tuple(row(one.label, Words(tuple(s for s in one.value.spans if s.text != "详见"))) for one in rows)


def _pairs(head: HeadView) -> tuple[Pair, ...]:
    control = head.control
    if control is None:
        return ()
    said = {one.label: one for one in control.rows}
    order = ("文件编号", "版本", "状态", "生效日期", "归口", "密级", "发放范围", "保存期限")
    always = ("文件编号", "版本", "状态", "生效日期")
    rows = [said.get(label, row(label, "")) for label in order if label in said or label in always]
    return pairs(rows)


def _signers(head: HeadView) -> tuple[Row, ...]:
    control = head.control
    if control is None:
        return ()
    return (
        row("编制", control.prepared_by),
        row("审核", control.reviewed_by),
        row("批准", control.approved_by),
    )
