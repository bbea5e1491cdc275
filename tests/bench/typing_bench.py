"""How long a letter takes to be seen, with every statement and its note on one page."""

from __future__ import annotations

from statistics import median, quantiles
from typing import TYPE_CHECKING

from browser_bench import RATE_ALL, SPARING
from lines import Line

if TYPE_CHECKING:
    from hosts import Hosts
    from playwright.sync_api import Page

LETTERS = "Wir haben drei Schulen gefragt und mit den Eltern gesprochen. "
SLOWDOWN = 4
LEAST = 16
"""Milliseconds below which a browser tells of no event."""
WATCH = """() => {
  globalThis.keys = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") globalThis.keys.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 });
}"""
PLAIN = """() => {
  const field = document.createElement("textarea");
  field.name = "need.evidence.note";
  document.querySelector("article").prepend(field);
}"""


def bench_typing(hosts: Hosts, rounds: int) -> list[Line]:
    """a letter typed to the letter seen"""  # noqa: D403, D415 - printed as it stands
    ours: list[float] = []
    plain: list[float] = []
    work: dict[str, list[float]] = {}
    for _ in range(max(1, rounds // 3)):
        for path, prepare, times in (("assessment/#entry", RATE_ALL, ours), ("about/", PLAIN, plain)):
            with hosts.context() as context:
                context.add_init_script(SPARING)
                page = context.new_page()
                page.goto(f"{hosts.address}/site/{path}")
                page.evaluate(prepare)
                times.extend(type_slowly(page))
                work.setdefault(path, []).extend(type_counted(page))
    seen, usual = _worst(ours), _worst(plain)
    busy, little = (median(times) for times in work.values())
    return [
        Line(
            f"a letter typed in a note to it seen, all 87 statements on the page, processor {SLOWDOWN} times slower, 95 %",
            f"{seen:.0f} ms (median {median(ours):.0f})",
            f"{usual:.0f} ms (median {median(plain):.0f}; a field on a plain page)",
            f"{seen / usual:.2f}",
            "<= 50 ms",
            seen <= 50,
        ),
        # What a busy machine does not change.
        Line(
            "what the main thread works for such a letter, processor's time, not slowed",
            f"{busy:.1f} ms",
            f"{little:.1f} ms",
            f"{busy / little:.2f}",
            "<= 20 ms",
            busy <= 20,
        ),
    ]


def type_slowly(page: Page) -> list[float]:
    """Return for each letter the milliseconds from the key to the next frame, as the browser's Event Timing has it."""
    page.locator('[name="need.evidence.note"]').focus()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.wait_for_timeout(1000)
    page.evaluate(WATCH)
    for letter in LETTERS:
        page.keyboard.press(letter)
        page.wait_for_timeout(60)
    page.wait_for_timeout(1000)
    told: list[float] = page.evaluate("() => globalThis.keys")
    return told + [LEAST] * (len(LETTERS) - len(told))


def type_counted(page: Page) -> list[float]:
    """Return for each letter the milliseconds of processor time that the page's main thread took."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def taken() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(each["value"] * 1000 for each in metrics if each["name"] == "TaskDuration")

    times = []
    for letter in LETTERS:
        before = taken()
        page.keyboard.press(letter)
        page.wait_for_timeout(120)
        times.append(taken() - before)
    return times


def _worst(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
