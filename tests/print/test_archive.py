"""Prints for the archive and for screen readers: each says that it is PDF/A-3a and PDF/UA-1, and is tagged soundly."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, ImageCms
from tests.print.conftest import Print

from guiju.publish.paper import PaperPrinter
from guiju.publish.paper_archive import VARIANT, attach, claims, sources
from guiju.publish.paper_colour import srgb
from guiju.publish.paper_fonts import without_tables
from guiju.resources import resources

HEAD = '<div class="run-head">示例集团</div>'
LONG = "<tr><td>{}</td><td>开门、开灯、量温度</td></tr>"


def _html(body: str, head: str = "") -> bytes:
    text = f'<!DOCTYPE html><html lang="zh-CN"><title>试 &amp; 印</title>{head}<body>{HEAD}{body}</body></html>'
    return text.encode()


def _opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _tagged(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [one for one in _below(file.Root.StructTreeRoot) if kind == one.S]


def test_says_what_it_keeps_to(prints: Print) -> None:
    with _opened(prints(_html("<h1>甲</h1>")).content) as file:
        said = file.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in said
        assert "<pdfuaid:part>1</pdfuaid:part>" in said
        assert "试 &amp; 印" in said
        assert file.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()
        assert "/ID" in file.trailer
        assert VARIANT == "pdf/a-3a"


def test_claims_are_words_and_no_code() -> None:
    said = claims("<甲&乙>", ["<人>"], "机").decode()
    assert "&lt;甲&amp;乙&gt;" in said
    assert "&lt;人&gt;" in said


def test_the_profile_is_srgb() -> None:
    """Colours that pass from it to the library's own sRGB stay what they are."""
    ours, theirs = ImageCms.ImageCmsProfile(io.BytesIO(srgb())), ImageCms.createProfile("sRGB")
    picture = Image.new("RGB", (3, 1))
    for at, colour in enumerate(((12, 200, 90), (128, 128, 128), (255, 40, 3))):
        picture.putpixel((at, 0), colour)
    moved = ImageCms.profileToProfile(picture, ours, theirs)
    assert moved is not None
    pairs = zip(picture.tobytes(), moved.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1
    assert len(srgb()) < 600


def test_a_table_over_two_pages_is_one(prints: Print) -> None:
    head = "<thead><tr><th>步</th><th>做什么</th></tr></thead>"
    body = "".join(LONG.format(number) for number in range(45))
    printed = prints(_html(f'<h1>甲</h1><table class="grid">{head}<tbody>{body}</tbody></table>'))
    with _opened(printed.content) as file:
        assert printed.pages == 2
        assert len(_tagged(file, "/Table")) == len(_tagged(file, "/THead")) == len(_tagged(file, "/TBody")) == 1
        assert len(_tagged(file, "/TR")) == 46
        assert {str(one.A.Scope) for one in _tagged(file, "/TH")} == {"/Column"}
        second = file.pages[1].Contents.read_bytes()
        # The repeated head of the table, the running head and the page's number are no content.
        assert second.count(b"/Pagination") == 4
        assert b"/Header" in second
        assert b"/Footer" in second


def test_a_row_that_two_pages_show_is_one(prints: Print) -> None:
    long = "开门、开灯、量温度。<br>" * 60
    with _opened(prints(_html(f"<table><tr><th>一</th><td>{long}</td></tr></table>")).content) as file:
        (row,) = _tagged(file, "/TR")
        assert [str(cell.S) for cell in row.K] == ["/TH", "/TD"]
        assert _tagged(file, "/TH")[0].A.Scope == "/Row"


def test_levels_of_headings_are_not_skipped(prints: Print) -> None:
    with _opened(prints(_html("<h1>甲</h1><h3>一</h3><h3>二</h3><h4>三</h4><h2>四</h2>")).content) as file:
        kinds = [str(one.S) for one in _below(file.Root.StructTreeRoot) if str(one.S).startswith("/H")]
        assert kinds == ["/H1", "/H2", "/H2", "/H3", "/H2"]


def test_what_only_lays_things_out_is_no_table(prints: Print) -> None:
    with _opened(prints(_html("<table><tr><td>甲方</td><td>乙方</td></tr></table>")).content) as file:
        assert _tagged(file, "/Table") == []
        assert file.Root.StructTreeRoot.RoleMap["/Layout"] == "/Div"


def test_links_say_what_they_stand_under(prints: Print) -> None:
    with _opened(prints(_html('<h1 id="a">甲</h1><p><a href="#a">见《甲》</a></p>')).content) as file:
        (note,) = file.pages[0].Annots
        assert str(note.Contents) == "见《甲》"


def test_tables_that_a_pdf_does_not_draw_with_are_left_out() -> None:
    from fontTools.ttLib import TTFont

    path = resources().folder("templates") / "fonts" / "NotoSansSC-Regular.ttf"
    kept = TTFont(io.BytesIO(without_tables(path.read_bytes())))
    assert "cmap" not in kept
    with TTFont(path) as whole:
        assert kept.getGlyphOrder()[:1] == [".notdef"]
        assert kept.reader["glyf"] == whole.reader["glyf"]


@pytest.fixture(scope="module")
def bound(workers: ProcessPoolExecutor, printer: PaperPrinter, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Bind two documents behind a front that asks for a source."""
    content = tmp_path_factory.mktemp("sop")
    (content / "门 door.yaml").write_text("kind: policy\n", encoding="utf-8")
    binder = replace(printer, pictures=content)
    parts = [workers.submit(binder.print, "pdf/a.pdf", _html(f"<h1>{name}</h1>" + SECOND)).result() for name in "甲乙"]
    front = _html("<h1>手册</h1>", '<meta name="guiju-source" content="门 door.yaml 123">')
    made = [workers.submit(binder.merge, "pdf/b.pdf", front, [one.content for one in parts]) for _ in range(2)]
    first, second = (one.result().content for one in made)
    assert first == second
    return first


SECOND = '<p style="break-before: page"><a href="#x">见后</a></p><p id="x">后</p>'


def test_a_bound_book_keeps_its_tags(bound: bytes) -> None:
    with _opened(bound) as file:
        parts = _tagged(file, "/Part")
        assert len(parts) == 2
        assert [str(one.T) for one in parts] == ["试 & 印", "试 & 印"]
        root = file.Root.StructTreeRoot
        entries = list(root.ParentTree.Nums)
        owners = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
        assert sorted(owners) == list(range(len(file.pages) + 2))
        assert root.ParentTreeNextKey == len(owners)
        for page in file.pages:
            for number, owner in enumerate(owners[int(page.obj.StructParents)]):
                assert owner is None or (number in list(owner.K) and owner.Pg.objgen == page.obj.objgen)
            for note in page.obj.get("/Annots", []):
                assert owners[int(note.StructParent)].S == "/Link"
        last = b"".join(one.read_bytes() for one in file.pages[-1].Contents)
        assert b"/Artifact <</Type /Pagination /Subtype /Header>> BDC /Folio Do EMC" in last


def test_a_released_book_carries_its_source(bound: bytes) -> None:
    with _opened(bound) as file:
        assert list(file.attachments) == ["门 door.yaml"]
        assert file.attachments["门 door.yaml"].get_file().read_bytes() == b"kind: policy\n"
        (spec,) = file.Root.AF
        assert spec.AFRelationship == "/Source"
        assert spec.EF.F.Params.ModDate == "D:20000101000000Z"


def test_a_source_outside_the_handbook_is_refused(workers: ProcessPoolExecutor, printer: PaperPrinter) -> None:
    front = _html("<h1>手册</h1>", '<meta name="guiju-source" content="../pyproject.toml 123">')
    with pytest.raises(ValueError, match="refused"):
        workers.submit(printer.merge, "pdf/b.pdf", front, []).result()


def test_nothing_to_attach_changes_nothing() -> None:
    with pikepdf.new() as file:
        attach(file, {})
        assert "/AF" not in file.Root
    assert sources(b"<html></html>") == ()
