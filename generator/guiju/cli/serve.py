"""guiju serve: build, show the site in the browser, and build again on every change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guiju.cli import FINE
from guiju.cli.build import build_settings, outcome
from guiju.cli.shapes import Command, Number, date_option, handbook_argument, lang_option
from guiju.cli.words import Say

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer

    from guiju.cli.preview import Notice, Preview
    from guiju.settings import Settings

PORT = 8000
_TRIES = 10


def command(say: Say) -> click.Command:
    """Make the command in one language."""
    words = say("在浏览器里看手册，一改就重新编译、刷新", "Show the handbook and rebuild it on every change")

    @click.command("serve", cls=Command, say=say, help=words)
    @handbook_argument(say)
    @click.option(
        "--port",
        type=Number(0, say, 65535),
        help=say(f"端口（默认从 {PORT} 起找空的）", f"port (default: the first free one from {PORT})"),
    )
    @date_option(say)
    @lang_option(say)
    def serve(folders: tuple[Path, Path], port: int | None, date: str | None) -> int:
        return _serve(build_settings(folders, say, date=date), port, say)

    return serve


def _serve(chosen: Settings, port: int | None, say: Say) -> int:
    from guiju.cli.preview import ADDRESS, Preview
    from guiju.cli.watch import Watch
    from guiju.resources import FOLDERS

    preview = Preview(chosen.output / "site")
    server = _start(preview, port, say)
    folders = {chosen.sop, *(chosen.home / name for name in FOLDERS)}
    try:
        with Watch(folders, without=[chosen.output]) as watch:
            preview.tell(_build(chosen, say))
            address = f"http://{ADDRESS}:{server.server_address[1]}/"
            click.echo(say(f"在浏览器里打开 {address}，按 Ctrl-C 结束", f"Open {address}; Ctrl-C ends"))
            sys.stdout.flush()
            while watch.wait():
                preview.tell(_build(chosen, say))
    except KeyboardInterrupt:
        click.echo(say("\n已停止", "\nStopped"), err=True)
    finally:
        server.shutdown()
        server.server_close()
    return FINE


def _start(preview: Preview, port: int | None, say: Say) -> ThreadingHTTPServer:
    from guiju.cli.preview import serve_preview

    ports = [port] if port is not None else list(range(PORT, PORT + _TRIES))
    for one in ports:
        try:
            return serve_preview(preview, one, say.lang)
        except OSError:
            continue
    zh = f"端口 {ports[0]} 用不了（多半已被占用）；用 --port 换一个"
    said = say(zh, f"port {ports[0]} cannot be had (in use?); choose another with --port")
    raise click.UsageError(said, click.get_current_context())


def _build(chosen: Settings, say: Say) -> Notice:
    """Build once; whatever goes wrong is told, and the server goes on."""
    from guiju import pipeline
    from guiju.cli.console import report_of, show
    from guiju.cli.guard import told_crash
    from guiju.cli.preview import Notice
    from guiju.cli.progress import Progress
    from guiju.diagnostics import UserMistake, errors
    from guiju.report import text

    try:
        with Progress(sys.stderr, say) as progress:
            report = pipeline.build(chosen, progress)
        findings, line = report.findings, outcome(report, chosen, say)
    except UserMistake as mistake:
        findings, line = mistake.findings, say("没有发布", "not published")
    except Exception as error:
        findings, line = told_crash(error), say("没有发布", "not published")
    about = report_of(findings, say, (chosen.sop, chosen.home))
    if findings:
        show(about, "text")
    click.echo(line)
    sys.stdout.flush()
    if not errors(findings):
        return Notice()
    heading = say("手册有错误，网页还是上一次编译的", "The handbook has errors; the page is that of the build before")
    return Notice(heading=heading, text=text(report_of(errors(findings), say, (chosen.sop, chosen.home), plain=True)))
