"""Measures MINT-Q, every figure as a ratio against a baseline of the same run: `make bench`.

Medians of alternating rounds, so that a machine that slows down slows both sides. `--quick` takes fewer rounds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from browser_bench import bench_answer, bench_bytes, bench_first_radio, bench_start
from build_bench import bench_build, bench_growth
from hosts import Hosts
from report_bench import bench_reports
from rich.console import Console
from rich.table import Table
from typing_bench import bench_typing

from mintq_build.site import ROOT, build_site


def main() -> int:
    """Measure, print the table, and return how many goals were missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and no large frameworks")
    quick = parser.parse_args().quick
    rounds = 3 if quick else 9
    console = Console(width=150)
    lines = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        build_site(ROOT / "framework", None, site, lambda _: None)
        with Hosts(site, folder) as hosts:
            for measure in (
                bench_start,
                bench_first_radio,
                bench_bytes,
                bench_answer,
                bench_typing,
                bench_reports,
            ):
                console.print(f"measuring: {measure.__doc__}", style="dim")
                lines += measure(hosts, rounds)
        console.print("measuring: the build", style="dim")
        lines += bench_build(folder, rounds=3)
        if not quick:
            lines += bench_growth(folder, sizes=(10, 50))
    table = Table("what", "measured", "baseline", "ratio or figure", "goal", "")
    for line in lines:
        table.add_row(
            line.what, line.measured, line.baseline, line.figure, line.goal, "ok" if line.good else "MISSED"
        )
    console.print(table)
    return sum(not line.good for line in lines)


if __name__ == "__main__":
    sys.exit(main())
