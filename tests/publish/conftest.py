"""A workshop in a folder of its own, orders for it, and printers that need no WeasyPrint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guiju.publish.fingerprint import Fingerprint
from guiju.publish.order import Order
from guiju.publish.workshop import Workshop, workshop

TOOLS = Fingerprint(parts={"guiju": "0", "python": "3"}, code="code")

OrderMaker = Callable[..., Order]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give the folder in which a handbook would stand."""
    folder = tmp_path / "手册 book"
    folder.mkdir()
    return folder


@pytest.fixture
def shop(home: Path) -> Iterator[Workshop]:
    """Give an open workshop."""
    with workshop(home) as opened:
        yield opened


@pytest.fixture
def order(home: Path) -> OrderMaker:
    """Give a maker of orders; inputs tell them apart."""

    def make(inputs: str = "1", only: str = "", target: Path | None = None) -> Order:
        return Order(
            target=target or home / "build",
            inputs={"sop/a.yaml": inputs},
            only=only,
            audience="",
            date=None,
            commit=None,
            tools=TOOLS,
        )

    return make
