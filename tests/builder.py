"""Small handbooks for tests, written as YAML text and brought through the real stages."""

from __future__ import annotations

from textwrap import dedent

from guiju.load.documents import read_documents
from guiju.model.build import build
from guiju.model.handbook import Handbook

SHEET = """
kind: handbook
id: handbook
format: 1
title: 小手册
organisation: 小店
books: [{id: shop, title: 门店}]
defaults: {version: A/0, status: draft}
"""


def handbook(*documents: str, sheet: str = SHEET) -> Handbook:
    """Build a handbook from its sheet and further documents, each a YAML text; none may have a reading finding."""
    files = []
    for number, text in enumerate((sheet, *documents)):
        found, findings = read_documents(dedent(text).encode(), f"{number}.yaml")
        assert not findings, [finding.message("en") for finding in findings]
        files.extend(found)
    return build(files)
