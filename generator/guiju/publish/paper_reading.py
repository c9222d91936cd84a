"""Reading pages for WeasyPrint: our own HTML is XML but for its empty elements, so the fast parser of XML will do.

What a parser of HTML adds by itself (tbody, where white space goes) is added here; what is no XML after all is read by
WeasyPrint's own parser. Rules of its style sheet that ask every element for notes in the margin, which no template
has, are left out: they made six styles for each element that nobody looked at. No print differs by a byte.
"""

from __future__ import annotations

import copy
import io
import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from typing import Any

# The elements that HTML never closes, as far as templates and free text may have them.
_EMPTY = re.compile(rb"<(area|base|br|col|hr|img|input|link|meta|wbr)\b([^>]*?)/?>")
_DOCTYPE = re.compile(rb"\A\s*<!DOCTYPE html>\s*", re.IGNORECASE)
# An entity would be the only way for a page of XML to grow beyond what it is.
_NOT_OURS = re.compile(rb"<!(?!--)|<\?")
_NOTES = frozenset(("footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"))


def page_of(content: bytes, fetch: Any) -> Any:
    """Read a page for WeasyPrint to render; fetch answers for addresses, which begin with guiju:."""
    tree = tree_of(content)
    kind = _kind()
    if tree is None:
        return kind(file_obj=io.BytesIO(content), encoding="utf-8", base_url="guiju:", url_fetcher=fetch)
    return kind.of_tree(tree, fetch)


def tree_of(content: bytes) -> ElementTree.Element | None:
    """Give the elements of a page as a parser of HTML would; None where it is not written as ours are."""
    start = _DOCTYPE.match(content)
    if start is None or _NOT_OURS.search(content, start.end()):
        return None
    try:
        html = ElementTree.fromstring(_EMPTY.sub(rb"<\1\2/>", content[start.end() :]))
    except ElementTree.ParseError:
        return None
    parts = [one.tag for one in html]
    if html.tag != "html" or parts != ["head", "body"] or not len(html[1]):
        return None
    _move_space(html)
    for table in html.iter("table"):
        _group_rows(table)
    return html


def _move_space(html: ElementTree.Element) -> None:
    """White space before the head is nothing, that behind the body is the body's."""
    body = html[1]
    html.text, body[-1].tail, body.tail = None, f"{body[-1].tail or ''}{body.tail or ''}\n", None


def _group_rows(table: ElementTree.Element) -> None:
    """Put rows that stand in a table by themselves into a tbody."""
    kids, group = list(table), None
    if not any(one.tag == "tr" for one in kids):
        return
    for one in kids:
        table.remove(one)
    for one in kids:
        if one.tag != "tr":
            group = None
            table.append(one)
        else:
            group = ElementTree.SubElement(table, "tbody") if group is None else group
            group.append(one)


@cache
def _kind() -> Any:
    import cssselect2
    import weasyprint

    class Page(weasyprint.HTML):  # type: ignore[misc]  # the library ships no types
        """A page of ours: made of a tree, with the part of WeasyPrint's own style sheet that it can use."""

        @classmethod
        def of_tree(cls, tree: ElementTree.Element, fetch: Any) -> Page:
            page = cls.__new__(cls)
            page.base_url, page.url_fetcher, page.media_type = "guiju:", fetch, "print"
            page.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
            page.etree_element = page.wrapper_element.etree_element
            return page

        def _ua_stylesheets(self, forms: bool = False) -> Any:
            first, *others = super()._ua_stylesheets(forms)
            return [_without_notes(first), *others]

    return Page


@cache
def _without_notes(sheet: Any) -> Any:
    """Leave out the styles of notes; only items of lists have a marker."""
    made, matcher = copy.copy(sheet), copy.copy(sheet.matcher)
    rules = [rule for rule in matcher.other_selectors if rule[3] not in _NOTES]
    matcher.other_selectors = [rule for rule in rules if rule[3] != "marker"]
    items = {"li": [*matcher.lower_local_name_selectors["li"], *(rule for rule in rules if rule[3] == "marker")]}
    matcher.lower_local_name_selectors = matcher.lower_local_name_selectors | items
    made.matcher = matcher
    return made
