"""The preview: what the server hands out and what not, and that a change reaches the open page."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.cli.conftest import change

from guiju import pipeline
from guiju.cli import serve
from guiju.cli.build import build_settings
from guiju.cli.preview import Notice, Preview, serve_preview
from guiju.cli.watch import Watch
from guiju.cli.words import Say
from guiju.publish.report import BuildReport

PAGE = '<html><head><meta charset="utf-8"></head><body><h1>首页</h1></body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "build/site"
    (site / "roles").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "roles/店长.html").write_text(PAGE.replace("首页", "店长"), encoding="utf-8")
    (site / "style.css").write_text("body{}")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    return site


@pytest.fixture
def preview(site: Path) -> Preview:
    return Preview(site)


@pytest.fixture
def server(preview: Preview) -> Iterator[ThreadingHTTPServer]:
    started = serve_preview(preview, 0)
    yield started
    started.shutdown()
    started.server_close()


def get(server: ThreadingHTTPServer, path: str, host: str = "", method: str = "GET") -> tuple[int, str, str]:
    """Ask for a path as it stands, without what a client would tidy; gives status, content type and content."""
    port = server.server_address[1]
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.headers["Content-Type"], answer.read().decode()


def test_pages_are_handed_out_with_the_script_that_reloads(server: ThreadingHTTPServer) -> None:
    for path in ("/", "/index.html", "/?x=1"):
        status, kind, content = get(server, path)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert content.startswith(PAGE.partition("</body>")[0])
        assert content.endswith("</script></body></html>")
    assert "店长" in get(server, "/roles/%E5%BA%97%E9%95%BF.html")[2]


def test_other_files_stay_as_they_are(server: ThreadingHTTPServer) -> None:
    assert get(server, "/style.css") == (200, "text/css; charset=utf-8", "body{}")
    assert get(server, "/style.css", method="HEAD") == (200, "text/css; charset=utf-8", "")


@pytest.mark.parametrize(
    "path",
    [
        "/../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2fsecret.txt",
        "/roles/..%5c..%5csecret.txt",
        "/link.txt",
        "/%00",
        "/roles",
        "/roles/",
        "/nowhere.html",
        "/.guiju/other",
        "//etc/passwd",
    ],
)
def test_nothing_else_is_handed_out(server: ThreadingHTTPServer, path: str) -> None:
    status, _, content = get(server, path)
    assert status == 404
    assert "secret" not in content
    assert "店长" not in content


def test_another_name_for_this_machine_is_refused(server: ThreadingHTTPServer) -> None:
    assert get(server, "/", host="rebound.example:80")[0] == 403
    assert get(server, "/", host="localhost:80")[0] == 200


def test_the_server_listens_on_this_machine_alone(server: ThreadingHTTPServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_page_is_told_to_reload_when_a_build_has_ended(server: ThreadingHTTPServer, preview: Preview) -> None:
    seen = _version(get(server, "/")[2])
    assert get(server, f"/.guiju/poll.js?seen={seen}")[2] == ""
    preview.tell(Notice())
    assert get(server, f"/.guiju/poll.js?seen={seen}")[2] == "window.location.reload();"
    assert get(server, f"/.guiju/poll.js?seen={_version(get(server, '/')[2])}")[2] == ""


def test_findings_lie_over_the_earlier_page_as_text(server: ThreadingHTTPServer, preview: Preview) -> None:
    preview.tell(Notice(heading="手册有错误", text="a <script>alert(1)</script> & b"))
    content = get(server, "/")[2]
    assert "<h1>首页</h1>" in content
    assert "手册有错误" in content
    assert "a &lt;script&gt;alert(1)&lt;/script&gt; &amp; b" in content
    preview.tell(Notice())
    assert "手册有错误" not in get(server, "/")[2]


def test_findings_are_the_page_where_there_is_no_site(tmp_path: Path) -> None:
    preview = Preview(tmp_path / "none")
    preview.tell(Notice(heading="手册有错误", text="GJ301"))
    assert preview.file("/") is None
    assert "GJ301" in preview.no_page("没有这个页面").decode()


def test_nothing_in_a_page_needs_an_exception_from_its_policy(server: ThreadingHTTPServer, preview: Preview) -> None:
    preview.tell(Notice(heading="手册有错误", text="GJ301"))
    added = get(server, "/")[2].partition("</h1>")[2]
    assert all(re.search(r'src="/\.guiju/', tag) for tag in re.findall(r"<script[^>]*>", added))
    assert "<script>" not in added
    assert not re.search(r"\sstyle=|\son\w+=|<style", added)
    for own in re.findall(r'(?:src|href)="(/\.guiju/[^"]*)"', added):
        assert get(server, own)[0] == 200


# -- watching


@pytest.mark.parametrize(
    ("touch", "counts"),
    [
        (lambda root: (root / "sop/a.yaml").write_text("b"), True),
        (lambda root: (root / "sop/new.yaml").write_text("b"), True),
        (lambda root: (root / "sop/a.yaml").unlink(), True),
        (lambda root: (root / "sop/a.yaml").rename(root / "sop/b.yaml"), True),
        (lambda root: (root / "sop/a.yaml").read_text(), False),
        (lambda root: (root / "sop/.a.yaml.swp").write_text("b"), False),
        (lambda root: (root / "sop/build/page.html").write_text("b"), False),
        (lambda root: (root / "beside.txt").write_text("b"), False),
    ],
    ids=["changed", "new", "gone", "renamed", "read", "hidden", "output", "beside"],
)
def test_what_counts_as_a_change(tmp_path: Path, touch: Callable[[Path], object], counts: bool) -> None:
    (tmp_path / "sop/build").mkdir(parents=True)
    (tmp_path / "sop/a.yaml").write_text("a")
    with Watch([tmp_path / "sop", tmp_path / "missing"], without=[tmp_path / "sop/build"]) as watch:
        touch(tmp_path)
        assert watch.wait(quiet=0.05, at_most=3 if counts else 0.5) is counts


def test_several_changes_at_once_are_one(tmp_path: Path) -> None:
    with Watch([tmp_path]) as watch:
        for number in range(20):
            (tmp_path / f"{number}.yaml").write_text("x")
        assert watch.wait(quiet=0.1, at_most=3)
        assert not watch.wait(quiet=0.1, at_most=0.4)


# -- the command


def test_a_fault_of_ours_does_not_end_the_preview(
    bakery: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def break_down(*args: object) -> BuildReport:
        raise RuntimeError

    monkeypatch.setattr(pipeline, "build", break_down)
    notice = serve._build(build_settings((bakery / "sop", bakery), Say("zh")), Say("zh"))
    assert "GJ901" in notice.text
    assert "GJ901" in capfd.readouterr().out


STUB = """
import sys
from pathlib import Path
from guiju import pipeline
from guiju.cli import run
from guiju.diagnostics import errors
from guiju.publish.report import BuildReport

def build(settings, progress):
    checked = pipeline.check(settings)
    if errors(checked.findings):
        return BuildReport(published=False, findings=checked.findings)
    site = settings.output / "site"
    site.mkdir(parents=True, exist_ok=True)
    title = checked.handbook.manual.title
    (site / "index.html").write_text(f"<body><h1>{title}</h1></body>", encoding="utf-8")
    return BuildReport(published=True)

pipeline.build = build
sys.exit(run(["serve", "--port", "0"]))
"""


def test_a_change_reaches_the_page_and_an_error_is_shown(bakery: Path) -> None:
    """The real command with a build that makes one page only."""
    with _serving([sys.executable, "-c", STUB]) as (address, process):
        assert "面包房作业手册" in _read(address)
        change(bakery / "sop/handbook.yaml", "title: 面包房作业手册", "title: 新的书名")
        _until(lambda: "新的书名" in _read(address))
        change(bakery / "sop/procedures/opening.yaml", "actor: baker\n", "actor: bakr\n")
        _until(lambda: "GJ301" in _read(address))
        assert "新的书名" in _read(address)
        change(bakery / "sop/procedures/opening.yaml", "actor: bakr\n", "actor: baker\n")
        _until(lambda: "GJ301" not in _read(address))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert process.returncode == 0
    assert err.strip().splitlines()[-1] == "已停止"
    assert "Traceback" not in out + err


def test_a_taken_port_is_wrong_use(bakery: Path, server: ThreadingHTTPServer) -> None:
    port = str(server.server_address[1])
    command = [sys.executable, "-m", "guiju", "serve", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    assert done.returncode == 2
    assert f"端口 {port} 用不了" in done.stderr


@contextlib.contextmanager
def _serving(command: list[str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        line = next(found for line in process.stdout if (found := re.search(r"http://\S+?/", line)))
        yield line.group(), process
    finally:
        process.kill()
        process.wait()


def _read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return str(error.read().decode())


def _until(holds: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)


def _version(page: str) -> str:
    found = re.search(r'data-version="(\d+)"', page)
    assert found
    return found[1]
