"""A clause stands in a chapter that its policy does not have, or a chapter has nothing in it.

Why: a clause without its chapter would drop out of the printed page, and an empty heading tells nothing.
Bad: `chapter: organization` where the chapter is called `organisation`.
Good: every `chapter:` names a chapter; every chapter has prose, a table, a picture or a clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from guiju.codes import Wording
from guiju.diagnostics import Finding, finding
from guiju.model.rulebook import Chapter, Policy
from guiju.model.text import listed
from guiju.rules.context import Context
from guiju.rules.naming import quoted, suggest


def check(context: Context) -> Iterator[Finding]:
    """Find clauses of no chapter, and chapters of nothing."""
    for policy in context.handbook.policies:
        chapters = listed(policy.chapters)
        used = {clause.chapter for clause in listed(policy.clauses)}
        yield from _lost_clauses(policy, chapters)
        for chapter in chapters:
            if chapter.id not in used and not _says_something(chapter):
                yield finding("GJ415", chapter.place, chapter=str(chapter.title))


def _lost_clauses(policy: Policy, chapters: tuple[Chapter, ...]) -> Iterator[Finding]:
    known = {chapter.id for chapter in chapters}
    for clause in listed(policy.clauses):
        if isinstance(clause.chapter, str) and clause.chapter not in known:
            mend = suggest(clause.chapter, chapters, _otherwise())
            yield finding(
                "GJ414", clause.place, clause=clause.id, chapter=clause.chapter, policy=quoted(policy), mend=mend
            )


def _otherwise() -> Wording:
    return Wording("在 chapters 里加上这一章，或删去 chapter", "add the chapter under chapters, or take chapter out")


def _says_something(chapter: Chapter) -> bool:
    return bool(listed(chapter.paragraphs) or listed(chapter.tables) or listed(chapter.pictures))
