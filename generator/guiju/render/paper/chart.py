"""The flow chart on paper: one tall drawing cut into columns between steps, two columns a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guiju.render.flow_chart import flow_chart
from guiju.render.views.procedure import ProcedureView

_SCALE = 0.265  # millimetres a unit: the drawing's type comes out at 10 and 8.5 pt
_TALLEST = 222.0
_GAP = 11.0
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_BOX = re.compile(r'<rect class="gf-box"[^>]* y="([\d.]+)"')
_BODY = re.compile(r"</desc>(.*)</svg>", re.DOTALL)
_PART = re.compile(r"<g\b.*?</g>|<text\b.*?</text>|<[a-z]+[^>]*/>", re.DOTALL)
# A photocopier loses the colours that tell people apart on a screen; the boxes' own words tell them here.
_TINT = re.compile(r'(?<=fill=")#[0-9a-f]{6}(?="[^>]*>[^<]+</text>)')
_INK = "#2b2f33"
_HEIGHTS = re.compile(r' y="([\d.]+)"|height="([\d.]+)"|,([\d.]+)|[ML][\d.]+ ([\d.]+)|V([\d.]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A column of the drawing and the steps in it."""

    steps: str
    drawing: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPage:
    """The columns that stand beside each other."""

    strips: tuple[Strip, ...]


def chart_pages(view: ProcedureView) -> tuple[ChartPage, ...]:
    """Draw a procedure's chart in columns that fit a page; a chart of one step is not worth drawing."""
    drawing = _TINT.sub(_INK, str(flow_chart(view)).replace("<a ", "<g ").replace("</a>", "</g>"))
    size, body = _VIEW.search(drawing), _BODY.search(drawing)
    starts = [float(y) for y in _BOX.findall(drawing)]
    if not (size and body) or len(starts) < 2:
        return ()
    strips = list(_strips(float(size[1]), float(size[2]), starts, _PART.findall(body[1])))
    return tuple(ChartPage(strips=tuple(strips[n : n + 2])) for n in range(0, len(strips), 2))


def _strips(width: float, height: float, starts: Sequence[float], parts: Sequence[str]) -> Iterator[Strip]:
    edges = [0.0, *(y - _GAP for y in starts[1:]), height]
    spans = [(part, *_span(part)) for part in parts]
    first = 0
    while first < len(starts):
        last = first + 1
        while last < len(starts) and (edges[last + 1] - edges[first]) * _SCALE <= _TALLEST:
            last += 1
        top, bottom = edges[first], edges[last]
        inside = "".join(part for part, low, high in spans if high >= top and low <= bottom)
        named = f"第 {first + 1}–{last} 步" if last > first + 1 else f"第 {last} 步"
        yield Strip(steps=named, drawing=_svg(width, top, bottom, f"<title>流程图，{named}</title>{inside}"))
        first = last


def _span(part: str) -> tuple[float, float]:
    """Give the lowest and highest place that a part of the drawing touches, roughly."""
    found = [float(next(one for one in groups if one)) for groups in _HEIGHTS.findall(part)]
    ys = [y for y in found if y > 0] or [0.0]
    tall = re.search(r'<rect[^>]* y="([\d.]+)"[^>]* height="([\d.]+)"', part)
    return (float(tall[1]), max(*ys, float(tall[1]) + float(tall[2]))) if tall else (min(ys), max(ys))


def _svg(width: float, top: float, bottom: float, inside: str) -> Markup:
    height = bottom - top
    size = f"width: {width * _SCALE:.1f}mm; height: {height * _SCALE:.1f}mm"
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top:.1f} {width:.1f} {height:.1f}"'
        f' style="{size}" font-family="Noto Sans SC">{inside}</svg>'
    )
