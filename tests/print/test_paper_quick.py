"""What makes printing fast changes no print: pages are read as by WeasyPrint's own parser, and files are the same."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import tinyhtml5
from tests.print.conftest import ROOT

from guiju.publish import paper_press
from guiju.publish.paper import PaperPrinter
from guiju.publish.paper_reading import tree_of
from guiju.publish.paper_settled import settle
from guiju.render.artifact import Artifact, ArtifactKind

STYLES = ROOT / "templates" / "pdf"
PAGE = b'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<title>x</title>\n</head>\n<body>\n%s\n</body>\n</html>\n'


def test_all_pages_are_read_as_by_a_parser_of_html(artifacts: Mapping[str, Artifact]) -> None:
    kinds = (ArtifactKind.PDF, ArtifactKind.SHEET)
    pages = [one.content for _, one in sorted(artifacts.items()) if one.kind in kinds]
    assert len(pages) > 500
    for page in pages[::4]:
        assert _told(page) == list(_dump(_html(page)))


@pytest.mark.parametrize(
    "body",
    [
        b"<p>one<p>two",
        b"<table><tr><td>a&nbsp;b</td></tr></table>",
        b"<p hidden>x</p>",
        b"",
        b"<p>x</p><!DOCTYPE html>",
    ],
)
def test_what_is_not_written_as_ours_is_left_to_the_parser_of_html(body: bytes) -> None:
    assert tree_of(PAGE % body) is None


def test_rows_get_the_group_that_html_gives_them() -> None:
    page = (
        PAGE % b"<table>\n<caption>c</caption><colgroup><col></colgroup>\n<tr><td>1<br></td></tr> <tr></tr>\n</table>"
    )
    assert _told(page) == list(_dump(_html(page)))
    assert "tbody" in [line[1] for line in _told(page)]


def test_a_difference_of_trees_would_be_seen() -> None:
    """The guard above compares tags, attributes, texts and depth: one space more is seen."""
    page = PAGE % b"<p>x</p>"
    assert _told(page) != list(_dump(_html(page.replace(b"<p>x</p>", b"<p>x</p> "))))


def test_styles_use_nothing_that_is_left_out() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css")))
    assert not re.search(r"footnote|list-item|::?(note|marker)|position: *note", text)


def test_prints_are_the_same_to_the_byte(
    workers: ProcessPoolExecutor, printer: PaperPrinter, artifacts: Mapping[str, Artifact]
) -> None:
    by_kind: dict[str, Artifact] = {}
    for path, one in sorted(artifacts.items()):
        if one.kind in (ArtifactKind.PDF, ArtifactKind.SHEET):
            by_kind.setdefault(f"{Path(path).parent} {path.rpartition('-')[2]}", one)
    chosen = sorted(by_kind.values(), key=lambda one: len(one.content))[:24]
    for one in chosen:
        slow = workers.submit(_slowly, printer, one.content)
        assert workers.submit(printer.print, one.path, one.content).result().content == slow.result(), one.path


def test_a_settled_file_holds_each_object_once() -> None:
    import pydyf

    def made() -> Any:
        pdf = pydyf.PDF()
        for one in (pydyf.Dictionary({"A": 1}), pydyf.Stream([b"x" * 99], compress=True), pydyf.Array([1, 2])):
            pdf.add_object(one)
        return pdf

    plain, settled = made(), made()
    settle(settled)
    assert not any(one.compress for one in settled.objects if hasattr(one, "stream"))
    assert _written(plain) == _written(settled)


def _slowly(printer: PaperPrinter, html: bytes) -> bytes:
    """Print a page in a worker as WeasyPrint alone would read and write it."""
    import weasyprint

    def read(content: bytes, fetch: Any) -> Any:
        return weasyprint.HTML(file_obj=io.BytesIO(content), encoding="utf-8", base_url="guiju:", url_fetcher=fetch)

    with patch.multiple(paper_press, page_of=read, settle=lambda pdf: None):
        return printer.print("pdf/test.pdf", html).content


def _written(pdf: Any) -> bytes:
    out = io.BytesIO()
    pdf.write(out, b"1.7", True, True)
    return out.getvalue()


def _html(page: bytes) -> ElementTree.Element:
    found: ElementTree.Element = tinyhtml5.parse(
        io.BytesIO(page), namespace_html_elements=False, override_encoding="utf-8"
    )
    return found


def _told(page: bytes) -> list[tuple[Any, ...]]:
    tree = tree_of(page)
    assert tree is not None
    return list(_dump(tree))


def _dump(element: ElementTree.Element, depth: int = 0) -> Iterator[tuple[Any, ...]]:
    # Only a parser of HTML keeps xmlns as an attribute; nothing reads it.
    kept = {key: value for key, value in element.attrib.items() if not key.endswith("xmlns")}
    yield depth, element.tag, sorted(kept.items()), element.text or "", element.tail or ""
    for one in element:
        yield from _dump(one, depth + 1)
