"""A small handbook in memory for the tests of the model and the rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from guiju.load.documents import read_documents
from guiju.load.folder import read_folder
from guiju.model.build import build
from guiju.model.handbook import Handbook
from guiju.source import Positions, SourceFile

GOOD = Path(__file__).parents[1] / "findings" / "good" / "sop"
SHEET = """
kind: handbook
id: handbook
format: 1
title: 面馆手册
organisation: 老街面馆
number: MG-00
books: [{id: shop, title: 门店}, {id: yard, title: 后院}]
areas: [{id: hall, title: 前厅}]
shifts: [{id: early, title: 早班}]
defaults: {version: A/0, status: draft, owner: cook}
"""


@cache
def good_files() -> tuple[SourceFile, ...]:
    """Give the files of the handbook that has no finding."""
    return tuple(read_folder(GOOD).files)


def files(*texts: str) -> tuple[SourceFile, ...]:
    """Read documents written as YAML; each file is called after its place in the call."""
    read = [read_documents(text.encode(), f"{index}.yaml") for index, text in enumerate(texts)]
    assert not [finding for _, findings in read for finding in findings]
    return tuple(file for found, _ in read for file in found)


def handbook(*texts: str) -> Handbook:
    """Build a handbook of the plain sheet and the documents written."""
    return build(files(SHEET, *texts))


def plain(data: Mapping[str, Any], path: str = "x.yaml") -> SourceFile:
    """Make a source file of plain data."""
    return SourceFile(path=path, data=data, positions=Positions(path), sha256="")
