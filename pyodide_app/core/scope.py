"""What of a framework an analysis asks: the indicators of its mode and its areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.analysis import SHORT

if TYPE_CHECKING:
    from pyodide_app.core.analysis import Analysis
    from pyodide_app.core.bundle import Area, Bundle, Criterion, Indicator


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
    chosen = [area for area in bundle.areas if area.id in (analysis.areas or ())] or bundle.areas
    only_core = analysis.mode == SHORT
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
