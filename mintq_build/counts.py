"""Counts what a framework holds, also one with mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mintq_build.problems import number

if TYPE_CHECKING:
    from mintq_build.draft import Draft


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each; what is retired does not count."""

    areas: int = 0
    criteria: int = 0
    indicators: int = 0
    core: int = 0
    languages: tuple[str, ...] = ()

    def __str__(self) -> str:
        languages = f"{number(len(self.languages), 'language')} ({', '.join(self.languages)})"
        return ", ".join(
            (
                number(self.areas, "area"),
                number(self.criteria, "criterion", "criteria"),
                number(self.indicators, "indicator"),
                f"{self.core} core",
                languages if self.languages else number(0, "language"),
            )
        )


def count_draft(draft: Draft) -> Counts:
    """Count what the files say, as far as they can be read."""
    active = [part for _stem, part in draft.all_criteria() if part.raw("status") is None]
    listed = [part.raw("indicators") for part in active]
    indicators = [
        each
        for indicators in listed
        if isinstance(indicators, tuple)
        for each in indicators
        if isinstance(each, dict) and "status" not in each
    ]
    languages = draft.head.raw("languages")
    return Counts(
        areas=len(draft.areas),
        criteria=len(active),
        indicators=len(indicators),
        core=sum(each.get("core") is True for each in indicators),
        languages=tuple(map(str, languages)) if isinstance(languages, tuple) else (),
    )
