"""The one Jinja environment of a run, and keys of templates. Templates hold no logic: views bring every value."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, meta
from markupsafe import Markup

from guiju.render.artifact import key_of
from guiju.resources import Resources

# All that a template may filter with; tests/test_templates.py holds it.
FILTERS = ("e", "md")
_MARKDOWN = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Templates:
    """Templates of a handbook: ours, and those that it puts in their place."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._environment = _environment(self.source)
        self.closure_key: Callable[[str], str] = cache(self._closure_key)

    def render(self, name: str, **views: object) -> str:
        """Fill a template such as "site/role.md.j2"."""
        return self._environment.get_template(name).render(views)

    def source(self, name: str) -> str:
        """Give the text of a template."""
        return self._resources.path(f"templates/{name}").read_text(encoding="utf-8")

    def _closure_key(self, name: str) -> str:
        """Give the hash of a template together with all that it includes."""
        return key_of(part for one in sorted(self._closure(name)) for part in (one, self.source(one)))

    def _closure(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                tree = self._environment.parse(self.source(one))
                waiting.extend(other for other in meta.find_referenced_templates(tree) if other)
        return found


def environment(resources: Resources) -> Environment:
    """Make the environment alone, for those who look at templates instead of filling them."""
    return _environment(Templates(resources).source)


def markdown_text(value: object) -> Markup:
    """Write a text so that neither Markdown nor HTML finds anything in it to obey: for headings."""
    return Markup("".join(f"&#{ord(c)};" if c in _MARKDOWN else " " if c < " " else c for c in str(value)))


def _environment(source: Callable[[str], str]) -> Environment:
    made = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Markdown gives a heading its anchor as {#anchor}, which would be a comment.
        comment_start_string="{/*",
        comment_end_string="*/}",
    )
    made.filters = {"e": made.filters["e"], "md": markdown_text}
    made.globals = {}
    made.tests = {}
    return made
