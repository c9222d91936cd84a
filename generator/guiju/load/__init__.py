"""Reading a handbook, from the disk or from a git revision, into plain data with places."""

from guiju.load.documents import read_documents
from guiju.load.entries import LoadResult, ParseCache
from guiju.load.folder import read_folder
from guiju.load.problems import Document, Parsed

__all__ = ["Document", "LoadResult", "ParseCache", "Parsed", "read_documents", "read_folder"]
