"""A word stands twice in one group of synonyms.

Why: one of the two is a slip, most often of a word that was meant to be another.
Bad: [退钱, 退款, 退钱].
Good: [退钱, 退款, 退费].
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.derive.mentions import normal
from guiju.diagnostics import Finding, finding
from guiju.model.text import listed
from guiju.rules.context import Context


def check(context: Context) -> Iterator[Finding]:
    """Find words that a group of synonyms names twice."""
    for glossary in context.handbook.glossaries:
        for group in listed(glossary.synonyms):
            seen: set[str] = set()
            for word in group:
                if normal(word.words) in seen:
                    told = "、".join(map(str, group))
                    yield finding("GJ314", word.place or glossary.place, word=str(word), group=told)
                seen.add(normal(word.words))
