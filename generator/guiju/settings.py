"""What a run was asked to do: options and environment, settled once and then handed on."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

LANGUAGES = ("zh", "en")
HANDBOOK = "handbook.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a run.

    sop is the folder with handbook.yaml; home is the folder beside it that holds .guiju/ and the handbook's own
    templates/, schema/ and site/. date is the day to judge by (YYYY-MM-DD), None for that of the last commit.
    jobs is the number of worker processes (0: one a core); only is "", "site", "pdf" or "data". audience is the unit
    or role that the handbook is reduced for, as it was written; empty for everybody. against is the git revision that
    a check compares with, empty for none.
    """

    sop: Path
    home: Path
    lang: str = "zh"
    date: str | None = None
    output: Path = Path("build")
    jobs: int = 0
    only: str = ""
    audience: str = ""
    against: str = ""


def find_handbook(folder: Path) -> tuple[Path, Path] | None:
    """Give the folder with the handbook's content and the folder beside it, or None where there is no handbook.

    folder may be either: the one with handbook.yaml, or one with a sop/ in it.
    """
    has_sheet = (folder / HANDBOOK).is_file()
    if not has_sheet and (folder / "sop").is_dir():
        return folder / "sop", folder
    if folder.resolve().name == "sop":
        return folder, folder / ".." if folder.name in ("", "..") else folder.parent
    return (folder, folder) if has_sheet else None


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Give the language that the arguments or GUIJU_LANG ask for, before anything else is understood."""
    asked = [one for before, one in pairwise(arguments) if before == "--lang"]
    asked += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    known = [one for one in (*asked, environment.get("GUIJU_LANG", "")[:2].lower()) if one in LANGUAGES]
    return known[0] if known else "zh"


def is_date(text: str) -> bool:
    """Tell whether a text is a day that exists, written YYYY-MM-DD."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
