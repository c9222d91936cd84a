"""Templates hold no logic: what they may do is listed here, and whatever is not listed fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from guiju.render.templates import FILTERS, Templates, environment
from guiju.resources import resources

FOLDER = Path(__file__).parents[1] / "templates"
NAMES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.j2"))
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Include,
    nodes.Extends,
    nodes.Block,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
)
ENVIRONMENT = environment(resources())


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_no_logic(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert list(logic(ENVIRONMENT, source)) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".md.j2")])
def test_headings_escape_for_markdown(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert list(unescaped_headings(source)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_writes_no_script_and_no_style(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8") if name.startswith("site/") else ""
    assert re.findall(r"<script|<style|\son\w+=|\sstyle=|javascript:", source) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{% set a = 1 %}", "Assign"),
        ("{% set a %}x{% endset %}", "AssignBlock"),
        ("{% with a = view.b %}{{ a }}{% endwith %}", "With"),
        ("{% macro m() %}x{% endmacro %}", "Macro"),
        ("{{ view.rows() }}", "Call"),
        ("{{ view.count + 1 }}", "Add"),
        ("{{ view.count * 3 }}", "Mul"),
        ("{{ view.a ~ view.b }}", "Concat"),
        ("{{ view.text | safe }}", "safe"),
        ("{{ view.rows | length }}", "length"),
        ("{{ view.rows[0] }}", "Getitem"),
        ("{{ view.a if view.b else view.c }}", "CondExpr"),
        ("{% if view.a is defined %}x{% endif %}", "Test"),
        ("{% if view.a > 3 %}x{% endif %}", "Compare"),
        ("{% if view.a in view.b %}x{% endif %}", "Compare"),
        ("{% for a in [1, 2] %}x{% endfor %}", "List"),
        ("{% for a in view.b if a.c %}x{% endfor %}", "For"),
        ("{% include view.name %}", "Include"),
        ('{% import "x" as y %}', "Import"),
        ("{% autoescape false %}{{ view.a }}{% endautoescape %}", "ScopedEvalContextModifier"),
    ],
)
def test_logic_is_found(source: str, told: str) -> None:
    # safe and length are unknown to our environment, which is another hurdle: here the parser alone is asked.
    assert told in list(logic(Environment(), source))


def test_an_unescaped_heading_is_found() -> None:
    assert list(unescaped_headings("## {{ chapter.title }} {#{{ chapter.id }}}")) == ["chapter.title"]
    assert list(unescaped_headings("## {{ chapter.title | md }} {#{{ chapter.id }}}")) == []


def test_a_closure_key_follows_what_is_included() -> None:
    templates, others = Templates(resources()), Templates(resources())
    plain = templates.closure_key("site/policy.md.j2")
    assert plain == others.closure_key("site/policy.md.j2")
    changed = Templates(resources())
    known = changed.source
    changed.source = lambda name: known(name) + ("!" if name == "site/parts/foot.html.j2" else "")  # type: ignore[method-assign]  # a template as if someone edited it
    assert changed.closure_key("site/policy.md.j2") != plain
    assert changed.closure_key("site/listing.md.j2") == templates.closure_key("site/listing.md.j2")


def logic(found: Environment, source: str) -> Iterator[str]:
    """Name everything in a template that is more than putting values into places."""
    for node in _below(found.parse(source)):
        if not isinstance(node, ALLOWED) or not _harmless(node):
            yield node.name if isinstance(node, nodes.Filter) else type(node).__name__


def unescaped_headings(source: str) -> Iterator[str]:
    """Give the values that a Markdown heading takes without the filter for it; an anchor is an id of the schema."""
    for line in source.splitlines():
        if line.startswith("#"):
            text = re.sub(r"\{#\w*\{\{[^}]*\}\}\}", "", line)
            yield from (v.strip() for v in re.findall(r"\{\{([^}]*)\}\}", text) if not v.strip().endswith("| md"))


def _harmless(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter):
        return node.name in FILTERS
    if isinstance(node, nodes.Include | nodes.Extends):
        return isinstance(node.template, nodes.Const)
    if isinstance(node, nodes.For):
        return node.test is None and not node.recursive and isinstance(node.target, nodes.Name)
    if isinstance(node, nodes.Compare):
        return all(o.op in ("eq", "ne") and isinstance(o.expr, nodes.Const | nodes.Getattr) for o in node.ops)
    return True


def _below(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _below(child)
