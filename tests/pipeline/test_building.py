"""What a build is made of, before anything is written."""

from __future__ import annotations

from pathlib import Path

from guiju.pipeline import building
from guiju.pipeline.checking import check
from guiju.settings import Settings


def test_only_a_day_that_was_asked_for_brings_books_of_sheets(book: Path) -> None:
    result = check(Settings(sop=book / "sop", home=book))
    assert result.handbook
    for date, wanted in ((None, ()), ("2026-12-31", ("2026-12", "2027-01"))):
        settings = Settings(sop=book / "sop", home=book, date=date)
        assert building.months_of(settings) == wanted
        made = building.artifacts(result.handbook, settings, "2026-12-31")
        paths = [one.path for one in made]
        assert len(paths) == len(set(paths))
        books = {path for path in paths if path.startswith("pdf/roles/baker-2")}
        assert books == {f"pdf/roles/baker-{month}.pdf" for month in wanted}
        page = next(one.content.decode() for one in made if one.path == "docs/roles/baker.md")
        assert page.count("月检查表 PDF") == len(wanted)
        assert all(f'href="../pdf/roles/baker-{month}.pdf"' in page for month in wanted)
