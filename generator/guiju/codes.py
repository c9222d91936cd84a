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


def _code(
    number: str, severity: Severity, title: tuple[str, str], message: tuple[str, str], hint: tuple[str, str]
) -> Code:
    return Code(id=number, severity=severity, title=Wording(*title), message=Wording(*message), hint=Wording(*hint))


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_READING = (
    _code(
        "GJ101",
        _ERROR,
        ("不是 UTF-8 编码", "not UTF-8"),
        (
            "文件不是 UTF-8 编码：第 {byte} 个字节读不出来",
            "the file is not UTF-8: byte {byte} cannot be read",
        ),
        ("用记事本“另存为”，编码选 UTF-8 后再交", "save the file again with the encoding UTF-8"),
    ),
    _code(
        "GJ102",
        _ERROR,
        ("编码是 UTF-16 或 UTF-32", "UTF-16 or UTF-32"),
        (
            "文件的编码是 {encoding}，手册只收 UTF-8",
            "the file's encoding is {encoding}; a handbook takes UTF-8 only",
        ),
        (
            "用记事本“另存为”，编码选 UTF-8（不要选 Unicode 或 UTF-16）",
            "save the file again with the encoding UTF-8 (not Unicode, not UTF-16)",
        ),
    ),
    _code(
        "GJ103",
        _ERROR,
        ("编码是 GBK", "GBK"),
        (
            "文件的编码像是 GBK（ANSI），不是 UTF-8：第 {byte} 个字节起读不出来",
            "the file looks like GBK (ANSI), not UTF-8: it cannot be read from byte {byte} on",
        ),
        (
            "用记事本打开，“另存为”，编码由 ANSI 改选 UTF-8",
            "open it in Notepad and save it again with UTF-8 in place of ANSI",
        ),
    ),
    _code(
        "GJ104",
        _ERROR,
        ("控制字符", "control character"),
        (
            "这里有看不见的控制字符 {char}（{name}）",
            "there is an invisible control character here: {char} ({name})",
        ),
        (
            "把光标移到此处，删掉这个字符，再把前后的字重打一遍",
            "delete the character and type the words around it again",
        ),
    ),
    _code(
        "GJ105",
        _ERROR,
        ("改变文字方向的字符", "bidirectional control"),
        (
            "这里有改变文字方向的字符 {char}（{name}），显示的字序会与实际不符",
            "{char} ({name}) changes the direction of writing: what is shown is not what is stored",
        ),
        (
            "删掉这个字符；多半是从网页或聊天记录粘贴带来的，可改用“只粘贴文本”",
            "delete it; it usually comes with text pasted from a web page or a chat",
        ),
    ),
    _code(
        "GJ106",
        _ERROR,
        ("看不见的字符", "invisible character"),
        (
            "这里有看不见的字符 {char}（{name}），会使搜索和编号对不上",
            "there is an invisible character here, {char} ({name}); searches and ids will not match",
        ),
        ("删掉这个字符，再把前后的字重打一遍", "delete it and type the words around it again"),
    ),
    _code(
        "GJ107",
        _ERROR,
        ("特殊换行符", "unusual line break"),
        (
            "这里有特殊换行符 {char}（{name}），YAML 会当成新的一行",
            "{char} ({name}) begins a new line for YAML, but not for the editor",
        ),
        ("删掉它；需要换行就按回车键", "delete it; press Enter where a new line is wanted"),
    ),
    _code(
        "GJ108",
        _ERROR,
        ("不是文字的字符", "not a character of text"),
        (
            "这里的 {char}（{name}）不是文字，原来的字多半在转换编码时丢了",
            "{char} ({name}) is no text; the original was probably lost in a conversion",
        ),
        ("对照原文，把丢掉的字补回来", "put the lost character back from the original"),
    ),
    _code(
        "GJ109",
        _INFO,
        ("同类问题还有", "more of the same"),
        ("本文件里 {of} 还有 {count} 处，不再一一列出", "{count} more of {of} in this file, not listed"),
        ("先改好列出的几处，再检查一遍", "mend those listed first, then check again"),
    ),
    _code(
        "GJ110",
        _ERROR,
        ("YAML 写法不对", "YAML cannot be read"),
        ("读到这里读不下去了：{reason}", "reading stops here: {reason}"),
        (
            "对照上下几行的缩进、冒号、引号和括号",
            "compare indentation, colons, quotes and brackets with the lines around",
        ),
    ),
    _code(
        "GJ111",
        _ERROR,
        ("全角冒号", "full-width colon"),
        ("“{key}”后面用了全角冒号“：”", "'{key}' is followed by a full-width colon"),
        ("改成英文冒号加一个空格：“{key}: ”", "write a plain colon and a space: '{key}: '"),
    ),
    _code(
        "GJ112",
        _ERROR,
        ("冒号后缺空格", "no space after the colon"),
        ("“{key}:”的冒号后面缺一个空格", "there is no space after the colon of '{key}:'"),
        ("在冒号后面加一个空格：“{key}: ”", "put a space after the colon: '{key}: '"),
    ),
    _code(
        "GJ113",
        _ERROR,
        ("全角空格", "full-width space"),
        (
            "缩进或冒号后用了全角空格（或不换行空格），YAML 只认普通空格",
            "a full-width (or no-break) space stands where YAML takes plain spaces only",
        ),
        (
            "删掉它，切到英文输入法按空格键，一级缩进两格",
            "delete it and type plain spaces, two for each level",
        ),
    ),
    _code(
        "GJ114",
        _ERROR,
        ("用制表符缩进", "tab as indent"),
        ("缩进用了 Tab 键（制表符），YAML 只认空格", "the indent has a tab; YAML takes spaces only"),
        ("删掉 Tab，改按空格键，一级缩进两格", "put spaces in place of the tab, two for each level"),
    ),
    _code(
        "GJ115",
        _ERROR,
        ("中文引号当成了引号", "curly quotes"),
        ("{text} 外面是中文引号，YAML 不当引号", "{text} stands in curly quotes, which do not quote in YAML"),
        ('换成英文引号 "…"；不需要引号就删掉', 'use straight quotes "...", or none'),
    ),
    _code(
        "GJ116",
        _ERROR,
        ("全角括号或逗号", "full-width bracket or comma"),
        ("列表里用了全角的“{char}”：{text}", "a full-width '{char}' stands in a list: {text}"),
        (
            "列表要用英文的 [ ] {{ }} 和英文逗号加空格",
            "lists take plain [ ] {{ }} and a plain comma with a space",
        ),
    ),
    _code(
        "GJ117",
        _ERROR,
        ("短横后缺空格", "no space after the dash"),
        ("列表的“-”后面缺一个空格：{text}", "there is no space after the '-' of a list item: {text}"),
        ("在“-”后面加一个空格", "put a space after the '-'"),
    ),
    _code(
        "GJ118",
        _ERROR,
        ("列表的短横不对", "wrong dash for a list"),
        (
            "列表项用了“{char}”，YAML 只认英文短横“-”",
            "a list item begins with '{char}'; YAML knows the plain '-' only",
        ),
        ("改成英文短横加一个空格：“- ”", "write '- ': a plain dash and a space"),
    ),
    _code(
        "GJ119",
        _ERROR,
        ("全角井号", "full-width #"),
        ("注释用了全角井号“＃”", "a comment begins with the full-width '＃'"),
        ("改成英文井号加一个空格：“# ”", "write '# ': the plain sign and a space"),
    ),
    _code(
        "GJ120",
        _ERROR,
        ("引号没有配对", "quote not closed"),
        ("这里的引号 {char} 没有配对的另一半", "the quote {char} that opens here is never closed"),
        (
            "在值的末尾补上同样的引号；正文里有引号就用另一种引号包在外面",
            "close it with the same quote; where the text has quotes, use the other kind around it",
        ),
    ),
    _code(
        "GJ121",
        _ERROR,
        ("缩进不齐", "wrong indentation"),
        ("这一行的缩进与上面对不齐", "this line's indentation fits nothing above it"),
        (
            "同一级的行左边要对齐，下一级多空两格；上一行已有值时不能再有下一级",
            "lines of one level begin in one column, the next two further; nothing stands below a value",
        ),
    ),
    _code(
        "GJ122",
        _ERROR,
        ("这一行缺冒号", "line without a colon"),
        ("这一行没有冒号，不知道是哪个栏目：{text}", "this line has no colon, so it is no field: {text}"),
        (
            "写成“栏目: 内容”；若是上一行的下文，就比上一行的栏目多空两格",
            "write 'field: content', or indent it further where it continues the line above",
        ),
    ),
    _code(
        "GJ123",
        _ERROR,
        ("正文里有冒号和空格", "colon and space inside a text"),
        (
            "没加引号的正文里又出现了“: ”，YAML 会当成另一个栏目",
            "the unquoted text has ': ' in it, which YAML takes for another field",
        ),
        (
            "给整段正文加上英文引号，或把正文里的冒号改成全角“：”",
            "put the whole text in straight quotes, or use a full-width colon in it",
        ),
    ),
    _code(
        "GJ124",
        _ERROR,
        ("开头的符号要加引号", "sign at the start needs quotes"),
        (
            "正文以“{char}”开头（或夹在其他符号之间），YAML 另有用途，读不下去",
            "the text begins with '{char}', which means something else in YAML",
        ),
        ('给整段正文加上英文引号 "…"', 'put the whole text in straight quotes "..."'),
    ),
    _code(
        "GJ125",
        _ERROR,
        ("井号把后文截掉了", "# cuts the text off"),
        ("“{text}”会被当成注释丢掉", "'{text}' is taken for a comment and lost"),
        (
            "是正文就给整段加英文引号；是注释就写成“# ”，井号后空一格",
            "quote the whole text; or write '# ' with a space where a comment is meant",
        ),
    ),
    _code(
        "GJ126",
        _ERROR,
        ("引号后面还有字", "text after the closing quote"),
        ("引号已经结束，后面还有字：{text}", "there is more after the closing quote: {text}"),
        (
            "给整段换一种英文引号包住，例如 '\"三检\"制度'，或在里面用中文引号",
            "put the other kind of quote around the whole, or use curly quotes inside",
        ),
    ),
    _code(
        "GJ127",
        _ERROR,
        ("括号没有配对", "bracket not closed"),
        ("这里的“{char}”没有配对的另一半", "the '{char}' that opens here is never closed"),
        (
            "在列表末尾补上对应的括号；是正文就给整段加英文引号",
            "close it at the end of the list; quote the whole where it is text",
        ),
    ),
    _code(
        "GJ128",
        _WARNING,
        ("整段包在中文引号里", "whole value in curly quotes"),
        (
            "{text} 整段包在中文引号里，引号会印出来",
            "{text} stands in curly quotes as a whole; they will be printed",
        ),
        (
            "不要引号就删掉；确实要印出引号，就在外面再加一对英文引号",
            "delete them; where they belong to the text, put straight quotes around",
        ),
    ),
    _code(
        "GJ129",
        _WARNING,
        ("列表里的全角逗号", "full-width comma in a list"),
        (
            "方括号里只有一项，里面有全角逗号，会算作一项：{text}",
            "the list in brackets has one item with a full-width comma in it: {text}",
        ),
        (
            "要分成几项就改用英文逗号加空格；确是一项就给它加英文引号",
            "use plain commas to part the items; quote the item where it is one",
        ),
    ),
    _code(
        "GJ130",
        _ERROR,
        ("锚点或引用", "anchor or alias"),
        ("手册不用 YAML 的锚点和引用：{text}", "a handbook has no YAML anchors and aliases: {text}"),
        (
            "是正文就加英文引号；要重复的内容请各处写出，或引用编号",
            "quote it where it is text; otherwise write the content out, or name an id",
        ),
    ),
    _code(
        "GJ131",
        _ERROR,
        ("类型标签", "tag"),
        ("手册不用 YAML 的类型标签：{text}", "a handbook has no YAML tags: {text}"),
        (
            "以“!”开头的正文要加英文引号；否则把标签删掉",
            "quote a text that begins with '!'; otherwise delete the tag",
        ),
    ),
    _code(
        "GJ132",
        _ERROR,
        ("合并键", "merge key"),
        ("手册不用 YAML 的合并键“<<”", "a handbook has no YAML merge key '<<'"),
        ("把要合并的内容逐项写出来", "write the fields out"),
    ),
    _code(
        "GJ133",
        _ERROR,
        ("复杂的键", "complex key"),
        (
            "这里的键不是一个普通的词（? 写法，或用列表、映射作键）",
            "the key here is not a plain word ('?' form, or a list or mapping as key)",
        ),
        (
            "写成“栏目: 内容”；值里出现 {{ 或 [ 就加英文引号",
            "write 'field: content'; quote a value that has {{ or [ in it",
        ),
    ),
    _code(
        "GJ134",
        _ERROR,
        ("YAML 指令", "directive"),
        ("手册不用 YAML 指令：{text}", "a handbook has no YAML directives: {text}"),
        (
            "删掉这一行；行首的百分号若是正文，就给正文加英文引号",
            "delete the line; quote the text where the % belongs to it",
        ),
    ),
    _code(
        "GJ135",
        _ERROR,
        ("栏目重复", "field written twice"),
        (
            "“{key}”写了两次，第一次在第 {first_line} 行第 {first_column} 列",
            "'{key}' is written twice, first in line {first_line}, column {first_column}",
        ),
        (
            "留下一个；列表的两项之间看看是不是漏了“- ”",
            "keep one; between two items of a list a '- ' may be missing",
        ),
    ),
    _code(
        "GJ136",
        _ERROR,
        ("嵌套太深", "nested too deep"),
        (
            "括号或缩进套了 {depth} 层以上，后面不再读",
            "nested more than {depth} levels deep; the rest is not read",
        ),
        (
            "多半是括号没有配对；手册的正常内容不到十层",
            "a bracket is probably not closed; a handbook needs fewer than ten levels",
        ),
    ),
    _code(
        "GJ137",
        _WARNING,
        ("首尾有全角空格", "full-width space at an end"),
        (
            "这个值的开头或末尾有看不见的全角空格（或不换行空格）",
            "the value begins or ends with an invisible full-width (or no-break) space",
        ),
        ("删掉它，否则编号和名称会对不上", "delete it, or ids and names will not match"),
    ),
    _code(
        "GJ138",
        _ERROR,
        ("反斜杠写法不对", "unknown escape"),
        ("双引号里的反斜杠“\\”后面不能跟这个字符", "a backslash in double quotes cannot be followed by this"),
        (
            "把外面的双引号换成单引号，或写两个反斜杠",
            "use single quotes around the text, or write the backslash twice",
        ),
    ),
    _code(
        "GJ140",
        _ERROR,
        ("空文件", "empty file"),
        ("这里没有内容", "there is nothing here"),
        (
            "写上内容，或删掉这个文件（或多余的“---”）",
            "write the content, or delete the file (or the stray '---')",
        ),
    ),
    _code(
        "GJ141",
        _ERROR,
        ("最外层不是栏目", "no fields at the top"),
        (
            "文件最外层应当是“栏目: 内容”，这里不是",
            "the top of a file must be fields ('kind: ...'), and this is not",
        ),
        (
            "第一行写 kind，例如“kind: policy”，其余栏目与它对齐",
            "begin with 'kind: policy' or the like, the other fields in the same column",
        ),
    ),
    _code(
        "GJ150",
        _ERROR,
        ("没有 handbook.yaml", "no handbook.yaml"),
        ("这个文件夹里没有 {path}，不是手册", "the folder has no {path}, so it is no handbook"),
        (
            "换到有 handbook.yaml 的文件夹，或用 guiju init 新建一本",
            "go to the folder with handbook.yaml, or make one with guiju init",
        ),
    ),
    _code(
        "GJ151",
        _ERROR,
        ("文件打不开", "file cannot be opened"),
        ("打不开 {path}", "{path} cannot be opened"),
        (
            "看看权限、文件是否还在、是否被别的程序占用",
            "see whether it is there, may be read, and is not locked",
        ),
    ),
    _code(
        "GJ152",
        _ERROR,
        ("文件太大", "file too big"),
        ("文件超过 {megabytes} MB，不读", "the file is over {megabytes} MB and is not read"),
        (
            "把它分成几个文件；图片和附件不要写进 YAML",
            "part it into several; pictures and attachments do not belong into YAML",
        ),
    ),
    _code(
        "GJ153",
        _ERROR,
        ("符号链接", "symbolic link"),
        (
            "{path} 是符号链接，指向手册之外或指向文件夹，不读",
            "{path} is a symbolic link that leaves the handbook or names a folder; it is not read",
        ),
        ("把文件本身放进手册的文件夹", "put the file itself into the handbook's folder"),
    ),
    _code(
        "GJ154",
        _ERROR,
        ("文件名的写法不统一", "file name not NFC"),
        (
            "文件名 {path} 用了分解的字形，在别的电脑上会对不上",
            "the file name {path} is in decomposed form and will not match on other machines",
        ),
        ("把文件名重新打一遍", "type the file name again"),
    ),
    _code(
        "GJ155",
        _ERROR,
        ("文件名只差大小写", "names that differ in case alone"),
        (
            "{path} 与 {other} 只差大小写，在 Windows 上是同一个文件",
            "{path} and {other} differ in case alone; on Windows they are one file",
        ),
        ("给其中一个改名", "rename one of them"),
    ),
    _code(
        "GJ156",
        _ERROR,
        ("文件名乱码", "garbled file name"),
        ("文件名不是 UTF-8：{path}", "the file name is not UTF-8: {path}"),
        ("给它改名，用小写英文、数字和短横", "rename it with lower-case letters, digits and dashes"),
    ),
    _code(
        "GJ157",
        _WARNING,
        ("多了 .txt", "stray .txt"),
        (
            "{path} 的末尾多了“.txt”，不会当作手册内容读",
            "{path} ends with a stray '.txt' and is not read as content",
        ),
        (
            "改名为 {right}（记事本“另存为”时，保存类型选“所有文件”）",
            "rename it to {right} (in Notepad, save as type 'All files')",
        ),
    ),
    _code(
        "GJ158",
        _ERROR,
        ("没有这个文件夹", "no such folder"),
        ("没有 {path} 这个文件夹", "there is no folder {path}"),
        ("看看路径有没有写错", "check the path"),
    ),
    _code(
        "GJ160",
        _ERROR,
        ("没有 git", "no git"),
        (
            "要看历史版本，但这台电脑没有 git",
            "an earlier state is asked for, but there is no git on this machine",
        ),
        ("安装 git 后再试", "install git"),
    ),
    _code(
        "GJ161",
        _ERROR,
        ("不在 git 仓库里", "not in a git repository"),
        (
            "手册的文件夹不在 git 仓库里，没有历史版本",
            "the handbook's folder is in no git repository, so it has no earlier states",
        ),
        ("先用 git init 建立仓库并提交", "make one with git init, and commit"),
    ),
    _code(
        "GJ162",
        _ERROR,
        ("没有这个版本", "no such revision"),
        ("git 里没有“{revision}”这个版本", "git knows no revision '{revision}'"),
        (
            "用 git log --oneline 或 git tag 看看有哪些版本",
            "see git log --oneline or git tag for those there are",
        ),
    ),
    _code(
        "GJ163",
        _ERROR,
        ("版本名不合规", "unsafe revision name"),
        ("“{revision}”不能作版本名", "'{revision}' cannot be the name of a revision"),
        (
            "版本名写提交号、分支名或标签名，不以“-”开头，不含空白和控制字符",
            "name a commit, branch or tag; no leading '-', no spaces or control characters",
        ),
    ),
    _code(
        "GJ164",
        _ERROR,
        ("历史不完整", "shallow history"),
        (
            "仓库是浅克隆，没有“{revision}”这个版本的内容",
            "the repository is a shallow clone without '{revision}'",
        ),
        ("运行 git fetch --unshallow 取回全部历史", "run git fetch --unshallow"),
    ),
    _code(
        "GJ165",
        _ERROR,
        ("git 出错", "git failed"),
        ("git 没有读出来：{detail}", "git could not read it: {detail}"),
        (
            "在手册的文件夹里运行 git status，看它说什么",
            "run git status in the handbook's folder and see what it says",
        ),
    ),
    _code(
        "GJ166",
        _ERROR,
        ("那个版本里没有手册", "no handbook in that revision"),
        (
            "“{revision}”这个版本里没有手册的文件夹",
            "revision '{revision}' does not have the handbook's folder",
        ),
        ("换一个更晚的版本", "take a later revision"),
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
        ("{field}写的是“{value}”，不合标识的写法", "{field} says '{value}', which is no identifier"),
        (
            "只用小写英文字母、数字和连字符，开头是字母或数字，如 {suggestion}",
            "use lower-case letters, digits and hyphens only, such as {suggestion}",
        ),
    ),
    _code(
        "GJ213",
        _ERROR,
        ("事实编号的写法不对", "fact number badly written"),
        ("{field}写的是“{value}”，不合事实编号的写法", "{field} says '{value}', which is no fact number"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ214",
        _ERROR,
        ("日期不对", "not a date"),
        ("{field}写的是“{value}”，不是一个日期", "{field} says '{value}', which is no date"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ215",
        _ERROR,
        ("时刻不对", "not a time of day"),
        ("{field}写的是“{value}”，不合时刻的写法", "{field} says '{value}', which is no time of day"),
        (
            "写 时:分，从 00:00 到 23:59，如 {suggestion}",
            "write hours and minutes from 00:00 to 23:59, such as {suggestion}",
        ),
    ),
    _code(
        "GJ216",
        _ERROR,
        ("时长的写法不对", "duration badly written"),
        ("{field}写的是“{value}”，不合时长的写法", "{field} says '{value}', which is no duration"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ217",
        _ERROR,
        ("版本的写法不对", "version badly written"),
        ("{field}写的是“{value}”，不合版本的写法", "{field} says '{value}', which is no version"),
        ("版本写两段，如 {suggestion}", "a version has two parts, such as {suggestion}"),
    ),
    _code(
        "GJ218",
        _ERROR,
        ("颜色的写法不对", "colour badly written"),
        ("{field}写的是“{value}”，不合颜色的写法", "{field} says '{value}', which is no colour"),
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
        ("{mend}", "{mend}"),
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
            "这里有 {count} 份文件（用 --- 分开），只有部门可以写在一起",
            "{count} documents stand here (parted by ---); only units may share a file",
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
            "建一个 handbook.yaml，写上种类、标识、标题、单位和分册；guiju init 会生成样本",
            "write one with kind, id, title, organisation and books; guiju init makes a sample",
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
    _code(
        "GJ236",
        _ERROR,
        ("标识用了保留的词", "identifier is a reserved word"),
        ("标识不能用“{id}”，这个词另有用处", "'{id}' cannot be an identifier: the word has another use"),
        ("换一个标识，如 {id}-1", "choose another one, such as {id}-1"),
    ),
)

_REFERENCES: tuple[Code, ...] = (
    _code(
        "GJ301",
        _ERROR,
        ("没有这份文件", "no such document"),
        ("手册里没有“{target}”这个{kinds}", "the handbook has no {kinds} '{target}'"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ302",
        _ERROR,
        ("没有这个条目", "no such item"),
        ("{document}里没有“{target}”这个{kinds}", "{document} has no {kinds} '{target}'"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ303",
        _ERROR,
        ("种类不对", "wrong kind of thing"),
        ("“{target}”是{found}，这里要写{kinds}", "'{target}' is of the kind {found}; what belongs here is: {kinds}"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ304",
        _ERROR,
        ("没有这条事实", "no such fact"),
        ("来源登记里没有事实 {target}", "no register has a fact {target}"),
        ("核对编号；来源 {register} 登记到 {last}", "check the number; the register of {register} goes up to {last}"),
    ),
    _code(
        "GJ305",
        _ERROR,
        ("没有登记这份来源", "source not registered"),
        (
            "事实 {target} 属于来源 {register}，手册没有登记这份来源",
            "the fact {target} belongs to the source {register}, which is not registered",
        ),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ306",
        _ERROR,
        ("没有这个区域、分册、班次或场所", "no such area, book, shift or site"),
        ("手册总表里没有“{target}”这个{kind}", "the handbook sheet lists no {kind} '{target}'"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ307",
        _ERROR,
        ("像标识，却没有这一个", "looks like an id and is none"),
        ("“{target}”写得像标识，却没有这个{kinds}", "'{target}' is written like an id, but there is no such {kinds}"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ310",
        _ERROR,
        ("书名号里的文件找不到", "no document of that title"),
        ("《{name}》不是手册里任何文件的标题或别名", "《{name}》 is the title or alias of no document"),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ311",
        _ERROR,
        ("标题重复", "title used twice"),
        ("标题“{name}”已经是 {where} 那份文件的标题", "the title '{name}' is already that of the document at {where}"),
        ("给其中一份改标题，让人一听就知道说的是哪一份", "change one of the two titles so that nobody can mix them up"),
    ),
    _code(
        "GJ312",
        _WARNING,
        ("别名重复", "alias used twice"),
        (
            "别名“{name}”也是{other}的标题或别名（{where}）",
            "the alias '{name}' is also a title or alias of {other} ({where})",
        ),
        ("只留给大家真正这样叫的那一份", "leave it with the one that people really mean"),
    ),
    _code(
        "GJ313",
        _WARNING,
        ("术语重复解释", "term explained twice"),
        ("术语“{term}”在{other}里已经解释过（{where}）", "the term '{term}' is already explained in {other} ({where})"),
        ("只留一处解释，别处直接用这个词", "keep one explanation and just use the term elsewhere"),
    ),
    _code(
        "GJ314",
        _WARNING,
        ("同义词重复", "synonym named twice"),
        ("“{word}”在一组同义词里写了两次：{group}", "'{word}' stands twice in a group of synonyms: {group}"),
        ("删去一个，或改成本来要写的词", "take one out, or write the word that was meant"),
    ),
    _code(
        "GJ320",
        _WARNING,
        ("没有人用到", "nothing uses it"),
        ("{kind}{title}没有任何文件用到", "nothing uses the {kind} {title}"),
        (
            "在用到它的步骤、职责或条款里写上它；不再用就删去，已发布过的把 status 改成 obsolete",
            "name it where it is used; take it out if it is not, or make its status obsolete if it was ever released",
        ),
    ),
    _code(
        "GJ321",
        _WARNING,
        ("既注明不收，又引用了", "left out and cited"),
        ("事实 {fact} 注明不收入手册，却在 {where} 引用了", "the fact {fact} is waived, but cited at {where}"),
        ("删去这条 waiver，或删去那处引用", "take out the waiver or the citation"),
    ),
    _code(
        "GJ322",
        _WARNING,
        ("同一条事实注明了两次不收", "left out twice"),
        ("事实 {fact} 已在 {where} 注明不收", "the fact {fact} is already waived at {where}"),
        ("删去其中一条", "take one of them out"),
    ),
    _code(
        "GJ323",
        _ERROR,
        ("同一条事实登记了两次", "fact registered twice"),
        ("事实 {fact} 已在 {where} 登记", "the fact {fact} is already registered at {where}"),
        ("给其中一条另编一个号", "give one of the two another number"),
    ),
)

_SOUNDNESS: tuple[Code, ...] = (
    _code(
        "GJ401",
        _ERROR,
        ("走不到的步骤", "step that cannot be reached"),
        ("没有哪一步走到“{step}”（{label}）", "no way leads to the step '{step}' ({label})"),
        (
            "在前面的步骤里用 next 或 then 指到它，或调整次序",
            "let an earlier step lead to it by next or then, or change the order",
        ),
    ),
    _code(
        "GJ402",
        _ERROR,
        ("走不出的循环", "loop with no way out"),
        ("这几步走不到结束：{steps}", "the end cannot be reached from these steps: {steps}"),
        ("给其中一步加一个走出去的分支，或写 next: end", "give one of them a branch that leads out, or next: end"),
    ),
    _code(
        "GJ403",
        _ERROR,
        ("下一步不是程序", "next is no procedure"),
        (
            "下一步指到{kind}{title}，那里没有步骤可以接着做",
            "the next step is the {kind} {title}, which has no steps to go on with",
        ),
        ("写本程序的步骤、别的程序，或 end", "name a step of this procedure, another procedure, or end"),
    ),
    _code(
        "GJ404",
        _ERROR,
        ("批准的不是本程序的另一步", "approves no other step of this procedure"),
        (
            "步骤“{step}”批准的是“{target}”，不是本程序的另一步",
            "the step '{step}' approves '{target}', which is no other step of this procedure",
        ),
        ("approves 写本程序里被批准的那一步", "let approves name the step of this procedure that is approved"),
    ),
    _code(
        "GJ405",
        _WARNING,
        ("自己批准自己", "approved by the one who did it"),
        (
            "步骤“{step}”和它批准的“{target}”都由 {actor} 做",
            "the step '{step}' and the step '{target}' that it approves are both done by {actor}",
        ),
        ("批准改由另一个岗位来做", "let another role approve"),
    ),
    _code(
        "GJ406",
        _WARNING,
        ("不是批准，却写了不批准怎么办", "refusal without approval"),
        ("步骤“{step}”写了 on_reject，却不是一步批准", "the step '{step}' has on_reject, but is no approval"),
        ("补上 approves 或 approvals；要分情况就用 decision", "add approves or approvals, or use a decision"),
    ),
    _code(
        "GJ407",
        _WARNING,
        ("检查结果和表单栏目对不上", "result does not fit the form's field"),
        (
            "这一项用 {how} 记录，表单栏目“{field}”却是 {type}",
            "the item is recorded as {how}, but the form field '{field}' is of type {type}",
        ),
        ("把栏目的 type 改成 {needed}，或改 how", "make the field's type {needed}, or change how"),
    ),
    _code(
        "GJ408",
        _WARNING,
        ("限值和条款不一致", "limit differs from its clause"),
        (
            "这里的限值是 {own}，条款 {clause} 写的是 {limit}",
            "the limit here is {own}, but the clause {clause} says {limit}",
        ),
        (
            "删去这里的 limit，限值由条款带来；条款写错了就改条款",
            "take the limit out here, the clause gives it; if the clause is wrong, mend the clause",
        ),
    ),
    _code(
        "GJ409",
        _WARNING,
        ("单位和条款不一致", "unit differs from its clause"),
        (
            "栏目的单位是 {unit}，条款 {clause} 用的是 {wanted}",
            "the unit of the field is {unit}, but the clause {clause} uses {wanted}",
        ),
        ("把单位改成 {wanted}", "make the unit {wanted}"),
    ),
    _code(
        "GJ411",
        _ERROR,
        ("上下级绕成一圈", "ring of superiors"),
        ("上级关系绕成一圈：{ring}", "the line of superiors is a ring: {ring}"),
        ("改掉其中一个 reports_to", "change one of the reports_to"),
    ),
    _code(
        "GJ412",
        _ERROR,
        ("部门归属绕成一圈", "ring of units"),
        ("部门归属绕成一圈：{ring}", "the parents of the units are a ring: {ring}"),
        ("改掉其中一个 parent", "change one of the parents"),
    ),
    _code(
        "GJ413",
        _ERROR,
        ("区域包含绕成一圈", "ring of areas"),
        ("区域包含绕成一圈：{ring}", "the areas enclose each other: {ring}"),
        ("改掉其中一个 within", "change one of the within"),
    ),
    _code(
        "GJ414",
        _ERROR,
        ("没有这一章", "no such chapter"),
        (
            "条款“{clause}”归在“{chapter}”一章，{policy}没有这一章",
            "the clause '{clause}' stands in the chapter '{chapter}', which {policy} does not have",
        ),
        ("{mend}", "{mend}"),
    ),
    _code(
        "GJ415",
        _WARNING,
        ("空的一章", "empty chapter"),
        (
            "“{chapter}”这一章没有内容，也没有条款归到它",
            "the chapter '{chapter}' has no text, and no clause stands in it",
        ),
        ("写上内容，或让条款的 chapter 指到它，或删去", "write something, let clauses name it, or take it out"),
    ),
    _code(
        "GJ416",
        _ERROR,
        ("自己代理自己", "own deputy"),
        ("{role}写成由自己代理", "{role} is its own deputy"),
        ("写另一个岗位", "name another role"),
    ),
    _code(
        "GJ417",
        _WARNING,
        ("报给了自己", "escalated to oneself"),
        (
            "步骤“{step}”由 {party} 做，解决不了又报给 {party}",
            "the step '{step}' is done by {party} and escalated to {party}",
        ),
        ("报给上一级", "name somebody above"),
    ),
    _code(
        "GJ418",
        _WARNING,
        ("文字里的数和字段不一致", "figure in the words differs from the field"),
        (
            "“{item}”的文字写的是 {said}，{field} 却是 {value}",
            "the words of '{item}' say {said}, but its {field} is {value}",
        ),
        ("查来源，把两处改成一样", "look into the source, and make the two say the same"),
    ),
    _code(
        "GJ419",
        _WARNING,
        ("单据没有流水号", "slip without a number"),
        (
            "{form}{reason}，却没有流水号，丢了、多了、假的都查不出",
            "{form} {reason}, and has no number to tell a lost or a forged one by",
        ),
        (
            "写 serial: 流水号的写法；来源没有写明的，写 serial: unspecified，打印时照样留出号码的位置",
            "write serial: how it is numbered; where the source does not say, serial: unspecified prints a line for it",
        ),
    ),
)

_CONTROL: tuple[Code, ...] = (
    _code(
        "GJ501",
        _ERROR,
        ("文件编号重复", "document number used twice"),
        ("文件编号 {name} 已经是{other}的（{where}）", "the number {name} already belongs to {other} ({where})"),
        ("给其中一份换一个没用过的编号", "give one of the two a number never used before"),
    ),
    _code(
        "GJ502",
        _WARNING,
        ("控制项不全", "control block incomplete"),
        ("{title}没有写{fields}", "{title} lacks {fields}"),
        (
            "补上；各份相同的版本和状态可以写在 handbook.yaml 的 defaults",
            "add it; a version and status that all share may stand in defaults of handbook.yaml",
        ),
    ),
    _code(
        "GJ503",
        _ERROR,
        ("矛盾未定就批准", "approved with an open conflict"),
        (
            "{title}已批准，矛盾“{conflict}”却还没定照哪个做",
            "{title} is approved, but the conflict '{conflict}' is not decided",
        ),
        (
            "在 follow 写照哪个做，并写 decided_by；没定之前 status 改回 draft",
            "say in follow which side holds, with decided_by; until then make its status draft",
        ),
    ),
    _code(
        "GJ504",
        _WARNING,
        ("用到已作废的文件", "rests on something obsolete"),
        ("{kind}{title}已经作废，这里还在用", "the {kind} {title} is obsolete, and still used here"),
        ("换成接替它的那一个", "name what took its place"),
    ),
    _code(
        "GJ505",
        _WARNING,
        ("评审日期早于生效日期", "review before effect"),
        (
            "{title}的评审日期 {review} 不晚于生效日期 {effective}",
            "{title} is due for review on {review}, not after it takes effect on {effective}",
        ),
        ("改正其中一个日期", "put one of the dates right"),
    ),
    _code(
        "GJ506",
        _WARNING,
        ("到了生效日期还没批准", "effective date passed without approval"),
        (
            "{title}定在 {effective} 生效，状态却是 {status}",
            "{title} was to take effect on {effective}, but its status is {status}",
        ),
        ("批准它（status: approved），或改生效日期", "approve it (status: approved) or change the date"),
    ),
    _code(
        "GJ507",
        _WARNING,
        ("评审过期", "review overdue"),
        ("{title}应在 {review} 前评审，今天是 {today}", "{title} was due for review by {review}; today is {today}"),
        ("评审后写新的 review_by", "review it and set a new review_by"),
    ),
    _code(
        "GJ508",
        _WARNING,
        ("修订记录里没有现在的版本", "version missing in the revision history"),
        (
            "{title}的版本是 {version}，修订记录只到 {last}",
            "{title} has the version {version}, but its history ends at {last}",
        ),
        ("在 revisions 里补上这一版改了什么", "say in revisions what this version changed"),
    ),
    _code(
        "GJ509",
        _ERROR,
        ("内容改了，版本没有改", "content changed, version did not"),
        (
            "{title}的内容改了 {count} 处，版本仍是 {version}",
            "{title} changed in {count} places, and its version still is {version}",
        ),
        (
            "改了什么看 guiju diff；把 version 往上走一步，在 revisions 里写一行",
            "guiju diff tells what; step the version up and say so in revisions",
        ),
    ),
    _code(
        "GJ510",
        _WARNING,
        ("改动的大小写得不对", "size of the change misstated"),
        (
            "{title}这次{what}，版本却按{size}的改动走",
            "the change of {title} is {what}, and its version steps as for a {size} one",
        ),
        (
            "按{right}的改动走：改 version 和 revisions 里的 change",
            "step as for a {right} one: mend the version, and change in revisions",
        ),
    ),
)

_LAW: tuple[Code, ...] = (
    _code(
        "GJ601",
        _INFO,
        ("罚款未经法务确认", "fine without counsel"),
        (
            "违规“{breach}”对员工罚款或扣款，没有记录法务意见；{law}",
            "the breach '{breach}' fines employees without a recorded opinion of counsel; {law}",
        ),
        (
            "请法务核对现行条文后在 counsel 里写明；这只是提醒",
            "have counsel check the law in force and record it in counsel; this is only a reminder",
        ),
    ),
)

_OUTPUT: tuple[Code, ...] = (
    _code(
        "GJ701",
        _ERROR,
        ("输出文件夹不是规矩做的", "the output folder is not Guiju's"),
        (
            "输出文件夹 {folder} 里有别的东西，不是规矩生成的，没有动它",
            "the output folder {folder} holds something that Guiju did not make; it was left alone",
        ),
        (
            "换一个空文件夹（-o 名称），或先把里面的东西移走",
            "name another, empty folder (-o NAME), or move what is in it elsewhere",
        ),
    ),
    _code(
        "GJ702",
        _ERROR,
        ("输出文件夹换不上去", "the output folder cannot be replaced"),
        (
            "输出文件夹 {folder} 换不上新的：{reason}",
            "the output folder {folder} cannot be replaced: {reason}",
        ),
        (
            "看看上一级文件夹能不能写、它是不是一个挂载点；换一个输出文件夹再试",
            "see whether the folder above it can be written to and is no mount point; or try another",
        ),
    ),
    _code(
        "GJ703",
        _WARNING,
        ("输出文件夹里有外来文件", "a stranger's file in the output folder"),
        (
            "输出文件夹里的 {path} 不是规矩生成的，已移到 {kept}",
            "{path} in the output folder was not made by Guiju and was moved to {kept}",
        ),
        (
            "自己的文件不要放进输出文件夹，每次编译都会整个换掉",
            "keep your own files elsewhere: each build replaces the whole output folder",
        ),
    ),
    _code(
        "GJ704",
        _ERROR,
        ("写不进去", "cannot be written"),
        ("{path} 写不进去：{reason}", "{path} cannot be written: {reason}"),
        (
            "看看磁盘满没满、这个文件夹你有没有写的权限",
            "see whether the disk is full, and whether you may write to that folder",
        ),
    ),
    _code(
        "GJ705",
        _ERROR,
        ("输出文件夹里是给别人的手册", "the output folder holds another audience's handbook"),
        ("{folder} 里是{there}，这次做的是{wanted}", "{folder} holds {there}; this would be {wanted}"),
        (
            "用 -o 另写一个文件夹；真要换掉，先删掉那个文件夹",
            "name another folder with -o; if it is to be replaced, delete that folder first",
        ),
    ),
    _code(
        "GJ711",
        _ERROR,
        ("网站没有做成", "the site could not be made"),
        ("网站引擎停下了（{exit}）：{log}", "the site engine stopped ({exit}): {log}"),
        (
            "看上面最后一句说的是哪个文件；改过 site/ 或 templates/ 的，先退回原来的再试",
            "see which file the last words name; if site/ or templates/ were changed, try the earlier ones",
        ),
    ),
    _code(
        "GJ712",
        _ERROR,
        ("网页里的链接指空", "a link of a page leads nowhere"),
        ("网页 {page} 里的链接 {link} 指到不存在的地方", "the link {link} of the page {page} leads nowhere"),
        (
            "改正写这个链接的模板；手册里的名称用《》括起来就会自动成为链接",
            "mend the template that writes it; names in 《》 become links by themselves",
        ),
    ),
    _code(
        "GJ713",
        _WARNING,
        ("网站引擎的提醒", "a remark of the site engine"),
        ("网站引擎提醒：{text}", "the site engine remarks: {text}"),
        (
            "多半是 site/ 或 templates/ 里改了东西，对照原来的看看",
            "most likely something in site/ or templates/ was changed: compare it with the original",
        ),
    ),
    _code(
        "GJ714",
        _ERROR,
        ("网页要从外面取东西", "a page fetches from elsewhere"),
        (
            "网页 {page} 要从网络上取 {address}，离线时就打不开",
            "the page {page} fetches {address} from the network, and fails without it",
        ),
        (
            "把这个文件放进 site/，用相对地址引用",
            "put the file into site/ and refer to it by a relative address",
        ),
    ),
    _code(
        "GJ721",
        _ERROR,
        ("PDF 没有做成", "a PDF could not be made"),
        ("《{title}》的 PDF 没有做成", "the PDF of {title} could not be made"),
        (
            "先改正同一文件的其他问题；没有别的问题时运行 guiju doctor 看看缺什么",
            "mend the other findings about it first; if there are none, run guiju doctor",
        ),
    ),
    _code(
        "GJ722",
        _ERROR,
        ("字库里没有这个字", "a character that the fonts lack"),
        (
            "“{character}”（{code}）不在打印字库里，纸上印不出来",
            "“{character}” ({code}) is not in the fonts for print and cannot be printed",
        ),
        (
            "换一个常用的写法；确实要用的生僻字，请把它加进 templates/fonts 的字库",
            "use a common character instead, or add this one to the fonts in templates/fonts",
        ),
    ),
    _code(
        "GJ723",
        _ERROR,
        ("打印时要取的文件不给取", "a file that print may not read"),
        (
            "打印时要取 {address}，这里没有这个文件，或不许从那里取",
            "print asks for {address}, which is not there or may not be read",
        ),
        (
            "图片放进 sop/ 里，用相对地址写；不要引用网络上的文件",
            "keep pictures below sop/ and name them by a relative address; name nothing on the network",
        ),
    ),
    _code(
        "GJ724",
        _ERROR,
        ("排版超出限度", "laying out went beyond the limits"),
        ("排版停下了：{reason}", "laying out was stopped: {reason}"),
        (
            "多半是一份文件太大：拆成几份，或把很长的表格分开",
            "most likely one document is too large: divide it, or divide its longest table",
        ),
    ),
    _code(
        "GJ731",
        _ERROR,
        ("没有清单，无法核对", "no manifest to check against"),
        (
            "{folder} 里没有规矩的 manifest.json，或读不出来，无法核对",
            "{folder} has no manifest.json of Guiju that can be read: nothing to check against",
        ),
        (
            "指明编译出来的文件夹（平常是 build），或重新编译一次",
            "name the folder that a build made (build, as a rule), or build again",
        ),
    ),
    _code(
        "GJ732",
        _ERROR,
        ("文件被改动过", "a file was changed"),
        ("{path} 和发布时不一样", "{path} is not what was published"),
        (
            "不要改输出文件夹里的文件；改 sop/ 里的内容，再编译一次",
            "do not edit what was built; change the content in sop/ and build again",
        ),
    ),
    _code(
        "GJ733",
        _ERROR,
        ("文件不见了", "a file is missing"),
        ("发布时有 {path}，现在不见了", "{path} was published and is missing now"),
        ("再编译一次；拷贝来的就重新完整拷贝", "build again; if this is a copy, copy all of it again"),
    ),
    _code(
        "GJ734",
        _ERROR,
        ("多出一个文件", "a file too many"),
        ("{path} 发布时没有，是后来放进来的", "{path} was not published; somebody added it"),
        ("把它移走；要随手册发布的放进 sop/", "move it away; what is to be published belongs in sop/"),
    ),
    _code(
        "GJ741",
        _WARNING,
        ("这一年的调休还没有数据", "the moved working days of a year are not known"),
        (
            "{years} 年的放假调休安排不在日历数据里：按周一至周五上班、法定节日放假算",
            "the holiday arrangement of {years} is not in the calendar data: Monday to Friday count as worked, "
            "and only the holidays fixed by law as free",
        ),
        (
            "国务院办公厅的通知公布后，更新 holidays 库，或把日期写进 handbook.yaml 的 calendar（holidays、workdays）",
            "once the State Council's notice is out, update the holidays library, or write the dates into calendar "
            "(holidays, workdays) in handbook.yaml",
        ),
    ),
    _code(
        "GJ742",
        _WARNING,
        ("没有装节假日数据", "the calendar data are not installed"),
        (
            "手册要按中国的节假日算，但没有装 holidays 库：只按周一至周五和手册自己写的日期算",
            "the handbook goes by China's holidays, but the holidays library is not installed: only the days of the "
            "week and the handbook's own dates count",
        ),
        ("pip install 'guiju[calendar]'", "pip install 'guiju[calendar]'"),
    ),
    _code(
        "GJ743",
        _ERROR,
        ("文件夹里有别的东西", "the folder holds something else"),
        (
            "文件夹 {folder} 里有别的东西（{path}），没有动它",
            "the folder {folder} holds something else ({path}); it was left alone",
        ),
        (
            "用 -o 另写一个文件夹；这一天的旧检查表可以直接换掉",
            "name another folder with -o; earlier sheets of the same day are replaced",
        ),
    ),
    _code(
        "GJ750",
        _ERROR,
        ("没有校样要用的库", "the library that proofreads is missing"),
        ("校样要用 {library}，这里没有", "proofreading needs {library}, which is not here"),
        ("运行 pip install 'guiju[proof]'", "run pip install 'guiju[proof]'"),
    ),
    _code(
        "GJ751",
        _ERROR,
        ("印出来缺字", "a character missing in print"),
        ("“{text}”里有字印不出来", "“{text}” has a character that cannot be printed"),
        (
            "换一个常用的写法，或把这个字加进 templates/fonts 的字库",
            "use a common character instead, or add this one to the fonts in templates/fonts",
        ),
    ),
    _code(
        "GJ752",
        _ERROR,
        ("文字被切掉", "text that is cut off"),
        ("“{text}”{how}", "“{text}” is {how}"),
        (
            "改短文字，或在模板里把这一格、这一边放宽",
            "shorten the text, or give its cell or margin more room in the template",
        ),
    ),
    _code(
        "GJ753",
        _ERROR,
        ("文字叠在一起", "text over text"),
        ("“{text}”和“{other}”叠在一起", "“{text}” and “{other}” overlap"),
        ("在模板里把两处分开", "part the two in the template"),
    ),
    _code(
        "GJ754",
        _ERROR,
        ("表格的一行被分页切开", "a row cut by the end of a page"),
        ("“{text}”这一行被分到两页", "the row “{text}” is cut by the end of a page"),
        ("给这张表的行加上 break-inside: avoid", "give the rows of this table break-inside: avoid"),
    ),
    _code(
        "GJ755",
        _ERROR,
        ("续页没有表头", "a page without the table's head"),
        ("表格续到这一页，没有重复表头“{text}”", "a table goes on here without its head “{text}”"),
        ("把表头放进 thead", "put the head into a thead"),
    ),
    _code(
        "GJ756",
        _ERROR,
        ("签字栏和内容分家", "signatures split from what they sign"),
        ("签字栏“{text}”不在它要签的内容那一页", "the signatures “{text}” are not on the page of what they sign"),
        (
            '把签字栏和它前面的内容放进一个 class="keep" 的块',
            "put the signatures and what is before them into one block of class keep",
        ),
    ),
    _code(
        "GJ757",
        _ERROR,
        ("标题落在页末", "a heading alone at the end of a page"),
        ("标题“{text}”在页末，内容在下一页", "the heading “{text}” ends a page, and what it heads is on the next"),
        ("给标题加上 break-after: avoid", "give the heading break-after: avoid"),
    ),
    _code(
        "GJ758",
        _ERROR,
        ("行首行尾的标点不对", "the wrong punctuation at the end of a line"),
        (
            "“{text}”这一行的开头或结尾是不该放在那里的标点",
            "the line “{text}” begins or ends with punctuation that may not stand there",
        ),
        (
            "改一两个字让它另外断行；模板里不要把标点和前面的字分开",
            "change a word so that it breaks elsewhere; let templates not part punctuation from its word",
        ),
    ),
    _code(
        "GJ759",
        _ERROR,
        ("页码不对", "a wrong page number"),
        ("这一页应印第 {wanted}，印的是 {found}", "this page should say {wanted} and says {found}"),
        (
            "对照 templates/pdf/base.html.j2 和 print.css 里的页脚",
            "compare the foot in templates/pdf/base.html.j2 and print.css",
        ),
    ),
    _code(
        "GJ760",
        _ERROR,
        ("填写的地方太矮", "a blank too low to write in"),
        ("填写的格子只有 {height} 毫米高，不到 8 毫米", "a blank is {height} mm high, less than 8 mm"),
        ("把 print.css 里这种格子的高度改成 8mm 以上", "make it 8mm or more in print.css"),
    ),
    _code(
        "GJ761",
        _ERROR,
        ("字太小", "type too small"),
        (
            "“{text}”是 {size} 磅，这里至少要 {least} 磅",
            "“{text}” is set in {size} pt; here it has to be {least} pt at least",
        ),
        ("把字放大；确实是附注的，用 <small> 标明", "set it larger; mark what is a note with <small>"),
    ),
    _code(
        "GJ762",
        _ERROR,
        ("印到了装订边", "print in the binding edge"),
        ("装订边只空出 {room} 毫米，要 {least} 毫米", "the binding edge has {room} mm free instead of {least} mm"),
        ("对照 print.css 里 @page 的边距", "compare the margins of @page in print.css"),
    ),
    _code(
        "GJ763",
        _ERROR,
        ("太淡太细，复印会丢", "too pale for a photocopier"),
        ("{what} 太淡或太细，复印会丢", "{what} is too pale or thin to survive a photocopier"),
        ("文字用深色，线用 0.4pt 以上、#777 以下", "use dark type, and rules of 0.4pt or more, #777 or darker"),
    ),
    _code(
        "GJ764",
        _ERROR,
        ("纸上少了文字", "text lost on paper"),
        ("纸上没有“{text}”", "“{text}” is missing on paper"),
        (
            "看模板里是不是漏了它，或被盖住、裁掉",
            "see whether the template leaves it out, or something covers or clips it",
        ),
    ),
    _code(
        "GJ765",
        _ERROR,
        ("纸上多了文字", "text invented on paper"),
        ("纸上多出“{text}”，手册里没有", "paper says “{text}”, which the handbook does not"),
        ("样式里不要用 content 写字；文字都从视图来", "let styles write no words; all text comes from the view"),
    ),
    _code(
        "GJ766",
        _WARNING,
        ("文件太大", "a file too large"),
        ("这个文件 {size} kB，不该超过 {most} kB", "this file has {size} kB and should have {most} kB at most"),
        (
            "看看是不是有大图，或字体没有取子集（guiju doctor）",
            "see whether it has large pictures, or fonts that are not subset (guiju doctor)",
        ),
    ),
    _code(
        "GJ767",
        _ERROR,
        ("不合存档格式", "not fit for the archive"),
        ("PDF 里没有 {what}", "the PDF lacks {what}"),
        (
            "不要绕过 publish/paper_archive.py；用 make archive 细查",
            "do not go round publish/paper_archive.py; make archive looks closer",
        ),
    ),
    _code(
        "GJ768",
        _ERROR,
        ("读屏软件读不对", "tags that mislead a screen reader"),
        ("{what}", "{what}"),
        (
            "给图写 alt，表头用 th，标题不跳级；细查用 make archive",
            "give figures an alt, heads a th, skip no level of headings; make archive looks closer",
        ),
    ),
    _code(
        "GJ769",
        _ERROR,
        ("PDF 打不开", "a PDF that cannot be opened"),
        ("PDF 打不开：{reason}", "the PDF cannot be opened: {reason}"),
        ("删掉 .guiju 再编译一次", "delete .guiju and build again"),
    ),
    _code(
        "GJ770",
        _ERROR,
        ("检查表的日期不对", "a sheet with the wrong date"),
        (
            "这一页应是 {date} 的检查表，日期或书签不对",
            "this page should be the sheet of {date}; date or bookmark is wrong",
        ),
        (
            "对照 publish/paper_days.py；删掉 .guiju 再编译一次",
            "look at publish/paper_days.py; delete .guiju and build again",
        ),
    ),
)

_OURS: tuple[Code, ...] = (
    _code(
        "GJ901",
        _ERROR,
        ("规矩自己出了错", "a fault of Guiju itself"),
        ("规矩自己出了错（{what}），详情记在 {log}", "Guiju itself failed ({what}); details are in {log}"),
        (
            "手册没有动过。请把这个文件连同做了什么一起报告给维护的人",
            "the handbook was not touched. Please report that file, and what you did, to the maintainers",
        ),
    ),
)

CODES = {
    code.id: code
    for group in (_READING, _SHAPE, _REFERENCES, _SOUNDNESS, _CONTROL, _LAW, _OUTPUT, _OURS)
    for code in group
}
