"""The site engine: mkdocs in a child, its remarks as findings, its output the same everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.publish.engine import inside, make_site

CONFIG = """\
site_name: 手册
use_directory_urls: false
nav: [首页: index.md, 平安员: roles/guard.md]
plugins: []
theme: {name: mkdocs, include_search_page: false, hljs: {enabled: false}}
"""


def tree(page: str = "# 首页\n\n[角色](roles/guard.md)\n", config: str = CONFIG) -> dict[str, bytes]:
    return {
        "mkdocs.yml": config.encode(),
        "docs/index.md": page.encode(),
        "docs/roles/guard.md": "# 平安员\n".encode(),
        "docs/assets/a.css": b"p{}",
    }


def found(findings: object) -> list[tuple[str, str]]:
    assert isinstance(findings, tuple)
    return [(one.code, str(one.place)) for one in findings]


def test_makes_the_pages(tmp_path: Path) -> None:
    site = make_site(tree(), tmp_path / "work")
    assert site.findings == ()
    assert {"index.html", "roles/guard.html", "assets/a.css", "404.html"} <= site.files.keys()
    assert 'href="roles/guard.html"' in site.files["index.html"].decode()


def test_gives_the_same_bytes_in_another_place_zone_locale_and_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = make_site(tree(), tmp_path / "work")
    for name, value in {"TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "zh_CN.GBK", "PYTHONHASHSEED": "5"}.items():
        monkeypatch.setenv(name, value)
    other = make_site(tree(), tmp_path / "别处 there" / "work")
    assert one.files == other.files
    assert not any(str(tmp_path).encode() in content for content in one.files.values())
    assert "sitemap.xml.gz" not in one.files


def test_a_page_made_alone_is_as_in_a_whole_run(tmp_path: Path) -> None:
    changed = {**tree(), "docs/roles/guard.md": "# 平安员\n\n[首页](../index.md)\n".encode()}
    whole = make_site(changed, tmp_path / "one")
    alone = make_site(changed, tmp_path / "other", ["docs/roles/guard.md"])
    assert alone.findings == ()
    assert alone.files == {"roles/guard.html": whole.files["roles/guard.html"]}


def test_data_are_copied_with_a_page_made_alone(tmp_path: Path) -> None:
    changed = {**tree(), "docs/assets/guiju/mine/guard.js": b"1\n"}
    alone = make_site(changed, tmp_path / "work", ["docs/assets/guiju/mine/guard.js", "docs/roles/guard.md"])
    assert sorted(alone.files) == ["assets/guiju/mine/guard.js", "roles/guard.html"]
    assert alone.files["assets/guiju/mine/guard.js"] == b"1\n"


def test_a_page_made_alone_still_has_its_broken_links_found(tmp_path: Path) -> None:
    site = make_site(tree("[没有](roles/nobody.md)\n"), tmp_path / "work", ["docs/index.md"])
    assert found(site.findings) == [("GJ712", "site/index.html")]


def test_a_broken_link_is_a_finding_with_its_page(tmp_path: Path) -> None:
    site = make_site(tree("[没有](roles/nobody.md)\n"), tmp_path / "work")
    assert found(site.findings) == [("GJ712", "site/index.html")]
    assert "roles/nobody.md" in site.findings[0].message()


def test_another_remark_is_passed_on(tmp_path: Path) -> None:
    site = make_site(tree(config=CONFIG + "nonsense: 1\n"), tmp_path / "work")
    assert found(site.findings) == [("GJ713", "site")]
    assert "nonsense" in site.findings[0].message("en")


def test_an_engine_that_stops_is_a_finding(tmp_path: Path) -> None:
    site = make_site(tree(config=CONFIG.replace("name: mkdocs", "name: materiel")), tmp_path / "work")
    assert site.files == {}
    assert ("GJ711", "site") in found(site.findings)
    assert str(tmp_path) not in site.findings[0].message()


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "docs/../../x", "", "a\\..\\b"])
def test_refuses_a_path_that_leads_out(path: str) -> None:
    with pytest.raises(ValueError, match="not a path below"):
        inside(path)
