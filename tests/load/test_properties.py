"""What must hold for any bytes and any text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guiju.codes import CODES
from guiju.load import characters, read_documents
from guiju.source import DataPath

ANY_TEXT = st.text(max_size=60).filter(lambda text: not list(characters.forbidden(text)))
SCALARS = st.one_of(ANY_TEXT, st.booleans(), st.none(), st.integers(-(10**14), 10**14))
# The dumper writes empty keys and keys of several lines with "? ", which a handbook has not.
KEYS = ANY_TEXT.filter(lambda text: text.strip() == text != "" and "\n" not in text)
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
        max_leaves=12,
    ),
    max_size=5,
)
_WORDS = (
    *("a", "发货", "\n  ", "- ", ": ", "---\n", "...\n", "key", "<<", "%YAML", " #", "\\u202e"),
    *("title：", "\n- id:x", "1.0", "|\n "),
)
PIECES = st.lists(
    st.sampled_from([*"[]{}:,-?|>&*!%@`'\"#~ \n\t\r\\：，“”【】｛－＃　\u2028\u00a0\ufeff\u200b\x00", *_WORDS]),
    max_size=40,
).map("".join)


@given(TREES)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_quoted_data_comes_back_as_it_was(tree: dict[str, object]) -> None:
    for flow in (False, True):
        sources, findings = read_documents(_dump(tree, default_flow_style=flow).encode(), "a.yaml")
        assert [found.code for found in findings] == []
        assert sources[0].data == tree


@given(TREES)
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_point_at_the_values_own_characters(end: str, tree: dict[str, object]) -> None:
    lines = _dump(tree, width=10**6).split("\n")
    positions = read_documents(end.join(lines).encode(), "a.yaml")[0][0].positions
    for path, value in _scalars((), tree):
        line, column = positions.values[path]
        rest = lines[line - 1][column - 1 :]
        assert rest.startswith('"' if isinstance(value, str) else yaml.safe_dump(value).split("\n")[0])
    for line, column in positions.keys.values():
        assert lines[line - 1][column - 1] == '"'


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), PIECES.map(str.encode)))
@example(b"\xff\xfe")
@example(b"a: \xf4\x90\x80\x80")
@example("a: [x，\n".encode())
@example(b"- #\x00")
@example(b"? [\n: {")
@example(b"'")
@example(b"\xef\xbb\xbf")
@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_data_or_findings_with_places_and_nothing_is_raised(raw: bytes) -> None:
    sources, findings = read_documents(raw, "a.yaml")
    assert sources or findings
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    for found in findings:
        assert found.code in CODES
        assert found.message()
        assert found.hint("en")
        _, line, column = str(found.place).split(":")
        assert 1 <= int(line) <= lines + 1
        assert int(column) >= 1
    for source in sources:
        assert _is_plain(source.data)
        assert set(source.positions.values) >= {path for path, _ in _scalars((), source.data)}


class _Quoting(yaml.SafeDumper):
    """Puts every text in double quotes and writes everything out."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _dump(tree: object, **options: Any) -> str:
    return str(yaml.dump_all([tree], Dumper=_Quoting, allow_unicode=True, **options))


def _scalars(path: DataPath, value: object) -> Iterator[tuple[DataPath, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars((*path, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _scalars((*path, index), inner)
    else:
        yield path, value


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and _is_plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(_is_plain(inner) for inner in value)
    return value is None or type(value) in (str, int, float, bool)
