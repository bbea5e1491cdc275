"""From answers to values.

A criterion's value is the mean of its rated indicators. An area's value is the mean of its criteria that have
one, each counting the same. `na`, `unknown` and unanswered leave the mean; beside it stands the coverage.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import NA, UNKNOWN
from pyodide_app.core.documents.scope import scope_of
from pyodide_app.core.results.result import AreaResult, Result, Score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Answer
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.documents.scope import ScopedArea, ScopedCriterion


def score(bundle: Bundle, analysis: Analysis) -> Result:
    """Work out the values of all criteria and areas in the analysis's scope."""
    areas = tuple(_score_area(area, analysis.answers) for area in scope_of(bundle, analysis))
    return Result(framework=bundle.framework, mode=analysis.mode, areas=areas)


def mean(values: Sequence[float]) -> float | None:
    """Return the mean, the same in any order of the values and any version of Python; None of nothing."""
    return math.fsum(values) / len(values) if values else None


def _score_area(area: ScopedArea, answers: Mapping[str, Answer]) -> AreaResult:
    criteria = tuple(_score_criterion(criterion, answers) for criterion in area.criteria)
    return AreaResult(
        score=Score(
            id=area.area.id,
            value=mean([score.value for score in criteria if score.value is not None]),
            rated=sum(score.rated for score in criteria),
            na=sum(score.na for score in criteria),
            unknown=sum(score.unknown for score in criteria),
            open=sum(score.open for score in criteria),
        ),
        criteria=criteria,
    )


def _score_criterion(scoped: ScopedCriterion, answers: Mapping[str, Answer]) -> Score:
    levels: list[int] = []
    na = unknown = unanswered = 0
    for indicator in scoped.indicators:
        answer = answers.get(indicator.id)
        level = answer.level if answer else None
        if level is None:
            unanswered += 1
        elif level == NA:
            na += 1
        elif level == UNKNOWN:
            unknown += 1
        else:
            levels.append(int(level))
    return Score(
        id=scoped.criterion.id,
        value=mean(levels),
        rated=len(levels),
        na=na,
        unknown=unknown,
        open=unanswered,
    )
