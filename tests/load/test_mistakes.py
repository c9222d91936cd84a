"""The mistakes that people really type: each its own code and place, and none found in honest Chinese text."""

from __future__ import annotations

import pytest

from guiju.codes import Severity
from guiju.load import read_documents


def places(source: str) -> list[str]:
    found = read_documents(source.encode(), "a.yaml")[1]
    return [f"{one.place} {one.code}".removeprefix("a.yaml:") for one in found]


FULL_COLON = [
    ("title：发货\nbook: d\n", ["1:6 GJ111"]),
    ("title：发货\n", ["1:6 GJ111"]),
    ("kind: role\ntitle：发货\nbook: d\n", ["2:6 GJ111"]),
    ("kind: role\ntitle ：发货\nbook: d\n", ["2:7 GJ111"]),
    ('kind: role\n"title"：发货\nbook: d\n', ["2:8 GJ111"]),
    ("kind: role\ntitle：发货\nbook：d\n", ["2:6 GJ111", "3:5 GJ111"]),
    ("steps:\n  - id：notify\n    text: 通知\n", ["2:7 GJ111"]),
    ("steps:\n  - id: notify\n    text：通知\n    actor: sales\n", ["3:9 GJ111"]),
    ("steps:\n  - id：notify\n    text：通知\n", ["2:7 GJ111", "3:9 GJ111"]),
    ("deadline:\n  within：2 days\nbook: d\n", ["2:9 GJ111"]),
    ("deadline:\n  within：2 days\n  after：订单确认\n", ["2:9 GJ111", "3:8 GJ111"]),
    ("deadline: {within：2 days}\n", ["1:18 GJ111"]),
    ("steps:\n  - id：a\n", ["2:7 GJ111"]),
    ("points:\n  - applies_to：员工\n", ["2:15 GJ111"]),
]
TIGHT_COLON = [
    ("title:发货\nbook: d\n", ["1:6 GJ112"]),
    ("title:发货\n", ["1:6 GJ112"]),
    ("kind: role\ntitle:发货\nbook: d\n", ["2:6 GJ112"]),
    ("steps:\n  - id:notify\n    text: 通知\n", ["2:7 GJ112"]),
    ("deadline:\n  within:2 days\n", ["2:9 GJ112"]),
    ("deadline: {within:2 days}\n", ["1:18 GJ112"]),
    ('"title":发货\n', ["1:8 GJ112"]),
]
SPACES_AND_TABS = [
    ("　title: 发货\n", ["1:1 GJ113"]),
    ("deadline:\n　　within: 2 days\n", ["2:1 GJ113"]),
    ("steps:\n  - id: a\n  　text: b\n", ["3:3 GJ113"]),
    ("title:　发货\n", ["1:7 GJ113"]),
    ("title:\u00a0发货\nbook: d\n", ["1:7 GJ113"]),
    ("deadline:\n\twithin: 2 days\n", ["2:1 GJ114"]),
    ("steps:\n  - id: a\n  \ttext: b\n", ["3:3 GJ114"]),
    ("\ttitle: 发货\n", ["1:1 GJ114"]),
    ("a:\n\tb: 1\n\tc: 1\n", ["2:1 GJ114", "3:1 GJ114"]),
    ("owner: finance　\n", ["1:15 GJ137"]),
    ("owner: 　finance\n", ["1:8 GJ137"]),
]
QUOTES_AND_BRACKETS = [
    ("version: “1.0”\n", ["1:10 GJ115"]),
    ("at: ‘22:30’\n", ["1:5 GJ115"]),
    ("text: “注意: 先收款”\n", ["1:7 GJ115"]),
    ("“title”: 发货\n", ["1:1 GJ115"]),
    ("title: “发货流程”\n", ["1:8 GJ128"]),
    ("with: 【finance，sales】\n", ["1:7 GJ116"]),
    ("with: ［finance］\n", ["1:7 GJ116"]),
    ("deadline: ｛within: 2 days｝\n", ["1:11 GJ116"]),
    ("with: [finance，sales]\n", ["1:15 GJ116"]),
    ("sources: [S2-001、S2-002, S2-003]\n", ["1:17 GJ116"]),
    ("d: {within: 2 days，after: 订单}\n", ["1:19 GJ116"]),
    ("d: {within: 2 days，after：订单}\n", ["1:19 GJ116"]),
    ("aliases: [发货，出货]\n", ["1:11 GJ129"]),
    ('title: "发货\nbook: d\n', ["1:8 GJ120"]),
    ("title: '发货\n", ["1:8 GJ120"]),
    ('title: "发货\nbook: "d"\n', ["1:8 GJ120"]),
    ('text: "三检"制度\n', ["1:7 GJ126"]),
    ("text: 'it's'\n", ["1:7 GJ126"]),
    ('points:\n  - "三检"制度\n', ["2:5 GJ126"]),
    ("with: [a, b\nbook: d\n", ["1:7 GJ127"]),
    ("with: {a: b\nbook: d\n", ["1:7 GJ127"]),
    ("with: [a, b", ["1:7 GJ127"]),
    ('path: "D:\\档案"\n', ["1:10 GJ138"]),
]
LISTS_AND_COMMENTS = [
    ("-id: x\n", ["1:1 GJ117"]),
    ("points:\n  -先对单\n  -后装车\n", ["2:3 GJ117", "3:3 GJ117"]),
    ("points:\n  - 先对单\n  -后装车\n", ["3:3 GJ117"]),
    ("steps:\n  -id: a\n   text: b\n", ["2:3 GJ117"]),
    ("points:\n  － 先对单\n  － 后装车\n", ["2:3 GJ118", "3:3 GJ118"]),
    ("points:\n— 先对单\n", ["2:1 GJ118"]),
    ("points:\n  • 先对单\n", ["2:3 GJ118"]),
    ("＃ 说明\ntitle: 发货\n", ["1:1 GJ119"]),
    ("title: 发货\n＃ 说明\nbook: d\n", ["2:1 GJ119"]),
    ("text: 放到 #3 库房\n", ["1:10 GJ125"]),
    ("text: 发货 #说明\n", ["1:10 GJ125"]),
]
INDENTATION_AND_LINES = [
    ("points:\n  - a\n - b\n", ["3:2 GJ121"]),
    ("d:\n    a: 1\n  b: 1\n", ["3:3 GJ121"]),
    ("d: 1\n  b: 1\n", ["2:3 GJ121"]),
    ("points: 两条\n  - a\n", ["2:3 GJ121"]),
    ("title: 发货\nbook\nowner: x\n", ["2:1 GJ122"]),
    ("title: 发货\n先收款后发货\n", ["2:1 GJ122"]),
    ("text: 注意: 先收款\n", ["1:9 GJ123"]),
    ("points:\n  - text: 注意: 先收款\n", ["2:13 GJ123"]),
]
STARTS = [
    *((f"text: {char}全体\n", ["1:7 GJ124"]) for char in "@`%|>*&"),
    ("text: >5天\n", ["1:7 GJ124"]),
    ("text: > 5 天\n", ["1:7 GJ124"]),
    ("text: [重要]通知\n", ["1:7 GJ124"]),
    ("text: {甲}通知\n", ["1:7 GJ124"]),
    ("text: , b\n", ["1:7 GJ124"]),
    ("text: - b\n", ["1:7 GJ124"]),
    ("points:\n  - @全体\n", ["2:5 GJ124"]),
    ("text: !全体\n", ["1:7 GJ124"]),
    ("text: *star\n", ["1:7 GJ130"]),
    ("text: &star\n", ["1:7 GJ130"]),
    ("text: !star\n", ["1:7 GJ131"]),
]
OTHERS = [
    ("a: [b, c,, d]\n", ["1:10 GJ110"]),
    ("a: 1\n...\nb\n", ["3:1 GJ110"]),
    ("--- a: b\n", ["1:6 GJ110"]),
    (": x\n", ["1:1 GJ110"]),
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        *FULL_COLON,
        *TIGHT_COLON,
        *SPACES_AND_TABS,
        *QUOTES_AND_BRACKETS,
        *LISTS_AND_COMMENTS,
        *INDENTATION_AND_LINES,
        *STARTS,
        *OTHERS,
    ],
)
def test_mistakes(source: str, expected: list[str]) -> None:
    assert places(source) == expected


@pytest.mark.parametrize("source", [pair[0] for pair in [*FULL_COLON, *TIGHT_COLON, *LISTS_AND_COMMENTS, *STARTS]])
def test_a_mistake_forbids_a_build_and_says_how_to_mend_it_in_both_languages(source: str) -> None:
    for found in read_documents(source.encode(), "a.yaml")[1]:
        assert found.severity is Severity.ERROR
        for words in (found.message(), found.hint()):
            assert any("\u4e00" <= char <= "\u9fff" for char in words)
        english = found.hint("en")
        assert english.isascii() or "full-width" in english


@pytest.mark.parametrize(
    "text",
    [
        "规定：先收款，后发货。",
        "注意：VIP：优先",
        "APP：扫码下载",
        "时间：8:00–18:00",
        "比例为1:3",
        "见 http://example.com:80/a",
        "“三不”原则：不收、不受、不传",
        "他说“好”，我说“行”",
        "《发货流程》第 3 条",
        "【重要】先对单",
        "——以上为准",
        "第三条　仓库",
        "－5 ℃以下",
        "-5",
        "气温 -5～0 ℃",
        "a#b",
        "C＃课程",
        "（一）总则",
        "￥100",
        "50%",
        "甲、乙、丙",
        "是/否",
        "5>3",
        "[",
        "ISO 9001:2015",
    ],
)
def test_honest_text_is_left_alone(text: str) -> None:
    written = f'"{text}"' if text == "[" else text
    source = f"text: {written}\npoints:\n  - {written}\n  - text: {written}\n    note: x # 注\n"
    sources, findings = read_documents(source.encode(), "a.yaml")
    assert findings == []
    assert str(sources[0].data["text"]) == text


@pytest.mark.parametrize(
    "source",
    [
        "branches:\n  - {id: wait, when: 未到账，不先发货, then: check}\n",
        "points: [先收款，后发货, 先对单，后装车]\n",
        "points: ['先收款，后发货']\n",
        "text: |\n  title：发货\n  \t制表\n  　　首行缩进\n  ＃ 井号\n  - 短横\n  －全角\n",
        "text: >-\n  深圳：一\n  key：二\n",
        "text: 第一行，\n  第二行：继续，\n  第三行。\n",
        "text: 第一段\n\n  第二段：完\n",
        "text:\n  这是下一行才写的正文：没有问题\n",
        "points:\n  - 第一，\n    接着写；\n  - “您好”与“再见”\n",
        "# title：说明\n#全角：说明\na: 1 # 注释：x\nb: 1  #注释\n",
        "a: 'x #3 y'\nb: \"key：v\"\n",
        'a: "第一行\n  key：第二行"\n',
    ],
)
def test_honest_layout_is_left_alone(source: str) -> None:
    assert places(source) == []


def test_later_lines_are_named_too_but_not_inside_block_text() -> None:
    source = "a: 1\nb：2\nc: |\n  d：3\ne：4\n"
    assert places(source) == ["2:2 GJ111", "5:2 GJ111"]
