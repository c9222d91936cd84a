"""Reading a handbook, from the disk or from a git revision, into plain data with places."""

from guiju.load.commits import read_commits
from guiju.load.documents import read_documents
from guiju.load.entries import LoadResult, ParseCache
from guiju.load.folder import read_folder
from guiju.load.history import History, commit_date, read_history
from guiju.load.problems import Document, Parsed
from guiju.load.revision import read_revision, resolve

__all__ = [
    "Document",
    "History",
    "LoadResult",
    "ParseCache",
    "Parsed",
    "commit_date",
    "read_commits",
    "read_documents",
    "read_folder",
    "read_history",
    "read_revision",
    "resolve",
]
