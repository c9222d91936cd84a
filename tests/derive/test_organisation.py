"""The organisation chart: everybody stands in it once, where the manual puts them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.builder import handbook

from guiju.derive.organisation import Post, organisation

SHOP = "{kind: unit, id: shop, title: 门店}"
TILL = "{kind: unit, id: till, title: 收银组, parent: shop}"
OFFICE = "{kind: unit, id: office, title: 办公室}"
BOSS = "{kind: role, id: boss, title: 店长, unit: shop}"
LEAD = "{kind: role, id: lead, title: 组长, unit: till, reports_to: [boss]}"
CASHIER = "{kind: role, id: cashier, title: 收银员, unit: till, reports_to: {any_of: [boss, lead]}}"
LONER = "{kind: role, id: loner, title: 巡查员}"
HELPER = "{kind: role, id: helper, title: 助手, reports_to: [loner]}"
CARRIER = "{kind: role, id: carrier, title: 承运人, external: true}"


def drawn(posts: tuple[Post, ...]) -> dict[str, object]:
    """Write a tree as nested ids."""
    return {post.party.id: drawn(post.below) for post in posts}


def flat(posts: tuple[Post, ...]) -> Iterator[Post]:
    """Give every post of a tree."""
    for post in posts:
        yield post
        yield from flat(post.below)


def test_units_hold_units_and_posts_stand_below_superiors_of_their_unit() -> None:
    found = organisation(handbook(SHOP, TILL, OFFICE, BOSS, LEAD, CASHIER, LONER, HELPER, CARRIER))
    assert drawn(found.units) == {"shop": {"boss": {}, "till": {"lead": {"cashier": {}}}}, "office": {}}
    assert drawn(found.loose) == {"loner": {"helper": {}}}
    assert drawn(found.outside) == {"carrier": {}}


def test_superiors_elsewhere_are_named() -> None:
    found = organisation(handbook(SHOP, TILL, BOSS, LEAD, CASHIER))
    others = {p.party.id: ([o.id for o in p.others], p.any_of) for p in flat(found.units)}
    assert others["lead"] == (["boss"], False)
    assert others["cashier"] == (["boss"], True)
    assert others["boss"] == ([], False)


def test_a_ring_of_superiors_swallows_nobody() -> None:
    ring = "{{kind: role, id: {0}, title: {0}, reports_to: [{1}]}}"
    found = organisation(handbook(ring.format("a", "b"), ring.format("b", "c"), ring.format("c", "a")))
    assert sorted(post.party.id for post in flat(found.loose)) == ["a", "b", "c"]
