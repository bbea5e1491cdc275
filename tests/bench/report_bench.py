"""What people wait for when they want a report."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from browser_bench import BARE_START, SPARING
from lines import Line, spread

if TYPE_CHECKING:
    from hosts import Hosts

FORMATS = ("html", "md", "csv", "docx", "xlsx")
REPORTS = """async ({ formats, times }) => {
  const app = document.querySelector("[data-mintq-app]");
  const at = (address) => new URL(address, document.baseURI);
  const folder = at(document.querySelector("script[src$='main.js']").src);
  const { createScoring } = await import(new URL("engine/scoring.js", folder).href);
  const engine = createScoring({
    manifest: JSON.parse(app.dataset.runtime), root: at(app.dataset.root), bundle: at(app.dataset.bundle), onState() {},
  });
  await engine.start();
  const ids = [...document.querySelectorAll("fieldset[data-mintq-indicator]")].map((each) => each.dataset.mintqIndicator);
  const answer = (id, i) => ({ level: i % 4, note: `${id}: a note of the length that teams write, with a number, ${i}.` });
  const analysis = {
    format: "mintq-analysis", format_version: 1, framework: { id: app.dataset.frameworkId },
    answers: Object.fromEntries(ids.map((id, i) => [id, answer(id, i)])),
  };
  const write = (format) => engine.call("report", { analysis, format, lang: "de", now: "2026-11-22" });
  const timed = async (deed) => {
    const before = performance.now();
    await deed();
    return performance.now() - before;
  };
  const first = await timed(async () => {
    await engine.loadLibrary();
    await write("xlsx");
  });
  const taken = { first: [first], json: [] };
  for (const format of formats) {
    await write(format);
    taken[format] = [];
  }
  for (let i = 0; i < times; i += 1) {
    for (const format of formats) taken[format].push(await timed(() => write(format)));
    taken.json.push(await timed(async () => { for (let n = 0; n < 100; n += 1) JSON.stringify(analysis); }) / 100);
  }
  engine.stop();
  return taken;
}"""


def bench_reports(hosts: Hosts, rounds: int) -> list[Line]:
    """reports in every format"""  # noqa: D403, D415 - printed as it stands
    taken: dict[str, list[float]] = {}
    bare = []
    for _ in range(rounds):
        with hosts.context() as context:
            context.add_init_script(SPARING)
            page = context.new_page()
            page.goto(f"{hosts.address}/site/assessment/")
            found = page.evaluate(REPORTS, {"formats": FORMATS, "times": 3})
            for name, times in found.items():
                taken.setdefault(name, []).extend(times)
        with hosts.context() as context:
            page = context.new_page()
            page.goto(f"{hosts.address}/bare/")
            bare.append(page.evaluate(BARE_START))
    first = median(taken["first"])
    ratio = first / median(bare)
    lines = [
        Line(
            "first Excel workbook, with fetching what writes it",
            spread(taken["first"]),
            f"{spread(bare)} (bare loadPyodide)",
            f"{ratio:.2f}",
            # On a busy machine everything is slow, and only the ratio says something.
            "<= 1500 ms or <= 0.45",
            first <= 1500 or ratio <= 0.45,
        )
    ]
    for name in FORMATS:
        figure = median(taken[name])
        lines.append(
            Line(
                f"full report as {name}, 87 rated with notes",
                spread(taken[name]),
                f"{median(taken['json']):.3f} ms (JSON of the analysis)",
                f"{figure / median(taken['json']):.0f}",
                "<= 1000 ms",
                figure <= 1000,
            )
        )
    return lines
