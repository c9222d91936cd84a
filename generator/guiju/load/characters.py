"""Which characters may stand in a handbook, and what to call those that may not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guiju.codes import Wording

STAND_IN = "\ufffd"

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
)
_BREAKS = "\u0085\u2028\u2029"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_TAGS = "\U000e0000-\U000e007f"
_NEVER = "\ufdd0-\ufdef\ufffc-\uffff"
_NEVER_ASTRAL = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
# A class without characters beyond U+FFFF is a table look-up in Python, 4 times as fast.
_FORBIDDEN = re.compile(f"[{_CONTROL}{_BREAKS}{_BIDI}{_INVISIBLE}{_NEVER}]")
_FORBIDDEN_ASTRAL = re.compile(f"[{_CONTROL}{_BREAKS}{_BIDI}{_INVISIBLE}{_TAGS}{_NEVER}{_NEVER_ASTRAL}]")
_KINDS = (
    ("GJ104", re.compile(f"[{_CONTROL}]")),
    ("GJ105", re.compile(f"[{_BIDI}]")),
    ("GJ106", re.compile(f"[{_INVISIBLE}{_TAGS}]")),
    ("GJ107", re.compile(f"[{_BREAKS}]")),
    ("GJ108", re.compile(f"[{_NEVER}{_NEVER_ASTRAL}]")),
)
_JOINERS = "\u200c\u200d"
# Arabic to Tibetan, Myanmar, Khmer and Mongolian: scripts that are misspelt without their joiners.
_JOINING_SCRIPT = re.compile("[\u0600-\u0fff\u1000-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdcf\ufe70-\ufefc]")
_PICTOGRAPH = re.compile("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_BLACK_FLAG = "\U0001f3f4"

_NAMES = {
    0x00: Wording("空字符", "NUL"),
    0x07: Wording("响铃符", "BELL"),
    0x08: Wording("退格符", "BACKSPACE"),
    0x0B: Wording("垂直制表符", "VERTICAL TAB"),
    0x0C: Wording("换页符", "FORM FEED"),
    0x1B: Wording("转义符", "ESCAPE"),
    0x7F: Wording("删除符", "DELETE"),
    0x85: Wording("下一行符", "NEXT LINE"),
    0xAD: Wording("软连字符", "SOFT HYPHEN"),
    0x61C: Wording("阿拉伯字母方向标记", "ARABIC LETTER MARK"),
    0x200B: Wording("零宽空格", "ZERO WIDTH SPACE"),
    0x200C: Wording("零宽不连字", "ZERO WIDTH NON-JOINER"),
    0x200D: Wording("零宽连字", "ZERO WIDTH JOINER"),
    0x200E: Wording("从左到右标记", "LEFT-TO-RIGHT MARK"),
    0x200F: Wording("从右到左标记", "RIGHT-TO-LEFT MARK"),
    0x2028: Wording("行分隔符", "LINE SEPARATOR"),
    0x2029: Wording("段落分隔符", "PARAGRAPH SEPARATOR"),
    0x202A: Wording("从左到右嵌入符", "LEFT-TO-RIGHT EMBEDDING"),
    0x202B: Wording("从右到左嵌入符", "RIGHT-TO-LEFT EMBEDDING"),
    0x202C: Wording("方向恢复符", "POP DIRECTIONAL FORMATTING"),
    0x202D: Wording("从左到右强制符", "LEFT-TO-RIGHT OVERRIDE"),
    0x202E: Wording("从右到左强制符", "RIGHT-TO-LEFT OVERRIDE"),
    0x2060: Wording("词连接符", "WORD JOINER"),
    0x2066: Wording("从左到右隔离符", "LEFT-TO-RIGHT ISOLATE"),
    0x2067: Wording("从右到左隔离符", "RIGHT-TO-LEFT ISOLATE"),
    0x2068: Wording("首强方向隔离符", "FIRST STRONG ISOLATE"),
    0x2069: Wording("方向隔离恢复符", "POP DIRECTIONAL ISOLATE"),
    0x3164: Wording("韩文填充符", "HANGUL FILLER"),
    0xFEFF: Wording("文件中间的字节顺序标记", "BYTE ORDER MARK INSIDE THE FILE"),
    0xFFFC: Wording("对象替代符，原来的图或附件已经丢失", "OBJECT REPLACEMENT CHARACTER"),
    0xFFFD: Wording("替代符，原来的字已经丢失", "REPLACEMENT CHARACTER: the original is lost"),
}


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Give the offset of each character that may not stand in text, with the code of its finding."""
    for match in (_FORBIDDEN_ASTRAL if _has_astral(text) else _FORBIDDEN).finditer(text):
        if not _needed(text, match.start()):
            yield match.start(), _kind(match.group())


def name(char: str) -> Wording:
    """Name a character in words."""
    known = _NAMES.get(ord(char))
    if known:
        return known
    if unicodedata.category(char) == "Cc":
        return Wording("控制字符", "CONTROL CHARACTER")
    official = unicodedata.name(char, "")
    return Wording(official or "不是字符", official or "NOT A CHARACTER")


def number(char: str) -> str:
    """Write a character's number as U+XXXX."""
    return f"U+{ord(char):04X}"


def _has_astral(text: str) -> bool:
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


def _kind(char: str) -> str:
    return next(code for code, chars in _KINDS if chars.match(char))


def _needed(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in _JOINERS:
        emoji = text[at] == "\u200d" and _PICTOGRAPH.match(before) and _PICTOGRAPH.match(after)
        return bool(emoji or _JOINING_SCRIPT.match(before))
    # The flags of England, Scotland and Wales are spelt with tag characters.
    return "\U000e0020" <= text[at] <= "\U000e007f" and (before == _BLACK_FLAG or before >= "\U000e0020")
