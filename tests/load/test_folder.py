"""Reading a handbook's folder: what counts, what is skipped, what is refused."""

from __future__ import annotations

import gc
import hashlib
import os
from pathlib import Path

import pytest

from guiju.load import Parsed, read_folder
from guiju.load.entries import MAX_BYTES

HANDBOOK = b"kind: handbook\nid: handbook\n"


class Memory:
    """A parse cache in memory that counts what it was asked."""

    def __init__(self) -> None:
        self.kept: dict[str, Parsed] = {}
        self.hits = 0

    def __len__(self) -> int:
        return len(self.kept)

    def get(self, sha: str) -> Parsed | None:
        self.hits += sha in self.kept
        return self.kept.get(sha)

    def put(self, sha: str, value: Parsed) -> None:
        self.kept[sha] = value


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "手册 sop"
    folder.mkdir()
    (folder / "handbook.yaml").write_bytes(HANDBOOK)
    return folder


def put(root: Path, path: str, content: bytes | str = b"kind: policy\n") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def findings(root: Path) -> list[str]:
    return [f"{found.place} {found.code}" for found in read_folder(root).findings]


def test_documents_come_in_the_order_of_their_paths_and_everything_is_an_input(root: Path) -> None:
    put(root, "roles/z.yaml")
    put(root, "roles/a.YML")
    put(root, "Policies/p.yaml", "kind: policy\n---\nkind: policy\n")
    put(root, "pictures/x.svg", b"<svg/>")
    put(root, "approvals/a.yaml", b"x")
    put(root, "releases/r.yaml", b"- x")
    result = read_folder(root)
    assert result.findings == ()
    assert [(one.path, one.index) for one in result.files] == [
        ("Policies/p.yaml", 0),
        ("Policies/p.yaml", 1),
        ("handbook.yaml", 0),
        ("roles/a.YML", 0),
        ("roles/z.yaml", 0),
    ]
    assert list(result.inputs) == sorted(result.inputs)
    assert {"pictures/x.svg", "approvals/a.yaml", "releases/r.yaml"} <= set(result.inputs)
    assert result.inputs["handbook.yaml"] == hashlib.sha256(HANDBOOK).hexdigest()


@pytest.mark.parametrize(
    "path", [".git/x.yaml", ".hidden.yaml", "roles/.DS_Store", "~$roles.yaml", "roles/a.yaml~", "roles/Thumbs.db"]
)
def test_hidden_and_foreign_files_do_not_count(root: Path, path: str) -> None:
    put(root, path, b"\xff")
    result = read_folder(root)
    assert (list(result.inputs), result.findings) == (["handbook.yaml"], ())


def test_a_folder_called_approvals_further_down_is_read(root: Path) -> None:
    put(root, "policies/approvals/p.yaml")
    assert "policies/approvals/p.yaml" in [one.path for one in read_folder(root).files]


def test_no_handbook_and_no_folder(root: Path) -> None:
    (root / "handbook.yaml").unlink()
    assert findings(root) == ["handbook.yaml:1:1 GJ150"]
    assert [found.code for found in read_folder(root / "nope").findings] == ["GJ158"]


def test_empty_and_big_files(root: Path) -> None:
    put(root, "a.yaml", b" \n")
    put(root, "b.yaml", b"# " + b"x" * MAX_BYTES)
    put(root, "picture.png", b"\0" * (MAX_BYTES + 1))
    assert findings(root) == ["a.yaml:1:1 GJ140", "b.yaml:1:1 GJ152"]


def test_links_that_leave_the_folder_are_refused_and_others_followed(root: Path, tmp_path: Path) -> None:
    put(tmp_path, "secret.yaml", "kind: secret\n")
    put(tmp_path, "outside/x.yaml", "kind: secret\n")
    put(root, "roles/a.yaml", "kind: role\n")
    (root / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "relative.yaml").symlink_to("../secret.yaml")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "same").symlink_to(root / "roles")
    (root / "in.yaml").symlink_to("roles/a.yaml")
    (root / "broken.yaml").symlink_to("nowhere.yaml")
    (root / "ring.yaml").symlink_to("ring.yaml")
    result = read_folder(root)
    assert [f"{found.place.file} {found.code}" for found in result.findings if hasattr(found.place, "file")] == [
        "broken.yaml GJ151",
        "folder GJ153",
        "out.yaml GJ153",
        "relative.yaml GJ153",
        "ring.yaml GJ151",
        "same GJ153",
    ]
    assert {one.path: one.kind for one in result.files} == {
        "handbook.yaml": "handbook",
        "in.yaml": "role",
        "roles/a.yaml": "role",
    }


def test_what_cannot_be_opened_is_a_finding(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    assert findings(root) == ["pipe.yaml:1:1 GJ151"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_files_and_folders(root: Path) -> None:
    put(root, "a.yaml").chmod(0)
    put(root, "closed/b.yaml").parent.chmod(0)
    assert findings(root) == ["a.yaml:1:1 GJ151", "closed:1:1 GJ151"]
    (root / "closed").chmod(0o700)


def test_names(root: Path) -> None:
    put(root, "roles/Sales.yaml")
    put(root, "roles/sales.yaml")
    put(root, "Roles/other.yaml")
    put(root, "re\u0301union.yaml")
    put(root, "leave.yaml.txt")
    (Path(os.fsdecode(os.fsencode(root) + b"/\xc7\xeb.yaml"))).write_bytes(b"kind: policy\n")
    result = read_folder(root)
    assert sorted(found.code for found in result.findings) == ["GJ154", "GJ155", "GJ155", "GJ156", "GJ157"]
    for found in result.findings:
        found.message().encode("utf-8")
        str(found.place).encode("utf-8")
    assert "roles/Sales.yaml" in next(one.message() for one in result.findings if "roles/sales" in str(one.place))


def test_a_known_file_is_not_parsed_again_whatever_its_name(root: Path) -> None:
    put(root, "a.yaml", "title：x\n")
    memory = Memory()
    first = read_folder(root, memory)
    (root / "a.yaml").rename(root / "b.yaml")
    second = read_folder(root, memory)
    assert memory.hits == 2
    assert len(memory.kept) == 2
    assert [str(found.place) for found in first.findings] == ["a.yaml:1:6"]
    assert [str(found.place) for found in second.findings] == ["b.yaml:1:6"]
    assert second.files == first.files


@pytest.mark.parametrize("on", [True, False])
def test_garbage_collection_is_as_it_was_before(root: Path, on: bool) -> None:
    was = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        read_folder(root)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()
