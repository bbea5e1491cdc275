"""An analysis together with everything that was worked out from it: what views and reports tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.findings import Findings, find
from pyodide_app.core.scope import ScopedArea, scope_of
from pyodide_app.core.scoring import score

if TYPE_CHECKING:
    from pyodide_app.core.analysis import Analysis
    from pyodide_app.core.bundle import Area, Bundle, Criterion
    from pyodide_app.core.result import Result, Score

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class CriterionPart:
    """A criterion in scope with its score."""

    criterion: Criterion
    score: Score


@dataclass(frozen=True, slots=True)
class AreaPart:
    """An area in scope with its score, its criteria and its number in the framework, from 1."""

    area: Area
    number: int
    score: Score
    criteria: tuple[CriterionPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything that a view or a report tells."""

    bundle: Bundle
    analysis: Analysis
    scope: tuple[ScopedArea, ...]
    result: Result
    findings: Findings
    areas: tuple[AreaPart, ...]

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
    areas = tuple(
        AreaPart(
            asked.area,
            numbers[asked.area.id],
            found.score,
            tuple(
                CriterionPart(scoped.criterion, criterion_score)
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
