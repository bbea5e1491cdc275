"""Checks that people understand what they rate at once, and reports the texts that are hardest to read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mintq_build.checks.reading_ease import Readability, read
from mintq_build.model.framework import Criterion
from mintq_build.reading.problems import number, show_path, show_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem

LEAST_FLESCH: Final = 45
MOST_LIX: Final = 50
"""A German text is easy enough when one of the two says so; single sentences are too short for both."""

FEWEST_WORDS: Final = 4
"""A text of fewer words is not judged: one long word would decide."""

CHECKED: Final = frozenset({"de"})
"""Languages in which a hard text is a finding; the others are reported only."""
WORST: Final = 10
"""How many of the hardest texts a report names."""

_RATED: Final = frozenset({"text", "explanation", "levels"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text of the self-analysis, and how it reads."""

    part: Part[Any]
    place: Place
    words: str
    ease: Readability


def check_readability(draft: Draft) -> Iterator[Problem]:
    """Statements, explanations and levels are easy to read."""
    for reading in _readings(draft, CHECKED):
        ease = reading.ease
        if ease.flesch < LEAST_FLESCH and ease.lix > MOST_LIX:
            yield reading.part.positions.problem(
                reading.place,
                f"is hard to read (Flesch {ease.flesch:.0f}, LIX {ease.lix:.0f})",
                f"Use shorter words and sentences: Flesch from {LEAST_FLESCH} or LIX to {MOST_LIX}",
                "warning",
            )


def write_readability(draft: Draft) -> str:
    """Return for each language how the texts of the self-analysis read, and which are the hardest."""
    listed = draft.head.raw("languages")
    lines: list[str] = []
    for language in listed if isinstance(listed, tuple) else ():
        readings = sorted(_readings(draft, {language}), key=lambda each: (each.ease.flesch, each.place))
        if not readings:
            continue
        total = number(len(readings), "text")
        flesch = math.fsum(each.ease.flesch for each in readings) / len(readings)
        lix = math.fsum(each.ease.lix for each in readings) / len(readings)
        lines += [
            f"Readability ({language}): {total}, on average Flesch {flesch:.0f}, LIX {lix:.0f}. Hardest:",
            *(f"  {_show(each)}" for each in readings[:WORST]),
            "",
        ]
    return "".join(f"{line}\n" for line in lines)


def _readings(draft: Draft, languages: frozenset[str] | set[str]) -> Iterator[_Reading]:
    for part in draft.parts():
        for found in part.texts if part.kind is Criterion else ():
            if found.place[0] != "indicators" or found.place[2] not in _RATED:
                continue
            for place, language, words in found.strings:
                ease = read(words, language) if language in languages else None
                if ease is not None and ease.words >= FEWEST_WORDS:
                    yield _Reading(part, place, words, ease)


def _show(reading: _Reading) -> str:
    line = reading.part.positions.value(reading.place).line
    where = f"{show_path(reading.part.positions.path)}:{line}: {show_place(reading.place)}"
    return f"Flesch {reading.ease.flesch:3.0f}, LIX {reading.ease.lix:2.0f}  {where}: {reading.words}"
