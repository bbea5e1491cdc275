"""What the build costs beside MkDocs, and how it grows with the framework."""

from __future__ import annotations

import shutil
import time
from statistics import median
from typing import TYPE_CHECKING, Any

from lines import Line

import mintq_build.site
from mintq_build.site import ROOT, build_site

if TYPE_CHECKING:
    from pathlib import Path


def _timed(framework: Path, site: Path) -> tuple[float, float]:
    """Return the seconds of our own part and of MkDocs's part of one build."""
    theirs = 0.0
    build_language = mintq_build.site.build_language

    def timed(*arguments: Any) -> None:
        nonlocal theirs
        before = time.perf_counter()
        build_language(*arguments)
        theirs += time.perf_counter() - before

    mintq_build.site.build_language = timed
    try:
        before = time.perf_counter()
        build_site(framework, None, site, lambda _: None)
        return time.perf_counter() - before - theirs, theirs
    finally:
        mintq_build.site.build_language = build_language


def bench_build(folder: Path, rounds: int) -> list[Line]:
    """Measure the real framework, with the runtime already made."""
    own, theirs = zip(*(_timed(ROOT / "framework", folder / "built") for _ in range(rounds)), strict=True)
    ratio = median(own) / median(theirs)
    return [
        _line(
            "our part of the build / MkDocs's part",
            median(own),
            median(theirs),
            f"{ratio:.1%}",
            "<= 10 %",
            good=ratio <= 0.1,
        )
    ]


def bench_growth(folder: Path, sizes: tuple[int, ...]) -> list[Line]:
    """Measure generated frameworks that are as many times as large, against the real one."""
    lines = []
    base, _ = _timed(ROOT / "framework", folder / "built")
    for size in sizes:
        own, theirs = _timed(_multiply(folder / f"framework-{size}", size), folder / "built")
        ratio, growth = own / theirs, own / base
        goal, good = (
            ("<= 60 x own time at 1 x", growth <= 60) if size == sizes[-1] else ("<= 10 %", ratio <= 0.1)
        )
        figure = f"{ratio:.1%}; own {growth:.1f} x"
        lines.append(_line(f"the same with {size} times the framework", own, theirs, figure, goal, good=good))
    return lines


def _line(what: str, own: float, theirs: float, figure: str, goal: str, *, good: bool) -> Line:
    return Line(what, f"{own * 1000:.0f} ms", f"{theirs * 1000:.0f} ms", figure, goal, good)


def _multiply(folder: Path, times: int) -> Path:
    """Write a framework with so many times the areas and criteria of the real one."""
    source = ROOT / "framework"
    shutil.copytree(source, folder)
    areas = sorted(path for path in (source / "areas").iterdir() if path.is_dir())
    names = []
    for number in range(1, times):
        for area in areas:
            name = f"{area.name}-{number}"
            names.append(name)
            target = folder / "areas" / name
            target.mkdir()
            for file in sorted(area.glob("*.yaml")):
                text = _renumber(file.read_text(encoding="utf-8"), source, area.name, number)
                stem = file.stem if file.stem == "_area" else f"{file.stem}-{number}"
                (target / f"{stem}.yaml").write_text(text, encoding="utf-8")
    head = folder / "framework.yaml"
    lines = head.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("areas:"))
    listed = "".join(f"\n  - {name}" for name in [*(area.name for area in areas), *names])
    rest = [line for line in lines[at + 1 :] if not line.startswith("  - ")]
    head.write_text("\n".join([*lines[:at], f"areas:{listed}", *rest]) + "\n", encoding="utf-8")
    return folder


def _renumber(text: str, source: Path, area: str, number: int) -> str:
    """Give every id of an area or criterion file its number."""
    ids = [area, *(path.stem for path in source.glob("areas/*/[a-z]*.yaml"))]
    lines = []
    for each_line in text.splitlines():
        line = each_line
        words = line.split()
        for each in ids:
            if words and words[-1] == each and (line.lstrip().startswith("- ") or line.startswith("id: ")):
                line = line.replace(each, f"{each}-{number}")
                break
            if words and words[-1].startswith(f"{each}.") and ("id:" in line or "indicator:" in line):
                line = line.replace(f"{each}.", f"{each}-{number}.")
                break
        lines.append(line)
    return "\n".join(lines) + "\n"
