"""What people wait for in the browser."""

from __future__ import annotations

import gzip
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lines import Line, compare, spread

if TYPE_CHECKING:
    from hosts import Hosts

SPARING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
START = """async () => {
  const app = document.querySelector("[data-mintq-app]");
  const at = (address) => new URL(address, document.baseURI);
  const folder = at(document.querySelector("script[src$='main.js']").src);
  const { createScoring } = await import(new URL("engine/scoring.js", folder).href);
  const before = performance.now();
  const engine = createScoring({
    manifest: JSON.parse(app.dataset.runtime), root: at(app.dataset.root), bundle: at(app.dataset.bundle), onState() {},
  });
  await engine.start();
  await engine.call("score", { analysis: {
    format: "mintq-analysis", format_version: 1, framework: { id: app.dataset.frameworkId }, answers: { "need.evidence": { level: 2 } },
  } });
  const taken = performance.now() - before;
  engine.stop();
  return taken;
}"""
BARE_START = """async () => {
  const before = performance.now();
  const worker = new Worker("worker.js", { type: "module" });
  await new Promise((resolve, reject) => { worker.onmessage = resolve; worker.onerror = reject; });
  const taken = performance.now() - before;
  worker.terminate();
  return taken;
}"""
WATCH_RADIO = """(() => {
  const look = () => {
    const radios = [...document.querySelectorAll("form[data-mintq-assessment] input[type=radio]")].slice(0, 9);
    if (radios.some((radio) => radio.checkVisibility())) globalThis.radioAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
  addEventListener("DOMContentLoaded", () => { globalThis.contentAt = performance.now(); });
})()"""
RATE_ALL = """() => {
  const fieldsets = [...document.querySelectorAll("fieldset[data-mintq-indicator]")];
  fieldsets.forEach((fieldset, i) => fieldset.querySelector(`input[value="${i % 4}"]`).click());
}"""
CHANGES = """async () => {
  const place = document.querySelector("[data-mintq-result]");
  const fieldsets = [...document.querySelectorAll("fieldset[data-mintq-indicator]")];
  const times = [];
  for (let i = 0; i < 100; i += 1) {
    // Another statement each time, so that nothing is shown that was worked out before.
    const radios = [...fieldsets[i % fieldsets.length].querySelectorAll("input[type=radio]")].slice(0, 4);
    const next = radios[(radios.findIndex((radio) => radio.checked) + 1) % 4];
    const shown = new Promise((resolve) => {
      new MutationObserver((_, observer) => { observer.disconnect(); resolve(); }).observe(place, { childList: true, subtree: true });
    });
    const before = performance.now();
    next.click();
    await shown;
    times.push(performance.now() - before);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}"""
ECHO = """async () => {
  const body = "onmessage = (event) => postMessage(event.data)";
  const worker = new Worker(URL.createObjectURL(new Blob([body], { type: "text/javascript" })));
  const place = document.querySelector("[data-mintq-result]");
  const html = place.innerHTML;
  const times = [];
  for (let i = 0; i < 100; i += 1) {
    const before = performance.now();
    await new Promise((resolve) => { worker.onmessage = resolve; worker.postMessage(html); });
    place.replaceChildren(document.createRange().createContextualFragment(html));
    times.push(performance.now() - before);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  worker.terminate();
  return times;
}"""


def bench_start(hosts: Hosts, rounds: int) -> list[Line]:
    """worker start to first score"""  # noqa: D403, D415 - printed as it stands
    ours, bare = [], []
    for _ in range(rounds):
        with hosts.context() as context:
            context.add_init_script(SPARING)
            page = context.new_page()
            page.goto(f"{hosts.address}/site/assessment/")
            ours.append(page.evaluate(START))
        with hosts.context() as context:
            page = context.new_page()
            page.goto(f"{hosts.address}/bare/")
            bare.append(page.evaluate(BARE_START))
    return [compare("worker start to first score / bare loadPyodide", ours, bare, 0.45)]


def bench_first_radio(hosts: Hosts, rounds: int) -> list[Line]:
    """first radio usable"""  # noqa: D403, D415 - printed as it stands
    radio, plain = [], []
    for _ in range(rounds * 2):
        for path, name, times in (("assessment/", "radioAt", radio), ("about/", "contentAt", plain)):
            with hosts.context() as context:
                context.add_init_script(SPARING)
                context.add_init_script(WATCH_RADIO)
                page = context.new_page()
                page.goto(f"{hosts.address}/site/{path}")
                page.wait_for_function(f"() => globalThis.{name} !== undefined")
                times.append(page.evaluate(f"() => globalThis.{name}"))
    return [compare("first radio usable / DOMContentLoaded of a plain page", radio, plain, 1.2)]


def bench_bytes(hosts: Hosts, _: int) -> list[Line]:
    """bytes on the way"""  # noqa: D403, D415 - printed as it stands
    asked: set[str] = set()
    plain: set[str] = set()
    for path, urls in (("assessment/", asked), ("about/", plain)):
        with hosts.context() as context:
            context.add_init_script(SPARING)
            page = context.new_page()
            page.on("request", lambda request, urls=urls: urls.add(request.url))
            page.goto(f"{hosts.address}/site/{path}")
            page.wait_for_timeout(1500)
            manifest = page.evaluate("() => document.querySelector('[data-mintq-app]')?.dataset.runtime")
            runtime = page.evaluate("(text) => JSON.parse(text)", manifest) if manifest else None
            if runtime:
                download = runtime["download"] / 1e6
    before, usual = (sum(_sent(hosts, url) for url in urls) / 1000 for urls in (asked, plain))
    return [
        Line(
            "assessment page before Python, gzip",
            f"{before:.0f} kB in {len(asked)} files",
            f"{usual:.0f} kB (plain page)",
            f"{before / usual:.2f}",
            "<= 200 kB",
            before <= 200,
        ),
        Line(
            "runtime, as sent",
            f"{download:.2f} MB",
            "6.29 MB (npm, gzip)",
            f"{download / 6.29:.2f}",
            "<= 5.5 MB",
            download <= 5.5,
        ),
    ]


def _sent(hosts: Hosts, url: str) -> int:
    path = hosts.site / urlsplit(url).path.removeprefix("/site/")
    path = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(path.read_bytes(), 9)) if path.is_file() else 0


def bench_answer(hosts: Hosts, _: int) -> list[Line]:
    """an answer changed to the result updated"""  # noqa: D403, D415 - printed as it stands
    with hosts.context() as context:
        # No offline copy: a first visit fetches it meanwhile, once, and here that would be all that is measured.
        context.add_init_script(SPARING)
        page = context.new_page()
        page.goto(f"{hosts.address}/site/assessment/")
        page.evaluate(RATE_ALL)
        page.locator("[data-mintq-action=result]").click()
        page.locator("[data-mintq-result] .mintq-view").wait_for(timeout=60_000)
        page.wait_for_timeout(500)
        changes = page.evaluate(CHANGES)
        echo = page.evaluate(ECHO)
    figure = median(changes)
    return [
        Line(
            "an answer changed to the result updated, all 87 rated, median of 100",
            spread(changes),
            f"{spread(echo)} (a worker's echo and the same HTML)",
            f"{figure / median(echo):.2f}",
            "<= 16 ms",
            figure <= 16,
        )
    ]
