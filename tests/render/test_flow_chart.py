"""The flow chart: nothing lies over anything else, every way is drawn, and it fits a phone."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

import pytest
from tests.builder import handbook
from tests.render.site_building import real_handbook

from guiju.model.handbook import Handbook
from guiju.render.flow_chart import flow_chart, legend, text_width, wrapped
from guiju.render.views.procedure import procedure_view
from guiju.render.views.scope import scope

SVG = "{http://www.w3.org/2000/svg}"
LOOP = """
kind: procedure
id: baking
title: 烤面包
book: shop
steps:
  - {id: weigh, text: 称面粉, short: 称面粉}
  - id: knead
    text: 揉面
    short: 揉面
    decision:
      question: 面团够软吗？
      branches:
        - {id: soft, when: 够软, then: bake}
        - {id: hard, when: 太硬, after: 10 minutes, then: weigh}
        - {id: spoilt, when: 坏了, then: end}
  - {id: rest, text: 醒面, short: 醒面, when: 天冷}
  - {id: bake, text: 进炉, short: 进炉, next: weigh}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float

    def over(self, other: Box) -> bool:
        """Say whether two rectangles share more than a border."""
        across = self.x < other.x + other.width - 0.1 and other.x < self.x + self.width - 0.1
        return across and self.y < other.y + other.height - 0.1 and other.y < self.y + self.height - 0.1


@pytest.fixture(scope="module")
def book() -> Handbook:
    return real_handbook()


@pytest.fixture(scope="module")
def drawings(book: Handbook) -> dict[str, ET.Element]:
    below = scope(book)
    charts = {p.id: flow_chart(procedure_view(p, below)) for p in book.procedures}
    return {name: ET.fromstring(str(chart)) for name, chart in charts.items()}


def test_nothing_lies_over_anything_else(drawings: dict[str, ET.Element]) -> None:
    for name, drawing in drawings.items():
        boxes = _boxes(drawing)
        assert [pair for pair in itertools.combinations(boxes, 2) if pair[0].over(pair[1])] == [], name


def test_an_overlap_is_found() -> None:
    assert Box(0, 0, 10, 10).over(Box(5, 5, 10, 10))
    assert not Box(0, 0, 10, 10).over(Box(0, 10, 10, 10))


def test_no_way_runs_through_a_box(drawings: dict[str, ET.Element]) -> None:
    for name, drawing in drawings.items():
        boxes = _boxes(drawing)
        for x, top, bottom in _uprights(drawing):
            line = Box(x - 0.1, top + 1, 0.3, bottom - top - 2)
            assert [box for box in boxes if box.over(line)] == [], name


def test_it_fits_a_phone_and_its_own_frame(drawings: dict[str, ET.Element]) -> None:
    assert max(len(drawing.findall(f".//{SVG}a")) for drawing in drawings.values()) > 25
    for name, drawing in drawings.items():
        _, _, width, height = map(float, drawing.attrib["viewBox"].split())
        assert width <= 360, name
        for box in _boxes(drawing):
            assert box.x >= 0
            assert box.x + box.width <= width
            assert box.y + box.height <= height


def test_texts_stay_in_their_boxes(drawings: dict[str, ET.Element]) -> None:
    for name, drawing in drawings.items():
        _, _, width, _ = map(float, drawing.attrib["viewBox"].split())
        for text in drawing.iter(f"{SVG}text"):
            long = text_width(text.text or "", float(text.attrib["font-size"]))
            assert long <= 216, (name, text.text)
            assert float(text.attrib["x"]) < width


def test_every_step_is_drawn_with_a_link_and_told_in_words(book: Handbook, drawings: dict[str, ET.Element]) -> None:
    for procedure in book.procedures:
        drawing = drawings[procedure.id]
        links = [a.attrib["href"] for a in drawing.iter(f"{SVG}a")]
        assert [step.id for step in procedure.steps if f"#{step.id}" not in links] == []
        told = drawing.findtext(f"{SVG}desc") or ""
        assert [step.label for step in procedure.steps if step.label not in told] == []


def test_ways_of_a_small_procedure() -> None:
    drawing = _drawn(LOOP)
    kinds = [path.attrib.get("class", "") for path in drawing.iter(f"{SVG}path")]
    assert sorted(kind for kind in kinds if kind.startswith("gf-way ")) == ["gf-way gf-back"] * 2 + ["gf-way gf-on"] * 2
    words = [text.text for text in drawing.iter(f"{SVG}text")]
    assert "面团够软吗？" in words
    assert "太硬，满 10 分钟" in words
    assert "→ 4" in words
    assert words.count("结束") == 2
    assert len(list(drawing.iter(f"{SVG}polygon"))) == 1


def test_a_step_that_may_be_left_out_is_dashed() -> None:
    dashed = [rect for rect in _drawn(LOOP).iter(f"{SVG}rect") if "stroke-dasharray" in rect.attrib]
    assert len(dashed) == 1


def test_lines_do_not_begin_with_a_closing_mark() -> None:
    lines = wrapped("货款是否到账，金额对不对？（按单核对）", 80)
    assert "".join(lines) == "货款是否到账，金额对不对？（按单核对）"
    assert [line for line in lines if line[0] in "，？）"] == []


def test_latin_words_stay_whole() -> None:
    assert "FH-CX-01" in wrapped("按照 FH-CX-01 的做法去做", 90)[0] + wrapped("按照 FH-CX-01 的做法去做", 90)[1]
    assert all(line.count("FH") == line.count("CX") for line in wrapped("按照FH-CX-01的做法", 60))


def test_hostile_words_are_text() -> None:
    drawing = _drawn(LOOP.replace("称面粉", "'<script>alert(1)</script>\"'"))
    assert drawing.findall(f".//{SVG}script") == []


def _drawn(text: str) -> ET.Element:
    found = handbook(text)
    return ET.fromstring(str(flow_chart(procedure_view(found.procedures[0], scope(found)))))


def _boxes(drawing: ET.Element) -> list[Box]:
    rects = [Box(*(float(r.attrib[n]) for n in ("x", "y", "width", "height"))) for r in drawing.iter(f"{SVG}rect")]
    return [*rects, *map(_around, drawing.iter(f"{SVG}polygon"))]


def _around(polygon: ET.Element) -> Box:
    points = [tuple(map(float, pair.split(","))) for pair in polygon.attrib["points"].split()]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _uprights(drawing: ET.Element) -> list[tuple[float, float, float]]:
    found = []
    for path in drawing.iter(f"{SVG}path"):
        if path.attrib.get("class", "").startswith("gf-way"):
            match = re.search(r"([\d.]+) ([\d.]+)V([\d.]+)", path.attrib["d"])
            if match:
                x, start, end = map(float, match.groups())
                found.append((x, min(start, end), max(start, end)))
    return found


def test_the_colours_are_explained_by_name() -> None:
    steps = [f"{{id: s{n}, text: 步{n}, actor: {who}}}" for n, who in enumerate(("cook", "boss", "cook"))]
    lines = "".join(f"  - {step}\n" for step in steps)
    people = ("{kind: role, id: cook, title: '厨师 <b>'}", "{kind: role, id: boss, title: 店长}")
    of = handbook(*people, f"kind: procedure\nid: cooking\ntitle: 做菜\nsteps:\n{lines}  - {{id: end, text: 收工}}\n")
    view = procedure_view(of.procedures[0], scope(of))
    told, drawn = str(legend(view)), str(flow_chart(view))
    assert re.findall(r"</svg>(.*?)</li>", told) == ["厨师 &lt;b&gt;", "店长"]
    colours = re.findall(r'fill="(#\w+)"', told)
    assert len(set(colours)) == 2
    assert all(f'stroke="{colour}" stroke-width="5"' in drawn for colour in colours)
