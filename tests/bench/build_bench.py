"""What the build costs beside MkDocs, and how it grows with the framework."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from growth import multiply
from lines import Line

import mintq_build.site
from mintq_build.publishing.stage import ASSETS
from mintq_build.site import ROOT, build_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mintq_build.publishing.mkdocs_site import LanguageSite


def _timed(framework: Path, site: Path, *, mkdocs: bool = True) -> tuple[float, float]:
    """Return the seconds of our own part and of MkDocs's part of one build.

    What we do to each page before it is written is our own part.
    """
    theirs = 0.0
    build_language = mintq_build.site.build_language

    def timed(config_file: Path, staged: LanguageSite) -> None:
        nonlocal theirs
        before = time.perf_counter()
        separate = replace(staged, finish=ours_in_theirs(staged.finish))
        if mkdocs:
            build_language(config_file, separate)
        else:
            _leave_mkdocs_out(separate)
        theirs += time.perf_counter() - before

    def ours_in_theirs(finish: Callable[[str, str], str]) -> Callable[[str, str], str]:
        def timed_finish(page: str, path: str) -> str:
            nonlocal theirs
            before = time.perf_counter()
            finished = finish(page, path)
            theirs -= time.perf_counter() - before
            return finished

        return timed_finish

    mintq_build.site.build_language = timed
    try:
        before = time.perf_counter()
        build_site(framework, None, site, lambda _: None)
        return time.perf_counter() - before - theirs, theirs
    finally:
        mintq_build.site.build_language = build_language


def _leave_mkdocs_out(staged: LanguageSite) -> None:
    """Finish the staged Markdown as if it were MkDocs's pages, and write what the rest of a build expects."""
    (staged.output / ASSETS).mkdir(parents=True, exist_ok=True)
    (staged.output / "search").mkdir()
    index = staged.output / "search" / "search_index.json"
    index.write_text('{"config": {"fields": {"tags": {}}}, "docs": []}', encoding="utf-8")
    for path, words in staged.files.items():
        page = f'<meta charset="utf-8"><article>{words!s}</article>'
        staged.finish(page, f"{path.removesuffix('.md')}/index.html")


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
    """Measure our part alone with generated frameworks that are as many times as large as the real one.

    MkDocs is left out: its own time grows faster than linear and says nothing about ours. In place of its pages
    the Markdown is finished.
    """
    base = median(_timed(ROOT / "framework", folder / "built", mkdocs=False)[0] for _ in range(3))
    lines = []
    for size in sizes:
        framework = multiply(ROOT / "framework", folder / f"framework-{size}", size)
        own, _ = _timed(framework, folder / "built", mkdocs=False)
        lines.append(
            Line(
                f"our part with {size} times the areas, criteria and methods, MkDocs left out",
                f"{own * 1000:.0f} ms",
                f"{base * 1000:.0f} ms (once)",
                f"{own / base:.1f} x",
                f"<= {1.2 * size:g} x",
                own / base <= 1.2 * size,
            )
        )
    return lines


def _line(what: str, own: float, theirs: float, figure: str, goal: str, *, good: bool) -> Line:
    return Line(what, f"{own * 1000:.0f} ms", f"{theirs * 1000:.0f} ms", figure, goal, good)
