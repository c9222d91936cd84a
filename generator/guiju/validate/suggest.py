"""What somebody probably meant: close matches among keys, values and kinds, in English or Chinese."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from guiju.codes import Wording
from guiju.source import DataPath
from guiju.validate.names import kind_name, label
from guiju.validate.schemas import Fields, KindSchema, Rules, fields_of, items_rules, said

_SHOWN = 40
_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "name": ("title", "label", "term"),
    "description": ("text", "meaning", "purpose"),
    "desc": ("text", "meaning", "purpose"),
    "content": ("text",),
    "who": ("actor", "roles", "party"),
    "responsible": ("actor", "owner", "decided_by"),
    "performer": ("actor",),
    "department": ("unit", "parent"),
    "manager": ("reports_to",),
    "time": ("deadline", "at"),
    "cycle": ("frequency",),
    "source": ("sources",),
    "facts": ("sources",),
    "position": ("role",),
    "goal": ("purpose",),
    "责任人": ("actor", "accountable", "owner"),
    "负责人": ("accountable", "owner"),
    "编号": ("number", "id"),
    "名称": ("title", "name", "label"),
    "内容": ("text",),
    "描述": ("text", "purpose"),
    "说明": ("note", "purpose"),
    "备注": ("note",),
    "部门": ("unit", "parent"),
    "岗位": ("roles", "role"),
    "上级": ("reports_to",),
    "来源": ("sources",),
    "别名": ("aliases",),
    "表单": ("forms", "form"),
    "条件": ("when",),
    "罚款": ("consequences", "amount"),
    "处罚": ("consequences", "breach"),
    "期限": ("deadline", "within", "retention"),
    "检查项": ("items",),
    "单位": ("unit",),
    "类型": ("type", "kind"),
    "种类": ("kind", "type"),
}


def close(word: str, options: Iterable[str]) -> str | None:
    """Give the option that looks most like a word, if one does."""
    by_plain = {_plain(option): option for option in options}
    near = difflib.get_close_matches(_plain(word), by_plain, n=1, cutoff=0.6)
    return by_plain[near[0]] if near else None


def meant_key(word: str, fields: Fields) -> str | None:
    """Give the field that a wrong key meant: misspelt, in Chinese, or another word for it."""
    others = [key for key in _OTHER_WORDS.get(word.lower(), ()) if key in fields]
    labels = {label(rules, key).zh: key for key, rules in reversed(list(fields.items()))}
    if word in labels:
        return labels[word]
    if others:
        return others[0]
    near = difflib.get_close_matches(word, labels, n=1, cutoff=0.6)
    inside = [key for said_label, key in labels.items() if len(word) > 1 and word in said_label]
    return close(word, fields) or (labels[near[0]] if near else None) or (inside[-1] if inside else None)


def mend_key(word: str, fields: Fields, schema: KindSchema) -> Wording:
    """Say what to write for a key that a mapping does not have."""
    if (key := meant_key(word, fields)) is not None:
        return _did_you_mean(key, label(fields[key], key))
    if (place := _legal_elsewhere(word, schema)) is not None:
        return place
    shown = list(fields)[:_SHOWN]
    more = len(fields) > _SHOWN
    return Wording(
        f"这里能写的栏目有：{'、'.join(shown)}{'等' if more else ''}",
        f"the fields here are: {', '.join(shown)}{' ...' if more else ''}",
    )


def mend_value(word: object, rules: Rules) -> Wording:
    """Say what to write for a value that is not among the allowed ones."""
    options = [str(option) for option in rules.get("allowed", ())]
    meanings = {option: meaning_of(option, rules) for option in options}
    meant = meant_option(str(word), rules)
    shown = "、".join(f"{option} {meanings[option]}".strip() for option in options)
    asked = _did_you_mean(meant) if meant is not None else Wording("", "")
    return Wording(f"{asked.zh}能写的有：{shown}", f"{asked.en} choose from: {', '.join(options)}".strip())


def meant_option(word: str, rules: Rules) -> str | None:
    """Give the allowed value that somebody meant, by its looks or by its meaning in Chinese."""
    options = [str(option) for option in rules.get("allowed", ())]
    return close(word, options) or _by_meaning(word, {option: meaning_of(option, rules) for option in options})


def mend_kind(word: str, kinds: Mapping[str, KindSchema]) -> Wording:
    """Say what to write for a kind that there is not."""
    names = {kind: kind_name(schema).zh for kind, schema in kinds.items()}
    meant = close(word, kinds) or _by_meaning(word, names)
    shown = "、".join(f"{kind} {name}" for kind, name in names.items())
    asked = _did_you_mean(meant) if meant is not None else Wording("", "")
    return Wording(f"{asked.zh}能写的有：{shown}", f"{asked.en} the kinds are: {', '.join(kinds)}".strip())


def meaning_of(option: str, rules: Rules) -> str:
    """Give what a field's meta says that one of its values means in Chinese, or nothing."""
    about = said(rules.get("meta"))
    match = re.search(rf"(?:[：、]){re.escape(option)} ([^、：]+)", about.zh) if about else None
    return match[1].strip() if match else ""


def _did_you_mean(word: str, name: Wording | None = None) -> Wording:
    about = f"（{name.zh}）" if name is not None and name.zh != word else ""
    return Wording(f"您是不是想写 {word}{about}？", f"did you mean '{word}'?")


def _by_meaning(word: str, meanings: Mapping[str, str]) -> str | None:
    word = word.replace("天", "日")
    for option, meaning in meanings.items():
        if meaning and (word == meaning or (len(word) > 1 and (word in meaning or meaning in word))):
            return option
    return None


def _legal_elsewhere(word: str, schema: KindSchema) -> Wording | None:
    for fields, path in _all_fields(schema.fields, ()):
        word = next((key for key, rules in fields.items() if label(rules, key).zh == word), word)
        if word in fields and not path:
            return Wording(
                f"“{word}”写在文件最外层，前面不留空格",
                f"'{word}' stands at the outermost level, without indent",
            )
        if word in fields:
            where = ".".join(str(part) for part in path)
            return Wording(f"“{word}”写在 {where} 里面，检查缩进", f"'{word}' belongs inside {where}: check the indent")
    return None


def _all_fields(fields: Fields, path: DataPath) -> Iterator[tuple[Fields, DataPath]]:
    yield fields, path
    for key, rules in fields.items():
        item = items_rules(rules)
        inner = fields_of(item) if item is not None else fields_of(rules)
        if inner is not None and len(path) < 4:
            yield from _all_fields(inner, (*path, key))


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.strip().lower())
