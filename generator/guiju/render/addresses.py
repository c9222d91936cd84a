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


def checklist_pdf(role: Document) -> str:
    """Give the path of a role's checklist sheet, relative to build/."""
    return f"pdf/roles/{role.id}-checklist.pdf"
