"""The page of the organisation chart."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guiju.derive.organisation import Post, organisation
from guiju.render.organisation_chart import Box, organisation_chart
from guiju.render.views.scope import Scope
from guiju.render.words import Words, joined, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartGroup:
    """A part of the chart under its heading."""

    id: str
    title: str
    chart: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView:
    """The page of the organisation chart; the counts are of posts and of units."""

    url: str
    title: str
    intro: str
    groups: tuple[ChartGroup, ...]
    searched: bool = True
    template: str = "site/organisation.md.j2"


def organisation_view(url: str, title: str, intro: str, scope: Scope) -> OrganisationView:
    """Make the page: units with their posts, posts without a unit, parties outside."""
    found = organisation(scope.handbook)
    kinds = (
        ("_units", "部门和岗位", found.units),
        ("_loose", "没有写明部门的岗位", found.loose),
        ("_outside", "外部单位和人员", found.outside),
    )
    return OrganisationView(
        url=url,
        title=title,
        intro=intro,
        groups=tuple(
            ChartGroup(id=anchor, title=heading, chart=organisation_chart([_box(post, scope) for post in posts]))
            for anchor, heading, posts in kinds
            if posts
        ),
    )


def _box(post: Post, scope: Scope) -> Box:
    between = "或" if post.any_of else "、"
    above = joined((scope.title(party) for party in post.others), between)
    return Box(
        title=scope.title(post.party),
        kind=post.party.kind,
        note=joined((plain("向"), above, plain("报告")), " ") if above else Words(),
        below=tuple(_box(one, scope) for one in post.below),
    )
