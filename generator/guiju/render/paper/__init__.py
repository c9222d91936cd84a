"""Paper: every document's HTML for the printer, and the front matter of the handbook that binds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from guiju.model.handbook import Handbook
from guiju.model.node import Document
from guiju.model.work import Form
from guiju.render import addresses
from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.paper.book import bound_documents, paper_book
from guiju.render.paper.checklists import paper_checklist, paper_role_sheet
from guiju.render.paper.forms import paper_form
from guiju.render.paper.frame import Copy, contents
from guiju.render.paper.papers import control_papers
from guiju.render.paper.procedures import paper_procedure
from guiju.render.paper.roles import paper_role
from guiju.render.paper.rulebook import paper_penalty, paper_policy, paper_reward
from guiju.render.templates import Templates
from guiju.render.views.scope import Scope, scope
from guiju.resources import Resources

__all__ = ["render_copy", "render_document", "render_fillable", "render_paper"]

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
# These are read, not filled in: they get ways to what they name, and a cover and contents where they are long.
_READ = ("role", "procedure", "policy", "penalty", "reward")
_WAY = re.compile(r'<a href="#([^"]*)">(.*?)</a>', re.DOTALL)
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
    yield from control_papers(on_paper, templates)
    yield _book(handbook, on_paper, templates)


def render_copy(
    document: Document, copy: Copy | None, handbook: Handbook, date: str | None, resources: Resources
) -> Iterator[Artifact]:
    """Make the HTML of one copy of a document; of the handbook, that of all its parts before it. None: uncontrolled."""
    templates, on_paper = Templates(resources), scope(handbook, linked=False, date=date)
    if document is not handbook.manual:
        yield render_document(document, on_paper, templates, copy)
        return
    for part in bound_documents(handbook):
        yield render_document(part, on_paper, templates, copy)
    yield _book(handbook, on_paper, templates, copy)


def render_document(document: Document, scope: Scope, templates: Templates, copy: Copy | None = None) -> Artifact:
    """Make the HTML of one document's PDF."""
    template, make = _MAKERS[document.kind]
    read = document.kind in _READ
    view = _copied(make(document, replace(scope, printed=document.id) if read else scope), copy)
    content = templates.render(template, view=view)
    # Read from the page itself, so that no template has to say its headings twice.
    if read and (lines := contents(content)):
        content = templates.render(template, view=replace(view, frame=replace(view.frame, contents=lines)))
    return _pdf(addresses.pdf(document), _sound(content), document, scope.handbook, str(document.title))


def _book(handbook: Handbook, scope: Scope, templates: Templates, copy: Copy | None = None) -> Artifact:
    front = templates.render("pdf/handbook.html.j2", view=_copied(paper_book(handbook, scope), copy))
    return artifact(
        addresses.pdf(handbook.manual),
        ArtifactKind.MERGED,
        front,
        parts=[addresses.pdf(document) for document in bound_documents(handbook)],
        document=handbook.manual.id,
        title=str(handbook.manual.title),
        extra=_pictures(front, handbook),
    )


def _copied(view: Any, copy: Copy | None) -> Any:
    return replace(view, frame=replace(view.frame, copy=copy.label)) if copy else view


def _sound(content: str) -> str:
    """Take out the ways to items that this print does not show."""
    return _WAY.sub(lambda way: way[0] if f'id="{way[1]}"' in content else way[2], content)


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
