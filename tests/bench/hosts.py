"""The site and the bare runtime on one local host, and a browser to visit them."""

from __future__ import annotations

import functools
import http.server
import threading
from typing import TYPE_CHECKING, Any, Self

from playwright.sync_api import sync_playwright

from mintq_build.machine import ensure_chromium
from mintq_build.runtime.node import node_modules
from mintq_build.site import CACHE

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from playwright.sync_api import BrowserContext

BARE = """<!doctype html><meta charset="utf-8"><title>bare</title>"""
BARE_WORKER = """import { loadPyodide } from "./npm/pyodide.mjs";
const python = await loadPyodide({ indexURL: new URL("./npm/", import.meta.url).href });
postMessage(python.runPython("1 + 1"));
"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - overrides a class attribute of the standard library
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:
        pass


class Hosts:
    """Serves `/site/` and `/bare/`; opens fresh browser contexts."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.site = site
        root = folder / "host"
        bare = root / "bare"
        bare.mkdir(parents=True)
        (root / "site").symlink_to(site)
        (bare / "npm").symlink_to(node_modules(CACHE) / "pyodide")
        (bare / "index.html").write_text(BARE, encoding="utf-8")
        (bare / "worker.js").write_text(BARE_WORKER, encoding="utf-8")
        self._server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(_Handler, directory=str(root))
        )
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._playwright = sync_playwright().start()
        arguments = ["--no-sandbox", "--disable-background-networking"]
        self._browser = self._playwright.chromium.launch(executable_path=ensure_chromium(), args=arguments)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._playwright.stop()
        self._server.shutdown()

    def context(self, **options: Any) -> BrowserContext:
        """Return a fresh browser context: nothing cached, nothing kept."""
        return self._browser.new_context(**options)
