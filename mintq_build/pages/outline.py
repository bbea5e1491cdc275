"""The framework as people see it: numbered, and by kind of offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mintq_build.model.base import LongText
    from mintq_build.model.framework import Area, Criterion, Example, Framework, Indicator
    from mintq_build.model.guidance import Kind, Term


@dataclass(frozen=True, slots=True)
class NumberedCriterion:
    """A criterion with the number people see and the indicators that are asked."""

    number: int
    criterion: Criterion
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class NumberedArea:
    """An area with the number people see and the criteria that are asked."""

    number: int
    area: Area
    criteria: tuple[NumberedCriterion, ...]

    @property
    def criteria_count(self) -> int:
        """How many criteria are asked."""
        return len(self.criteria)

    @property
    def indicator_count(self) -> int:
        """How many indicators are asked."""
        return sum(len(numbered.indicators) for numbered in self.criteria)


Placed: TypeAlias = "tuple[tuple[NumberedArea, NumberedCriterion], ...]"
"""Criteria, each with its area."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A criterion that a kind of offer can begin with."""

    criterion: Criterion
    indicators: tuple[Indicator, ...]
    """Its statements to look at first."""
    hours: tuple[LongText, ...]
    """What can be done in an hour: for this kind of offer, else for any."""


@dataclass(frozen=True, slots=True)
class FoundExample:
    """An example with the criterion and the statement that it is about."""

    criterion: Criterion
    indicator: Indicator
    example: Example


def number_areas(framework: Framework) -> tuple[NumberedArea, ...]:
    """Number areas and criteria from their order; criteria count through all areas."""
    numbered: list[NumberedArea] = []
    count = 0
    for place, area in enumerate(framework.areas, start=1):
        criteria = tuple(
            NumberedCriterion(count + i, criterion, criterion.active_indicators)
            for i, criterion in enumerate(area.active_criteria, start=1)
        )
        count += len(criteria)
        numbered.append(NumberedArea(place, area, criteria))
    return tuple(numbered)


def find_beginning(areas: Sequence[NumberedArea], kind: Kind) -> tuple[Beginning, ...]:
    """Return what a kind of offer begins with: the criteria in the framework's order."""
    starts = {start.indicator: start for start in kind.begin}
    found: list[Beginning] = []
    for each in (numbered for area in areas for numbered in area.criteria):
        indicators = tuple(indicator for indicator in each.indicators if indicator.id in starts)
        own = (starts[indicator.id].hour for indicator in indicators)
        hours = tuple(hour for hour in own if hour)
        general = each.criterion.first_steps
        if indicators:
            found.append(Beginning(each.criterion, indicators, hours or ((general.hour,) if general else ())))
    return tuple(found)


def find_kinds(kinds: Sequence[Kind], numbered: NumberedCriterion) -> tuple[Kind, ...]:
    """Return the kinds of offer that a criterion has an example of, or that can begin with it."""
    shown = {example.kind for example in numbered.criterion.examples}
    asked = {indicator.id for indicator in numbered.indicators}
    return tuple(
        kind for kind in kinds if kind.id in shown or asked & {each.indicator for each in kind.begin}
    )


def group_by_kind(areas: Sequence[NumberedArea], kinds: Sequence[Kind]) -> tuple[tuple[Kind, Placed], ...]:
    """Return the kinds of offer, each with its criteria in the framework's order."""
    criteria = _place(areas)
    return tuple((kind, tuple(each for each in criteria if find_kinds((kind,), each[1]))) for kind in kinds)


def group_by_step(areas: Sequence[NumberedArea]) -> tuple[tuple[int, Placed], ...]:
    """Return the steps of the staircase, each with its criteria in the framework's order."""
    criteria = _place(areas)
    steps = sorted({step for _area, each in criteria for step in each.criterion.steps})
    return tuple((step, tuple(p for p in criteria if step in p[1].criterion.steps)) for step in steps)


def _place(areas: Sequence[NumberedArea]) -> Placed:
    return tuple((area, each) for area in areas for each in area.criteria)


def find_related(terms: Sequence[Term]) -> Mapping[str, tuple[Term, ...]]:
    """Return for every term's id those that it names and those that name it, in the order given."""
    return {
        term.id: tuple(each for each in terms if each.id in term.related or term.id in each.related)
        for term in terms
    }


def find_examples(areas: Sequence[NumberedArea], kind: Kind) -> tuple[FoundExample, ...]:
    """Return the examples of a kind of offer in the framework's order."""
    return tuple(
        FoundExample(numbered.criterion, indicator, example)
        for area in areas
        for numbered in area.criteria
        for example in numbered.criterion.examples
        for indicator in numbered.indicators
        if example.kind == kind.id and indicator.id == example.indicator
    )
