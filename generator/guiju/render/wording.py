"""The words for periods, deadlines, amounts and limits, in Chinese and English. One value, one wording everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable

from guiju.model.measures import Amount, Approval, Deadline, Frequency, Limit, Percent
from guiju.model.node import Ref
from guiju.model.rulebook import Benefit, Consequence
from guiju.model.text import Unspecified, given, listed, words

Moment = Callable[[Ref], str]

OPEN = {"zh": "源文未写", "en": "not stated in the source"}

_UNITS = {
    "minute": ("分钟", "minute"),
    "hour": ("小时", "hour"),
    "shift": ("班", "shift"),
    "day": ("天", "day"),
    "workday": ("个工作日", "working day"),
    "week": ("周", "week"),
    "month": ("个月", "month"),
    "year": ("年", "year"),
}
_PERIODS = {
    "hour": ("每小时", "hourly"),
    "shift": ("每班", "each shift"),
    "day": ("每天", "daily"),
    "week": ("每周", "weekly"),
    "month": ("每月", "monthly"),
    "quarter": ("每季度", "quarterly"),
    "half_year": ("每半年", "half-yearly"),
    "year": ("每年", "yearly"),
    "event": ("每次", "each time"),
    "unspecified": ("周期未定", "period not stated"),
}
_DAYS = {
    "monday": ("周一", "Mon"),
    "tuesday": ("周二", "Tue"),
    "wednesday": ("周三", "Wed"),
    "thursday": ("周四", "Thu"),
    "friday": ("周五", "Fri"),
    "saturday": ("周六", "Sat"),
    "sunday": ("周日", "Sun"),
    "workday": ("工作日", "working days"),
    "rest_day": ("休息日", "rest days"),
}
_PER = {
    "occurrence": ("次", "occurrence"),
    "day": ("天", "day"),
    "person": ("人", "person"),
    "item": ("件", "item"),
    "order": ("单", "order"),
    "batch": ("批", "batch"),
    "month": ("月", "month"),
    "quarter": ("季度", "quarter"),
    "year": ("年", "year"),
}
_MONEY = {
    "CNY": ("元", "CNY"),
    "HKD": ("港元", "HKD"),
    "MOP": ("澳门元", "MOP"),
    "USD": ("美元", "USD"),
    "EUR": ("欧元", "EUR"),
}
LABELS = {
    "consequence": {
        "warning": ("警告", "warning"),
        "demerit": ("记过", "demerit"),
        "minor_demerit": ("记小过", "minor demerit"),
        "major_demerit": ("记大过", "major demerit"),
        "points": ("扣分", "points"),
        "fine": ("罚款", "fine"),
        "deduction": ("扣款", "deduction"),
        "compensation": ("赔偿", "compensation"),
        "dismissal": ("解除劳动关系", "dismissal"),
        "liability": ("承担责任", "liability"),
        "unspecified": ("源文未写后果", "consequence not stated"),
    },
    "benefit": {
        "bonus": ("奖金", "bonus"),
        "commission": ("提成", "commission"),
        "raise": ("加薪", "raise"),
        "promotion": ("晋升", "promotion"),
        "praise": ("表扬", "praise"),
        "leave": ("休假", "leave"),
        "gift": ("礼品", "gift"),
        "training": ("培训", "training"),
        "unspecified": ("源文未写奖励", "benefit not stated"),
    },
    "modal": {
        "must": ("应", "must"),
        "must_not": ("不得", "must not"),
        "should": ("宜", "should"),
        "may": ("可", "may"),
    },
    "act": {
        "fill": ("填写", "fill in"),
        "sign": ("签字", "sign"),
        "check": ("核对", "check"),
        "file": ("归档", "file"),
        "receive": ("收取", "receive"),
        "keep": ("保管", "keep"),
    },
    "part": {
        "actor": ("执行", "does it"),
        "approves": ("批准", "approves"),
        "accountable": ("负责", "accountable"),
        "decides": ("判断", "decides"),
        "with": ("协同", "takes part"),
        "delegate": ("受委托", "may be asked to do it"),
        "inform": ("知会", "is told"),
        "escalation": ("接报", "takes it when stuck"),
    },
    "how": {
        "tick": ("打勾", "tick"),
        "pass_fail": ("合格／不合格", "pass / fail"),
        "pass_fail_na": ("合格／不合格／不适用", "pass / fail / n.a."),
        "number": ("填数值", "value"),
        "text": ("填文字", "text"),
        "time": ("填时刻", "time"),
        "count": ("填数量", "count"),
        "signature": ("签字", "signature"),
    },
    "status": {
        "draft": ("草案", "Draft"),
        "in_review": ("审核中", "In review"),
        "approved": ("已批准", "Approved"),
        "obsolete": ("已作废", "Obsolete"),
        "effective": ("现行", "Effective"),
        "superseded": ("已被代替", "Superseded"),
    },
    "classification": {
        "public": ("公开", "Public"),
        "internal": ("内部", "Internal"),
        "confidential": ("机密", "Confidential"),
    },
    "layout": {
        "register": ("登记簿", "register"),
        "slip": ("单据", "slip"),
        "approval": ("审批单", "approval slip"),
        "minutes": ("会议记录", "minutes"),
        "sheet": ("表格", "sheet"),
    },
    "applies_to": {
        "employee": ("员工", "employee"),
        "dispatched": ("派遣人员", "dispatched worker"),
        "outsourced": ("外包人员", "outsourced worker"),
        "carrier": ("承运方", "carrier"),
        "customer": ("客户", "customer"),
    },
    "standing": {
        "in_force": ("执行", "in force"),
        "pending_counsel": ("待法务确认", "awaiting counsel"),
        "source_only": ("仅见于源文", "as in the source only"),
        "suspended": ("暂停执行", "suspended"),
    },
    "kind": {
        "handbook": ("手册", "handbook"),
        "unit": ("部门", "unit"),
        "role": ("岗位", "role"),
        "procedure": ("程序", "procedure"),
        "policy": ("制度", "policy"),
        "checklist": ("检查表", "checklist"),
        "penalty": ("处罚", "penalty"),
        "reward": ("奖励", "reward"),
        "form": ("表单", "form"),
        "glossary": ("术语", "glossary"),
        "source": ("来源", "source"),
    },
    "day": {
        "holiday": ("放假", "public holiday"),
        "own_holiday": ("放假", "holiday"),
        "rest_in_lieu": ("调休放假", "day off in lieu"),
        "work_in_lieu": ("调休上班", "worked in lieu"),
    },
    "field": {
        "text": ("文字", "text"),
        "number": ("数字", "number"),
        "money": ("金额", "money"),
        "date": ("日期", "date"),
        "time": ("时刻", "time"),
        "choice": ("选择", "choice"),
        "check": ("打勾", "tick"),
        "signature": ("签字", "signature"),
        "table": ("表格", "table"),
    },
}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? ([a-z]+?)s?")


def label(group: str, value: object, lang: str = "zh") -> str:
    """Say a value of a fixed list, such as label("modal", "must")."""
    pair = LABELS[group].get(str(value))
    return pair[lang == "en"] if pair else str(value)


def number(value: float) -> str:
    """Write a number without a needless fraction: 22.0 is 22."""
    return str(int(value)) if value == int(value) else str(value)


def duration(written: str, lang: str = "zh") -> str:
    """Say a duration: "2 workdays" is 2 个工作日."""
    match = _DURATION.fullmatch(written)
    if not match:
        return written
    least, most, unit = match.groups()
    count = f"{least}–{most}" if most else least
    zh, en = _UNITS[unit]
    plural = "" if count == "1" else "s"
    return f"{count} {en}{plural}" if lang == "en" else f"{count} {zh}"


def deadline(value: Deadline, moment: Moment, lang: str = "zh") -> str:
    """Say a deadline in one phrase; moment gives the words for a step or an event."""
    said = [_span(value, moment, lang), _point(value)]
    worded = words(value.as_worded)
    text = ("; " if lang == "en" else "，").join(part for part in said if part)
    if worded:
        directly = lang == "zh" and bool(text) and not given(value.within) and not said[1]
        text += worded if directly else ("; " if lang == "en" else "；") * bool(text) + worded
    alternative = words(value.or_when)
    if alternative:
        text += f" (or: {alternative})" if lang == "en" else f"（或{alternative}）"
    return text or OPEN[lang]


def frequency(value: Frequency, lang: str = "zh") -> str:
    """Say a frequency in one phrase, without our reason for a chosen one."""
    period = _PERIODS[value.period][lang == "en"]
    days = ("、" if lang == "zh" else ", ").join(_DAYS[day][lang == "en"] for day in listed(value.on))
    day = given(value.day)
    event = words(value.event)
    head = event if value.period == "event" and event else period
    if lang == "zh" and days.startswith("周") and head == "每周":
        head, days = f"每{days}", ""
    date = (f"{day} 日" if lang == "zh" else f"day {day}") if day else ""
    return " ".join(part for part in (head, days, date, words(value.at), _times(value, lang)) if part)


def limit(value: Limit, lang: str = "zh") -> str:
    """Say a limit: 22–25 ℃, ≤ 5 人, ≥ 2 人."""
    least, most = given(value.min), given(value.max)
    unit = given(value.unit) or (_MONEY[str(value.currency)][lang == "en"] if given(value.currency) else "")
    text = _range(least, most)
    text = f"{text} {unit}".strip() if text else ""
    return "；".join(part for part in (text, words(value.as_worded)) if part) or OPEN[lang]


def amount(value: Amount, lang: str = "zh") -> str:
    """Say an amount of money: 50–500 元以上."""
    unit = _MONEY[given(value.currency) or "CNY"][lang == "en"]
    least, most = given(value.min), given(value.max)
    figures = number(least) if least == most and least is not None else _plain_range(least, most)
    above = (" 以上" if lang == "zh" else " and above") if given(value.and_above) else ""
    return f"{figures} {unit}{above.strip() if lang == 'zh' else above}"


def percent(value: Percent, lang: str = "zh") -> str:
    """Say a percentage: 当批运费的 20%."""
    return f"{number(value.value)} % of {value.of}" if lang == "en" else f"{value.of}的 {number(value.value)}%"


def consequence(value: Consequence, lang: str = "zh") -> str:
    """Say what follows from a breach, without the payer: 罚款 20–100 元/次."""
    return _benefit(label("consequence", value.type_, lang), value, lang, given(value.points))


def benefit(value: Benefit, lang: str = "zh") -> str:
    """Say what a reward gives."""
    return _benefit(label("benefit", value.type_, lang), value, lang, None)


def retention_words(years: float | None, period: str, lang: str = "zh") -> str:
    """Say how long records are kept."""
    if years is None:
        return period or OPEN[lang]
    return f"{number(years)} 年" if lang == "zh" else f"{number(years)} years"


def approval(value: Approval, name: Moment, lang: str = "zh") -> str:
    """Say who approves, when and how; name gives the title of a party."""
    party = given(value.party)
    any_of = [name(ref) for ref in listed(value.any_of)]
    who = name(party) if party else (" or " if lang == "en" else "或").join(any_of)
    ceiling = given(value.limit)
    extras = [words(value.when), limit(ceiling, lang) if ceiling else "", words(value.how)]
    inside = ("; " if lang == "en" else "；").join(part for part in extras if part)
    return who + ((f" ({inside})" if lang == "en" else f"（{inside}）") if inside else "")


def _benefit(head: str, value: Consequence | Benefit, lang: str, points: float | None) -> str:
    money, share = given(value.amount), given(value.percent)
    figures = [
        amount(money, lang) if money else "",
        percent(share, lang) if share else "",
        f"{number(points)} 分" if points is not None else "",
        words(value.covers),
    ]
    # Told in words, it needs no kind of its own, nor the same word twice.
    told = (value.type_ == "unspecified" and any(figures)) or words(value.covers).startswith(head)
    text = " ".join(part for part in ("" if told else head, *figures) if part)
    for figure, zh, en in ((value.amount, "金额", "amount"), (value.percent, "比例", "percentage")):
        if isinstance(figure, Unspecified):
            text += f"（{zh}源文未写）" if lang == "zh" else f" ({en} not stated)"
    per = given(value.per)
    if not per:
        return text
    unit = _PER[per][lang == "en"]
    if money:
        return f"{text}/{unit}"
    return f"{text} (each {unit})" if lang == "en" else f"{text}（每{unit}）"


def _span(value: Deadline, moment: Moment, lang: str) -> str:
    after, before = given(value.after), given(value.before)
    within, lead = given(value.within), given(value.lead)
    if lang == "en":
        parts = [
            f"within {duration(within, lang)}" if within else "",
            f"of: {moment(after)}" if after and within else f"after: {moment(after)}" if after else "",
            f"{duration(lead, lang)} before" if lead else "",
            f"before: {moment(before)}" if before else "",
        ]
        return " ".join(part for part in parts if part)
    start = f"{_ended(moment(after), '后')} " if after else ""
    middle = f"{duration(within)}内" if within else ""
    ahead = _ended(moment(before), "前") if before else "提前" if lead else ""
    ahead += f" {duration(lead)}" if lead else ""
    return "，".join(part for part in ((start + middle).strip(), ahead.strip()) if part)


def _point(value: Deadline) -> str:
    text = words(value.by)
    return f"{text} 前" if re.fullmatch(r"\d{1,2}:\d\d", text) else text


def _ended(text: str, ending: str) -> str:
    return text if text.endswith(ending) else text + ending


def _times(value: Frequency, lang: str) -> str:
    times = given(value.times)
    if times is None:
        return ""
    if lang == "en":
        return f"{'at least ' if given(value.at_least) else ''}{times} x"
    return f"{'至少 ' if given(value.at_least) else ''}{times} 次"


def _range(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return number(least) if least == most else f"{number(least)}–{number(most)}"
    if least is not None:
        return f"≥ {number(least)}"
    return f"≤ {number(most)}" if most is not None else ""


def _plain_range(least: float | None, most: float | None) -> str:
    figures = [number(value) for value in (least, most) if value is not None]
    return "–".join(figures)
