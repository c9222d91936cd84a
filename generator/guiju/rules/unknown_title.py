"""A name in 《》 that is nobody's.

Why: 《》 promises the reader a document that can be opened; it becomes a link by itself.
Bad: 按《发货规程》办 where the document is called 发货程序.
Good: 按《发货程序》办; an outside document (a law, a standard) stands in `external_titles` of handbook.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.derive.mentions import names_in, names_of, normal
from guiju.diagnostics import Finding, finding
from guiju.model.text import listed
from guiju.rules.context import Context
from guiju.rules.naming import did_you_mean


def check(context: Context) -> Iterator[Finding]:
    """Find names in 《》 that are neither a title nor an alias nor an outside document's."""
    names = [name for document in context.documents for name in names_of(document)]
    names.extend(listed(context.handbook.manual.external_titles))
    known = {normal(name) for name in names}
    for passage in context.passages:
        for name in names_in(passage.words):
            if normal(name) not in known:
                yield finding("GJ310", passage.place, name=name, mend=_mend(name, names))


def _mend(name: str, names: list[str]) -> Wording:
    return did_you_mean(
        name,
        names,
        Wording(
            "改成文件的标题或别名；外部文件（如法律）列进 handbook.yaml 的 external_titles",
            "use a document's title or alias; list an outside document under external_titles in handbook.yaml",
        ),
    )
