"""The engine in a real Chromium: worker, client, content policy, watchdog, and every way a start can fail."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mintq_build.runtime.build import build_runtime
from mintq_build.runtime.library import build_library
from mintq_build.runtime.publish import RuntimeManifest, publish
from mintq_build.runtime.wheel import build_app_wheel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent.parent
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:"
WAYS_OUT = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "importScripts"]
PROBE = """
export function serve() {
  addEventListener("message", async ({ data }) => {
    const tries = JSON.parse(data).boot.map((url) => fetch(url).then(() => "reached", () => "blocked"));
    postMessage(JSON.stringify(await Promise.all(tries)));
  });
}
"""
START = """async ([manifest, watchdogMs]) => {
  const { createEngine } = await import("/copy/assets/mintq/app-test/engine/client.js");
  globalThis.seen = [];
  globalThis.engine = createEngine({ manifest, watchdogMs, onState: (state) => seen.push(state) });
  return await engine.start();
}"""
CALL = """async ([name, payload]) => {
  try {
    return { value: await engine.call(name, payload) };
  } catch (error) {
    return { kind: error.name, code: error.code, params: error.params };
  }
}"""


@dataclass
class Host:
    """A static host that a test can make misbehave."""

    folder: Path
    address: str = ""
    policy: str = POLICY
    asked: list[str] = field(default_factory=list)
    held: str | None = None
    """Requests whose path ends so get no answer until `release` is set."""
    release: threading.Event = field(default_factory=threading.Event)
    missing: str | None = None
    """Requests whose path ends so get a 404."""
    cut: str | None = None
    """Requests whose path ends so get half of the file, as if that were all."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder below /copy/, as a host does that knows nothing of WebAssembly and packs nothing."""

    extensions_map = {".js": "text/javascript", ".mjs": "text/javascript", ".html": "text/html"}  # noqa: RUF012

    def __init__(self, *arguments: object, host: Host) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        host = self.host
        host.asked.append(self.path)
        if host.held and self.path.endswith(host.held):
            host.release.wait()
        if self.path == "/copy/page/":
            policy = f'<meta http-equiv="Content-Security-Policy" content="{host.policy}">'
            self.answer(f"<!doctype html>{policy}<title>Engine</title>".encode(), "text/html")
        elif host.missing and self.path.endswith(host.missing):
            self.send_error(404)
        elif host.cut and self.path.endswith(host.cut):
            whole = (host.folder / self.path.lstrip("/")).read_bytes()
            self.answer(whole[: len(whole) // 2], "application/octet-stream")
        else:
            with contextlib.suppress(ConnectionError):
                super().do_GET()

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def serve(host: Host) -> Iterator[None]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, host=host))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield
    finally:
        host.release.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RuntimeManifest]:
    folder = tmp_path_factory.mktemp("site")
    package = ROOT / "tests" / "data" / "engine" / "pyodide_app"
    cache, assets = ROOT / ".cache", folder / "copy" / "assets" / "mintq"
    app = build_app_wheel(cache, package=package)
    manifest = publish(build_runtime(cache), app, build_library(cache), assets)
    shutil.copytree(ROOT / "pyodide_app" / "web", assets / "app-test")
    (assets / "app-test" / "probe.js").write_text(PROBE, encoding="utf-8")
    return folder, manifest


@pytest.fixture
def host(site: tuple[Path, RuntimeManifest]) -> Iterator[Host]:
    host = Host(folder=site[0])
    with serve(host):
        yield host


@pytest.fixture
def manifest(site: tuple[Path, RuntimeManifest]) -> dict[str, object]:
    manifest: dict[str, object] = json.loads(site[1].to_json())
    return manifest


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def open_page(page: Page, host: Host) -> None:
    page.goto(f"{host.address}/copy/page/")


def settle_at(page: Page, count: int) -> bool:
    """Wait until so many workers live: the end of one is told with a delay."""
    for _ in range(50):
        if len(page.workers) == count:
            return True
        page.wait_for_timeout(100)
    return False


def test_calls_are_answered_with_values_and_errors(
    page: Page, host: Host, manifest: dict[str, object]
) -> None:
    open_page(page, host)
    assert page.evaluate(START, [manifest, 60_000]) == {"name": "ready"}
    assert settle_at(page, 1)
    assert page.evaluate("async () => (await engine.call('echo', {a: 'Grüße 🧪', b: [1, 2.5, null]}))") == {
        "a": "Grüße 🧪",
        "b": [1, 2.5, None],
    }
    lone = page.evaluate("async () => (await engine.call('echo', 'x\\ud83ey')).charCodeAt(1)")
    assert lone == 0xD83E
    assert page.evaluate(CALL, ["refuse", "that"]) == {
        "kind": "EngineError",
        "code": "not_there",
        "params": {"name": "that"},
    }
    assert page.evaluate("() => engine.state") == {"name": "ready"}


def test_progress_grows_to_the_announced_total(page: Page, host: Host, manifest: dict[str, object]) -> None:
    open_page(page, host)
    page.evaluate(START, [manifest, 60_000])
    seen = page.evaluate("() => seen")
    steps = [state for state in seen if "total" in state]
    loaded = [state["loaded"] for state in steps]
    assert [seen[0]["name"], seen[-1]["name"]] == ["loading", "ready"]
    assert loaded == sorted(loaded)
    assert {state["total"] for state in steps} == {manifest["download"]}
    assert loaded[-1] == manifest["download"]
    assert len(steps) > 20
    assert {state["phase"] for state in steps} == {"fetch", "start"}
    fetched = [path for path in host.asked if "/runtime-" in path or "/app-py-" in path]
    assert len(fetched) == len(set(fetched)) == len(manifest["files"])  # type: ignore[arg-type]
    assert not [path for path in host.asked if path.endswith(".wasm")]


def test_python_sees_little_and_the_worker_has_no_way_out(
    page: Page, host: Host, manifest: dict[str, object]
) -> None:
    open_page(page, host)
    page.evaluate(START, [manifest, 60_000])
    names = ["Object", "setTimeout", "clearTimeout", *WAYS_OUT, "eval", "self", "postMessage", "indexedDB"]
    assert page.evaluate(CALL, ["visible", names]) == {"value": names[:3]}
    assert page.evaluate(CALL, ["escape", "return fetch"]) == {"value": "JsException"}
    kinds = "(ways) => ways.map((way) => typeof globalThis[way])"
    assert set(page.workers[0].evaluate(kinds, WAYS_OUT)) == {"undefined"}


def test_a_foreign_fetch_is_blocked_on_the_page_and_in_the_worker(
    page: Page, host: Host, tmp_path: Path
) -> None:
    foreign = Host(folder=tmp_path)
    with serve(foreign):
        open_page(page, host)
        urls = [f"{foreign.address}/copy/page/", f"{host.address}/copy/page/"]
        on_page = (
            "(urls) => Promise.all(urls.map((url) => fetch(url).then(() => 'reached', () => 'blocked')))"
        )
        assert page.evaluate(on_page, urls) == ["blocked", "reached"]
        in_worker = """async (urls) => {
          const { openWorker } = await import("/copy/assets/mintq/app-test/engine/worker_start.js");
          const worker = openWorker(new URL("/copy/assets/mintq/app-test/probe.js", location).href);
          const answer = new Promise((resolve) => { worker.onmessage = resolve; });
          setTimeout(() => worker.postMessage(JSON.stringify({ boot: urls })), 500);
          return JSON.parse((await answer).data);
        }"""
        assert page.evaluate(in_worker, urls) == ["blocked", "reached"]
    assert foreign.asked == []


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'self'; script-src 'self'; worker-src 'self' blob:",
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'",
    ],
    ids=["no WebAssembly", "no workers"],
)
def test_what_the_policy_forbids_fails_at_once(
    page: Page, host: Host, manifest: dict[str, object], policy: str
) -> None:
    host.policy = policy
    open_page(page, host)
    page.set_default_timeout(5_000)
    state = page.evaluate(START, [manifest, 60_000])
    assert (state["name"], state["code"]) == ("failed", "engine_blocked")
    assert not [path for path in host.asked if "/runtime-" in path]
    assert page.evaluate(CALL, ["echo", 1])["code"] == "engine_blocked"
    assert settle_at(page, 0)


def test_a_stalled_host_trips_the_watchdog_and_a_retry_works(
    page: Page, host: Host, manifest: dict[str, object]
) -> None:
    host.held = ".bin"
    open_page(page, host)
    state = page.evaluate(START, [manifest, 8_000])
    assert (state["name"], state["code"]) == ("failed", "engine_timeout")
    assert settle_at(page, 0)
    host.held = None
    host.release.set()
    assert page.evaluate("() => engine.start()") == {"name": "ready"}
    assert settle_at(page, 1)
    assert page.evaluate(CALL, ["echo", "again"]) == {"value": "again"}


def test_an_endless_call_trips_the_watchdog(page: Page, host: Host, manifest: dict[str, object]) -> None:
    open_page(page, host)
    page.evaluate(START, [manifest, 8_000])
    assert page.evaluate(CALL, ["loop", None])["code"] == "engine_timeout"
    assert settle_at(page, 0)
    assert page.evaluate("() => engine.start()") == {"name": "ready"}


@pytest.mark.parametrize("trouble", ["missing", "cut"])
def test_where_the_packed_file_does_not_arrive_the_plain_one_does(
    page: Page, host: Host, manifest: dict[str, object], trouble: str
) -> None:
    setattr(host, trouble, ".bin")
    open_page(page, host)
    assert page.evaluate(START, [manifest, 60_000]) == {"name": "ready"}
    assert [path for path in host.asked if path.endswith(".wasm")]
    assert page.evaluate(CALL, ["echo", 1]) == {"value": 1}
    assert page.evaluate("() => seen.findLast((state) => state.total).loaded") == manifest["download"]


@pytest.mark.parametrize("lost", [".zip", ".whl", "lock.json", "pyodide.asm.mjs", "pyodide.mjs", "worker.js"])
def test_a_file_that_is_not_there_fails_at_once(
    page: Page, host: Host, manifest: dict[str, object], lost: str
) -> None:
    host.missing = lost
    open_page(page, host)
    page.set_default_timeout(10_000)
    state = page.evaluate(START, [manifest, 60_000])
    assert (state["name"], state["code"]) == ("failed", "engine_load")
    assert settle_at(page, 0)


def test_a_broken_python_fails_at_once(page: Page, host: Host, manifest: dict[str, object]) -> None:
    host.missing = ".bin"
    host.cut = ".wasm"
    open_page(page, host)
    page.set_default_timeout(10_000)
    state = page.evaluate(START, [manifest, 60_000])
    assert (state["name"], state["code"]) == ("failed", "engine_start")


def test_a_crash_of_python_is_told(page: Page, host: Host, manifest: dict[str, object]) -> None:
    open_page(page, host)
    page.evaluate(START, [manifest, 60_000])
    assert page.evaluate(CALL, ["crash", None])["code"] == "engine_crashed"
    assert page.evaluate("() => engine.state.name") == "failed"


def test_calls_wait_for_the_start_and_are_refused_at_the_stop(
    page: Page, host: Host, manifest: dict[str, object]
) -> None:
    open_page(page, host)
    early = """async (manifest) => {
      const { createEngine } = await import("/copy/assets/mintq/app-test/engine/client.js");
      globalThis.engine = createEngine({ manifest });
      const both = [engine.call("echo", 1), engine.call("echo", 2)];
      return [engine.state.name, await Promise.all(both), engine.state.name];
    }"""
    assert page.evaluate(early, manifest) == ["loading", [1, 2], "ready"]
    stopped = """async () => {
      const call = engine.call("loop", null).catch((error) => error.code);
      engine.stop();
      return [await call, engine.state.name];
    }"""
    assert page.evaluate(stopped) == ["engine_stopped", "idle"]
    assert settle_at(page, 0)
    assert page.evaluate(CALL, ["echo", 3]) == {"value": 3}
