"""The site as a whole: complete, safe, and without what is not for the shop floor."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Set
from pathlib import Path

import pytest
from tests.builder import SHEET
from tests.builder import handbook as small
from tests.render.site_building import DATE, ROOT, Tags, built, pages, real_handbook

from guiju.diagnostics import Finding
from guiju.model.handbook import Handbook
from guiju.model.text import listed
from guiju.publish.crawl import follow, look
from guiju.render.addresses import pdf, url
from guiju.render.artifact import ArtifactKind
from guiju.render.data import handbook_json
from guiju.render.paper.papers import control_papers
from guiju.render.site import render_site, site_views
from guiju.render.site.search import search_index, worker_name
from guiju.render.templates import Templates
from guiju.render.views.scope import scope
from guiju.resources import resources
from guiju.source import Commit, Past

HOSTILE = (
    "<script>alert(1)</script> [链接](javascript:alert(2)) {onclick=alert(3)}"
    " <img src=x onerror=alert(4)> **粗** # 井 &amp; | 竖"
)
BAD = f"""
kind: policy
id: hostile
title: '制度 {HOSTILE}'
book: shop
chapters: [{{id: first, title: '章 {HOSTILE}', paragraphs: ['段 {HOSTILE}']}}]
clauses: [{{id: one, chapter: first, modal: must, text: '条 {HOSTILE}', gap: '缺 {HOSTILE}'}}]
"""
STEPS = f"""
kind: procedure
id: hostile-steps
title: 流程
aliases: ['{HOSTILE}']
book: shop
purpose: '{HOSTILE}'
steps: [{{id: go, phase: '阶段 {HOSTILE}', text: '步 {HOSTILE}', short: '短 {HOSTILE}'}}]
"""


@pytest.fixture(scope="module")
def book() -> Handbook:
    return real_handbook()


@pytest.fixture(scope="module")
def site(book: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return built(book, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    sheet = SHEET.replace("title: 小手册", f"title: '册 {HOSTILE}'").replace("title: 门店", f"title: '店 {HOSTILE}'")
    return built(small(BAD, STEPS, sheet=sheet), tmp_path_factory.mktemp("hostile"))


def test_every_document_and_every_view_has_its_page(book: Handbook, site: Mapping[str, bytes]) -> None:
    wanted = {url(document) for document in book.documents} | {view.url for view in site_views(book)}
    assert wanted - site.keys() == set()
    assert {path for path, _ in pages(site)} - wanted == {
        "index.html",
        "tables/conflicts.html",
        "tables/counsel.html",
        "tables/coverage.html",
    }


def test_the_contents_list_names_every_page_once(book: Handbook) -> None:
    tree = {a.path: a for a in render_site(book, resources(), date=DATE) if a.kind is ArtifactKind.SITE}
    settings = tree["mkdocs.yml"].content.decode()
    listed = re.findall(r'"([^"]+\.md)"', settings.partition("\nnav: ")[2])
    written = [path.removeprefix("docs/") for path in tree if path.endswith(".md")]
    assert sorted(listed) == sorted(written)


def test_every_item_of_handbook_json_stands_on_its_page(book: Handbook, site: Mapping[str, bytes]) -> None:
    told = json.loads(handbook_json(book, site_views(book), ()).content)
    missing = []
    for document in told["documents"]:
        anchors = set(re.findall(r'\sid="([^"]+)"', site[document["url"]].decode()))
        missing += [(document["url"], i["anchor"]) for i in document["items"] if i["anchor"] not in anchors]
    assert missing == []


def test_no_anchor_stands_twice_on_a_page(site: Mapping[str, bytes]) -> None:
    for path, page in pages(site):
        ids = [attrs["id"] for _, attrs in Tags(page).tags if "id" in attrs]
        assert sorted(i for i in set(ids) if ids.count(i) > 1) == [], path


def _crawl(site: Mapping[str, bytes], others: Set[str]) -> tuple[Finding, ...]:
    looked = {path: look(content) for path, content in site.items() if path.endswith(".html")}
    return follow(looked, {*others, *site})


def test_every_link_leads_somewhere(book: Handbook, site: Mapping[str, bytes]) -> None:
    prints = frozenset(filter(None, map(pdf, book.documents)))
    sheets = {f"pdf/roles/{role.id}-checklist.pdf" for role in book.roles}
    papers = {one.path for one in control_papers(scope(book, linked=False), Templates(resources()))}
    assert [f.message("en") for f in _crawl(site, prints | sheets | papers | {"pdf/handbook.pdf"})] == []


def test_a_dead_link_is_found(site: Mapping[str, bytes]) -> None:
    page = site["procedures/shipping.html"].replace(b'href="#_chart"', b'href="#_nothing"')
    assert any("_nothing" in f.message("en") for f in _crawl({**site, "procedures/shipping.html": page}, set()))


def test_every_page_has_a_security_policy_and_nothing_inline(site: Mapping[str, bytes]) -> None:
    for path, page in pages(site):
        assert faults(page) == [], path


def test_something_inline_is_found(site: Mapping[str, bytes]) -> None:
    page = site["index.html"].decode()
    assert faults(page.replace("</body>", "<script>alert(1)</script></body>")) == ["script: alert(1)"]
    assert faults(page.replace("<body", '<body onload="x()"')) == ["body: onload"]
    assert faults(re.sub(r"<meta http-equiv=[^>]*>", "", page)) == ["no policy"]
    assert faults(page.replace("script-src 'self'", "script-src 'unsafe-inline'")) == ["a policy that allows inline"]


def test_hostile_text_stays_text(hostile: Mapping[str, bytes]) -> None:
    for path, page in pages(hostile):
        assert faults(page) == [], path
        tags = Tags(page).tags
        assert [t for t in tags if t[0] == "img" and t[1].get("src") == "x"] == [], path
        assert [t for t in tags if t[1].get("href", "").startswith("javascript")] == [], path
    shown = Tags(hostile["policies/hostile.html"].decode()).staff_text
    for start in ("制度", "章", "段", "条"):
        assert start + re.sub(r"\s+", "", HOSTILE) in shown
    everything = re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", hostile["policies/hostile.html"].decode())))
    assert "缺" + re.sub(r"\s+", "", HOSTILE) in everything
    steps = Tags(hostile["procedures/hostile-steps.html"].decode()).staff_text
    assert "阶段" + re.sub(r"\s+", "", HOSTILE) in steps


def test_staff_see_no_sources_and_no_conflicts(book: Handbook, site: Mapping[str, bytes]) -> None:
    unsettled = [str(c.note) for d in book.documents for c in listed(d.conflicts)]
    assert len(unsettled) > 3
    for path, page in pages(site):
        if path.startswith(("sources/", "tables/co")):
            continue
        text = Tags(page).staff_text
        assert re.findall(r"S\d-\d{3}", text) == [], path
        assert [note for note in unsettled if re.sub(r"\s+", "", note) in text] == [], path


def test_the_auditor_sees_them(site: Mapping[str, bytes]) -> None:
    page = site["procedures/shipping.html"].decode()
    audit = page[page.index('class="audit') :]
    assert "S2-167" in audit
    assert "ship-within" in audit


def test_a_print_is_linked_where_there_is_one(site: Mapping[str, bytes]) -> None:
    assert b'href="../pdf/procedures/shipping.pdf"' in site["procedures/shipping.html"]
    assert b'href="../pdf/roles/site-guard-leader-checklist.pdf"' in site["roles/site-guard-leader.html"]


def test_the_search_worker_of_the_pages_is_ours(site: Mapping[str, bytes]) -> None:
    config = re.search(r'<script id="__config"[^>]*>(.*?)</script>', site["index.html"].decode())
    assert config is not None
    address = json.loads(config[1])["search"]
    assert address.endswith(worker_name())
    assert site[address] == (ROOT / "site/search-worker.js").read_bytes()
    assert b"Guiju's search" in site[address]


def test_search_leads_to_pages_and_anchors_that_exist(book: Handbook, site: Mapping[str, bytes]) -> None:
    index = search_index(book, site_views(book))
    found = {d["url"]: {part[0] for part in d["parts"]} for d in index["documents"]}  # type: ignore[attr-defined]  # plain JSON data
    assert not any(address.startswith(("sources/", "tables/co")) for address in found)
    for address, parts in found.items():
        anchors = set(re.findall(r'\sid="([^"]+)"', site[address].decode()))
        assert parts - anchors == set(), address


def test_search_does_not_tell_what_is_for_the_auditor() -> None:
    noted = """
    kind: role
    id: baker
    title: 面包师
    book: shop
    duties: [{id: bake, text: 烤面包, note: 编者的话, gap: 没写几点, ours: 我们选的}]
    """
    told = json.dumps(search_index(small(noted), ()), ensure_ascii=False)
    assert "烤面包" in told
    assert not any(words in told for words in ("编者的话", "没写几点", "我们选的"))


def test_equal_input_gives_equal_bytes(book: Handbook) -> None:
    first = [(a.path, a.key) for a in render_site(book, resources(), date=DATE)]
    assert first == [(a.path, a.key) for a in render_site(real_handbook(), resources(), date=DATE)]
    assert len(first) == len(dict(first))


def test_the_main_colour_is_the_handbooks(tmp_path: Path) -> None:
    sheet = SHEET + 'site: {primary: "#123456"}\n'
    found = {a.path: a.content for a in render_site(small(sheet=sheet), resources())}
    assert b"#123456" in found["docs/assets/guiju/guiju.css"]


def test_a_commit_changes_the_page_of_its_own_file_alone() -> None:
    units = [f"{{kind: unit, id: {name}, title: 部门 {name}}}" for name in ("a", "b")]
    book = small(*units)
    file = book.units[0].place.file

    def page_keys(*subjects: str) -> dict[str, str]:
        commits = tuple(Commit(sha="a" * 40, date="2026-11-01", subject=one) for one in subjects)
        made = list(render_site(book, resources(), past=Past(commits={file: commits})))
        told = [one.path for one in made if "时限改了&lt;b&gt;" in one.content.decode()]
        assert told == (["docs/units/a.md"] if subjects else [])
        return {one.path: one.key for one in made}

    before, after = page_keys(), page_keys("时限改了<b>")
    assert [path for path in before if before[path] != after[path]] == ["docs/units/a.md"]
    without = {one.path: one.content.decode() for one in render_site(book, resources())}
    assert not any("gj-past" in text for path, text in without.items() if path.endswith(".md"))


def test_every_script_and_style_sheet_is_sent_once() -> None:
    sent = [a.content.decode() for a in render_site(small(), resources()) if re.search(r"assets/.*\.(js|css)$", a.path)]
    parts = [path for path in (ROOT / "site/docs/assets/guiju").iterdir() if path.suffix in (".js", ".css")]
    assert len(parts) > len(sent)
    for part in parts:
        assert sum(part.read_text("utf-8") in text for text in sent) == 1, part.name


def test_a_page_asks_for_no_more_files_than_browsers_ask_for_at_once(site: Mapping[str, bytes]) -> None:
    for path, text in pages(site):
        if path.startswith(("index", "roles/", "procedures/", "tables/")):
            sheets, scripts, early = asked(text)
            assert len(sheets) + len(scripts) == 6, (path, sheets, scripts)
            assert early == scripts, path


def test_our_script_stands_before_the_engines(site: Mapping[str, bytes]) -> None:
    # Its stand-in for a Worker on file:// must be there when the engine asks for one.
    names = [address.rpartition("/")[2] for address in asked(site["index.html"].decode())[1]]
    assert names[:2] == ["palette.js", "guiju.js"]
    assert names[2].startswith("bundle.")


def asked(page: str) -> tuple[list[str], list[str], list[str]]:
    """Give the style sheets, the scripts, and the scripts that are asked for ahead, in their order."""
    tags = Tags(page).tags
    links = {
        rel: [a["href"] for tag, a in tags if tag == "link" and a.get("rel") == rel]
        for rel in ("stylesheet", "preload")
    }
    return links["stylesheet"], [a["src"] for tag, a in tags if tag == "script" and "src" in a], links["preload"]


def faults(page: str) -> list[str]:
    """Say what on a page runs or loads against the security policy, or that it has none."""
    tags = Tags(page)
    found = [f"script: {text.strip()}" for text in tags.scripts]
    policies = [a["content"] for _, a in tags.tags if a.get("http-equiv", "").lower() == "content-security-policy"]
    found += [] if policies else ["no policy"]
    found += ["a policy that allows inline" for policy in policies if "unsafe" in policy]
    for tag, attrs in tags.tags:
        found += [f"{tag}: {name}" for name in attrs if name.startswith("on") or name == "style"]
        found += [f"{tag}: {attrs['src']}" for _ in [0] if re.match(r"(https?:)?//", attrs.get("src", ""))]
        found += [f"link: {attrs['href']}" for _ in [0] if tag == "link" and re.match(r"(https?:)?//", attrs["href"])]
    return found
