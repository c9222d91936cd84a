"""Printed policies, penalties and rewards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guiju.model.rulebook import Penalty, Policy, Reward
from guiju.render.paper.frame import Frame, frame, without_links
from guiju.render.views.parts import ItemView, Row, TermView
from guiju.render.views.rulebook import BreachView, ChapterView, penalty_view, policy_view, rewards_view
from guiju.render.views.scope import Scope
from guiju.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPolicy:
    """A policy."""

    frame: Frame
    sections: tuple[Row, ...]
    terms: tuple[TermView, ...]
    chapters: tuple[ChapterView, ...]
    penalties: tuple[Row, ...]
    related: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPenalty:
    """A schedule of penalties."""

    frame: Frame
    sections: tuple[Row, ...]
    breaches: tuple[BreachView, ...]
    law: str
    related: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReward:
    """A schedule of rewards."""

    frame: Frame
    sections: tuple[Row, ...]
    rewards: tuple[ItemView, ...]
    related: Words


def paper_policy(policy: Policy, scope: Scope) -> PaperPolicy:
    """Make the view of a printed policy; clauses outside any chapter get a heading of their own."""
    view = policy_view(policy, scope)
    return PaperPolicy(
        frame=frame(view.head, style="policy", kind_label="管理制度"),
        sections=view.rows,
        terms=view.terms,
        chapters=tuple(replace(one, title=one.title or "规定") for one in view.chapters),
        penalties=without_links(view.penalties),
        related=view.related,
    )


def paper_penalty(penalty: Penalty, scope: Scope) -> PaperPenalty:
    """Make the view of a printed schedule of penalties."""
    view = penalty_view(penalty, scope)
    return PaperPenalty(
        frame=frame(view.head, style="penalty", kind_label="处罚规定"),
        sections=view.rows,
        breaches=view.breaches,
        law=view.law,
        related=view.related,
    )


def paper_reward(reward: Reward, scope: Scope) -> PaperReward:
    """Make the view of a printed schedule of rewards."""
    view = rewards_view(reward, scope)
    return PaperReward(
        frame=frame(view.head, style="reward", kind_label="奖励规定"),
        sections=view.rows,
        rewards=view.rewards,
        related=view.related,
    )
