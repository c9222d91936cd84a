"""What a file's bytes give: data, places, documents, and the findings about structure."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from guiju.load import read_documents
from guiju.source import DataPath


def codes(source: str | bytes) -> list[str]:
    raw = source.encode() if isinstance(source, str) else source
    return [found.code for found in read_documents(raw, "a.yaml")[1]]


def places(source: str) -> list[str]:
    found = read_documents(source.encode(), "a.yaml")[1]
    return [f"{one.place} {one.code}" for one in found]


def data(source: str) -> object:
    sources, findings = read_documents(source.encode(), "a.yaml")
    assert not findings
    return sources[0].data


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("7", 7),
        ("-12", -12),
        ("999999999999999", 999999999999999),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("0.00001", "0.00001"),
        ("1.10", "1.10"),
        ("1.0", "1.0"),
        ("010", "010"),
        ("-0", "-0"),
        ("+1", "+1"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("5.", "5."),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("440301199001011234", "440301199001011234"),
        ("１２", "１２"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("22:30", "22:30"),
        ("08:30", "08:30"),
        ("2026-11-21", "2026-11-21"),
        ("2024-13-45", "2024-13-45"),
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("~", "~"),
        ('"5"', "5"),
        ("'true'", "true"),
        ('""', ""),
        ("发货", "发货"),
        ("=", "="),
    ],
)
def test_only_plain_words_and_canonical_numbers_resolve(written: str, meant: object) -> None:
    value = data(f"a: {written}\nb: [{written}]\n")
    assert isinstance(value, dict)
    expected = [meant] if written else []
    assert (value["a"], value["b"]) == (meant, expected)
    assert type(value["a"]) is type(meant)


def test_keys_stay_text() -> None:
    assert data("true: a\n1: b\nnull: c\n2026-01-01: d\n") == {"true": "a", "1": "b", "null": "c", "2026-01-01": "d"}


def test_block_text_and_folding() -> None:
    assert data("a: |\n  1\n  ：x\nb: >-\n  c\n  d\n") == {"a": "1\n：x\n", "b": "c d"}


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_count_code_points(start: str, end: str) -> None:
    lines = ["title: 发货", "😀: {甲: 1, 乙: [x, 𠮷, y]}", "steps:", "- id: a", "  text: |", "    长", "-", "  - b"]
    positions = read_documents((start + end.join(lines)).encode(), "f.yaml")[0][0].positions
    expected: dict[DataPath, tuple[int, int]] = {
        (): (1, 1),
        ("title",): (1, 8),
        ("😀", "甲"): (2, 8),
        ("😀", "乙"): (2, 14),
        ("😀", "乙", 2): (2, 21),
        ("steps", 0): (4, 3),
        ("steps", 0, "id"): (4, 7),
        ("steps", 0, "text"): (5, 9),
        ("steps", 1, 0): (8, 5),
    }
    assert {path: positions.values[path] for path in expected} == expected
    assert positions.keys[("steps", 0, "text")] == (5, 3)
    assert str(positions.key(("😀", "乙"))) == "f.yaml:2:11"


def test_several_documents_in_one_file() -> None:
    raw = b"kind: unit\nid: a\n---\nkind: unit\nid: b\n"
    sources, findings = read_documents(raw, "units.yaml")
    assert not findings
    assert [(one.index, one.documents, one.kind, one.path) for one in sources] == [
        (0, 2, "unit", "units.yaml"),
        (1, 2, "unit", "units.yaml"),
    ]
    assert str(sources[1].positions.value(("id",))) == "units.yaml:5:5"
    assert sources[0].sha256 == hashlib.sha256(raw).hexdigest()


def test_what_follows_a_broken_document_is_not_read_but_what_precedes_it_is() -> None:
    sources, findings = read_documents(b"id: a\n---\nid: 'b\n", "a.yaml")
    assert [one.data for one in sources] == [{"id": "a"}]
    assert [found.code for found in findings] == ["GJ120"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: &x 1\nb: *x\n", ["a.yaml:1:4 GJ130", "a.yaml:2:4 GJ130"]),
        ("a: &x [1]\n", ["a.yaml:1:4 GJ130"]),
        ("*x : 1\n", ["a.yaml:1:1 GJ130"]),
        ("a: !!str 1\n", ["a.yaml:1:4 GJ131"]),
        ("a: !!python/object/apply:os.system [id]\n", ["a.yaml:1:4 GJ131"]),
        ("a: !!timestamp 2024-13-45\n", ["a.yaml:1:4 GJ131"]),
        ("<<: {a: 1}\nb: 2\n", ["a.yaml:1:1 GJ132"]),
        ("'<<': 1\n", []),
        ("[a, b]: 1\n", ["a.yaml:1:1 GJ133"]),
        ("{a: 1}: 1\n", ["a.yaml:1:1 GJ133"]),
        ("? a\n: 1\n", ["a.yaml:1:3 GJ133"]),
        ("a: {? b : 1}\n", ["a.yaml:1:7 GJ133"]),
        ("a: 为什么 ? 不\n", []),
        ("%YAML 1.1\n---\na: 1\n", ["a.yaml:1:1 GJ134"]),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", ["a.yaml:1:1 GJ134"]),
        ("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", ["a.yaml:4:3 GJ135", "a.yaml:5:1 GJ135"]),
        ("a: 1\n'a': 2\n", ["a.yaml:2:1 GJ135"]),
        ("a: 1\na: {b: 1, b: 2}\n", ["a.yaml:2:1 GJ135", "a.yaml:2:11 GJ135"]),
        ("", ["a.yaml:1:1 GJ140"]),
        ("# 空\n\n", ["a.yaml:1:1 GJ140"]),
        ("a: 1\n---\n", ["a.yaml:2:1 GJ140"]),
        ("null\n", ["a.yaml:1:1 GJ140"]),
        ("- a\n- b\n", ["a.yaml:1:1 GJ141"]),
        ("一段话\n", ["a.yaml:1:1 GJ141"]),
        ("5\n", ["a.yaml:1:1 GJ141"]),
    ],
)
def test_structure(source: str, expected: list[str]) -> None:
    assert places(source) == expected


def test_a_repeated_key_names_both_places_and_keeps_the_first() -> None:
    sources, findings = read_documents("x: 1\n标题: 2\n标题: 3\n".encode(), "a.yaml")
    assert sources[0].data == {"x": 1, "标题": 2}
    assert sources[0].positions.values[("标题",)] == (2, 5)
    assert "第 2 行第 1 列" in findings[0].message()
    assert "line 2, column 1" in findings[0].message("en")


@pytest.mark.parametrize("depth", [64, 65])
def test_depth_is_bounded(depth: int) -> None:
    inside = depth - 1
    assert codes("a: " + "[" * inside + "]" * inside) == ([] if depth == 64 else ["GJ136"])


@pytest.mark.parametrize("piece", ["[", "{", "{a: ", "- ", "? ", "[\n", "{?", "a: [", '"', "&a ", "!a ", "- - [", "*"])
def test_no_flood_of_marks_kills_or_stalls(piece: str) -> None:
    flood = piece * (100_000 // len(piece))
    program = (
        "import sys; from guiju.load import read_documents; print(len(read_documents(sys.stdin.buffer.read(), 'a')[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=flood.encode(), capture_output=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert int(done.stdout) >= 1


def test_the_flood_is_deadly_without_the_guard() -> None:
    """The positive control: the library's own loader dies of what the reader survives."""
    program = "import sys, yaml; yaml.load(sys.stdin.buffer.read(), Loader=yaml.CSafeLoader)"
    done = subprocess.run(
        [sys.executable, "-c", program], input=b"- " * 100_000, capture_output=True, timeout=120, check=False
    )
    assert done.returncode != 0


def test_many_directives_do_not_stall() -> None:
    flood = "".join(f"%TAG !t{number}! x\n" for number in range(40_000)) + "---\na: 1\n"
    assert codes(flood) == ["GJ134"] * 20 + ["GJ109"]


def test_findings_of_one_kind_are_capped_with_the_rest_counted() -> None:
    source = "".join(f"k{number}: a\u200bb\n" for number in range(50))
    sources, findings = read_documents(source.encode(), "a.yaml")
    assert [found.code for found in findings] == ["GJ106"] * 20 + ["GJ109"]
    assert "30" in findings[-1].message()
    assert sources[0].data["k49"] == "ab"
