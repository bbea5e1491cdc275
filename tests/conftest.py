"""What several rings share: the real site, built once, and a plain static host for it."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Playwright

ROOT = Path(__file__).resolve().parent.parent


class _Plain(http.server.SimpleHTTPRequestHandler):
    """Serves files the way the simplest host does: unpacked, and without special headers."""

    extensions_map = {  # noqa: RUF012 - overrides a class attribute of the standard library
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".css": "text/css",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def _serve(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Plain, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def serve_folder() -> Callable[[Path], contextlib.AbstractContextManager[str]]:
    """Return what serves a folder on a free port of this machine and gives its address, ending with a slash."""
    return _serve


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, built without a host's file."""
    from mintq_build.site import build_site  # noqa: PLC0415 - only the outer rings pay for the site generator

    folder = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT / "framework", None, folder, lambda _: None)
    return folder


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return the one Playwright of all browser tests: a second in the same thread is refused."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only the rings with a browser pay for it

    with sync_playwright() as playwright:
        yield playwright
