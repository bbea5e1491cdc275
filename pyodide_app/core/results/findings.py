"""What stands out in a result: strong spots, potentials, open questions, talk, and cautions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.answers import NO_ANSWER, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Answer, Level
    from pyodide_app.core.documents.bundle import Area, Bundle, Criterion, Indicator
    from pyodide_app.core.documents.scope import ScopedArea
    from pyodide_app.core.results.result import Result, Score

STRONG_VALUE: Final = 2.5
ENOUGH_COVERAGE: Final = 60
"""Per cent of the applicable indicators that must be rated before a value is trusted."""
POTENTIAL_LEVEL: Final = 1
"""The highest level at which an indicator is a potential."""
MANY_NA: Final = 30
"""Per cent of not applicable indicators above which it is worth a second look."""
EQUAL_FROM: Final = 5
"""How many ratings there must be before it is worth saying that all are equal."""


@dataclass(frozen=True, slots=True)
class Strong:
    """A criterion with a high value that rests on enough ratings."""

    area: Area
    criterion: Criterion
    score: Score


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator in scope with its answer; an answer without level where there is none."""

    area: Area
    criterion: Criterion
    indicator: Indicator
    answer: Answer

    def __hash__(self) -> int:
        return hash((self.indicator, self.answer))

    @property
    def level(self) -> Level | None:
        """Return the level of the answer."""
        return self.answer.level


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to keep in mind when reading the values of an area, or of all (`area` None)."""

    code: str
    area: Area | None = None
    params: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What stands out; every list is in the order in which it is shown."""

    items: tuple[Item, ...]
    """All indicators in scope, in order."""
    strong: tuple[Strong, ...]
    potentials: tuple[Item, ...]
    """Cannot say yet first, then the lowest levels; core indicators before others."""
    unknown: tuple[Item, ...]
    """Answered with "cannot say yet": to be found out."""
    unanswered: tuple[Item, ...]
    talk: tuple[Item, ...]
    cautions: tuple[Caution, ...]


def enough_coverage(score: Score) -> bool:
    """Say whether enough of the applicable indicators are rated to trust the value."""
    return score.rated * 100 >= ENOUGH_COVERAGE * score.applicable


def find(bundle: Bundle, analysis: Analysis, scope: tuple[ScopedArea, ...], result: Result) -> Findings:
    """Work out what stands out in the scope of an analysis."""
    items = tuple(
        Item(area.area, scoped.criterion, indicator, analysis.answers.get(indicator.id, NO_ANSWER))
        for area in scope
        for scoped in area.criteria
        for indicator in scoped.indicators
    )
    levels = [item.answer.level for item in items]
    return Findings(
        items=items,
        strong=tuple(_strong(bundle, result)),
        potentials=tuple(sorted(filter(_is_potential, items), key=_urgency)),
        unknown=tuple(item for item, level in zip(items, levels, strict=True) if level == UNKNOWN),
        unanswered=tuple(item for item, level in zip(items, levels, strict=True) if level is None),
        talk=tuple(item for item in items if item.answer.talk),
        cautions=(*_cautions(bundle, result), *_all_equal(levels)),
    )


def _strong(bundle: Bundle, result: Result) -> Iterator[Strong]:
    areas = {area.id: area for area in bundle.areas}
    for found in result.areas:
        area = areas[found.score.id]
        criteria = {criterion.id: criterion for criterion in area.criteria}
        for score in found.criteria:
            if score.value is not None and score.value >= STRONG_VALUE and enough_coverage(score):
                yield Strong(area, criteria[score.id], score)


def _is_potential(item: Item) -> bool:
    level = item.answer.level
    return level == UNKNOWN or (isinstance(level, int) and level <= POTENTIAL_LEVEL)


def _urgency(item: Item) -> tuple[int, bool]:
    level = item.level
    return (level if isinstance(level, int) else -1, not item.indicator.core)


def _cautions(bundle: Bundle, result: Result) -> Iterator[Caution]:
    areas = {area.id: area for area in bundle.areas}
    for found in result.areas:
        yield from cautions_of(found.score, areas[found.score.id])


def cautions_of(score: Score, area: Area | None = None) -> Iterator[Caution]:
    """Say what to keep in mind about one value."""
    if score.rated and not enough_coverage(score):
        yield Caution("low_coverage", area, {"rated": score.rated, "applicable": score.applicable})
    if score.na * 100 > MANY_NA * score.total:
        yield Caution("many_na", area, {"na": score.na, "total": score.total})


def _all_equal(answers: list[Level | None]) -> Iterator[Caution]:
    levels = [level for level in answers if isinstance(level, int)]
    if len(levels) >= EQUAL_FROM and len(set(levels)) == 1:
        yield Caution("all_equal", None, {"number": len(levels)})
