"""The cache in .guiju/: what was made before, by key. Deleting it is safe, and damage in it is a miss.

blobs/ holds contents under their own hash, so a damaged one is noticed when it is read. entries/ holds small
JSON records under the key of what was made; each names the blobs that belong to it. uses.json says in which
build an entry was last wanted: what no build wanted for a while is dropped.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guiju.load import problems
from guiju.load.problems import Document, Parsed
from guiju.publish.folders import FILE_MODE, make_folder, remove_folder, write_whole
from guiju.publish.inputs import hashes, key_of_inputs, sha256

VERSION = 1
KEEP_BUILDS = 20

Record = Mapping[str, Any]


class Cache:
    """A content store below a folder. Only one process writes at a time (the caller holds the lock)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"cache-{VERSION}"
        self._wanted: set[str] = set()
        _drop_other_versions(folder, self._folder)

    def record(self, key: str) -> Record | None:
        """Give the record kept under a key, or None; blobs that it names may still be damaged."""
        found = _read_checked(self._entry(key))
        if found is not None:
            self._wanted.add(key)
        return found

    def keep(self, key: str, record: Record) -> None:
        """Keep a record under a key; the values of its "blobs" are the hashes of its contents."""
        body = json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
        write_whole(self._entry(key), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        self._wanted.add(key)

    def put(self, content: bytes) -> str:
        """Store a content and give its hash."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._blob(digest)
        if not path.exists() or sha256(path) != digest:
            write_whole(path, content)
        return digest

    def get(self, digest: str) -> bytes | None:
        """Give a content by its hash; None where it is missing or damaged."""
        try:
            content = self._blob(digest).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == digest else None

    def holds(self, digest: str) -> bool:
        """Say whether a content is there and undamaged."""
        path = self._blob(digest)
        return path.is_file() and sha256(path) == digest

    def size(self, digest: str) -> int:
        """Give the length of a stored content in bytes."""
        return self._blob(digest).stat().st_size

    def lay(self, digest: str, target: Path) -> None:
        """Put a stored content at a place: as a hard link where the file system allows it, else as a copy."""
        make_folder(target.parent)
        try:
            os.link(self._blob(digest), target)
        except OSError:
            shutil.copyfile(self._blob(digest), target)
            target.chmod(FILE_MODE)

    def finish_build(self) -> None:
        """Count a build: note what it wanted, and drop what no recent build wanted."""
        uses = self._uses()
        now = max(uses.values(), default=0) + 1
        kept = {key: now if key in self._wanted else uses.get(key, now) for key in self._keys()}
        old = [key for key, last in kept.items() if now - last >= KEEP_BUILDS]
        for key in old:
            self._entry(key).unlink(missing_ok=True)
            del kept[key]
        if old:
            self._drop_unneeded_blobs()
        write_whole(self._folder / "uses.json", json.dumps(kept, sort_keys=True).encode())

    def _drop_unneeded_blobs(self) -> None:
        records = (_read_checked(self._entry(key)) or {} for key in self._keys())
        needed = {digest for record in records for digest in record.get("blobs", {}).values()}
        for path in (self._folder / "blobs").glob("*/*"):
            if path.name not in needed:
                path.unlink()

    def _uses(self) -> dict[str, int]:
        try:
            found = json.loads((self._folder / "uses.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _keys(self) -> list[str]:
        return sorted(path.name for path in (self._folder / "entries").glob("*/*") if path.name[0] != ".")

    def _entry(self, key: str) -> Path:
        return self._folder / "entries" / key[:2] / key

    def _blob(self, digest: str) -> Path:
        return self._folder / "blobs" / digest[:2] / digest


class ParsedFiles:
    """The parse cache: what the reader made of a file's bytes, by their hash, all in one file.

    What is kept is plain data, so marshal does: it is fast and, unlike pickle, runs no code. Its format
    belongs to one Python version and the data to one version of the reader: both are in the file's name.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"parsed-{sys.implementation.cache_tag}-{_reader()[:16]}.bin"
        self._known = _read_marshalled(self._path)
        self._wanted: dict[str, Any] = {}

    def get(self, sha: str) -> Parsed | None:
        """Give what is known about a file's bytes, or None."""
        found = self._known.get(sha)
        if found is None:
            return None
        self._wanted[sha] = found
        return Parsed(
            documents=tuple(Document(data=d, values=v, keys=k, index=i) for d, v, k, i in found[0]),
            written=found[1],
        )

    def put(self, sha: str, value: Parsed) -> None:
        """Keep what the reader made of a file's bytes; files with problems are read again each time."""
        if not value.problems:
            documents = [(d.data, d.values, d.keys, d.index) for d in value.documents]
            self._wanted[sha] = (documents, value.written)

    def save(self) -> None:
        """Write down what this run wanted, and drop the rest and the files of other versions."""
        if self._wanted.keys() == self._known.keys():
            return
        body = marshal.dumps(self._wanted)
        write_whole(self._path, hashlib.sha256(body).digest() + body)
        for other in self._path.parent.glob("parsed-*.bin"):
            if other != self._path:
                other.unlink()


def _reader() -> str:
    folder = Path(problems.__file__).parent
    return key_of_inputs(hashes("load", folder))


def _read_checked(path: Path) -> dict[str, Any] | None:
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    found = json.loads(body)
    return found if isinstance(found, dict) else None


def _read_marshalled(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(raw[32:]).digest() != raw[:32]:
        return {}
    found = marshal.loads(raw[32:])
    return found if isinstance(found, dict) else {}


def _drop_other_versions(folder: Path, mine: Path) -> None:
    for other in folder.glob("cache-*"):
        if other != mine:
            remove_folder(other)
