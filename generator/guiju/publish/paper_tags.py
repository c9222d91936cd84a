"""Tags: what a screen reader is told about the structure of one print, put right before it is written.

WeasyPrint tags every page by itself: a table that goes on over a page becomes two tables, running heads hang in the
air, and heads of tables say nothing of what they head. Here a table is one again, running heads and the repeated heads
of tables are artifacts, heads have a scope, and what only wraps other things is left out, which also saves bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

_WRAPPERS = frozenset(("/NonStruct", "/Span"))
_MAY_BE_EMPTY = frozenset(("/TD", "/TH", "/TR", "/LayoutRow", "/Form", "/Link"))
# What a table that only lays things out is called; the gate that proofreads prints knows these names.
_LAYOUT = {"/Table": "/Layout", "/TBody": "/LayoutRows", "/TR": "/LayoutRow", "/TD": "/LayoutCell"}
_POINTS_A_PIXEL = 0.75


def tidy_tags(document: Any, pdf: Any) -> None:
    """Put the tags of a print right; document is as WeasyPrint laid it out, pdf as it is about to be written."""
    _Tags(document, pdf).tidy()


class _Tags:
    """The structure tree of a print. A place of content is (page from 0, number of the marked content)."""

    def __init__(self, document: Any, pdf: Any) -> None:
        self._pdf = pdf
        self._pages = document.pages
        root = self._root = self._at(pdf.catalog["StructTreeRoot"])
        self._document = self._at(root["K"][0])
        self._document.pop("NS", None)
        root.pop("Namespaces", None)
        self._nums = self._at(root["ParentTree"])["Nums"]
        self._number = {reference: page for page, reference in enumerate(pdf.page_references)}

    def tidy(self) -> None:
        """Do all that there is to do."""
        boxes = [list(_in_flow(page)) for page in self._pages]
        self._say_links(boxes)
        self._join_tables(boxes)
        self._name_layouts(self._document)
        self._simplify(self._document)
        self._rank_headings()
        self._measure_figures(self._document)
        self._mark_artifacts(set(self._places(self._document)))
        self._lighten()
        self._forget({id(self._document), *(id(one) for one in self._elements(self._document))})

    def _at(self, reference: Any) -> Any:
        return self._pdf.objects[int(reference.split()[0])]

    def _say_links(self, boxes: Sequence[Sequence[Any]]) -> None:
        """Let a link say the words that it stands under, not its address."""
        import pydyf

        for box in (box for page in boxes for box in page):
            link = getattr(box, "link_annotation", None)
            if link:
                said = "".join(getattr(one, "text", "") for one in (box, *_below(box)))
                link["Contents"] = pydyf.String(said.strip() or "-")

    def _join_tables(self, boxes: Sequence[Sequence[Any]]) -> None:
        """Make one table of those that one table became on several pages."""
        from weasyprint.formatting_structure.boxes import TableBox

        seen: dict[int, _Table] = {}
        for box in (box for page in boxes for box in page if isinstance(box, TableBox)):
            rows = [(group, row) for group in box.children for row in group.children if _marks(row)]
            if not rows:
                continue
            known = seen.get(id(box.element))
            if known is None:
                seen[id(box.element)] = _Table(self, rows)
            else:
                known.go_on(rows)

    def _name_layouts(self, element: Any) -> None:
        """A table without heads only puts things beside each other: to a reader it is no table."""
        for one in [element, *self._elements(element)]:
            if one["S"] == "/Table" and not any(below["S"] == "/TH" for below in self._elements(one)):
                for below in (one, *self._elements(one)):
                    below["S"] = _LAYOUT.get(below["S"], below["S"])
                self._root["RoleMap"] = type(self._document)({name[1:]: "/Div" for name in _LAYOUT.values()})

    def _rank_headings(self) -> None:
        """Let no level of headings be skipped: a form styles its parts as third-level ones right below its title."""
        above: list[int] = []
        for one in self._elements(self._document):
            if re.fullmatch("/H[1-6]", one["S"]):
                level = int(one["S"][2:])
                above = [*(other for other in above if other < level), level]
                one["S"] = f"/H{len(above)}"

    def _simplify(self, element: Any) -> None:
        """Leave out what only wraps, and what is empty; content hangs on what it belongs to."""
        kids: list[Any] = []
        for kid in element["K"]:
            below = self._element(kid)
            if below is None:
                kids.append(kid)
                continue
            self._simplify(below)
            _give_scope(below, [self._element(one) for one in element["K"]], self._at(element.get("P", b"0 0 R")))
            if below["S"] in _WRAPPERS and self._fits(below, element):
                kids += self._taken_over(below, element)
            elif below["K"] or below["S"] in _MAY_BE_EMPTY:
                kids.append(kid)
            else:
                below.clear()
        element["K"][:] = kids

    def _fits(self, below: Any, element: Any) -> bool:
        bare = any(self._element(kid) is None for kid in below["K"])
        return not bare or (element is not self._document and element.get("Pg") == below["Pg"])

    def _taken_over(self, below: Any, element: Any) -> list[Any]:
        """Hang the kids of a wrapper on what it stands in, and forget the wrapper."""
        kids = list(below["K"])
        for kid in kids:
            one = self._element(kid)
            if one is not None:
                one["P"] = element.reference
            elif isinstance(kid, int):
                self._own(below["Pg"], kid, element)
            else:
                self._own_object(kid, element)
        below.clear()
        return kids

    def _own(self, page: bytes, number: int, element: Any) -> None:
        self._nums[2 * self._number[page] + 1][number] = element.reference

    def _own_object(self, kid: Any, element: Any) -> None:
        owned = self._at(kid)
        if owned["Type"] == "/MCR":
            self._own(owned["Pg"], owned["MCID"], element)
            return
        at = self._nums.index(self._at(owned["Obj"])["StructParent"], 2 * len(self._pages))
        self._nums[at + 1] = element.reference

    def _element(self, kid: Any) -> Any:
        """Give the structure element that a kid is; None for content."""
        if isinstance(kid, int):
            return None
        found = self._at(kid)
        return found if found.get("Type") == "/StructElem" else None

    def _places(self, element: Any) -> Iterator[tuple[int, int]]:
        for kid in element["K"]:
            if isinstance(kid, int):
                yield self._number[element["Pg"]], kid
                continue
            found = self._at(kid)
            if found["Type"] == "/StructElem":
                yield from self._places(found)
            elif found["Type"] == "/MCR":
                yield self._number[found["Pg"]], found["MCID"]

    def _elements(self, element: Any) -> Iterator[Any]:
        for kid in element["K"]:
            one = self._element(kid)
            if one is not None:
                yield one
                yield from self._elements(one)

    def _forget(self, kept: set[int]) -> None:
        for one in self._pdf.objects:
            if isinstance(one, dict) and one.get("Type") == "/StructElem" and id(one) not in kept:
                one.clear()

    def _lighten(self) -> None:
        """Leave out what a reader knows without being told: a bound book has a hundred thousand elements."""
        for one in self._elements(self._document):
            if not any(self._element(kid) is None for kid in one["K"]):
                one.pop("Pg", None)

    def _measure_figures(self, element: Any) -> None:
        """Give the place of figures in points from the page's foot."""
        for one in self._elements(element):
            if one["S"] == "/Figure" and "BBox" in one.get("A", {}):
                height = self._pages[self._number[one["Pg"]]].height
                left, top, right, bottom = one["A"]["BBox"]
                box = (left, height - bottom, right, height - top)
                one["A"]["BBox"] = type(self._nums)(float(at) * _POINTS_A_PIXEL for at in box)

    def _mark_artifacts(self, places: set[tuple[int, int]]) -> None:
        """What is in no structure is an artifact: running heads and feet, repeated heads of tables."""
        for page, reference in enumerate(self._pdf.page_references):
            owners = self._nums[2 * page + 1]
            for number in range(len(owners)):
                if (page, number) not in places:
                    owners[number] = "null"
            while owners and owners[-1] == "null":
                owners.pop()
            content = self._at(self._at(reference)["Contents"]).stream
            _rename(content, {number for at, number in places if at == page}, self._pages[page])


class _Table:
    """A table in the structure tree, and the parts of it that other pages show."""

    def __init__(self, tags: _Tags, rows: Sequence[Any]) -> None:
        self._tags = tags
        self._groups: dict[int, Any] = {}
        self._rows: dict[int, Any] = {}
        for group, row in rows:
            self._rows[id(row.element)] = row
            self._groups[id(group.element)] = self._of(row, 2)
        last = self._of(rows[-1][1], 2)
        self._table = last if last["S"] == "/Table" else tags._at(last["P"])

    def go_on(self, rows: Sequence[Any]) -> None:
        """Take over what another page shows of this table."""
        shown = self._of(rows[-1][1], 2)
        shown = shown if shown["S"] == "/Table" else self._tags._at(shown["P"])
        for group, row in rows:
            element, known = self._of(row, 1), self._rows.get(id(row.element))
            if known is None:
                self._adopt(element, id(group.element), self._of(row, 2))
                self._rows[id(row.element)] = row
            elif not (group.is_header or group.is_footer):
                self._join_row(known, row)
        self._remove(shown)

    def _of(self, row: Any, up: int) -> Any:
        found = _marks(row)[0]
        for _ in range(up):
            found = self._tags._at(found["P"])
        return found

    def _adopt(self, row: Any, group: int, shown: Any) -> None:
        """Hang a row on its group; a group that begins on this page on the table."""
        if group not in self._groups:
            import pydyf

            made = pydyf.Dictionary(shown | {"K": pydyf.Array([]), "P": self._table.reference})
            self._tags._pdf.add_object(made)
            self._table["K"].append(made.reference)
            self._groups[group] = made
        row["P"] = self._groups[group].reference
        self._groups[group]["K"].append(row.reference)

    def _join_row(self, known: Any, row: Any) -> None:
        """Hang what a row shows on the next page on the cells that it has already."""
        cells = {id(cell.element): cell.mark for cell in known.children}
        for cell in row.children:
            here, there = cells[id(cell.element)], cell.mark
            for kid in there["K"]:
                self._tags._element(kid)["P"] = here.reference
                here["K"].append(kid)
            there["K"][:] = []

    def _remove(self, element: Any) -> None:
        above = self._tags._at(element["P"])
        above["K"].remove(element.reference)


def _below(box: Any) -> Iterator[Any]:
    return box.descendants() if hasattr(box, "descendants") else iter(())


def _marks(row: Any) -> list[Any]:
    return [cell.mark for cell in row.children if getattr(cell, "mark", None)]


def _in_flow(page: Any) -> Iterator[Any]:
    """Give the boxes of a page, those in its margins left out."""
    from weasyprint.formatting_structure.boxes import MarginBox

    for child in page._page_box.children:
        if not isinstance(child, MarginBox):
            yield from child.descendants()


def _give_scope(cell: Any, beside: Sequence[Any], group: Any) -> None:
    """Say what a head is the head of; which cells those are follows from it."""
    if cell["S"] not in ("/TH", "/TD", "/LayoutCell"):
        return
    cell.pop("ID", None)
    about = cell.get("A", {})
    about.pop("Headers", None)
    if cell["S"] == "/TH":
        of_columns = group.get("S") == "/THead" or all(one["S"] == "/TH" for one in beside)
        about["Scope"] = "/Column" if of_columns else "/Row"
    elif len(about) == 1:
        cell.pop("A")


def _rename(content: list[Any], kept: set[int], page: Any) -> None:
    """Turn the marks of content that is in no structure into those of artifacts."""
    import pydyf

    for at, entry in enumerate(content):
        if isinstance(entry, pydyf.Dictionary) and "MCID" in entry and entry["MCID"] not in kept:
            content[at - 1] = "/Artifact"
            content[at] = pydyf.Dictionary({"Type": "/Pagination", **_edge(content, at, page)})


def _edge(content: Sequence[Any], at: int, page: Any) -> dict[str, str]:
    """Say whether content stands in the margin above or below; nothing where it stands in neither."""
    matrix = next((one for one in content[at:] if isinstance(one, bytes) and one.endswith(b" Tm")), None)
    if matrix is None:
        return {}
    y = float(matrix.split()[5])
    box = page._page_box
    if y < box.content_box_y():
        return {"Subtype": "/Header"}
    return {"Subtype": "/Footer"} if y > box.content_box_y() + box.height else {}
