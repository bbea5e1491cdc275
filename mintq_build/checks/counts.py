"""Counts what a framework holds, also one with mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mintq_build.reading.problems import number

if TYPE_CHECKING:
    from mintq_build.reading.draft import Draft, Part


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each; what is retired does not count."""

    areas: int = 0
    criteria: int = 0
    indicators: int = 0
    core: int = 0
    languages: tuple[str, ...] = ()
    references: int = 0
    kinds: int = 0
    terms: int = 0
    methods: int = 0

    def __str__(self) -> str:
        """Name every count; what a framework can do without only when it has some."""
        languages = f"{number(len(self.languages), 'language')} ({', '.join(self.languages)})"
        optional = (
            (self.references, "reference"),
            (self.kinds, "kind"),
            (self.terms, "term"),
            (self.methods, "method"),
        )
        return ", ".join(
            (
                number(self.areas, "area"),
                number(self.criteria, "criterion", "criteria"),
                number(self.indicators, "indicator"),
                f"{self.core} core",
                languages if self.languages else number(0, "language"),
                *(number(count, word) for count, word in optional if count),
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
        references=_count_items(draft.references, "references"),
        kinds=_count_items(draft.kinds, "kinds"),
        terms=_count_items(draft.glossary, "terms"),
        methods=len(draft.methods),
    )


def _count_items(part: Part[Any] | None, key: str) -> int:
    items = part.raw(key) if part else None
    return len(items) if isinstance(items, tuple) else 0
