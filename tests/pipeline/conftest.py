"""A small handbook for all that goes through several stages."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.publish.scaffold import begin


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Begin a bakery's handbook, and give the folder that its sop/ is in."""
    begin(tmp_path, {})
    return tmp_path
