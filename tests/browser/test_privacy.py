"""Nothing leaves: no other host is asked, and the policy would not let anything through."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

ESCAPES = """async (address) => {
  const tries = {
    fetch: () => fetch(address, { mode: "no-cors" }),
    beacon: () => navigator.sendBeacon(address) ? Promise.resolve() : Promise.reject(),
    image: () => new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = address; }),
    script: () => new Promise((yes, no) => { const s = document.createElement("script"); s.onload = yes; s.onerror = no; s.src = address; document.head.append(s); }),
    socket: () => new Promise((yes, no) => { const w = new WebSocket(address.replace("http", "ws")); w.onopen = yes; w.onerror = no; }),
  };
  const made = {};
  for (const [name, run] of Object.entries(tries)) {
    try { await run(); made[name] = "sent"; } catch { made[name] = "blocked"; }
  }
  return made;
}"""


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[str]]]:
    """Return the address of another host, and what reached it."""
    reached: list[str] = []

    class Note(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reached.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Note)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", reached
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["", "assessment/", "framework/offer/need/", "en/search/"])
def test_a_page_cannot_send_anything_to_another_host(
    new_context: Callable[..., BrowserContext], site_address: str, stranger: tuple[str, list[str]], path: str
) -> None:
    page = new_context(expect_trouble=True).new_page()
    page.goto(site_address + path)
    made = page.evaluate(ESCAPES, stranger[0])
    assert {name: made[name] for name in ("fetch", "image", "script", "socket")} == dict.fromkeys(
        ("fetch", "image", "script", "socket"), "blocked"
    )
    page.wait_for_timeout(300)
    assert stranger[1] == []


def test_the_engines_worker_has_no_way_out(assessment: Any, stranger: tuple[str, list[str]]) -> None:
    assessment.rate("need.evidence", 1)
    assessment.result()
    (worker,) = assessment.page.workers
    ways = "() => [fetch, XMLHttpRequest, WebSocket, EventSource, importScripts].map((way) => typeof way)"
    assert set(worker.evaluate(ways)) == {"undefined"}
    assert stranger[1] == []


def test_a_worker_that_inherits_the_pages_policy_cannot_fetch_elsewhere(
    new_context: Callable[..., BrowserContext], site_address: str, stranger: tuple[str, list[str]]
) -> None:
    page = new_context(expect_trouble=True).new_page()
    page.goto(f"{site_address}assessment/")
    answer = page.evaluate(
        """async (address) => {
          const body = `fetch(${JSON.stringify(address)}, {mode: "no-cors"}).then(() => postMessage("sent"), () => postMessage("blocked"))`;
          const worker = new Worker(URL.createObjectURL(new Blob([body], {type: "text/javascript"})), {type: "module"});
          return await new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); });
        }""",
        stranger[0],
    )
    assert answer == "blocked"
    assert stranger[1] == []


def test_reading_the_site_loads_nothing_that_is_not_needed(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    page = new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_address}framework/offer/need/")
    page.wait_for_timeout(500)
    assert not [
        url
        for url in asked
        if "search" in url or "runtime" in url or "sitemap" in url or not url.startswith(site_address)
    ]


def test_no_cookie_and_no_other_trace(assessment: Any) -> None:
    assessment.rate("need.evidence", 1)
    assessment.saved()
    page = assessment.page
    assert page.context.cookies() == []
    names = page.evaluate("async () => (await indexedDB.databases()).map((each) => each.name)")
    assert names == ["mintq:/some/folder/:mint-quality"]
    kept = page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert kept == [], "not even the colours, as long as nobody chose any"
