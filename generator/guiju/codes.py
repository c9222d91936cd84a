"""Every finding that Guiju can make: code, severity and wording in Chinese and English. The one place with wording.

GJ1xx reading and YAML, GJ2xx shape, GJ3xx references, GJ4xx rules of a sound manual, GJ5xx document control,
GJ6xx law and wording, GJ7xx print and site, GJ9xx our own fault. A code never changes its meaning.
findings.md beside this file explains each with a bad and a good example; a test compares the two sets.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error forbids a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in Chinese and English."""

    zh: str
    en: str

    def say(self, lang: str) -> str:
        """Give the words in the language asked for: "en", or Chinese."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A kind of finding; message and hint are format strings over the finding's values."""

    id: str
    severity: Severity
    title: Wording
    message: Wording
    hint: Wording


def _code(number: str, severity: Severity, title: tuple[str, str], message: tuple[str, str], hint: tuple[str, str]) -> Code:
    return Code(id=number, severity=severity, title=Wording(*title), message=Wording(*message), hint=Wording(*hint))


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_READING = (
    _code(
        "GJ101",
        _ERROR,
        ("不是 UTF-8 编码", "not UTF-8"),
        ("文件不是 UTF-8 编码：第 {byte} 个字节读不出来", "the file is not UTF-8: byte {byte} cannot be read"),
        ("用记事本“另存为”，编码选 UTF-8 后再交", "save the file again with the encoding UTF-8"),
    ),
)

_SHAPE: tuple[Code, ...] = (
    _code(
        "GJ201",
        _ERROR,
        ("没有这个种类", "no such kind"),
        ("kind 写的是“{value}”，手册里没有这个种类", "kind says '{value}', and there is no such kind"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ202",
        _ERROR,
        ("没有这个栏目", "no such field"),
        ("{parent}里没有“{key}”这个栏目", "{parent} has no field '{key}'"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ203",
        _ERROR,
        ("缺少必填栏目", "required field missing"),
        ("{parent}缺少必填栏目{field}", "{parent} lacks the required field {field}"),
        ("补上这一栏，写法如 {example}", "add it, for instance {example}"),
    ),
    _code(
        "GJ204",
        _ERROR,
        ("没有填内容", "left empty"),
        ("{field}没有填内容", "{field} is left empty"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ205",
        _ERROR,
        ("内容的类型不对", "wrong type of value"),
        ("{field}要写{needed}，现在写的是{found}", "{field} takes {needed}, but {found} stands there"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ206",
        _ERROR,
        ("不在可选的值里", "not one of the values to choose from"),
        ("{field}不能写“{value}”", "{field} cannot say '{value}'"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ207",
        _ERROR,
        ("文字太长", "text too long"),
        ("{field}有 {count} 个字，最多 {limit} 个", "{field} has {count} characters, {limit} at most"),
        ("把它写短到 {limit} 个字以内", "shorten it to {limit} characters"),
    ),
    _code(
        "GJ208",
        _ERROR,
        ("文字太短", "text too short"),
        ("{field}只有 {count} 个字，最少 {limit} 个", "{field} has {count} characters, {limit} at least"),
        ("写到 {limit} 个字以上，让人一看就明白", "write {limit} characters or more"),
    ),
    _code(
        "GJ209",
        _ERROR,
        ("条数不对", "wrong number of entries"),
        (
            "{field}有 {count} 条，{bound} {limit} 条",
            "{field} has {count} entries, {bound} {limit} are wanted",
        ),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ210",
        _ERROR,
        ("数值超出范围", "number out of range"),
        ("{field}是 {value}，{bound} {limit}", "{field} is {value}, {bound} {limit} is allowed"),
        ("核对这个数：{bound} {limit}", "check the number: {bound} {limit}"),
    ),
    _code(
        "GJ211",
        _ERROR,
        ("不是一个确定的数", "not a finite number"),
        ("{field}写的不是一个确定的数", "{field} is not a finite number"),
        ("写一个普通的数，如 20 或 0.5", "write a plain number, such as 20 or 0.5"),
    ),
    _code(
        "GJ212",
        _ERROR,
        ("标识的写法不对", "identifier badly written"),
        ("{field}的标识“{value}”写法不对", "the identifier '{value}' of {field} is badly written"),
        (
            "只用小写英文字母、数字和连字符，开头是字母或数字，如 {suggestion}",
            "use lower-case letters, digits and hyphens only, such as {suggestion}",
        ),
    ),
    _code(
        "GJ213",
        _ERROR,
        ("事实编号的写法不对", "fact number badly written"),
        ("{field}的事实编号“{value}”写法不对", "the fact number '{value}' of {field} is badly written"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ214",
        _ERROR,
        ("日期不对", "not a date"),
        ("{field}的日期“{value}”不对", "'{value}' in {field} is not a date"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ215",
        _ERROR,
        ("时刻不对", "not a time of day"),
        ("{field}的时刻“{value}”不对", "'{value}' in {field} is not a time of day"),
        (
            "写四位数的时刻 00:00–23:59，如 {suggestion}",
            "write hours and minutes from 00:00 to 23:59, such as {suggestion}",
        ),
    ),
    _code(
        "GJ216",
        _ERROR,
        ("时长的写法不对", "duration badly written"),
        ("{field}的时长“{value}”写法不对", "the duration '{value}' of {field} is badly written"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ217",
        _ERROR,
        ("版本的写法不对", "version badly written"),
        ("{field}的版本“{value}”写法不对", "the version '{value}' of {field} is badly written"),
        ("版本写两段，如 {suggestion}", "a version has two parts, such as {suggestion}"),
    ),
    _code(
        "GJ218",
        _ERROR,
        ("颜色的写法不对", "colour badly written"),
        ("{field}的颜色“{value}”写法不对", "the colour '{value}' of {field} is badly written"),
        (
            '写 # 和六位十六进制数，并加引号，如 "#1f5f5b"',
            'write # and six hexadecimal digits in quotes, such as "#1f5f5b"',
        ),
    ),
    _code(
        "GJ219",
        _ERROR,
        ("必填栏目不能写 unspecified", "a required field cannot be unspecified"),
        ("{field}是必填栏目，不能写 unspecified", "{field} is required and cannot be unspecified"),
        (
            "写出内容；如果源文没有写，在 gap 里说明缺了什么",
            "write what it is; where the source leaves it out, say so in gap",
        ),
    ),
    _code(
        "GJ220",
        _ERROR,
        ("文字要加引号", "text needs quotes"),
        ("{field}要写文字，{value} 会被当成{found}", "{field} takes a text, but {value} is read as {found}"),
        ("加上英文引号，写成 {suggestion}", "put it in quotes: {suggestion}"),
    ),
    _code(
        "GJ221",
        _ERROR,
        ("文件名和 id 不一致", "file name differs from id"),
        (
            "文件名是 {name}.yaml，里面的 id 却是“{id}”",
            "the file is called {name}.yaml, but its id is '{id}'",
        ),
        ("把文件改名为 {id}.yaml，或把 id 改成 {name}", "rename the file to {id}.yaml, or the id to {name}"),
    ),
    _code(
        "GJ222",
        _ERROR,
        ("一个文件里有几份文件", "several documents in one file"),
        (
            "这个文件里有 {count} 份文件（用 --- 分开的），只有部门可以几个写在一起",
            "the file holds {count} documents (parted by ---); only units may share a file",
        ),
        (
            "每份文件单独存成一个文件，文件名写它的 id",
            "give each document a file of its own, called after its id",
        ),
    ),
    _code(
        "GJ223",
        _ERROR,
        ("条目标识重复", "item id used twice"),
        (
            "标识“{id}”在这份文件里用了两次，第一次在第 {line} 行",
            "the id '{id}' is used twice in this document, first on line {line}",
        ),
        ("给其中一条另起一个标识，如 {suggestion}", "give one of the two another id, such as {suggestion}"),
    ),
    _code(
        "GJ224",
        _ERROR,
        ("文件标识重复", "document id used twice"),
        ("文件标识“{id}”已经用在 {other}", "the document id '{id}' is already used at {other}"),
        ("给其中一份另起标识，文件名也跟着改", "give one of the two another id and file name"),
    ),
    _code(
        "GJ225",
        _ERROR,
        ("没有手册总表", "no handbook document"),
        ("手册里没有总表 handbook.yaml（kind: handbook）", "there is no handbook.yaml (kind: handbook)"),
        (
            "建一个 handbook.yaml，写上 kind: handbook、id: handbook、标题、单位和分册；guiju init 会生成一份样本",
            "write a handbook.yaml with kind: handbook, id: handbook, title, organisation and books; guiju init makes one",
        ),
    ),
    _code(
        "GJ226",
        _ERROR,
        ("手册总表放错了地方", "handbook document in the wrong place"),
        (
            "手册总表只有一份，写在 handbook.yaml，不能写在 {file}",
            "the one handbook document stands in handbook.yaml, not in {file}",
        ),
        ("把内容并到 handbook.yaml，删去这一份", "move what it says to handbook.yaml and take this one out"),
    ),
    _code(
        "GJ227",
        _ERROR,
        ("下限大于上限", "minimum above maximum"),
        ("{field}的下限 {min} 大于上限 {max}", "the minimum {min} of {field} is above its maximum {max}"),
        ("核对源文，把 min 和 max 两个数改正", "check the source and put min and max right"),
    ),
    _code(
        "GJ228",
        _ERROR,
        ("分支没有写条件", "branch without a condition"),
        ("分支“{id}”没有写什么时候走这一支", "the branch '{id}' does not say when it is taken"),
        (
            "写 when（什么情况下），或写 after（过了多久，如 4 hours）",
            "write when (the case), or after (how long, such as 4 hours)",
        ),
    ),
    _code(
        "GJ229",
        _ERROR,
        ("频率的 event 用错了地方", "event of a frequency out of place"),
        (
            "频率写了 event（{event}），every 却不是 event，而是 {every}",
            "the frequency names an event ({event}), but every is {every}",
        ),
        (
            "每当这件事发生就做：把 every 改成 event；按周期做：删去 event 这一行",
            "if it is done at each event, set every to event; if by period, take event out",
        ),
    ),
    _code(
        "GJ230",
        _ERROR,
        ("频率的 chosen 用错了地方", "chosen period out of place"),
        (
            "频率的 every 已写明是 {every}，不用再写 chosen",
            "every says {every} already, so nothing is to be chosen",
        ),
        (
            "源文没写周期时，every 写 unspecified，再用 chosen 写我们选的周期；否则删去 chosen",
            "chosen goes with every: unspecified, where the source gives no period; otherwise take it out",
        ),
    ),
    _code(
        "GJ231",
        _ERROR,
        ("自选的周期没有写理由", "chosen period without a reason"),
        (
            "频率由我们选了 {chosen}，但没有写理由",
            "the period {chosen} is our choice, but no reason is given",
        ),
        ("补一行 reason，写为什么选这个周期", "add a line reason: why this period was chosen"),
    ),
    _code(
        "GJ232",
        _ERROR,
        ("表单栏目多写了内容", "form field says too much"),
        (
            "表单栏目“{label}”的 type 是 {type}，不能写 {key}",
            "the form field '{label}' is of type {type} and cannot have {key}",
        ),
        ("把 type 改成 {wanted}，或删去 {key}", "make its type {wanted}, or take {key} out"),
    ),
    _code(
        "GJ233",
        _ERROR,
        ("表单栏目少写了内容", "form field says too little"),
        (
            "表单栏目“{label}”的 type 是 {type}，却没有写 {key}",
            "the form field '{label}' is of type {type}, but has no {key}",
        ),
        (
            "补上 {key}；源文没写就写 {key}: unspecified",
            "add {key}; where the source leaves it out, {key}: unspecified",
        ),
    ),
    _code(
        "GJ234",
        _ERROR,
        ("手册自带的规格有错", "mistake in the handbook's own schema"),
        ("手册自带的规格文件读不通：{reason}", "the handbook's own schema cannot be used: {reason}"),
        (
            "改正这个规格文件；或把它删去，改用随程序的规格",
            "mend the schema file, or take it out to use the one that comes with the program",
        ),
    ),
    _code(
        "GJ235",
        _ERROR,
        ("不合手册自己加的规定", "against a rule of the handbook's own schema"),
        (
            "{field}不合手册自带规格里的规定（{rule}）",
            "{field} breaks a rule of the handbook's own schema ({rule})",
        ),
        ("看 schema 文件夹里这一栏的规定，照它改", "see the rule for this field in the schema folder"),
    ),
)

_REFERENCES: tuple[Code, ...] = ()

_SOUNDNESS: tuple[Code, ...] = ()

_CONTROL: tuple[Code, ...] = ()

_LAW: tuple[Code, ...] = ()

_OUTPUT: tuple[Code, ...] = ()

_OURS: tuple[Code, ...] = ()

CODES = {
    code.id: code
    for group in (_READING, _SHAPE, _REFERENCES, _SOUNDNESS, _CONTROL, _LAW, _OUTPUT, _OURS)
    for code in group
}
