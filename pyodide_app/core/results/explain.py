"""Where a value comes from, and what would change it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.results.scoring import mean

if TYPE_CHECKING:
    from pyodide_app.core.documents.answers import Answer
    from pyodide_app.core.documents.bundle import Indicator
    from pyodide_app.core.results.evaluation import AreaPart, CriterionPart


@dataclass(frozen=True, slots=True)
class Rise:
    """One step more for one indicator: the level it would have, and the value that would come of it."""

    criterion: CriterionPart
    indicator: Indicator
    level: int
    value: float


@dataclass(frozen=True, slots=True)
class Range:
    """Where a value would lie if `count` more indicators were rated: all at zero, or all at the top."""

    count: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CriterionStory:
    """What counts in a criterion's value, what does not, and what would change it."""

    counted: tuple[tuple[Indicator, int], ...]
    left_out: tuple[tuple[Indicator, Answer], ...]
    rise: Rise | None
    """None without a value, and where everything rated is at the top."""
    range: Range | None
    """None without a value, and where nothing is left to rate."""


@dataclass(frozen=True, slots=True)
class AreaStory:
    """What counts in an area's value, what does not, and what would change it."""

    counted: tuple[CriterionPart, ...]
    left_out: tuple[CriterionPart, ...]
    rise: Rise | None


@functools.lru_cache(maxsize=256)
def explain_criterion(part: CriterionPart, top: int) -> CriterionStory:
    """Tell the story of a criterion's value; `top` is the highest level."""
    pairs = tuple(zip(part.indicators, part.answers, strict=True))
    counted = tuple((indicator, answer.level) for indicator, answer in pairs if isinstance(answer.level, int))
    missing = part.score.unknown + part.score.open
    levels = [level for _, level in counted]
    return CriterionStory(
        counted=counted,
        left_out=tuple(pair for pair in pairs if not isinstance(pair[1].level, int)),
        rise=_rise(part, counted, top),
        range=_range(levels, missing, top) if levels and missing else None,
    )


def explain_area(area: AreaPart, top: int) -> AreaStory:
    """Tell the story of an area's value; the step that it names is in the criterion with the lowest one."""
    counted = tuple(part for part in area.criteria if part.score.value is not None)
    rises = [found for part in sorted(counted, key=_value) if (found := explain_criterion(part, top).rise)]
    rise = None
    if rises:
        best = rises[0]
        # A remembered story names an equal criterion, which need not be the same object.
        values = [best.value if part == best.criterion else _value(part) for part in counted]
        rise = Rise(best.criterion, best.indicator, best.level, mean(values) or 0.0)
    return AreaStory(
        counted=counted,
        left_out=tuple(part for part in area.criteria if part.score.value is None),
        rise=rise,
    )


def _value(part: CriterionPart) -> float:
    return part.score.value or 0.0


def _rise(part: CriterionPart, counted: tuple[tuple[Indicator, int], ...], top: int) -> Rise | None:
    """Find the lowest level, of a core indicator before others, and raise it by one."""
    below = [(level, not indicator.core, place) for place, (indicator, level) in enumerate(counted)]
    level, _, place = min(below, default=(top, False, 0))
    if level >= top:
        return None
    levels = [known + (position == place) for position, (_, known) in enumerate(counted)]
    return Rise(part, counted[place][0], level + 1, mean(levels) or 0.0)


def _range(levels: list[int], missing: int, top: int) -> Range:
    low, high = (mean([*levels, *[level] * missing]) or 0.0 for level in (0, top))
    return Range(missing, low, high)
