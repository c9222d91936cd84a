"""What git knows of a document's file: when it was touched, and with what words."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.model.node import Document
from guiju.render.words import Words, english, plain
from guiju.source import Commit, Past

_MOST = 30
_SHORT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitView:
    """A commit that touched the file; sha is short."""

    date: str
    subject: Words
    sha: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastView:
    """The commits of a document's file, newest first. summary is the line on the closed box; notes say where the
    list begins and whether the file differs from its last commit."""

    file: str
    summary: str
    commits: tuple[CommitView, ...]
    notes: tuple[str, ...]


def past_view(document: Document, past: Past | None) -> PastView | None:
    """Make the view of a file's past; None where no git is there to ask."""
    if past is None:
        return None
    file = document.place.file
    commits = past.commits.get(file, ())
    return PastView(
        file=file,
        summary=_summary(commits),
        commits=tuple(_commit(one) for one in commits[:_MOST]),
        notes=tuple(_notes(file, commits, past)),
    )


def _commit(commit: Commit) -> CommitView:
    said = english if commit.subject.isascii() else plain
    return CommitView(date=commit.date, subject=said(commit.subject), sha=commit.sha[:_SHORT])


def _summary(commits: tuple[Commit, ...]) -> str:
    return f"提交记录 {len(commits)} 次，最近 {commits[0].date}" if commits else "没有提交记录"


def _notes(file: str, commits: tuple[Commit, ...], past: Past) -> list[str]:
    told = []
    if file in past.changed:
        told.append("文件里还有没有提交的改动，这里没有列出。")
    if len(commits) > _MOST:
        told.append(f"只列最近 {_MOST} 次，更早的 {len(commits) - _MOST} 次见版本库。")
    if past.cut:
        told.append("编译用的版本库只带了近期的历史，更早的提交不在其中。")
    return told
