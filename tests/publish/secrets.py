"""A small handbook with secrets: whatever is not for the shop (unit `shop`) has the mark in each of its texts.

What the shop reads refers to it in every way that a handbook knows.
"""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import change
from tests.publish.building import bakery

MARK = "XQ77"
# Part of the ids of all that is left out.
NAMED = "vault-"
# The smallest picture that there is: one grey point.
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)

_OWN = "book: vault\nnumber: MB-{number}\nclassification: {classification}\ndistribution: [office]\n"
_DOCUMENTS = {
    "units/office": "kind: unit\nid: office\ntitle: 账房\nbook: shop\n",
    "roles/vault-auditor": """
kind: role
id: vault-auditor
title: 稽查XQ77
aliases: [暗访XQ77]
unit: office
reports_to: vault-clerk
purpose: 暗中看店XQ77。
duties: [{id: look, text: 每天看一眼XQ77, frequency: {every: day}}]
""",
    "roles/vault-clerk": """
kind: role
id: vault-clerk
title: 账房先生
unit: office
purpose: 记账XQ77。
duties: [{id: book, text: 记账XQ77, frequency: {every: day}}]
deputies: [{role: vault-auditor, when: 不在时XQ77}]
""",
    "policies/vault-pay": """
kind: policy
id: vault-pay
title: 薪酬XQ77
title_en: Pay XQ77
aliases: [工钱XQ77]
purpose: 定工钱XQ77。
applies_to: [baker, vault-clerk]
terms: [{id: wage, term: 工钱数XQ77, meaning: 钱数XQ77}]
chapters:
  - id: sums
    title: 数目XQ77
    paragraphs: [一段话XQ77。]
    tables: [{caption: 表XQ77, columns: [甲XQ77], rows: [[一XQ77]]}]
    pictures: [{file: pay.png, alt: 图XQ77}]
clauses:
  - id: fixed
    chapter: sums
    modal: must
    text: 面包师的工钱照表发XQ77
    deadline: {within: 2 days, after: 发薪XQ77}
    approvals: [{party: vault-auditor, how: 按指印XQ77}]
    limit: {quantity: 数XQ77, max: 77, unit: 元}
gaps: [{id: open, text: 没写XQ77, ask: vault-clerk}]
revisions: [{version: A/0, date: 2026-11-01, change: major, summary: 初次XQ77}]
""",
    "procedures/vault-payday": """
kind: procedure
id: vault-payday
title: 发薪XQ77
trigger: 到日子XQ77。
steps:
  - id: count
    actor: vault-clerk
    with: [baker]
    inform: [shop-manager]
    text: 数钱XQ77
    short: 数钱XQ77
    deadline: {by: 午时XQ77}
    forms: [{form: vault-slip, act: sign}]
  - id: pay
    actor: vault-auditor
    text: 发钱XQ77
    next: closing
""",
    "forms/vault-slip": """
kind: form
id: vault-slip
title: 工资条XQ77
layout: slip
keeper: baker
fields: [{id: sum, label: 数XQ77, type: money}]
""",
    "checklists/vault-check": """
kind: checklist
id: vault-check
title: 密查XQ77
roles: [baker]
frequency: {every: day}
items: [{id: till, text: 看钱箱XQ77, how: tick, step: closing#count-cash, breach: vault-fines#till}]
""",
    "penalties/vault-fines": """
kind: penalty
id: vault-fines
title: 密罚XQ77
breaches:
  - id: till
    text: 钱箱不对XQ77
    party: [baker]
    basis: [closing#count-cash]
    consequences: [{type: warning, note: 训话XQ77}]
""",
    "rewards/vault-bonus": """
kind: reward
id: vault-bonus
title: 暗赏XQ77
rewards: [{id: quiet, text: 不声张XQ77, applies_to: [baker], basis: [closing#clean]}]
""",
    "sources/s9": """
kind: source
id: s9
title: 旧账本
facts:
  - {id: S9-001, kind: policy, topic: 题XQ77, fact: 事实XQ77, where: 页XQ77}
  - {id: S9-002, kind: policy, topic: 题XQ77, fact: 反话XQ77, where: 页XQ77}
  - {id: S9-003, kind: policy, topic: 题XQ77, fact: 废话XQ77, where: 页XQ77}
waivers: [{fact: S9-003, reason: 不写XQ77}]
""",
}
_CONFIDENTIAL = ("auditor", "pay", "fines")

_CHANGES = (
    ("handbook", "areas:\n", "  - {id: vault, title: 密册XQ77, purpose: 密事XQ77}\nareas:\n"),
    (
        "procedures/closing",
        "related: [cold-storage, opening]",
        "related: [cold-storage, vault-pay, vault-payday, opening]",
    ),
    ("procedures/closing", "把店收拾干净。", "把店收拾干净，见《薪酬XQ77》和《 工钱ＸＱ77》，由《账房先生》记账。"),
    ("procedures/closing", "forms: [{form: discard-slip, act: fill}]", "forms: [{form: vault-slip, act: fill}]"),
    ("procedures/closing", "with: [shop-manager]", "with: [shop-manager, vault-auditor, vault-clerk]"),
    (
        "procedures/closing",
        "    short: 关电源并清洁\n",
        "    short: 关电源并清洁\n    note: 备注XQ77\n    gap: 没写XQ77\n    ask: vault-clerk\n    ours: 自定XQ77\n"
        "    sources: [S9-001]\n    approvals: [vault-auditor]\n"
        "    deadline: {within: 1 hour, after: vault-payday#pay}\n",
    ),
    (
        "procedures/closing",
        "{id: plain, when: 没有，都是不带馅的, then: keep}",
        "{id: plain, when: 没有, then: vault-payday}",
    ),
    (
        "procedures/closing",
        "steps:\n",
        "conflicts: [{id: odd, facts: [S9-001, S9-002], note: 说法XQ77, follow: 前者XQ77}]\nsteps:\n",
    ),
    (
        "checklists/daily-check",
        "clause: cold-storage#fridge\n",
        "clause: vault-pay#fixed\n    breach: vault-fines#till\n",
    ),
    ("checklists/daily-check", "record: temperature-log#freezer", "record: vault-slip#sum"),
    ("checklists/daily-check", "roles: [shop-assistant]", "roles: [shop-assistant, vault-clerk]"),
    ("roles/baker", "reports_to: shop-manager", "reports_to: [shop-manager, vault-clerk]"),
    ("roles/baker", "step: opening#bake", "step: vault-payday#count\n    forms: [{form: vault-slip, act: fill}]"),
    ("forms/discard-slip", "keeper: shop-manager", "keeper: vault-auditor"),
    ("forms/discard-slip", "related: [opening, closing]", "related: [opening, vault-pay]\nsupersedes: [vault-slip]"),
    (
        "policies/cold-storage",
        "applies_to: [shop-assistant, baker]",
        "applies_to: [shop-assistant, baker, vault-clerk]",
    ),
)


def with_secrets(home: Path) -> Path:
    """Write the handbook."""
    bakery(home)
    for number, (path, text) in enumerate(_DOCUMENTS.items(), 60):
        file = home / f"sop/{path}.yaml"
        file.parent.mkdir(exist_ok=True)
        name = path.rpartition("-")[2]
        classification = "confidential" if name in _CONFIDENTIAL else "internal"
        own = _OWN.format(number=f"{MARK}-{number}", classification=classification) if NAMED in path else ""
        file.write_text(text.lstrip() + own, encoding="utf-8")
    (home / "sop/policies/pay.png").write_bytes(_PICTURE)
    for path, before, after in _CHANGES:
        change(home / f"sop/{path}.yaml", before, after)
    return home
