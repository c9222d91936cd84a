"""Encodings, and the characters that may not stand in a handbook."""

from __future__ import annotations

import pytest

from guiju.load import read_documents


def places(raw: bytes) -> list[str]:
    found = read_documents(raw, "a.yaml")[1]
    return [f"{one.place} {one.code}".removeprefix("a.yaml:") for one in found]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("title: 发货流程\ntext: 先收款后发货\n".encode("gbk"), ["1:8 GJ103"]),
        ("a: b\ntext: 先收款后发货\n".encode("gb18030"), ["2:7 GJ103"]),
        ("a: 发货\n".encode("utf-16"), ["1:1 GJ102"]),
        ("a: b\n".encode("utf-16-le"), ["1:1 GJ102"]),
        ("a: b\n".encode("utf-16-be"), ["1:1 GJ102"]),
        ("a: b\n".encode("utf-32"), ["1:1 GJ102"]),
        ("a: 发货".encode() + b"\nb: \xff\xfe\n", ["2:4 GJ101"]),
        ("a: 发货".encode()[:-1], ["1:5 GJ101"]),
        (b"\xef\xbb\xbfa: \xed\xa0\x80\n", ["1:4 GJ101"]),
        (b"a: \xc0\n", ["1:4 GJ101"]),
        (b"a: \xe9t\xe9\n", ["1:4 GJ101"]),
    ],
)
def test_wrong_encodings(raw: bytes, expected: list[str]) -> None:
    assert places(raw) == expected


def test_the_byte_that_cannot_be_read_is_counted_in_the_file() -> None:
    found = read_documents(b"\xef\xbb\xbfa: \xff\n", "a.yaml")[1][0]
    assert "第 7 个字节" in found.message()


@pytest.mark.parametrize(
    ("char", "code"),
    [
        *((char, "GJ104") for char in "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x9f"),
        *((char, "GJ105") for char in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        *((char, "GJ106") for char in "\u00ad\u200b\u200c\u200d\u2060\u2063\ufeff\u180e\u3164\U000e0041"),
        *((char, "GJ107") for char in "\u0085\u2028\u2029"),
        *((char, "GJ108") for char in "\ufffc\ufffd\ufffe\uffff\ufdd0\U0001ffff"),
    ],
)
def test_each_forbidden_character_has_its_place_and_name(char: str, code: str) -> None:
    sources, findings = read_documents(f"a: 好\nb: 😀字{char}尾\nc: d\n".encode(), "a.yaml")
    assert [(found.code, str(found.place)) for found in findings] == [(code, "a.yaml:2:6")]
    assert f"U+{ord(char):04X}" in findings[0].message()
    assert sources[0].data == {"a": "好", "b": "😀字尾", "c": "d"}
    assert sources[0].positions.values[("c",)] == (3, 4)


@pytest.mark.parametrize("escaped", ["\\u202e", "\\0", "\\u200b", "\\ufffd", "\\x85", "\\N", "\\L", "\\U000e0041"])
def test_an_escaped_character_is_no_way_round(escaped: str) -> None:
    sources, findings = read_documents(f'a: "x{escaped}y"\n'.encode(), "a.yaml")
    assert len(findings) == 1
    assert str(findings[0].place) == "a.yaml:1:4"
    assert sources[0].data == {"a": "xy"}


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩\u200d👧 一家",
        "❤️\u200d🔥",
        "می\u200cخواهم",
        "क्\u200dष",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "全角　空格",
        "22–25 ℃",
        "a\u00a0b",
        "㊙️ 𠮷野家 ①",
        "e\u0301",
    ],
)
def test_what_text_needs_is_fine(text: str) -> None:
    sources, findings = read_documents(f"a: {text}\n".encode(), "a.yaml")
    assert (sources[0].data, findings) == ({"a": text}, [])


def test_all_characters_are_collected_in_order_with_lone_carriage_returns_as_line_ends() -> None:
    assert places("a: x\u200b\rb: y\u202e\r\nc: z\x00\n".encode()) == ["1:5 GJ106", "2:5 GJ105", "3:5 GJ104"]
