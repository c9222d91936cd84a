"""The flow chart of a procedure as our own small SVG, the same on screen and on paper.

One column from top to bottom. Ways that do not lead to the next step run in lanes beside it: back on the left,
onward on the right; ways to the same target share a lane. Colours are attributes, so that print needs no style
sheet; the site's style sheet overrides them by class.
"""

from __future__ import annotations

import html
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guiju.derive.flow import END, Edge
from guiju.render.views.procedure import ProcedureView, StepView

_BOX = 216.0
_GAP = 22.0
_LINE = 17.0
_SIZE = 13.0
_SMALL = 11.0
_LANE = 11.0
_SIDE = 18.0
_PAD = 9.0
_ROW_GAP = 6.0
_INK, _PAPER, _SOFT, _WAY = "#2b2f33", "#ffffff", "#eef2f3", "#6b7780"
_ACTORS = ("#2f6f8f", "#b0562f", "#4f7a3a", "#7a5195", "#a8893a", "#3f7f7a", "#9a4560", "#5c6670")


@dataclass(frozen=True, slots=True)
class _Row:
    """A labelled way out of a step, drawn as a tag below it."""

    lines: tuple[str, ...]
    target: str
    mark: str
    url: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class _Node:
    """A step with its place: the box, the diamond below it (no lines: none), and its tags."""

    step: StepView
    title: tuple[str, ...]
    actor: str
    when: tuple[str, ...]
    y: float
    height: float
    question: tuple[str, ...]
    diamond_y: float
    diamond_height: float
    rows: tuple[_Row, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in a lane: from the side of one thing to the side of another."""

    target: str
    start: float
    end: float
    back: bool


def flow_chart(view: ProcedureView) -> Markup:
    """Draw a procedure. The steps' boxes link to the steps on the same page."""
    steps = [step for phase in view.phases for step in phase.steps]
    nodes = _stacked(steps, view.chart)
    if not nodes:
        return Markup("")
    end = nodes[-1].bottom + _GAP
    ways = _ways(nodes, view.chart, end)
    lanes = _lanes(ways)
    width, left = _frame(lanes)
    tints = _tints(steps)
    body = [
        *(_lane_path(way, lanes[way.back, way.target], left) for way in ways),
        *_straight(nodes, view.chart, end, left),
        *(part for node in nodes for part in _node(node, left, tints[node.actor])),
        _pill(left, end),
    ]
    return Markup(_svg(width, end + 34, view.head.title, steps, body))


def legend(view: ProcedureView) -> Markup:
    """Say which colour stands for whom; where there are more people than colours, the boxes' own words tell."""
    tints = _tints([step for phase in view.phases for step in phase.steps if step.actor])
    swatch = '<svg width="14" height="10" aria-hidden="true"><rect width="14" height="10" rx="2" fill="{}"/></svg>'
    return Markup("").join(Markup("<li>" + swatch + "{}</li>").format(tint, name) for name, tint in tints.items())


def text_width(text: str, size: float = _SIZE) -> float:
    """Estimate how wide a text runs: East Asian wide characters take an em, others a little over half of one."""
    return sum(size if unicodedata.east_asian_width(c) in "WFA" else size * 0.58 for c in text)


def wrapped(text: str, width: float, size: float = _SIZE, most: int = 9) -> tuple[str, ...]:
    """Break a text into lines no wider than width; no line begins with a closing mark. Cut after `most` lines."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if line and text_width(line + word, size) > width and word[0] not in "，。；：、？！）》”’,.;:?!)":
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    lines.append(line.rstrip())
    return tuple(lines) if len(lines) <= most else (*lines[: most - 1], lines[most - 1][:-1] + "…")


def _words(text: str) -> Iterator[str]:
    """Give what must not be broken: Latin words and numbers as a whole, other characters one by one."""
    run = ""
    for c in text:
        if c.isascii() and not c.isspace():
            run += c
            continue
        if run:
            yield run
        run = ""
        yield c
    if run:
        yield run


def _stacked(steps: Sequence[StepView], chart: Iterable[Edge]) -> list[_Node]:
    numbers = {step.id: step.number for step in steps}
    nodes: list[_Node] = []
    y = 4.0
    for step in steps:
        ways = [edge for edge in chart if edge.start == step.id]
        nodes.append(_placed(step, ways, numbers, y))
        y = nodes[-1].bottom + _GAP
    return nodes


def _placed(step: StepView, ways: Sequence[Edge], numbers: dict[str, int], y: float) -> _Node:
    title = wrapped(f"{step.number}　{step.short}", _BOX - 2 * _PAD - 6)
    when = wrapped(f"仅当：{step.when}", _BOX - 2 * _PAD - 6, _SMALL, 3) if step.when else ()
    actor = str(step.actor)
    height = 2 * _PAD + _LINE * len(title) + (14.0 if actor else 0) + 14.0 * len(when)
    question = wrapped(str(step.question), _BOX * 0.52) if step.branches else ()
    diamond_y = y + height + 12
    diamond_height = max(46.0, 30.0 + 26.0 * len(question)) if question else 0.0
    at = diamond_y + diamond_height + 8 if question else y + height + _ROW_GAP
    rows = tuple(_tags(step, ways, numbers, at))
    bottom = rows[-1].y + rows[-1].height if rows else y + height
    return _Node(step, title, actor, when, y, height, question, diamond_y, diamond_height, rows, bottom)


def _tags(step: StepView, ways: Sequence[Edge], numbers: dict[str, int], y: float) -> Iterator[_Row]:
    following = next((i for i, n in numbers.items() if n == step.number + 1), END)
    said = list(_said(step, ways))
    for label, target, url in sorted(said, key=lambda one: one[1] == following):
        mark = str(numbers[target]) if target in numbers else "结束" if target == END else ""
        lines = wrapped(label, _BOX - (58 if len(mark) > 1 else 50), _SMALL + 1, 4)
        height = 8 + 15.0 * len(lines)
        yield _Row(lines, target, mark, url, y, height)
        y += height + _ROW_GAP


def _said(step: StepView, ways: Sequence[Edge]) -> Iterator[tuple[str, str, str]]:
    branches = [edge for edge in ways if edge.kind == "branch"]
    for edge, branch in zip(branches, step.branches, strict=True):
        outside = "#" in edge.target or not branch.then.spans[0].url.partition("#")[2]
        leads = outside and edge.target != END
        yield branch.when + (f" → {branch.then}" if leads else ""), edge.target, branch.then.spans[0].url
    for edge in ways:
        if edge.kind == "reject":
            yield "不批准", edge.target, step.on_reject.spans[0].url if step.on_reject else ""


def _ways(nodes: Sequence[_Node], chart: Iterable[Edge], end: float) -> list[_Way]:
    tops = {node.step.id: node.y + min(16.0, node.height / 2) for node in nodes} | {END: end + 13}
    following = _following(nodes)
    found: list[_Way] = []
    for node in nodes:
        last = node.rows[-1] if node.rows else None
        for row in node.rows:
            if row.target in tops and not (row is last and row.target == following[node.step.id]):
                start = row.y + row.height / 2
                found.append(_Way(row.target, start, tops[row.target], tops[row.target] < start))
        for edge in chart:
            jumps = edge.kind == "next" and edge.target in tops and edge.target != following[node.step.id]
            if edge.start == node.step.id and jumps:
                start = node.y + node.height - min(16.0, node.height / 2)
                found.append(_Way(edge.target, start, tops[edge.target], tops[edge.target] < start))
    return found


def _following(nodes: Sequence[_Node]) -> dict[str, str]:
    ids = [node.step.id for node in nodes]
    return dict(zip(ids, [*ids[1:], END], strict=True))


def _lanes(ways: Sequence[_Way]) -> dict[tuple[bool, str], int]:
    """Give each target its lane, per side, so that no two lanes overlap; short spans stay close to the boxes."""
    spans: dict[tuple[bool, str], tuple[float, float]] = {}
    for way in ways:
        low, high = spans.get((way.back, way.target), (math.inf, -math.inf))
        spans[way.back, way.target] = (min(low, way.start, way.end), max(high, way.start, way.end))
    taken: dict[tuple[bool, int], list[tuple[float, float]]] = {}
    lanes: dict[tuple[bool, str], int] = {}
    for key, (low, high) in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[0])):
        lane = 0
        while any(low < b + 8 and a < high + 8 for a, b in taken.get((key[0], lane), [])):
            lane += 1
        taken.setdefault((key[0], lane), []).append((low, high))
        lanes[key] = lane
    return lanes


def _frame(lanes: dict[tuple[bool, str], int]) -> tuple[float, float]:
    count = {side: max((n + 1 for (back, _), n in lanes.items() if back is side), default=0) for side in (True, False)}
    margin = max(_SIDE + _LANE * max(count.values()), 24.0)
    return _BOX + 2 * margin, margin


def _lane_path(way: _Way, lane: int, left: float) -> str:
    side = left if way.back else left + _BOX
    sign = -1 if way.back else 1
    x = side + sign * (_SIDE - 4 + _LANE * lane)
    turn = 5 if way.end > way.start else -5
    path = (
        f"M{_n(side)} {_n(way.start)}H{_n(x - sign * 5)}Q{_n(x)} {_n(way.start)} {_n(x)} {_n(way.start + turn)}"
        f"V{_n(way.end - turn)}Q{_n(x)} {_n(way.end)} {_n(x - sign * 5)} {_n(way.end)}H{_n(side + sign * 6)}"
    )
    kind = "back" if way.back else "on"
    line = f'<path class="gf-way gf-{kind}" d="{path}" fill="none" stroke="{_WAY}" stroke-width="1.3"/>'
    return line + _arrow(side + sign, way.end, -sign, 0)


def _straight(nodes: Sequence[_Node], chart: Iterable[Edge], end: float, left: float) -> Iterator[str]:
    x = left + _BOX / 2
    following = _following(nodes)
    onward = {edge.start for edge in chart if edge.kind == "next" and edge.target == following[edge.start]}
    tops = [node.y for node in nodes[1:]] + [end]
    for node, top in zip(nodes, tops, strict=True):
        if node.question:
            yield _down(x, node.y + node.height, node.diamond_y)
            yield _stem(x, node.diamond_y + node.diamond_height, node.rows[0].y)
        leads = node.rows and not node.question and node.step.id in onward
        if node.rows and node.question and node.rows[-1].target == following[node.step.id]:
            yield _down(x, node.bottom, top)
        elif leads:
            yield _stem(x, node.y + node.height, node.rows[0].y)
            yield _down(x, node.bottom, top)
        elif node.step.id in onward:
            yield _down(x, node.bottom, top)
        elif node.rows and not node.question:
            yield _stem(x, node.y + node.height, node.rows[0].y)


def _node(node: _Node, left: float, tint: str) -> Iterator[str]:
    step = node.step
    dashed = ' stroke-dasharray="5 3"' if node.when else ""
    yield f'<a href="#{html.escape(step.id)}" class="gf-step">'
    yield (
        f'<rect class="gf-box" x="{_n(left)}" y="{_n(node.y)}" width="{_n(_BOX)}" height="{_n(node.height)}" rx="5"'
        f' fill="{_PAPER}" stroke="{_WAY}"{dashed}/>'
        f'<path d="M{_n(left + 3)} {_n(node.y + 4)}V{_n(node.y + node.height - 4)}" stroke="{tint}" stroke-width="5"/>'
    )
    x = left + _PAD + 6
    y = node.y + _PAD + 12
    for text in node.title:
        yield _text(x, y, text, _SIZE, bold=True)
        y += _LINE
    if node.actor:
        yield _text(x, y - 1, _short(node.actor), _SMALL, fill=tint, css="gf-actor")
        y += 14
    for text in node.when:
        yield _text(x, y - 1, text, _SMALL, css="gf-soft", fill=_WAY)
        y += 14
    yield "</a>"
    yield from _diamond(node, left)
    for row in node.rows:
        yield from _tag(row, left)


def _diamond(node: _Node, left: float) -> Iterator[str]:
    if not node.question:
        return
    middle, centre = left + _BOX / 2, node.diamond_y + node.diamond_height / 2
    half_width, half = _BOX / 2, node.diamond_height / 2
    points = (
        (middle, centre - half),
        (middle + half_width, centre),
        (middle, centre + half),
        (middle - half_width, centre),
    )
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    yield f'<polygon class="gf-ask" points="{path}" fill="{_SOFT}" stroke="{_WAY}"/>'
    y = centre - _LINE * (len(node.question) - 1) / 2 + 4.5
    for text in node.question:
        yield _text(middle, y, text, _SIZE - 0.5, anchor="middle")
        y += _LINE


def _tag(row: _Row, left: float) -> Iterator[str]:
    anchor = row.url.rpartition("#")[2] if "#" in row.url and row.mark.isdigit() else ""
    href = f"#{anchor}" if anchor else row.url
    yield f'<a href="{html.escape(href)}" class="gf-tag">' if href else '<g class="gf-tag">'
    yield (
        f'<rect class="gf-label" x="{_n(left)}" y="{_n(row.y)}" width="{_n(_BOX)}" height="{_n(row.height)}"'
        f' rx="{_n(min(row.height / 2, 11.5))}" fill="{_SOFT}" stroke="none"/>'
    )
    y = row.y + 15
    for text in row.lines:
        yield _text(left + 12, y, text, _SMALL + 1)
        y += 15
    if row.mark:
        mark = "结束" if row.mark == "结束" else f"→ {row.mark}"
        yield _text(left + _BOX - 10, row.y + row.height / 2 + 4, mark, _SMALL + 1, bold=True, anchor="end")
    yield "</a>" if href else "</g>"


def _pill(left: float, y: float) -> str:
    middle = left + _BOX / 2
    return (
        f'<rect class="gf-end" x="{_n(middle - 42)}" y="{_n(y)}" width="84" height="26" rx="13"'
        f' fill="{_SOFT}" stroke="{_WAY}"/>' + _text(middle, y + 17.5, "结束", _SIZE, anchor="middle")
    )


def _svg(width: float, height: float, title: str, steps: Sequence[StepView], body: Iterable[str]) -> str:
    told = "；".join(
        f"第 {s.number} 步 {s.short}（{s.actor}）" if s.actor else f"第 {s.number} 步 {s.short}" for s in steps
    )
    return (
        f'<svg class="gf" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}"'
        f' width="{_n(width)}" height="{_n(height)}" role="group" aria-label="{html.escape(title)}流程图"'
        f' font-family="inherit"><title>{html.escape(title)}流程图</title><desc>{html.escape(told)}</desc>'
        + "".join(body)
        + "</svg>"
    )


def _text(
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    bold: bool = False,
    anchor: str = "start",
    fill: str = _INK,
    css: str = "gf-text",
) -> str:
    weight = ' font-weight="700"' if bold else ""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text class="{css}" x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{weight}{place} fill="{fill}">'
        f"{html.escape(text)}</text>"
    )


def _down(x: float, start: float, end: float) -> str:
    return _stem(x, start, end - 4) + _arrow(x, end, 0, 1)


def _stem(x: float, start: float, end: float) -> str:
    return f'<path class="gf-way" d="M{_n(x)} {_n(start)}V{_n(end)}" fill="none" stroke="{_WAY}" stroke-width="1.3"/>'


def _arrow(x: float, y: float, dx: int, dy: int) -> str:
    path = f"M{_n(x)} {_n(y)}l-4 -6.5h8z" if dy else f"M{_n(x)} {_n(y)}l{-6.5 * dx:g} -4v8z"
    return f'<path class="gf-head" d="{path}" fill="{_WAY}"/>'


def _tints(steps: Sequence[StepView]) -> dict[str, str]:
    actors = list(dict.fromkeys(str(step.actor) for step in steps))
    return {actor: _ACTORS[index % len(_ACTORS)] for index, actor in enumerate(actors)}


def _short(text: str) -> str:
    lines = wrapped(text, _BOX - 2 * _PAD - 6, _SMALL, 1)
    return lines[0]


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
