"""The reader: the bytes of a PDF -> a Proof. What is drawn is read with pdfium, how it hangs together with pikepdf."""

from __future__ import annotations

import io
from typing import Any

from guiju.proof.drawing import read_pages
from guiju.proof.proof import Proof, Wanted
from guiju.proof.structure import read_archive, read_tree


def read(path: str, content: bytes, wanted: Wanted) -> Proof:
    """Open a PDF and take down what the rules judge. Raises ValueError where it cannot be read."""
    import pikepdf

    try:
        pages = read_pages(content)
        with pikepdf.open(io.BytesIO(content)) as file:
            tree, owners = read_tree(file)
            archive = read_archive(file, tree, owners, _drawn(pages))
    except (pikepdf.PdfError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    return Proof(path=path, size=len(content), pages=pages, tree=tree, archive=archive, wanted=wanted)


def _drawn(pages: Any) -> frozenset[tuple[int, int]]:
    return frozenset((run.page, run.content) for page in pages for run in page.runs if run.content >= 0)
