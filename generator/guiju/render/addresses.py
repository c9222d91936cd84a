"""Where each document's page and PDFs stand; fixed by the output contract (DESIGN.md section 6)."""

from __future__ import annotations

from guiju.model.node import Document

FOLDERS = {
    "unit": "units",
    "role": "roles",
    "procedure": "procedures",
    "policy": "policies",
    "checklist": "checklists",
    "penalty": "penalties",
    "reward": "rewards",
    "form": "forms",
    "glossary": "glossaries",
    "source": "sources",
}
# What stands in a print's HTML for another print; the printer makes it a way into that file, the binder into the book.
PRINT = "guiju:print/"
WITH_PDF = ("role", "procedure", "policy", "checklist", "penalty", "reward", "form")


def url(document: Document, item: str = "") -> str:
    """Give the address of a document's page (or of an item on it), relative to build/site/."""
    if document.kind == "handbook":
        return "index.html"
    page = f"{FOLDERS[document.kind]}/{document.id}.html"
    return f"{page}#{item}" if item else page


def pdf(document: Document) -> str:
    """Give the path of a document's PDF relative to build/; empty where it has none."""
    if document.kind == "handbook":
        return "pdf/handbook.pdf"
    return f"pdf/{FOLDERS[document.kind]}/{document.id}.pdf" if document.kind in WITH_PDF else ""


def month_pdf(role: Document, month: str) -> str:
    """Give the path of a role's book of a month (YYYY-MM), relative to build/."""
    return f"pdf/roles/{role.id}-{month}.pdf"


def in_print(document: Document, item: str, printed: str) -> str:
    """Give the address, in the print of one document, of another or of an item; empty where nothing is there."""
    if document.id == printed:
        return f"#{item}" if item else ""
    path = pdf(document)
    return f"{PRINT}{path.removeprefix('pdf/')}" + (f"#{item}" if item else "") if path else ""


def checklist_pdf(role: Document) -> str:
    """Give the path of a role's checklist sheet, relative to build/."""
    return f"pdf/roles/{role.id}-checklist.pdf"


def control_pdf(name: str) -> str:
    """Give the path of a control paper, relative to build/."""
    return f"pdf/control/{name}.pdf"


def sign_off_pdf(role: Document) -> str:
    """Give the path of a role's sign-off sheet, relative to build/."""
    return control_pdf(f"sign-off-{role.id}")


def book_sign_off_pdf(book: str) -> str:
    """Give the path of a book's sign-off sheet, relative to build/."""
    return control_pdf(f"book-sign-off-{book}")
