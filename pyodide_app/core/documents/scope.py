"""What of a framework an analysis asks: the indicators of its mode and its areas."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.documents.analysis import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Area, Bundle, Criterion, Indicator


@dataclass(frozen=True, slots=True)
class ScopedCriterion:
    """A criterion with those of its indicators that are asked."""

    criterion: Criterion
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class ScopedArea:
    """A chosen area with its criteria, also those of which nothing is asked."""

    area: Area
    criteria: tuple[ScopedCriterion, ...]


def scope_of(bundle: Bundle, analysis: Analysis) -> tuple[ScopedArea, ...]:
    """Return what is asked; where no known area is chosen, all are, as when none are named."""
    return _scope(bundle, analysis.areas or (), only_core=analysis.mode == SHORT)


@functools.lru_cache(maxsize=8)
def _scope(bundle: Bundle, areas: tuple[str, ...], *, only_core: bool) -> tuple[ScopedArea, ...]:
    chosen = [area for area in bundle.areas if area.id in areas] or bundle.areas
    return tuple(
        ScopedArea(
            area,
            tuple(
                ScopedCriterion(
                    criterion,
                    tuple(indicator for indicator in criterion.indicators if indicator.core or not only_core),
                )
                for criterion in area.criteria
            ),
        )
        for area in chosen
    )


def numbered_scope(bundle: Bundle, analysis: Analysis) -> Iterator[tuple[str, Indicator]]:
    """Yield the indicators that are asked with the numbers that people see; these count all there are."""
    numbers: dict[str, str] = {}
    criteria = [criterion for area in bundle.areas for criterion in area.criteria]
    for place, criterion in enumerate(criteria, start=1):
        numbers |= {each.id: f"{place}.{i}" for i, each in enumerate(criterion.indicators, start=1)}
    for area in scope_of(bundle, analysis):
        for scoped in area.criteria:
            for indicator in scoped.indicators:
                yield numbers[indicator.id], indicator
