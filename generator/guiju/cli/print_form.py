"""guiju print FORM --fillable: a blank form to fill in on a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guiju.cli.words import Say

if TYPE_CHECKING:
    from guiju.model.handbook import Handbook
    from guiju.settings import Settings


def print_form(name: str, output: Path | None, handbook: Handbook, chosen: Settings, say: Say) -> int:
    """Print the form that a person names by id, number, title or alias, with fields to fill in; give the exit code."""
    from guiju import pipeline
    from guiju.cli.console import tell_print
    from guiju.cli.parties import find_form

    form = find_form(name, handbook, say)
    target = output or Path(f"{form.id}.pdf")
    run = pipeline.print_fillable(form, handbook, chosen, target)
    return tell_print(run, target, chosen, say, say("，可在屏幕上填写", ", to fill in on a screen"))
