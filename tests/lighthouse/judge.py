"""Lets Lighthouse judge the assessment and a criterion as a telephone sees them: `make lighthouse`.

Lighthouse's own profile of a middling telephone with slow 4G, calculated from what was loaded, and its own weights.
Its factor for the processor, 4, is meant for a machine of 1533 points in its own benchmark; this machine's points
give the factor as Lighthouse's calculator has it (https://lighthouse-cpu-throttling-calculator.vercel.app), at
most 4. `--slowdown 4` leaves that out. The median of several runs per page counts, each in a new browser. The exit
status is how many goals were missed.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Any

from rich.console import Console
from rich.table import Table

from mintq_build.machine import ensure_chromium
from mintq_build.runtime.node import find_node, node_modules
from mintq_build.site import CACHE, ROOT, build_site

PAGES = ("assessment/", "framework/offer/need/", "en/assessment/", "en/framework/offer/need/")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100}
PACKABLE = (".html", ".js", ".mjs", ".css", ".json", ".svg", ".txt", ".xml", ".webmanifest", ".wasm", "/")
# Holding the paint keeps the empty page before ours on the screen, and a browser without a window then takes one or two
# whole seconds to its next frame, whatever the page is. The other features are what Lighthouse itself turns off.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-features=PaintHolding,Translate,OptimizationHints,MediaRouter"
)


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Packs what can be packed and keeps connections, as hosts do."""

    protocol_version = "HTTP/1.1"

    extensions_map = {  # noqa: RUF012 - overrides a class attribute of the standard library
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or not str(path).endswith(PACKABLE):
            return super().do_GET()
        body = _packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@functools.cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


@dataclass(frozen=True)
class Verdict:
    """What Lighthouse says of one page: points of 100, times, and what lost points."""

    page: str
    points: dict[str, list[int]]
    machine: str
    times: str
    lost: tuple[str, ...]

    def good(self, category: str) -> bool:
        """Tell whether the goal of a category was reached."""
        return median_low(self.points[category]) >= GOALS[category]


def slowdown_for(points: float) -> float:
    """Return how much slower a middling telephone is than a machine with these points in Lighthouse's benchmark."""
    steps = ((1533, 1300, 4, 3), (1300, 800, 3, 2), (800, 150, 2, 1))
    for upper, lower, most, least in steps:
        if points >= lower:
            return min(most, least + (points - lower) / (upper - lower))
    return 1


def judge(page: str, address: str, rounds: int, slowdown: float | None) -> Verdict:
    """Let Lighthouse judge a page several times; unless it is given, each run slows down by the points of the last."""
    runs: list[Any] = []
    points = [] if slowdown else [_run(address + page, 1)["environment"]["benchmarkIndex"]]
    for _ in range(rounds):
        runs.append(_run(address + page, slowdown or slowdown_for(points[-1])))
        points.append(runs[-1]["environment"]["benchmarkIndex"])
    scores = {name: [round(run["categories"][name]["score"] * 100) for run in runs] for name in GOALS}
    middle = sorted(runs, key=lambda run: run["categories"]["performance"]["score"])[(rounds - 1) // 2]
    audits = middle["audits"]
    factors = [run["configSettings"]["throttling"]["cpuSlowdownMultiplier"] for run in runs]
    machine = f"{min(points):.0f}-{max(points):.0f} points, {min(factors):.1f}-{max(factors):.1f}"
    shown = (
        "first-contentful-paint",
        "largest-contentful-paint",
        "total-blocking-time",
        "cumulative-layout-shift",
    )
    times = ", ".join(audits[name]["displayValue"].replace("\xa0", " ") for name in shown)
    counted = {
        ref["id"] for name in GOALS for ref in middle["categories"][name]["auditRefs"] if ref["weight"]
    }
    lost = [audits[name]["title"] for name in sorted(counted) if (audits[name]["score"] or 0) < 0.9]
    return Verdict(page, scores, machine, times, tuple(lost))


def _run(address: str, slowdown: float) -> Any:
    modules = node_modules(CACHE, locked=ROOT / "tests" / "lighthouse")
    node = find_node()
    command = [
        node.node, modules / "lighthouse" / "cli" / "index.js", address, "--output=json", "--quiet",
        f"--chrome-flags={FLAGS}", f"--only-categories={','.join(GOALS)}", "--no-enable-error-reporting",
        f"--throttling.cpuSlowdownMultiplier={slowdown}",
    ]  # fmt: skip
    environment = {**node.environment(), "CHROME_PATH": ensure_chromium()}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"Lighthouse failed with exit status {done.returncode}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def main() -> int:
    """Build, serve, judge, print the table, and return how many goals were missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs per page (default 5)")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--slowdown", type=float, help="factor for the processor (default: from its points)")
    wishes = parser.parse_args()
    console = Console(width=150)
    with tempfile.TemporaryDirectory() as name:
        site = wishes.site or Path(name) / "site"
        if not wishes.site:
            build_site(ROOT / "framework", None, site, lambda _: None)
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(_Packing, directory=os.fspath(site))
        )
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        verdicts = []
        for page in PAGES:
            console.print(f"judging: {page}", style="dim")
            verdicts.append(judge(page, address, wishes.rounds, wishes.slowdown))
        server.shutdown()
    show(console, verdicts)
    return sum(not verdict.good(name) for verdict in verdicts for name in GOALS)


def show(console: Console, verdicts: list[Verdict]) -> None:
    """Print the table, and what lost points."""
    table = Table(
        "page",
        *(f"{name} (>= {goal})" for name, goal in GOALS.items()),
        "machine, slowdown",
        "FCP, LCP, TBT, CLS",
    )
    for verdict in verdicts:
        cells = [
            f"{median_low(verdict.points[name])} {verdict.points[name]} {'ok' if verdict.good(name) else 'MISSED'}"
            for name in GOALS
        ]
        table.add_row(verdict.page, *cells, verdict.machine, verdict.times)
    console.print(table, markup=False)
    for verdict in verdicts:
        for title in verdict.lost:
            console.print(f"{verdict.page}: {title}", markup=False)


if __name__ == "__main__":
    sys.exit(main())
