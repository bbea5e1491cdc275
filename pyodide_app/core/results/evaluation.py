"""An analysis together with everything that was worked out from it: what views and reports tell."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import NO_ANSWER
from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.documents.scope import ScopedArea, scope_of
from pyodide_app.core.results.findings import Findings, find
from pyodide_app.core.results.scoring import score

if TYPE_CHECKING:
    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Answer
    from pyodide_app.core.documents.bundle import Area, Bundle, Criterion, Indicator
    from pyodide_app.core.results.result import Result, Score

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class CriterionPart:
    """A criterion in scope with its score, and its indicators in scope with their answers."""

    area: Area
    criterion: Criterion
    score: Score
    indicators: tuple[Indicator, ...]
    answers: tuple[Answer, ...]
    """One for each indicator, an empty one where there is none."""
    target: float | None = None
    """The value that the team aims for."""

    def __hash__(self) -> int:
        return hash((self.criterion, self.score.value, self.score.na, self.score.unknown))


@dataclass(frozen=True, slots=True)
class AreaPart:
    """An area in scope with its score, its criteria and its number in the framework, from 1."""

    area: Area
    number: int
    score: Score
    criteria: tuple[CriterionPart, ...]

    def __hash__(self) -> int:
        return hash((self.area, self.score.value, self.score.na, self.score.unknown))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything that a view or a report tells."""

    bundle: Bundle
    analysis: Analysis
    scope: tuple[ScopedArea, ...]
    result: Result
    findings: Findings
    areas: tuple[AreaPart, ...]

    @property
    def criteria(self) -> tuple[CriterionPart, ...]:
        """All criteria in scope, in order."""
        return tuple(part for area in self.areas for part in area.criteria)

    def own_language(self, lang: str) -> str | None:
        """Return the language of the team's own words if it is known and another than `lang`."""
        written = self.analysis.language
        if written is None or written == lang or not _LANGUAGE.fullmatch(written):
            return None
        return written


def evaluate(bundle: Bundle, analysis: Analysis) -> Evaluation:
    """Score an analysis and find what stands out."""
    scope = scope_of(bundle, analysis)
    result = score(bundle, analysis)
    numbers = {area.id: number for number, area in enumerate(bundle.areas, start=1)}
    answers = analysis.answers
    targets = {target.criterion.id: target.value for target in plan_of(analysis, bundle).targets}
    areas = tuple(
        _area_part(
            asked.area,
            numbers[asked.area.id],
            found.score,
            tuple(
                _criterion_part(
                    asked.area,
                    scoped.criterion,
                    criterion_score,
                    scoped.indicators,
                    tuple(answers.get(indicator.id, NO_ANSWER) for indicator in scoped.indicators),
                    targets.get(scoped.criterion.id),
                )
                for scoped, criterion_score in zip(asked.criteria, found.criteria, strict=True)
            ),
        )
        for asked, found in zip(scope, result.areas, strict=True)
    )
    return Evaluation(
        bundle=bundle,
        analysis=analysis,
        scope=scope,
        result=result,
        findings=find(bundle, analysis, scope, result),
        areas=areas,
    )


# Equal parts are made once: whatever is remembered about one is then found by looking, not by comparing.
_criterion_part = functools.lru_cache(maxsize=256)(CriterionPart)
_area_part = functools.lru_cache(maxsize=64)(AreaPart)
