"""What a role's page shows besides its work: the reporting line drawn, its say, who checks it, whom to ask, prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guiju.derive.concern import signed_by
from guiju.derive.due import Due
from guiju.derive.post import Below, Rank, Say, Scrutiny, asked_by, command_of, says_of, scrutiny_of
from guiju.derive.work import Work
from guiju.model.measures import Approval
from guiju.model.node import Document
from guiju.model.people import Role, Unit
from guiju.model.text import given, listed, words
from guiju.render import addresses, wording
from guiju.render.views import parts
from guiju.render.views.parts import Row, row
from guiju.render.views.scope import Scope
from guiju.render.words import Span, Words, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """A box of the reporting line; more says how many stand below it."""

    title: Words
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankView:
    """Boxes beside each other; said tells what they are to the one below: superior, or any one of these."""

    said: str
    boxes: tuple[BoxView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingView:
    """The reporting line from the top down to those right below; drawn is false where nobody stands above or below.

    missing says that there is a superior whom the sources do not name.
    """

    drawn: bool
    above: tuple[RankView, ...]
    missing: str
    below_said: str
    below: tuple[BoxView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SayView:
    """Something to approve or to decide: what, by which rule (when, up to which amount, how), and where it stands."""

    what: Words
    part: str
    rule: str
    where: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """A line by which others check the post."""

    what: Words
    standard: str
    who: Words
    cadence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """The further sections of a role's page. prints lists PDFs by kind, each title linked to its PDF."""

    reporting: ReportingView
    says: tuple[SayView, ...]
    checked: tuple[CheckedView, ...]
    asks: tuple[Row, ...]
    prints: tuple[Row, ...]


def post_view(party: Role | Unit, work: Work, lines: Sequence[Due], scope: Scope) -> PostView:
    """Make the further sections of the page of a role or a unit."""
    return PostView(
        reporting=_reporting(party, scope),
        says=tuple(_say(say, scope) for say in says_of(party, scope.handbook)),
        checked=tuple(_checked(one, scope) for one in scrutiny_of(party, scope.handbook)),
        asks=parts.filled(_asks(party, work, scope)),
        prints=parts.filled(_prints(party, work, lines, scope)) if scope.linked else (),
    )


def superiors_in_words(party: Role | Unit, scope: Scope) -> tuple[Words, ...]:
    """Name the superiors whose posts are not in the handbook, as in an edition for one audience."""
    rule = given(party.reports_to) if isinstance(party, Role) else None
    refs = (*listed(rule.all_of), *listed(rule.any_of)) if rule else ()
    return tuple(scope.named(ref, party) for ref in refs if not ref.named())


def _reporting(party: Role | Unit, scope: Scope) -> ReportingView:
    line = command_of(party, scope.handbook)
    role = isinstance(party, Role)
    open_ = parts.left_open(party.reports_to, scope) if isinstance(party, Role) else ""
    missing = open_ or str(joined(superiors_in_words(party, scope)))
    return ReportingView(
        drawn=bool(line.above or line.below),
        above=tuple(_rank(rank, scope) for rank in line.above),
        missing=f"直属上级：{missing}" if missing else "",
        below_said="直接下级" if role else "下属部门和岗位",
        below=tuple(_below(one, scope) for one in line.below),
    )


def _rank(rank: Rank, scope: Scope) -> RankView:
    boxes = tuple(BoxView(title=scope.title(party), more="") for party in rank.parties)
    several = "其中任一" if rank.any_of else "都是上级"
    return RankView(said=several if len(boxes) > 1 else "", boxes=boxes)


def _below(below: Below, scope: Scope) -> BoxView:
    return BoxView(title=scope.title(below.party), more=f"下有 {below.count} 个" if below.count else "")


def _say(say: Say, scope: Scope) -> SayView:
    rule = say.approval or say.item
    limit = given(rule.limit)
    how = words(rule.how) if isinstance(rule, Approval) else ""
    said = [words(given(rule.when)), wording.limit(limit) if limit else "", how]
    return SayView(
        what=scope.title(say.document, say.item.id, str(say.item.text)),
        part=wording.label("part", say.part),
        rule="；".join(part for part in said if part),
        where=scope.title(say.document),
    )


def _checked(one: Scrutiny, scope: Scope) -> CheckedView:
    frequency = given(one.line.frequency) or one.checklist.frequency
    return CheckedView(
        what=scope.title(one.checklist, one.line.id, str(one.line.text)),
        standard=words(one.line.standard),
        who=scope.all_named(one.checkers, one.checklist),
        cadence=wording.frequency(frequency),
    )


def _asks(party: Role | Unit, work: Work, scope: Scope) -> Iterator[Row]:
    between = " 或 " if work.any_superior else "、"
    yield row("平时的事", joined((scope.title(superior) for superior in work.superiors), between))
    yield row("没写明的事", joined(scope.title(asked) for asked in asked_by(party, scope.handbook)))


def _prints(party: Role | Unit, work: Work, lines: Sequence[Due], scope: Scope) -> Iterator[Row]:
    own = [(addresses.pdf(party), "岗位手册", True), (addresses.checklist_pdf(party), "空白检查表", bool(lines))]
    if isinstance(party, Role):
        own.append((addresses.sign_off_pdf(party), "签收表", bool(signed_by(party, scope.handbook))))
    mine = [(path, name) for path, name, there in own if isinstance(party, Role) and there]
    yield row("我的岗位", joined((Words((Span(name, scope.base + path),)) for path, name in mine), " "))
    yield row("检查表", _links(work.checklists, scope))
    yield row("表单", _links((part.form for part in work.forms), scope))
    yield row("程序", _links({part.procedure.id: part.procedure for part in work.steps}.values(), scope))


def _links(documents: Iterable[Document], scope: Scope) -> Words:
    return joined((Words((Span(str(one.title), scope.base + addresses.pdf(one)),)) for one in documents), " ")
