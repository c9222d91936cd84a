"""The page and the print of a comparison: what is gone struck through, what is new underlined."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from guiju.render.artifact import Artifact, ArtifactKind, artifact
from guiju.render.changes.view import ChangesView
from guiju.render.paper.frame import Frame
from guiju.render.templates import Templates
from guiju.resources import Resources

PAGE = "html/diff.html.j2"
STYLE = "html/diff.css"
PRINT = "pdf/diff.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page that stands alone: its one style sheet, and the policy that lets nothing else in."""

    style: str
    policy: str
    changes: ChangesView


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintView:
    """A print: the frame of every printed document, and the changes."""

    frame: Frame
    changes: ChangesView


def changes_page(changes: ChangesView, resources: Resources) -> str:
    """Make the page: one file that asks for no other and runs nothing."""
    templates = Templates(resources)
    style = templates.source(STYLE)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return templates.render(PAGE, view=PageView(style=style, policy=policy, changes=changes))


def changes_print(changes: ChangesView, resources: Resources) -> Artifact:
    """Make the print (HTML for the printer)."""
    content = Templates(resources).render(PRINT, view=PrintView(frame=_frame(changes), changes=changes))
    return artifact("pdf/changes.pdf", ArtifactKind.PDF, content, title=changes.title)


def _frame(changes: ChangesView) -> Frame:
    return Frame(
        page="",
        style="changes",
        organisation=changes.organisation,
        handbook=changes.handbook,
        book="",
        kind_label=changes.title,
        title=changes.title,
        title_en="",
        full_title=f"{changes.handbook} {changes.title}",
        number="",
        version="",
        status="",
        hash="",
        binding="",
        copy="",
        stamp="",
        code="",
        control_pairs=(),
        signers=(),
        revisions=(),
        holders=(),
    )
