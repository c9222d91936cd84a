"""How fast the search is: the load of the index, and each letter of queries as they are typed, in Chromium.

usage: python tests/bench/search_bench.py [--sop sop] [--items 10000]

Twice: with the handbook's own index, and with one that is grown to as many items by repeating its documents.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from guiju.pipeline import check
from guiju.render.site.search import search_files
from guiju.render.site.tree import site_views
from guiju.resources import resources
from guiju.settings import Settings

ROOT = Path(__file__).parents[2]
DATE = "2026-11-21"
TYPED = (
    "客户付完钱几天内得把货送出去",
    "出门条",
    "tuikuanliucheng",
    "發貨單怎麼填",
    "gate pass",
    "请假要提前几天跟谁说",
    "客户投诉",
    "FH-CX-01",
)
_PAGE = """<!doctype html><meta charset="utf-8"><title>search</title><script>
var got = [], began = 0, told = 0;
window.postMessage = function (data) { if (data.type === 11) told += 1; };
window.importScripts = function () {
  began = performance.now();
  return Array.from(arguments).reduce(function (done, name) {
    return done.then(function () {
      return new Promise(function (resolve) {
        var script = Object.assign(document.createElement("script"), { src: name.split("/").pop(), onload: resolve });
        document.head.append(script);
      });
    });
  }, Promise.resolve());
};
function ask(words) {
  var before = told, start = performance.now();
  window.dispatchEvent(new MessageEvent("message", { data: { type: 2, data: words } }));
  return (async function () {
    while (told === before) {
      await (began && told ? Promise.resolve() : new Promise(function (go) { setTimeout(go, 1); }));
    }
    return performance.now() - start;
  })();
}
</script><script src="worker.js"></script>"""
_TYPE = """
const done = arguments[1];
(async () => {
  const first = await ask("出"), times = [];
  await new Promise((go) => setTimeout(go, 800));
  for (const words of arguments[0]) for (let n = 1; n <= words.length; n += 1) times.push(await ask(words.slice(0, n)));
  done([first, times]);
})();
"""


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description="speed of the search")
    parser.add_argument("--sop", type=Path, default=ROOT / "sop")
    parser.add_argument("--items", type=int, default=10_000)
    options = parser.parse_args()
    files = _files(options.sop)
    print("| index | items | kB | gzipped kB | load and first answer ms | letter ms: median | 95 % | most |")
    print("|---|---|---|---|---|---|---|---|")
    for name, items in (("handbook", 0), ("grown", options.items)):
        _tell(name, _grown(files, items) if items else files)


def _files(sop: Path) -> dict[str, bytes]:
    handbook = check(Settings(sop=sop, home=ROOT, date=DATE)).handbook
    assert handbook is not None
    found = {a.path: a.content for a in search_files(handbook, resources(), site_views(handbook))}
    scripts = {path.rpartition("/")[2]: content for path, content in found.items() if path.startswith("assets/guiju")}
    return scripts | {"worker.js": next(c for path, c in found.items() if "/workers/" in path)}


def _index(files: dict[str, bytes]) -> Any:
    text = files["search-index.js"].decode()
    return json.loads(text[text.index("=") + 1 :].rstrip(";\n"))


def _grown(files: dict[str, bytes], items: int) -> dict[str, bytes]:
    index = _index(files)
    documents = list(index["documents"])
    while sum(len(one["parts"]) for one in documents) < items:
        one = index["documents"][len(documents) % len(index["documents"])]
        documents.append({**one, "title": f"{one['title']}（{len(documents)}）"})
    text = json.dumps({**index, "documents": documents}, ensure_ascii=False, separators=(",", ":"))
    return files | {"search-index.js": f"var __guijuIndex={text};\n".encode()}


def _tell(name: str, files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for file, content in (files | {"page.html": _PAGE.encode()}).items():
            Path(folder, file).write_bytes(content)
        first, times = _typed(Path(folder))
    sent = [files[file] for file in sorted(files) if file != "worker.js"]
    size, small = (sum(map(len, those)) / 1000 for those in (sent, map(gzip.compress, sent)))
    count = sum(len(one["parts"]) + 1 for one in _index(files)["documents"])
    late = sorted(times)[int(len(times) * 0.95)]
    timed = f"{first:.0f} | {statistics.median(times):.1f} | {late:.1f} | {max(times):.1f}"
    print(f"| {name} | {count} | {size:.0f} | {small:.0f} | {timed} |")


def _typed(folder: Path) -> tuple[float, list[float]]:
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.set_script_timeout(120)
        driver.get((folder / "page.html").as_uri())
        first, times = driver.execute_async_script(_TYPE, TYPED)
    finally:
        driver.quit()
    return float(first), [float(one) for one in times]


if __name__ == "__main__":
    main()
