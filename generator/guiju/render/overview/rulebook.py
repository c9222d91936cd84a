"""What a breach costs and what is rewarded, over all schedules."""

from __future__ import annotations

from guiju.model.rulebook import Breach, Penalty, Reward, RewardRule
from guiju.model.text import given, listed
from guiju.render import wording
from guiju.render.overview.table import NONE, Sheet, sheet
from guiju.render.views import parts
from guiju.render.views.outcome import consequences, law_note, reminder
from guiju.render.views.rulebook import who_is_hit
from guiju.render.views.scope import Scope
from guiju.render.words import Words, plain


def penalties(scope: Scope) -> tuple[Sheet, ...]:
    """Give every breach with what follows, schedule by schedule."""
    groups = [(str(p.title), [_breach(p, b, scope) for b in p.breaches]) for p in scope.handbook.penalties]
    tags = {_breach(p, b, scope)[0]: reminder(b, p, scope) for p in scope.handbook.penalties for b in p.breaches}
    return (sheet("penalties", "违规 后果 管到谁 由谁决定", "main number small small", groups, mine="who", tags=tags),)


def rewards(scope: Scope) -> tuple[Sheet, ...]:
    """Give every reward, schedule by schedule."""
    groups = [(str(d.title), [_reward(d, r, scope) for r in d.rewards]) for d in scope.handbook.rewards]
    return (sheet("rewards", "为了什么 奖励 奖给谁 由谁决定", "main number small small", groups, mine="who"),)


def counsel(scope: Scope) -> tuple[Sheet, ...]:
    """Give the breaches that counsel has still to confirm, with all that is withheld from staff."""
    groups = [
        (str(p.title), [_breach(p, b, scope) for b in p.breaches if reminder(b, p, scope)])
        for p in scope.handbook.penalties
    ]
    return (sheet("counsel", "违规 后果 管到谁 由谁决定", "main number small small", groups),)


def law(scope: Scope) -> str:
    """Say what the law has against fines."""
    return law_note(iter(["all"]), scope)


def _breach(penalty: Penalty, breach: Breach, scope: Scope) -> tuple[Words, ...]:
    return (
        scope.title(penalty, breach.id, str(breach.text)),
        consequences(breach, penalty, scope),
        who_is_hit(breach, penalty, scope) or NONE,
        scope.named(breach.decided_by, penalty) or NONE,
    )


def _reward(reward: Reward, rule: RewardRule, scope: Scope) -> tuple[Words, ...]:
    between = "，或" if given(rule.choose) == "one" else "；"
    benefits = between.join(wording.benefit(b) for b in listed(rule.benefits))
    return (
        scope.title(reward, rule.id, str(rule.text)),
        plain(benefits or parts.left_open(rule.benefits, scope)) or NONE,
        scope.all_named(rule.applies_to, reward) or NONE,
        scope.named(rule.decided_by, reward) or NONE,
    )
