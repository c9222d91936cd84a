"""Forms to fill in on a screen: opened and filled in by a program, they show what was typed."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from tests.print.conftest import Print
from tests.print.reading import font_files, pages

from guiju.model.handbook import Handbook
from guiju.model.work import Form
from guiju.publish.paper import PaperPrinter
from guiju.publish.paper_fillable import Blank, FillablePrinter, with_fields
from guiju.render.paper import render_fillable
from guiju.resources import resources

Fillable = Callable[[str], bytes]
PEN = "王小明"


@pytest.fixture(scope="module")
def fillable(handbook: Handbook, workers: ProcessPoolExecutor, printer: PaperPrinter) -> Fillable:
    """Print a form of the reference handbook by its id, once."""
    known: dict[str, bytes] = {}

    def make(name: str) -> bytes:
        if name not in known:
            form = handbook.by_id[name]
            assert isinstance(form, Form)
            made = render_fillable(form, handbook, "2026-11-21", resources())
            pdf = workers.submit(FillablePrinter(plain=printer).print, made.path, made.content).result()
            assert pdf.findings == ()
            known[name] = pdf.content
        return known[name]

    return make


class Fields(dict[str, Any]):
    """The terminal fields of a PDF by their full name; the PDF stays open as long as they are there."""

    def __init__(self, pdf: bytes) -> None:
        self.book = pikepdf.open(io.BytesIO(pdf))
        super().__init__(one for root in self.book.Root.AcroForm.Fields for one in _terminal(root, ""))


def _terminal(one: Any, above: str) -> Iterator[tuple[str, Any]]:
    name = f"{above}.{one.T}" if above else str(one.T)
    below = [kid for kid in one.get("/Kids", []) if "/T" in kid]
    if not below:
        yield name, one
    for kid in below:
        yield from _terminal(kid, name)


class Screen:
    """A viewer with a form open, as a person at a screen sees and uses it."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pypdfium2.PdfDocument(pdf)
        self._pdf.init_forms()
        self._form = self._pdf.formenv.raw
        self._page = self._pdf[0]
        count = raw.FPDFPage_GetAnnotCount(self._page.raw)
        notes = [raw.FPDFPage_GetAnnot(self._page.raw, at) for at in range(count)]
        self.widgets = [one for one in notes if raw.FPDFAnnot_GetSubtype(one) == raw.FPDF_ANNOT_WIDGET]

    def names(self) -> list[str]:
        """Give the fields' names in the order of the widgets."""
        return [self._told(raw.FPDFAnnot_GetFormFieldName, one) for one in self.widgets]

    def type(self, name: str, text: str) -> None:
        """Type into a field."""
        raw.FORM_SetFocusedAnnot(self._form, self._of(name))
        wide = ctypes.create_string_buffer(text.encode("utf-16le") + b"\0\0")
        pointer = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
        raw.FORM_ReplaceSelection(self._form, self._page.raw, pointer)
        raw.FORM_ForceToKillFocus(self._form)

    def tick(self, name: str, place: int = 0) -> None:
        """Tick a box, or the answer at a place, by the space bar."""
        raw.FORM_SetFocusedAnnot(self._form, self._of(name, place))
        raw.FORM_OnChar(self._form, self._page.raw, 32, 0)
        raw.FORM_ForceToKillFocus(self._form)

    def value(self, name: str) -> str:
        """Say what a field holds."""
        return self._told(raw.FPDFAnnot_GetFormFieldValue, self._of(name))

    def ticked(self, name: str, place: int = 0) -> bool:
        """Say whether a box is ticked."""
        return bool(raw.FPDFAnnot_IsChecked(self._form, self._of(name, place)))

    def ink(self, name: str) -> int:
        """Count the dark dots inside a field."""
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(self._of(name), box)
        image = self._page.render(scale=2, may_draw_forms=True).to_pil().convert("L")
        high = self._page.get_height()
        inside = (box.left + 1, high - box.top + 1, box.right - 1, high - box.bottom - 1)
        return sum(image.crop(tuple(round(2 * at) for at in inside)).histogram()[:120])

    def _of(self, name: str, place: int = 0) -> Any:
        return [one for one in self.widgets if self._told(raw.FPDFAnnot_GetFormFieldName, one) == name][place]

    def _told(self, ask: Any, note: Any) -> str:
        length = ask(self._form, note, None, 0)
        room = (ctypes.c_ushort * (length // 2 + 1))()
        ask(self._form, note, room, length)
        return bytes(room).decode("utf-16le").split("\0")[0]


def test_fields_have_the_names_and_labels_of_the_form(fillable: Fillable) -> None:
    found = Fields(fillable("gate-pass"))
    assert {"serial", "date", "vehicle", "goods.1.名称", "goods.5.对应单据", "copy-kept", "issuer", "released"} <= set(
        found
    )
    assert str(found["vehicle"].TU) == "承运人员和车辆"
    assert str(found["goods.2.件数"].TU) == "件数，第 2 行"
    assert str(found["date"].TU) == "开单日期（年-月-日）"
    assert all("/TU" in one for one in found.values())


def test_every_sort_of_field_is_there(fillable: Fillable) -> None:
    one, other = Fields(fillable("gate-pass")), Fields(fillable("dispatch-notice"))
    found = {**one, **other}
    kinds = {name: str(one.FT) for name, one in found.items()}
    assert kinds["copy-kept"] == "/Btn"
    assert kinds["issuer"] == "/Sig"
    assert "/V" not in found["issuer"]
    assert kinds["date"] == "/Tx"
    choice = next(one for one in found.values() if "/Opt" in one and str(one.FT) == "/Btn" and len(one.Kids) == 4)
    assert [str(one) for one in choice.Opt] == ["已到账", "未到账先发货", "公司现金取货", "承运人员代收"]
    assert int(choice.Ff) & 1 << 15
    register = Fields(fillable("admin-warning-log"))
    assert str(register["from.1"].FT) == "/Ch"


def test_what_must_be_filled_in_says_so(fillable: Fillable) -> None:
    found = Fields(fillable("general-publication"))
    assert int(found["place"].Ff) == (1 << 1) | (1 << 12)  # required, several lines
    assert int(found["objections"].Ff) == 1 << 12
    assert "/Ff" not in found["to"]


def test_chinese_can_be_typed_and_is_seen(fillable: Fillable) -> None:
    screen = Screen(fillable("gate-pass"))
    before = screen.ink("vehicle"), screen.ink("goods.1.名称")
    screen.type("vehicle", PEN)
    screen.type("goods.1.名称", "镀锌钢管")
    assert (screen.value("vehicle"), screen.value("goods.1.名称")) == (PEN, "镀锌钢管")
    assert before == (0, 0)
    assert screen.ink("vehicle") > 60
    assert screen.ink("goods.1.名称") > 60
    assert screen.ink("goods.2.名称") == 0


def test_boxes_are_ticked_and_one_answer_takes_the_place_of_another(fillable: Fillable) -> None:
    screen = Screen(fillable("gate-pass"))
    before = screen.ink("copy-kept")
    screen.tick("copy-kept")
    assert screen.ticked("copy-kept")
    assert not screen.ticked("reminded")
    assert screen.ink("copy-kept") > before
    screen = Screen(fillable("general-publication"))
    screen.tick("way", 1)
    screen.tick("way", 3)
    assert [screen.ticked("way", at) for at in range(5)] == [False, False, False, True, False]


def test_values_that_a_program_writes_are_seen(fillable: Fillable) -> None:
    book = pikepdf.open(io.BytesIO(fillable("gate-pass")))
    for root in book.Root.AcroForm.Fields:
        if str(root.T) == "vehicle":
            root.V = pikepdf.String(PEN)
    out = io.BytesIO()
    book.save(out)
    screen = Screen(out.getvalue())
    assert screen.value("vehicle") == PEN
    assert screen.ink("vehicle") > 60


def test_the_tab_key_goes_down_the_page(fillable: Fillable) -> None:
    names = Screen(fillable("gate-pass")).names()
    assert names[:6] == ["serial", "date", "vehicle", "goods.1.名称", "goods.1.件数", "goods.1.对应单据"]
    assert names[-5:] == ["issuer", "issuer_date", "released", "gate-sign", "gate-sign_date"]
    with pikepdf.open(io.BytesIO(fillable("gate-pass"))) as book:
        assert all(str(page.obj.Tabs) == "/S" for page in book.pages)


def test_every_widget_has_its_tag(fillable: Fillable) -> None:
    with pikepdf.open(io.BytesIO(fillable("dispatch-notice"))) as book:
        numbers = list(book.Root.StructTreeRoot.ParentTree.Nums)
        tags = dict(zip([int(one) for one in numbers[::2]], numbers[1::2], strict=True))
        widgets = [one for page in book.pages for one in page.obj.Annots if str(one.Subtype) == "/Widget"]
        assert len(widgets) > 40
        for widget in widgets:
            tag = tags[int(widget.StructParent)]
            assert str(tag.S) == "/Form"
            assert tag.K.Obj.objgen == widget.objgen


def test_what_is_typed_on_one_copy_stands_on_all(fillable: Fillable) -> None:
    pdf = fillable("delivery-note")
    found = Fields(pdf)
    assert len(pages(pdf)) == 4
    assert len(found["customer"].Kids) == 4
    assert len({kid.P.objgen for kid in found["customer"].Kids}) == 4
    assert [str(one) for one in found["collection"].Opt] == ["无", "有"]


@pytest.mark.parametrize(
    ("name", "most"), [("gate-pass", 40_000), ("dispatch-notice", 60_000), ("eng-handover-list", 110_000)]
)
def test_files_are_small_for_they_carry_no_font_for_typing(name: str, most: int, fillable: Fillable) -> None:
    pdf = fillable(name)
    assert len(pdf) < most
    assert font_files(pdf) == 2  # those of what is printed


def test_the_same_bytes_each_time(prints: Print) -> None:
    blank = Blank(name="a.1.b", label="甲", kind="text", page=0, box=(10, 10, 90, 30))
    page = prints("pdf/forms/gate-pass.pdf").content
    assert with_fields(page, (blank,)) == with_fields(page, (blank,))


def test_patterns_of_dates_give_way_to_the_fields(fillable: Fillable) -> None:
    assert "年月日" not in "".join(pages(fillable("gate-pass")))


@pytest.mark.slow
def test_every_form_can_be_filled_in(handbook: Handbook, fillable: Fillable) -> None:
    for form in handbook.forms:
        found = Fields(fillable(form.id))
        wanted = _expected(form)
        assert wanted - {name.split(".")[0] for name in found} == set(), form.id


def _expected(form: Form) -> set[str]:
    return {field.id for field in form.fields}


def test_names_of_fields_are_told_apart(fillable: Fillable) -> None:
    names: Mapping[str, Any] = Fields(fillable("admin-warning-log"))
    assert {"period_from", "period_to", "book_volume", "book_page", "date.1", "date.15", "content.7"} <= set(names)
