"""A small handbook to begin with: a bakery's, with the schemas that editors read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from guiju.publish.folders import make_folder, write_whole

# Under its own name it would be git's, and this repository's, not the new handbook's.
_RENAMED = {"gitignore": ".gitignore"}


def is_free(folder: Path) -> bool:
    """Say whether a new handbook may go there: nothing is there yet, or an empty folder."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def begin(folder: Path, schemas: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write the sample handbook, with the JSON Schemas given by file name; gives the paths written."""
    files = {**_sample(), **{f".schema/{name}": content for name, content in schemas.items()}}
    make_folder(folder)
    for path, content in sorted(files.items()):
        write_whole(folder / path, content)
    return tuple(sorted(files))


def _sample() -> dict[str, bytes]:
    root = Path(__file__).parents[1] / "scaffold" / "bakery"
    paths = (path for path in root.rglob("*") if path.is_file())
    names = {path: path.relative_to(root).as_posix() for path in paths}
    return {_RENAMED.get(name, name): path.read_bytes() for path, name in names.items()}
