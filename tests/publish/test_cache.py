"""The cache: a miss is never an error, damage is a miss, and it does not grow for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guiju.load.problems import Document, Parsed, problem
from guiju.publish import cache as cache_module
from guiju.publish.cache import Cache, ParsedFiles


def only_file(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def test_gives_what_was_put(tmp_path: Path) -> None:
    digest = Cache(tmp_path).put("规矩".encode())
    Cache(tmp_path).keep("k" * 64, {"blobs": {"a": digest}})
    assert Cache(tmp_path).get(digest) == "规矩".encode()
    assert Cache(tmp_path).size(digest) == 6
    assert Cache(tmp_path).record("k" * 64) == {"blobs": {"a": digest}}


def test_a_damaged_content_is_a_miss_and_is_mended_by_the_next_put(tmp_path: Path) -> None:
    digest = Cache(tmp_path).put(b"content")
    only_file(tmp_path, "cache-*/blobs/*/*").write_bytes(b"con")
    assert Cache(tmp_path).get(digest) is None
    assert not Cache(tmp_path).holds(digest)
    assert Cache(tmp_path).put(b"content") == digest
    assert Cache(tmp_path).get(digest) == b"content"


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\n{}", b"0" * 64 + b'\n{"blobs": {}}'])
def test_a_damaged_record_is_a_miss(tmp_path: Path, damage: bytes) -> None:
    Cache(tmp_path).keep("k" * 64, {"blobs": {}})
    only_file(tmp_path, "cache-*/entries/*/*").write_bytes(damage)
    assert Cache(tmp_path).record("k" * 64) is None


def test_a_deleted_cache_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    digest = cache.put(b"content")
    shutil.rmtree(only_file(tmp_path, "cache-*"))
    assert cache.get(digest) is None
    cache.finish_build()


def test_drops_what_no_recent_build_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "KEEP_BUILDS", 3)
    kept, dropped = (Cache(tmp_path).put(content) for content in (b"kept", b"dropped"))
    for key, digest in (("a", kept), ("b", dropped)):
        Cache(tmp_path).keep(key * 64, {"blobs": {"x": digest}})
    for _ in range(4):
        build = Cache(tmp_path)
        assert build.record("a" * 64) is not None
        build.finish_build()
    assert Cache(tmp_path).record("b" * 64) is None
    assert not Cache(tmp_path).holds(dropped)
    assert Cache(tmp_path).holds(kept)


def test_other_versions_go(tmp_path: Path) -> None:
    (tmp_path / "cache-0" / "blobs").mkdir(parents=True)
    Cache(tmp_path)
    assert not (tmp_path / "cache-0").exists()


def test_lays_a_content_with_one_mode_whatever_the_umask(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    target = tmp_path / "out" / "deep" / "file"
    cache.lay(cache.put(b"content"), target)
    assert target.read_bytes() == b"content"
    assert target.stat().st_mode & 0o777 == 0o644


PARSED = Parsed(
    documents=(
        Document(data={"kind": "角色", "n": [1, 2.5, None, True]}, values={("n", 0): (2, 3)}, keys={}, index=0),
    ),
    written=1,
)


def test_parsed_files_survive(tmp_path: Path) -> None:
    first = ParsedFiles(tmp_path)
    assert first.get("sha") is None
    first.put("sha", PARSED)
    first.save()
    assert ParsedFiles(tmp_path).get("sha") == PARSED


def test_files_with_problems_are_read_again(tmp_path: Path) -> None:
    first = ParsedFiles(tmp_path)
    first.put("sha", Parsed(problems=(problem("GJ140", 1, 1),)))
    first.save()
    assert ParsedFiles(tmp_path).get("sha") is None


def test_parsed_files_drop_what_a_run_did_not_want(tmp_path: Path) -> None:
    for shas in (("one", "two"), ("two", "three")):
        run = ParsedFiles(tmp_path)
        for sha in shas:
            if run.get(sha) is None:
                run.put(sha, PARSED)
        run.save()
    assert [ParsedFiles(tmp_path).get(sha) == PARSED for sha in ("one", "two", "three")] == [False, True, True]


@pytest.mark.parametrize("damage", [b"", b"short", b"0" * 200])
def test_damaged_parsed_files_are_a_miss(tmp_path: Path, damage: bytes) -> None:
    first = ParsedFiles(tmp_path)
    first.put("sha", PARSED)
    first.save()
    only_file(tmp_path, "parsed-*.bin").write_bytes(damage)
    assert ParsedFiles(tmp_path).get("sha") is None
