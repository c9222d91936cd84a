"""Paper: every document's HTML for the printer, and the front matter of the handbook that binds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from guiju.model.handbook import Handbook
from guiju.model.node import Document
from guiju.model.work import Form
from guiju.render import addresses
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.book import bound_documents, paper_book
from guiju.render.paper.checklists import paper_checklist, paper_role_sheet
from guiju.render.paper.forms import paper_form
from guiju.render.paper.procedures import paper_procedure
from guiju.render.paper.roles import paper_role
from guiju.render.paper.rulebook import paper_penalty, paper_policy, paper_reward
from guiju.render.templates import Templates
from guiju.render.views.scope import Scope, scope
from guiju.resources import Resources

__all__ = ["render_document", "render_fillable", "render_paper"]

# Each kind's template and the maker of its view.
_MAKERS: Mapping[str, tuple[str, Callable[[Any, Scope], object]]] = {
    "role": ("pdf/role.html.j2", paper_role),
    "procedure": ("pdf/procedure.html.j2", paper_procedure),
    "policy": ("pdf/policy.html.j2", paper_policy),
    "checklist": ("pdf/checklist.html.j2", paper_checklist),
    "penalty": ("pdf/penalty.html.j2", paper_penalty),
    "reward": ("pdf/reward.html.j2", paper_reward),
    "form": ("pdf/form.html.j2", paper_form),
}
_PICTURE = re.compile(r'"guiju:pictures/([^"]+)"')


def render_paper(handbook: Handbook, date: str | None, resources: Resources) -> Iterator[Artifact]:
    """Make the HTML of every PDF: documents, role packs, role sheets, and the handbook that binds them."""
    templates = Templates(resources)
    on_paper = scope(handbook, linked=False, date=date)
    bound = bound_documents(handbook)
    for document in bound:
        yield render_document(document, on_paper, templates)
    for role in handbook.roles:
        view = paper_role_sheet(role, on_paper)
        if view:
            content = templates.render("pdf/checklist.html.j2", view=view)
            yield _pdf(addresses.checklist_pdf(role), content, role, handbook, view.frame.title)
    front = templates.render("pdf/handbook.html.j2", view=paper_book(handbook, on_paper))
    yield artifact(
        addresses.pdf(handbook.manual),
        ArtifactKind.MERGED,
        front,
        parts=[addresses.pdf(document) for document in bound],
        document=handbook.manual.id,
        title=str(handbook.manual.title),
        extra=_pictures(front, handbook),
    )


def render_document(document: Document, scope: Scope, templates: Templates) -> Artifact:
    """Make the HTML of one document's PDF."""
    template, make = _MAKERS[document.kind]
    content = templates.render(template, view=make(document, scope))
    return _pdf(addresses.pdf(document), content, document, scope.handbook, str(document.title))


def render_fillable(form: Form, handbook: Handbook, date: str | None, resources: Resources) -> Artifact:
    """Make the HTML of a form that is to be filled in on a screen: one to a page, with room for fields."""
    view = paper_form(form, scope(handbook, linked=False, date=date), alone=True)
    content = Templates(resources).render("pdf/form.html.j2", view=view)
    return _pdf(addresses.pdf(form), content, form, handbook, str(form.title))


def _pdf(path: str, content: str, document: Document, handbook: Handbook, title: str) -> Artifact:
    pictures = _pictures(content, handbook)
    return artifact(path, ArtifactKind.PDF, content, document=document.id, title=title, extra=pictures)


def _pictures(content: str, handbook: Handbook) -> list[str]:
    """Give the hashes of the pictures that a print shows: a changed picture is a changed print."""
    return [handbook.pictures.get(name, "") for name in _PICTURE.findall(content)]
