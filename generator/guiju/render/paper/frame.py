"""What frames every printed document: running header and footer, control block, cover, contents, signatures, marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import quote

from markupsafe import Markup

from guiju.render.views.parts import ControlView, HeadView, RevisionView, Row, row
from guiju.render.words import Words

# A print in one of these states must not pass for one in force: its state stands across every page.
STAMPED = ("draft", "in_review", "obsolete", "superseded")
UNCONTROLLED = "非受控副本：使用前核对是否现行有效"
STATUS_PAGE = "status.html"
# Characters of text: what makes more than about five pages gets a cover of its own and contents with page numbers.
_LONG = 2_400
# Characters of one item that make more than a third of a page.
_LONG_ITEM = 500
_HEADING = re.compile(r'<(h2|th)\b[^>]*\bid="(_[a-z][^"]*)"[^>]*>(.*?)</\1>', re.DOTALL)
_TAG = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A controlled copy: its number, and who holds it."""

    number: str
    holder: str

    @property
    def label(self) -> str:
        """Say so at the head of every page."""
        return f"受控副本　发放号 {self.number}　持有 {self.holder}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two labelled values beside each other."""

    left: Row
    right: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """A heading in the contents, its number within the document (empty: below a numbered one), and its anchor."""

    number: str
    title: Markup
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a printed document. page is the page's format (empty: A4), style the kind of its body.

    copy says at the head what kind of copy it is (empty: a blank to fill in); stamp is the state across every page
    (empty: in force); code is what the QR code holds. contents is empty where the document is short: then it has no
    cover either.
    """

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
    binding: str
    copy: str
    stamp: str
    code: str
    control_pairs: tuple[Pair, ...]
    signers: tuple[Row, ...]
    revisions: tuple[RevisionView, ...]
    holders: tuple[str, ...]
    contents: tuple[ContentsLine, ...] = ()


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
        binding=head.binding,
        # Whoever fills in a blank makes a record of it: it is no copy of anything.
        copy="" if page else UNCONTROLLED,
        stamp=control.status if control and control.status_key in STAMPED else "",
        code=code(head.address, number or head.id, control) if control else "",
        control_pairs=_pairs(head),
        signers=_signers(head),
        revisions=control.revisions if control else (),
        holders=tuple(str(control.distribution).split("、")) if control and control.distribution else (),
    )


def code(address: str, number: str, control: ControlView) -> str:
    """Say in a QR code what a print is, and where to ask whether it is current, where the site has an address."""
    if not address:
        return " ".join(part for part in (number, control.version, control.hash) if part)
    said = "&".join(f"{k}={quote(v)}" for k, v in (("n", number), ("v", control.version), ("h", control.hash)) if v)
    return f"{address.removesuffix('/')}/{STATUS_PAGE}#{said}"


def contents(page: str) -> tuple[ContentsLine, ...]:
    """Read the contents of a document that is longer than a few pages from its filled template; else nothing."""
    return tuple(_lines(page)) if len("".join(_TAG.sub("", page).split())) > _LONG else ()


def pairs(rows: Sequence[Row]) -> tuple[Pair, ...]:
    """Put labelled values two by two, the first half on the left."""
    half = (len(rows) + 1) // 2
    empty = Row(label="", value=Words())
    beside = zip_longest(rows[:half], rows[half:], fillvalue=empty)
    return tuple(Pair(left=left, right=right) for left, right in beside)


def is_long(text: object) -> bool:
    """Say whether a text is so long that its row must be free to go over pages: a third of a page and more."""
    return len(str(text)) > _LONG_ITEM


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


def _lines(page: str) -> Iterable[ContentsLine]:
    number = 0
    for tag, anchor, title in _HEADING.findall(page):
        number += tag == "h2"
        # A title is escaped already; only what it contains of elements goes.
        yield ContentsLine(
            number=str(number) if tag == "h2" else "", title=Markup(_TAG.sub("", title).strip()), anchor=anchor
        )


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
