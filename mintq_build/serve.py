"""Serves the site on this machine and builds it again when something changes."""

from __future__ import annotations

import functools
import http.server
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

import pyodide_app
from mintq_build.publishing.mkdocs_site import SiteError
from mintq_build.reading.problems import FrameworkError
from mintq_build.runtime.errors import RuntimeBuildError
from mintq_build.site import CACHE, ROOT, build_site

if TYPE_CHECKING:
    from collections.abc import Iterable

QUIET: Final = 0.4
"""Seconds without a further change before a build begins: editors write a file in several steps."""
CHANGES: Final = frozenset({"created", "modified", "moved", "deleted"})
TRIES: Final = 50
"""How many ports are tried, one after the other."""
BUILD_ERRORS: Final = (FrameworkError, SiteError, RuntimeBuildError)


class Rebuilder(FileSystemEventHandler):
    """Notes changes below the watched folders; `wait` returns once they have come to rest."""

    def __init__(self) -> None:
        """Begin with nothing changed."""
        self._changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; reading a file, and what Python and editors write for themselves, is none."""
        name = Path(str(event.src_path)).name
        if event.event_type not in CHANGES or event.is_directory or "__pycache__" in str(event.src_path):
            return
        if name.startswith(".") or name.endswith(("~", ".swp", ".pyc", ".tmp")):
            return
        self._changed.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for a change and for the quiet after it; False when none came in time (seconds)."""
        if not self._changed.wait(timeout):
            return False
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(QUIET)
        return True


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site the way a plain static host does, never from the browser's memory."""

    extensions_map = {  # noqa: RUF012 - overrides a class attribute of the standard library
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing of single requests."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = False


def open_server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server for a folder on a port, or on the next free one.

    Raises:
        OSError: when none of fifty ports is free.
    """
    handler = functools.partial(_Handler, directory=str(folder))
    for candidate in range(port, port + TRIES) if port else (0,):
        # A server on another address of this machine does not stop the bind, but takes the visitors.
        if candidate and _is_taken(candidate):
            continue
        try:
            return _Server(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    raise OSError(f"no free port from {port} to {port + TRIES - 1}")


def _is_taken(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def watched_folders(framework_dir: Path, host_file: Path | None) -> Iterable[Path]:
    """Return the folders whose files become part of the site."""
    here = Path(__file__).parent
    folders = [framework_dir, ROOT / "site_src", here / "templates", here / "theme", here / "labels"]
    folders.append(Path(pyodide_app.__file__).parent)
    return [*folders, host_file.parent] if host_file else folders


def serve(framework_dir: Path, host_file: Path | None, port: int) -> None:
    """Build, serve, and build again on every change; a broken change leaves the last good site."""
    site = CACHE / "serve"
    _build(framework_dir, host_file, site)
    server = open_server(site, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    rebuilder = Rebuilder()
    observer = Observer()
    for folder in watched_folders(framework_dir, host_file):
        observer.schedule(rebuilder, str(folder), recursive=folder != (host_file and host_file.parent))
    observer.start()
    click.echo(f"The site is at http://127.0.0.1:{server.server_address[1]}/ (stop with Ctrl+C)", err=True)
    try:
        while rebuilder.wait():
            _build(framework_dir, host_file, site)
            click.echo("Built again. Reload the page to see it.", err=True)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
    finally:
        observer.stop()
        server.shutdown()


def _build(framework_dir: Path, host_file: Path | None, site: Path) -> None:
    try:
        build_site(framework_dir, host_file, site, lambda text: click.echo(text, err=True), fresh=True)
    except BUILD_ERRORS as error:
        if not site.exists():
            raise
        click.echo(f"{error}\nThe last good site stays.", err=True)
