"""Checks that a criterion says all that people need: no gap that the others fill, enough of each list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mintq_build.checks.known_ids import criterion_models
from mintq_build.reading.markup import find_citations
from mintq_build.reading.problems import number, quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mintq_build.model.framework import Criterion, Indicator
    from mintq_build.reading.draft import Draft, Part
    from mintq_build.reading.problems import Place, Problem

QUESTIONS: Final = (3, 6)
"""Fewest and most questions for the talk in the team."""

PITFALLS: Final = (3, 5)
"""Fewest and most pitfalls."""

EXAMPLES: Final = 2
"""Fewest examples of a criterion, and of different kinds of offer among them."""

_OF_CRITERIA: Final = (
    "why",
    "meant",
    "not_meant",
    "questions",
    "pitfalls",
    "first_steps",
    "suggestions",
    "examples",
    "related",
    "methods",
    "steps",
)
_OF_INDICATORS: Final = ("explanation", "levels", "evidence")


def check_gaps(draft: Draft) -> Iterator[Problem]:
    """What most criteria or indicators say, all of them say.

    A framework may do without any of it, and one that is being written fills up field by field.
    """
    criteria = _active(draft)
    wanted = _usual([criterion for _part, criterion in criteria], _OF_CRITERIA)
    wanted_below = _usual(
        [each for _part, criterion in criteria for each in criterion.active_indicators], _OF_INDICATORS
    )
    for part, criterion in criteria:
        yield from _check_gaps(part, (), criterion, wanted, "criteria")
        for index, indicator in enumerate(criterion.indicators):
            if indicator.status is None:
                yield from _check_gaps(part, ("indicators", index), indicator, wanted_below, "indicators")


def _usual(owners: Sequence[Criterion | Indicator], fields: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that more than half of the owners have."""
    count = Counter(field for owner in owners for field in fields if getattr(owner, field))
    return tuple(field for field in fields if 2 * count[field] > len(owners))


def _check_gaps(
    part: Part[Criterion], place: Place, owner: Criterion | Indicator, wanted: Sequence[str], what: str
) -> Iterator[Problem]:
    missing = [field for field in wanted if not getattr(owner, field)]
    if missing:
        names = ", ".join(map(quote, missing))
        yield part.positions.problem(
            (*place, "id"), f"has no {names}, but most {what} have", "Write it", "warning"
        )


def check_amounts(draft: Draft) -> Iterator[Problem]:
    """Questions and pitfalls are neither too few nor too many, and examples are of different kinds."""
    for part, criterion in _active(draft):
        yield from _check_amount(part, "questions", criterion.questions, QUESTIONS)
        yield from _check_amount(part, "pitfalls", criterion.pitfalls, PITFALLS)
        kinds = dict.fromkeys(example.kind for example in criterion.examples)
        if kinds and len(kinds) < EXAMPLES:
            yield part.positions.problem(
                ("examples",),
                f"has examples of one kind of offer only, {quote(next(iter(kinds)))}",
                f"Give {EXAMPLES} or more of different kinds",
                "warning",
            )


def _check_amount(
    part: Part[Criterion], key: str, items: Collection[object], limits: tuple[int, int]
) -> Iterator[Problem]:
    least, most = limits
    if items and not least <= len(items) <= most:
        yield part.positions.problem(
            (key,),
            f"has {number(len(items), 'item')}, {least} to {most} are wanted",
            "Add what is missing" if len(items) < least else "Keep the most important ones",
            "warning",
        )


def check_evidence(draft: Draft) -> Iterator[Problem]:
    """Why a criterion matters rests on a source at least."""
    for part, criterion in _active(draft):
        for language, words in criterion.why.root.items() if criterion.why else ():
            if not find_citations(words):
                yield part.positions.problem(
                    ("why", language), "cites no source", "Cite one with [@reference-id]", "warning"
                )


def _active(draft: Draft) -> list[tuple[Part[Criterion], Criterion]]:
    return [(part, criterion) for part, criterion in criterion_models(draft) if criterion.status is None]
