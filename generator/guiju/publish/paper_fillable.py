"""Forms to fill in on a screen: a printed form's blanks become the fields of a PDF form.

The printed page says where each blank is (`data-field` and its like in the templates); pikepdf writes the fields. No
font is embedded for what people will type: see `_type_face`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guiju.publish.paper import PaperPdf, PaperPrinter, press_of
from guiju.publish.paper_archive import Promise, reclaim

# A field's flags: ISO 32000-1, tables 221, 226, 228 and 230.
_REQUIRED, _MULTILINE, _RADIO, _COMBO, _EDITABLE = 1 << 1, 1 << 12, 1 << 15, 1 << 17, 1 << 18
_PRINTED = 4
_POINTS = 0.75  # points a CSS pixel
_INSET = 1.2
_SIZE, _SMALL_SIZE = 10, 9
_EM = 11.0
_FACE = "/Song"
_TICK = "4"  # the tick of ZapfDingbats, which viewers draw by themselves
# What stands printed in a blank of these kinds is its pattern (年 月 日), which the field takes the place of.
_PATTERNED = ("date", "time")
_HINTS = {"date": "年-月-日", "time": "时:分", "money": "元"}
_RIGHT = ("number", "money", "date", "time")


@dataclass(frozen=True, slots=True, kw_only=True)
class FillablePrinter:
    """Prints forms whose blanks can be filled in; plain is the printer of the page itself."""

    plain: PaperPrinter

    @property
    def key(self) -> str:
        """Give the hash of what decides the bytes: this module is one of the plain printer's sources."""
        return f"fillable {self.plain.key}"

    def start(self) -> None:
        """Prepare a worker process."""
        self.plain.start()

    def print(self, path: str, html: bytes) -> PaperPdf:
        """Make one PDF with its fields."""
        press = press_of(self.plain)
        with press.noticing(path) as noticed:
            document = press.layout(html)
            content = with_fields(press.write(document), tuple(blanks(document)))
            return PaperPdf(content=content, pages=len(document.pages), findings=noticed.findings(document))
        return PaperPdf(content=b"", pages=0, findings=noticed.fatal)

    def merge(self, path: str, front: bytes, parts: Sequence[bytes]) -> PaperPdf:
        """Bind as the plain printer does: fields are not for the bound handbook."""
        return self.plain.merge(path, front, parts)

    def book(self, path: str, plan: bytes, parts: Sequence[bytes]) -> PaperPdf:
        """Make dated sheets as the plain printer does: they are filled in by hand."""
        return self.plain.book(path, plan, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place to fill in. name is the field's, label what people call it, kind its type in the schema; page is counted
    from 0; box is left, bottom, right, top in points; option is the answer that a box to tick stands for, options are
    the answers of a list."""

    name: str
    label: str
    kind: str
    page: int
    box: tuple[float, float, float, float]
    required: bool = False
    tall: bool = False
    in_table: bool = False
    option: str = ""
    options: tuple[str, ...] = ()


@dataclass(slots=True)
class _Node:
    """A part of a field's name, and what is below it."""

    blanks: list[Blank] = field(default_factory=list)
    below: dict[str, _Node] = field(default_factory=dict)


def blanks(document: Any) -> Iterator[Blank]:
    """Find the places to fill in on the pages of a document that is laid out, in reading order."""
    for number, page in enumerate(document.pages):
        seen: set[int] = set()
        for box in page._page_box.descendants():
            element = getattr(box, "element", None)
            marked = element is not None and element.get("data-field") and hasattr(box, "children")
            if marked and id(element) not in seen:
                seen.add(id(element))
                yield _blank(box, element, number, page.height)


def with_fields(pdf: bytes, found: Sequence[Blank]) -> bytes:
    """Write the fields of the blanks into a PDF; blanks of one name are one field that shows in several places."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as book:
        writer = _Writer(book)
        roots = [writer.field(name, node) for name, node in _tree(found).items()]
        writer.finish(roots)
        # What is typed is set in a face of the viewer's: no archive takes that, so the file does not say so.
        reclaim(book, book, str(book.docinfo.get("/Title", "")), Promise.NONE)
        out = io.BytesIO()
        book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _blank(box: Any, element: Any, page: int, height: float) -> Blank:
    given = element.get
    x, y, width, tall = box.hit_area()
    kind = given("data-kind")
    printed = "" if kind in _PATTERNED or given("data-option") else "".join("".join(element.itertext()).split())
    spare = (len(printed) * _EM + 4.0) if kind != "check" and printed else 0.0
    inset = 0.0 if kind == "check" or given("data-option") else _INSET
    return Blank(
        name=_name(given("data-field"), given("data-table"), given("data-row")),
        label=_label(given("data-name") or "", kind, given("data-row"), given("data-option")),
        kind=kind,
        page=page,
        box=(
            x * _POINTS + inset,
            (height - y - tall) * _POINTS + inset,
            (x + width) * _POINTS - inset - spare,
            (height - y) * _POINTS - inset,
        ),
        required=given("data-required") == "True",
        tall=given("data-tall") == "True",
        in_table=given("data-row") is not None,
        option=given("data-option") or "",
        options=tuple(one for one in (given("data-options") or "").split("|") if one),
    )


def _name(own: str, table: str | None, row: str | None) -> str:
    """Name a field: its id; table.row.column within a table; column.row in a register, whose columns are fields."""
    own = own.replace(".", "．")
    if row is None:
        return own
    return f"{table}.{row}.{own}" if table else f"{own}.{row}"


def _label(name: str, kind: str, row: str | None, option: str | None) -> str:
    said = f"{name}，第 {row} 行" if row else name
    hint = _HINTS.get(kind, "") if not option else ""
    return f"{said}（{hint}）" if hint else said


def _tree(found: Sequence[Blank]) -> Mapping[str, _Node]:
    root = _Node()
    for blank in found:
        node = root
        for part in blank.name.split("."):
            node = node.below.setdefault(part, _Node())
        node.blanks.append(blank)
    return root.below


class _Writer:
    """Writes fields into a PDF: each gets its widgets, and every widget a place in the order of the tab key."""

    def __init__(self, book: Any) -> None:
        import pikepdf

        self._pdf = pikepdf
        self._book = book
        self._widgets: list[tuple[Blank, Any]] = []
        self._order: dict[int, int] = {}

    def field(self, name: str, node: _Node) -> Any:
        """Make a field and all below it."""
        made = self._book.make_indirect(self._pdf.Dictionary(T=self._pdf.String(name)))
        if node.below:
            kids = [self.field(one, below) for one, below in node.below.items()]
            return self._parent(made, kids)
        first = node.blanks[0]
        made["/TU"] = self._pdf.String(first.label)
        self._typed(made, node.blanks)
        if len(node.blanks) == 1:
            self._widget(made, first, 0)
            return made
        kids = [self._book.make_indirect(self._pdf.Dictionary()) for _ in node.blanks]
        for at, (kid, blank) in enumerate(zip(kids, node.blanks, strict=True)):
            self._widget(kid, blank, _place(node.blanks, at))
        return self._parent(made, kids)

    def finish(self, roots: Sequence[Any]) -> None:
        """Hang the fields into the document: the form, the pages' widgets in reading order, the tags."""
        pdf = self._pdf
        self._book.Root["/AcroForm"] = pdf.Dictionary(
            Fields=pdf.Array(roots),
            NeedAppearances=True,
            DA=pdf.String(f"{_FACE} {_SIZE} Tf 0 g"),
            DR=pdf.Dictionary(Font=_type_face(self._book)),
        )
        if any(blank.kind == "signature" for blank, _ in self._widgets):
            self._book.Root.AcroForm["/SigFlags"] = 1
        for number, page in enumerate(self._book.pages):
            own = [widget for blank, widget in self._widgets if blank.page == number]
            page.obj["/Annots"] = pdf.Array([*page.obj.get("/Annots", []), *own])
            page.obj["/Tabs"] = pdf.Name("/S")
        self._tag()

    def _parent(self, made: Any, kids: Sequence[Any]) -> Any:
        for kid in kids:
            kid["/Parent"] = made
        made["/Kids"] = self._pdf.Array(kids)
        return made

    def _typed(self, made: Any, found: Sequence[Blank]) -> None:
        """Say what kind of field it is."""
        first, pdf = found[0], self._pdf
        flags = _REQUIRED if first.required else 0
        if first.kind == "signature":
            made["/FT"] = pdf.Name("/Sig")
        elif first.option or first.kind == "check":
            made["/FT"], made["/V"] = pdf.Name("/Btn"), pdf.Name("/Off")
            flags |= _RADIO if first.option else 0
            if first.option:
                made["/Opt"] = pdf.Array([pdf.String(one) for one in dict.fromkeys(b.option for b in found)])
        else:
            made["/FT"] = pdf.Name("/Ch" if first.options else "/Tx")
            made["/DA"] = pdf.String(f"{_FACE} {_SMALL_SIZE if first.in_table else _SIZE} Tf 0 g")
            flags |= (_COMBO | _EDITABLE) if first.options else 0
            flags |= _MULTILINE if first.tall else 0
            if first.options:
                made["/Opt"] = pdf.Array([pdf.String(one) for one in first.options])
            elif first.kind in _RIGHT:
                made["/Q"] = 1 if first.in_table else 2
        if flags:
            made["/Ff"] = flags

    def _widget(self, made: Any, blank: Blank, place: int) -> None:
        pdf = self._pdf
        made["/Type"], made["/Subtype"] = pdf.Name("/Annot"), pdf.Name("/Widget")
        made["/Rect"] = pdf.Array([round(one, 2) for one in blank.box])
        made["/F"] = _PRINTED
        made["/P"] = self._book.pages[blank.page].obj
        if blank.option or blank.kind == "check":
            size = blank.box[2] - blank.box[0], blank.box[3] - blank.box[1]
            made["/AS"] = pdf.Name("/Off")
            made["/MK"] = pdf.Dictionary(CA=pdf.String(_TICK))
            states = {
                f"/{place}" if blank.option else "/Yes": self._drawing(size, _cross(size)),
                "/Off": self._drawing(size, b""),
            }
            made["/AP"] = pdf.Dictionary(N=pdf.Dictionary(states))
        self._widgets.append((blank, made))

    def _drawing(self, size: tuple[float, float], content: bytes) -> Any:
        stream = self._book.make_stream(content)
        stream["/Type"], stream["/Subtype"] = self._pdf.Name("/XObject"), self._pdf.Name("/Form")
        stream["/BBox"] = self._pdf.Array([0, 0, round(size[0], 2), round(size[1], 2)])
        return self._book.make_indirect(stream)

    def _tag(self) -> None:
        """Give each widget its tag, in reading order, so that a reading program finds the fields."""
        pdf, tree = self._pdf, self._book.Root.get("/StructTreeRoot")
        if tree is None:
            return
        top = tree.K[0] if isinstance(tree.K, pdf.Array) else tree.K
        key = int(tree.get("/ParentTreeNextKey", 0)) or _next_key(tree)
        numbers = tree.ParentTree.Nums
        for blank, widget in self._widgets:
            reference = pdf.Dictionary(Type=pdf.Name("/OBJR"), Obj=widget, Pg=self._book.pages[blank.page].obj)
            element = pdf.Dictionary(Type=pdf.Name("/StructElem"), S=pdf.Name("/Form"), P=top, K=reference)
            element["/Alt"] = pdf.String(blank.label)
            made = self._book.make_indirect(element)
            top.K.append(made)
            numbers.extend([key, made])
            widget["/StructParent"] = key
            key += 1
        tree["/ParentTreeNextKey"] = key


def _place(found: Sequence[Blank], at: int) -> int:
    """Give a widget the number of its answer among all; the same answer on another copy has the same number."""
    answers = list(dict.fromkeys(blank.option for blank in found))
    return answers.index(found[at].option)


def _cross(size: tuple[float, float]) -> bytes:
    """Draw a tick into a box."""
    width, height = size
    left, low, unit = width * 0.2, height * 0.3, min(width, height)
    return (
        f"q 1.2 w 1 J 1 j {left:.2f} {low + unit * 0.2:.2f} m {left + unit * 0.22:.2f} {low:.2f} l "
        f"{left + unit * 0.62:.2f} {low + unit * 0.5:.2f} l S Q"
    ).encode()


def _next_key(tree: Any) -> int:
    keys = [int(one) for one in list(tree.ParentTree.Nums)[::2]]
    return max(keys, default=-1) + 1


def _type_face(book: Any) -> Any:
    """Name the type face of what is typed."""
    import pikepdf

    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name("/FontDescriptor"),
        FontName=pikepdf.Name("/STSong-Light"),
        Flags=4,
        FontBBox=pikepdf.Array([-25, -254, 1000, 880]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=880,
        StemV=60,
    )
    system = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("GB1"), Supplement=5)
    inner = pikepdf.Dictionary(
        Type=pikepdf.Name("/Font"),
        Subtype=pikepdf.Name("/CIDFontType0"),
        BaseFont=pikepdf.Name("/STSong-Light"),
        CIDSystemInfo=system,
        FontDescriptor=book.make_indirect(descriptor),
        DW=1000,
        W=pikepdf.Array([1, 95, 500]),
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name("/Font"),
        Subtype=pikepdf.Name("/Type0"),
        BaseFont=pikepdf.Name("/STSong-Light-UniGB-UCS2-H"),
        Encoding=pikepdf.Name("/UniGB-UCS2-H"),
        DescendantFonts=pikepdf.Array([book.make_indirect(inner)]),
    )
    return pikepdf.Dictionary({_FACE: book.make_indirect(font)})
