"""The tree that the last site was made from: which pages alone have changed since."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from guiju.diagnostics import Finding
from guiju.publish.notes import to_plain
from guiju.render.artifact import Artifact

_HEAD = re.compile(rb"\A---\n.*?\n---\n", re.DOTALL)
# Data that the engine copies as it is, and no page depends on.
_DATA = ("docs/assets/guiju/mine/", "docs/assets/guiju/status-data.js")


def record(tree: Mapping[str, Artifact], files: Mapping[str, str], findings: Sequence[Finding]) -> dict[str, Any]:
    """Write down what a site was made from, for the next one; files are its own, by their hash in the cache."""
    return {
        "tree": {path: [one.key, _head(one.content)] for path, one in tree.items()},
        "blobs": dict(files),
        "findings": to_plain(findings),
    }


def changed_pages(tree: Mapping[str, Artifact], last: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the pages whose body alone has changed, and the posts' data that have; none where anything else has
    changed, so that all must be made.

    A page's head (its title, what it hides) may show on other pages; so may settings, overrides and assets. What the
    engine remarked on other pages it would not remark again, so after a remark all is made, too.
    """
    before = last.get("tree", {})
    if last.get("findings", True) or not last.get("blobs") or before.keys() != tree.keys():
        return ()
    changed = [path for path, one in tree.items() if before[path][0] != one.key]
    same_heads = all(before[path][1] == _head(tree[path].content) for path in changed)
    are_pages = all(path.startswith("docs/") and (path.endswith(".md") or path.startswith(_DATA)) for path in changed)
    return tuple(sorted(changed)) if same_heads and are_pages else ()


def _head(content: bytes) -> str:
    found = _HEAD.match(content)
    return hashlib.sha256(found[0] if found else b"").hexdigest()
