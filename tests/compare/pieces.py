"""Two small handbooks that differ in every way there is; tests say what is told of it."""

from __future__ import annotations

from tests.builder import handbook

from guiju.model.handbook import Handbook

SHEET = """
kind: handbook
id: handbook
format: 1
title: 面馆手册
organisation: 老街面馆
books: [{id: shop, title: 门店}]
areas: [{id: hall, title: 前厅}]
defaults: {version: A/0, status: draft}
"""
CLERK = """
kind: role
id: clerk
title: 客户服务内勤
title_en: Clerk
duties:
  - {id: phone, text: 应接听电话, frequency: {every: day}}
"""
COOK = "{kind: role, id: cook, title: 厨师, title_en: Cook}"
BOSS = "{kind: role, id: boss, title: 店长, title_en: Manager}"
OLD_SHIPPING = """
kind: procedure
id: shipping
title: 发货程序
number: FH-CX-03
steps:
  - {id: order, text: 收下订单，登记在册, actor: clerk}
  - {id: pack, text: 每天两次核对封条和数量，然后装箱, short: 装箱, actor: cook, sources: [S1-002, S1-001]}
  - {id: notify, text: 通知客户, actor: clerk, deadline: {within: 3 days}, points: [{id: what, text: 说明到货日期}]}
  - id: pay
    text: 收款
    actor: clerk
    decision:
      question: 钱到了吗
      branches: [{id: paid, when: 到了, then: end}, {id: late, after: 4 hours, then: notify}]
  - {id: close, text: 关单, actor: clerk, forms: [{form: slip, act: fill}]}
"""
NEW_SHIPPING = """
kind: procedure
id: shipping
title: 发货程序
number: FH-CX-03
steps:
  - {id: take-order, text: 收下订单，登记在册。, actor: clerk, formerly: [order]}
  - {id: notify, text: 通知客户, actor: clerk, deadline: {within: 2 days}, points: [{id: what, text: 说明到货日期}]}
  - id: pack
    text: 每天三次核对封条和数量，然后装箱
    short: 打包
    actor: clerk
    accountable: boss
    sources: [S1-001, S1-002]
  - id: pay
    text: 收款
    actor: clerk
    decision:
      question: 款到账了吗
      by: boss
      branches: [{id: paid, when: 到了, then: end}, {id: late, after: 2 hours, then: notify}]
  - {id: file, text: 归档, actor: clerk, deadline: {within: 1 workday}, forms: [{form: slip, act: file}]}
"""
OLD_RULES = """
kind: policy
id: rules
title: 店规
applies_to: [cook]
clauses:
  - {id: hands, text: 应洗手, modal: should, limit: {max: 30, unit: 秒}}
  - {id: cap, text: 应戴帽, modal: must}
"""
NEW_RULES = """
kind: policy
id: rules
title: 店规
applies_to: [cook]
clauses:
  - {id: cap, text: 应戴帽, modal: must, applies_to: [cook, clerk]}
  - {id: hands, text: 应洗手, modal: must, limit: {max: 20, unit: 秒}}
"""
OLD_FINES = """
kind: penalty
id: fines
title: 罚则
breaches:
  - {id: late, text: 迟到, party: [clerk], consequences: [{type: fine, amount: {min: 50, max: 50}, per: occurrence}]}
  - {id: rude, text: 骂人, party: [cook], consequences: [{type: major_demerit}, {type: fine, amount: {max: 100}}]}
  - {id: lost, text: 丢单, party: [cook], basis: [shipping#order], consequences: [{type: warning}]}
"""
NEW_FINES = """
kind: penalty
id: fines
title: 罚则
breaches:
  - {id: late, text: 迟到, party: [clerk], consequences: [{type: fine, amount: {min: 100, max: 100}, per: occurrence}]}
  - {id: rude, text: 骂人, party: [cook], consequences: [{type: warning}, {type: fine, amount: {max: 100}}]}
  - {id: lost, text: 丢单, party: [cook], basis: [shipping#take-order], consequences: [{type: warning}]}
  - {id: smoke, text: 抽烟, party: [cook], consequences: [{type: dismissal}]}
"""
OLD_CHECK = """
kind: checklist
id: daily
title: 每日检查
roles: [cook]
frequency: {every: week}
items:
  - {id: fridge, text: 冰箱温度, how: tick, limit: {max: 8, unit: ℃}}
"""
NEW_CHECK = """
kind: checklist
id: daily
title: 每日检查
roles: [cook]
frequency: {every: day}
items:
  - {id: fridge, text: 冰箱温度, how: number, limit: {max: 5, unit: ℃}, roles: [boss]}
"""
OLD_SLIP = """
kind: form
id: slip
title: 发货单
layout: slip
keeper: clerk
fields: [{id: day, label: 日期, type: date}, {id: who, label: 经手人, type: text}]
"""
NEW_SLIP = """
kind: form
id: slip
title: 发货单
layout: slip
keeper: boss
fields:
  - {id: who, label: 经手人, type: signature}
  - {id: day, label: 日期, type: date}
  - {id: kg, label: 重量, type: number}
"""
OLD_NOTICE = "{kind: policy, id: notice, title: 通知, clauses: [{id: one, text: 张贴}]}"
NEW_NOTICE = "{kind: policy, id: board, title: 告示, formerly: [notice], clauses: [{id: one, text: 张贴}]}"
GONE = "{kind: policy, id: smoking, title: 禁烟, clauses: [{id: no, text: 不得吸烟, modal: must_not}]}"
COME = """
kind: penalty
id: tips
title: 小费罚则
breaches: [{id: keep, text: 私收小费, party: [cook], consequences: [{type: warning}]}]
"""
JOINED = "{kind: policy, id: hygiene, title: 卫生, formerly: [cleaning, washing], clauses: [{id: c, text: 打扫}]}"


def before() -> Handbook:
    """Give the older handbook."""
    old = (OLD_SHIPPING, OLD_RULES, OLD_FINES, OLD_CHECK, OLD_SLIP, OLD_NOTICE, GONE)
    joined = ("{kind: policy, id: cleaning, title: 打扫, clauses: [{id: c, text: 打扫}]}",)
    more = ("{kind: policy, id: washing, title: 清洗, clauses: [{id: w, text: 清洗}]}",)
    return handbook(CLERK, COOK, BOSS, *old, *joined, *more, sheet=SHEET)


def after() -> Handbook:
    """Give the newer handbook."""
    clerk = CLERK.replace("every: day", "every: week").replace("应接听电话", "应接听电话、回电话")
    new = (NEW_SHIPPING, NEW_RULES, NEW_FINES, NEW_CHECK, NEW_SLIP, NEW_NOTICE, COME, JOINED)
    return handbook(clerk, COOK, BOSS, *new, sheet=SHEET.replace("面馆手册", "面馆作业手册"))
