"""The printed blank form: registers with rows to write on, slips in copies with cut lines, approvals, minutes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guiju.model.text import given
from guiju.model.work import Form
from guiju.render import wording
from guiju.render.paper.form_blocks import Block, blocks, height, register, register_width, stretched, tight
from guiju.render.paper.frame import Frame, frame
from guiju.render.views.form import FieldView, FormView, form_view
from guiju.render.views.parts import Row, filled, row
from guiju.render.views.scope import Scope
from guiju.render.words import Words

_STUB = "存根"
_SERIAL = "serial"
_NUMBERS = "一二三四五六七八九十"
# Millimetres: the head of a form (large and small), the line with copy and serial number, the notes
# of a slip, the words at a cut line.
_HEAD, _SMALL_HEAD, _SECOND, _NOTES = 18.4, 16.4, 7.6, 6.6
_CUT = 3.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How a form lies on paper: the page's name, the width of a form and its height with its head, and how many
    forms share a page; beside is true where they stand beside each other and not one above the other."""

    page: str
    width: float
    height: float
    each: int = 1
    beside: bool = False


_WHOLE = Arrangement(page="form-page", width=171.0, height=270.9)
_WIDE = Arrangement(page="form-wide", width=258.0, height=183.6)
_A5 = Arrangement(page="form-small", width=118.0, height=186.0)
_PAIR = Arrangement(page="form-pair", width=118.0, height=188.0, each=2, beside=True)
_STACKS = {
    3: Arrangement(page="form-stack", width=171.0, height=92.1, each=3),
    2: Arrangement(page="form-stack", width=171.0, height=138.2, each=2),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One form on a page: which copy it is and who keeps it, both empty where there is only one. cut is what the cut
    line before it says; across a stub's line runs the number, so that the two can be put together again."""

    name: str
    holder: Words
    cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """A blank form. A register has one block, a table; pages has the slips of each page. serial is what the number
    of a filled form is called, empty where it has none; slip_height is the room of each where several share a page."""

    frame: Frame
    logo: str
    layout: str
    serial: str
    beside: bool
    shared: bool
    slip_height: str
    pages: tuple[tuple[Slip, ...], ...]
    blocks: tuple[Block, ...]
    keeper: Words
    notes: tuple[Row, ...]
    required: bool


def paper_form(form: Form, scope: Scope, *, alone: bool = False) -> PaperForm:
    """Make the view of a printed blank form. What fits is printed two or three to an A4, to be cut; alone, each has a
    sheet of its own."""
    view = form_view(form, scope)
    serial = _serial(form, view)
    shown = _without_serial(view) if serial else view
    lying = _arrangement(form, shown, scope, alone=alone)
    body = blocks(shown, lying.width)
    room = _room(lying, second=_has_second(view, serial))
    fields = _fields(shown)
    is_register = view.layout == "register"
    return PaperForm(
        frame=frame(view.head, style=f"form is-{view.layout}{' fillable' * alone}", page=lying.page),
        logo=given(scope.handbook.manual.logo) or "",
        layout=view.layout,
        serial=serial,
        beside=lying.beside,
        shared=lying.each > 1,
        slip_height=f"{lying.height}mm" if lying.each > 1 else "",
        pages=_pages(view, 1 if alone else lying.each),
        blocks=(register(fields, view.register_rows, lying.width, room),)
        if is_register
        else stretched(body, lying.width, room),
        keeper=scope.named(form.keeper, form) if given(form.keeper) else Words(),
        notes=_notes(form, view, scope),
        required=any(field.required for field in fields),
    )


def _arrangement(form: Form, view: FormView, scope: Scope, *, alone: bool) -> Arrangement:
    asked = given(form.paper) or ""
    if asked == "A4-landscape":
        return _WIDE
    if view.layout == "register":
        return _WIDE if register_width(_fields(view)) > _WHOLE.width else _WHOLE
    if asked == "A5" or (not asked and view.layout == "slip"):
        settings = given(scope.handbook.manual.print)
        small = settings is not None and given(settings.paper) == "A5"
        fitting = (one for one in _small(view, alone=alone or small) if _fits(view, one))
        return next(fitting, _A5 if small and asked else _WHOLE)
    return _WHOLE


def _small(view: FormView, *, alone: bool) -> Iterator[Arrangement]:
    """Give the ways to print a small form, the best first."""
    if alone:
        yield _A5
        return
    if len(view.copies) > 2:
        yield _STACKS[3]
    yield from (_STACKS[2], _PAIR)


def _fits(view: FormView, lying: Arrangement) -> bool:
    return height(tight(blocks(view, lying.width)), lying.width) <= _room(lying, second=True)


def _room(lying: Arrangement, *, second: bool) -> float:
    """Say how much of a page or its part is left below the form's head, in millimetres."""
    small = lying.width < _WHOLE.width or lying.each > 1
    notes = _NOTES if lying.each > 1 else 0.0
    cut = _CUT if lying.each > 1 and not lying.beside else 0.0
    return lying.height - (_SMALL_HEAD if small else _HEAD) - (_SECOND if second else 0.0) - notes - cut


def _has_second(view: FormView, serial: str) -> bool:
    return bool(serial or view.copies or view.layout == "register")


def _serial(form: Form, view: FormView) -> str:
    """Say what the number of a filled form is called: its field for that, else No. where the form has one."""
    named = next((f.label for f in _fields(view) if f.id == _SERIAL and f.type == "text"), "")
    if view.layout == "register":
        return ""
    return named or ("No." if form.serial is not None else "")


def _without_serial(view: FormView) -> FormView:
    """Take out the field for the number: it stands at the head."""
    kept = (replace(g, fields=tuple(f for f in g.fields if f.id != _SERIAL)) for g in view.groups)
    return replace(view, groups=tuple(group for group in kept if group.fields))


def _fields(view: FormView) -> list[FieldView]:
    return [field for group in view.groups for field in group.fields]


def _pages(view: FormView, each: int) -> tuple[tuple[Slip, ...], ...]:
    """Share the copies among pages; a form in one copy is printed as often as it fits on one."""
    slips = [
        Slip(name=f"第{_NUMBERS[at]}联　{copy.name}" if at < len(_NUMBERS) else copy.name, holder=copy.holder)
        for at, copy in enumerate(view.copies)
    ] or [Slip(name="", holder=Words())]
    slips *= each if len(slips) == 1 else 1
    return tuple(tuple(_cut(slips[at : at + each])) for at in range(0, len(slips), each))


def _cut(slips: Sequence[Slip]) -> Iterator[Slip]:
    yield slips[0]
    for before, after in itertools.pairwise(slips):
        stub = (_STUB in before.name) is not (_STUB in after.name)
        yield replace(after, cut="字第　　　　　　　　号　骑缝盖章" if stub else "沿虚线裁开")


def _notes(form: Form, view: FormView, scope: Scope) -> tuple[Row, ...]:
    """Say what the office needs to know; what a source leaves open is nothing for those who fill the form in."""
    kept = given(form.retention)
    years, period = (given(kept.years), given(kept.period)) if kept else (None, None)
    return filled(
        [
            row("保管", scope.named(form.keeper, form) if given(form.keeper) and view.layout != "register" else ""),
            row("保存期限", wording.retention_words(years, str(period or "")) if years or period else ""),
            row("流水号", scope.words(form.serial) if given(form.serial) else ""),
        ]
    )
