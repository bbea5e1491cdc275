"""Two or more analyses of the same project, compared: what moved, and on how much of it that rests.

Only indicators that every round asked and rated are compared; beside each value stands how many those are.
The rounds' own values with their own coverage are told too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents.answers import Answer
from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.errors import Notice, ReportError
from pyodide_app.core.labels import is_date
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.core.results.scoring import mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Level
    from pyodide_app.core.documents.bundle import Area, Bundle, Criterion, Indicator
    from pyodide_app.core.documents.plan import Step
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.results.result import Score

COMPARISON_FORMAT: Final = "mintq-comparison"
COMPARISON_VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One of the analyses, in the order of time."""

    number: int
    """From 1."""
    evaluation: Evaluation
    day: str | None
    """ISO date or time of the analysis, as its profile or its file says."""
    asked: frozenset[str]
    """Ids of the indicators in its scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An indicator that every round rated, with its levels."""

    area: Area
    criterion: Criterion
    indicator: Indicator
    levels: tuple[int, ...]

    @property
    def step(self) -> int:
        """Return how far it moved from the first round to the last."""
        return self.levels[-1] - self.levels[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A criterion or an area: its values over what was compared, and each round's own score."""

    title_of: Area | Criterion
    values: tuple[float, ...]
    """One per round, over the compared indicators alone; empty where there are none."""
    compared: int
    """How many indicators the values rest on."""
    scores: tuple[Score | None, ...]
    """Each round's own score; None where the round did not ask for it."""

    @property
    def change(self) -> float | None:
        """Return the difference from the first round to the last; None where nothing was compared."""
        return self.values[-1] - self.values[0] if self.values else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChange:
    """An area with its criteria."""

    number: int
    """Its number in the framework, from 1."""
    own: Change
    criteria: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that a comparison tells."""

    bundle: Bundle
    rounds: tuple[Round, ...]
    areas: tuple[AreaChange, ...]
    moves: tuple[Move, ...]
    """All compared indicators, in the framework's order."""
    total: int
    """How many indicators any round asked."""
    differences: tuple[Notice, ...]
    """In what the rounds differ besides their answers."""
    steps: tuple[Step, ...]
    """What the rounds before the last had planned, as the last plan that knows each step tells it."""


def compare(bundle: Bundle, analyses: Sequence[Analysis]) -> Comparison:
    """Compare analyses; they are put in the order of their days where each has one.

    Raises:
        ReportError: `too_few_rounds` for fewer than two.
    """
    if len(analyses) < 2:
        raise ReportError("too_few_rounds", {"number": str(len(analyses))})
    rounds = _in_order([evaluate(bundle, analysis) for analysis in analyses])
    answers = [each.evaluation.analysis.answers for each in rounds]
    shared = frozenset.intersection(*(each.asked for each in rounds))
    moves = [
        Move(area=area, criterion=criterion, indicator=indicator, levels=levels)
        for area in bundle.areas
        for criterion in area.criteria
        for indicator in criterion.indicators
        if indicator.id in shared
        and (levels := _rated(given.get(indicator.id, Answer()).level for given in answers))
    ]
    return Comparison(
        bundle=bundle,
        rounds=rounds,
        areas=tuple(_areas(bundle, rounds, moves)),
        moves=tuple(moves),
        total=len(frozenset.union(*(each.asked for each in rounds))),
        differences=tuple(_differences(rounds, moves)),
        steps=_steps(rounds),
    )


def _in_order(evaluations: list[Evaluation]) -> tuple[Round, ...]:
    dated = [(_day(each.analysis), each) for each in evaluations]
    if all(day is not None for day, _ in dated):
        dated.sort(key=lambda pair: pair[0] or "")
    return tuple(
        Round(
            number=number,
            evaluation=each,
            day=day,
            asked=frozenset(
                indicator.id for area in each.scope for part in area.criteria for indicator in part.indicators
            ),
        )
        for number, (day, each) in enumerate(dated, start=1)
    )


def _day(analysis: Analysis) -> str | None:
    said = (analysis.profile.date, analysis.saved, analysis.created)
    return next((day for day in said if day is not None and is_date(day)), None)


def _rated(levels: Iterable[Level | None]) -> tuple[int, ...]:
    """Return the levels if each is a step of the scale."""
    found = tuple(levels)
    rated = tuple(level for level in found if isinstance(level, int))
    return rated if len(rated) == len(found) else ()


def _areas(bundle: Bundle, rounds: Sequence[Round], moves: Sequence[Move]) -> Iterable[AreaChange]:
    scores = [
        {score.id: score for area in each.evaluation.result.areas for score in (area.score, *area.criteria)}
        for each in rounds
    ]
    for number, area in enumerate(bundle.areas, start=1):
        own = tuple(found.get(area.id) for found in scores)
        if not any(own):
            continue
        criteria = [
            _change(
                criterion,
                [move.levels for move in moves if move.criterion is criterion],
                tuple(found.get(criterion.id) for found in scores),
            )
            for criterion in area.criteria
        ]
        # As in every result, each criterion counts the same.
        values = _change(area, [change.values for change in criteria if change.values], own)
        compared = sum(change.compared for change in criteria)
        whole = Change(title_of=area, values=values.values, compared=compared, scores=own)
        yield AreaChange(number=number, own=whole, criteria=tuple(criteria))


def _change(
    title_of: Area | Criterion, rows: Sequence[Sequence[float]], scores: tuple[Score | None, ...]
) -> Change:
    means = [mean(column) for column in zip(*rows, strict=True)]
    values = tuple(value for value in means if value is not None)
    return Change(title_of=title_of, values=values, compared=len(rows), scores=scores)


def _differences(rounds: Sequence[Round], moves: Sequence[Move]) -> Iterable[Notice]:
    analyses = [each.evaluation.analysis for each in rounds]
    if any(each.asked != rounds[0].asked for each in rounds):
        yield Notice("rounds_scope")
    if len({analysis.framework.version for analysis in analyses}) > 1:
        yield Notice("rounds_version")
    asked = [
        {analysis.answers[move.indicator.id].asked for analysis in analyses if analysis.language == language}
        for move in moves
        for language in {analysis.language for analysis in analyses}
    ]
    reworded = sum(len(texts - {None}) > 1 for texts in asked)
    if reworded:
        yield Notice("rounds_reworded", {"count": str(reworded)})
    projects = {_project(analysis) for analysis in analyses} - {""}
    if len(projects) > 1:
        yield Notice("rounds_projects", {"names": ", ".join(sorted(projects))})
    if any(each.day is None for each in rounds):
        yield Notice("rounds_undated")


def _project(analysis: Analysis) -> str:
    return (analysis.profile.project or analysis.profile.initiative or "").strip()


def _steps(rounds: Sequence[Round]) -> tuple[Step, ...]:
    """Return the steps that rounds before the last planned, each as the latest plan has it."""
    plans = [plan_of(each.evaluation.analysis, each.evaluation.bundle).steps for each in rounds]
    latest = {step.id: step for plan in plans for step in plan}
    planned = dict.fromkeys(step.id for plan in plans[:-1] for step in plan)
    return tuple(latest[id_] for id_ in planned)


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON data; values are unrounded."""
    framework = comparison.bundle.framework
    return {
        "format": COMPARISON_FORMAT,
        "format_version": COMPARISON_VERSION,
        "framework": {"id": framework.id, "version": framework.version, "digest": framework.digest},
        "compared": len(comparison.moves),
        "total": comparison.total,
        "rounds": [
            {
                "id": each.evaluation.analysis.id,
                "date": each.day,
                "mode": each.evaluation.analysis.mode,
                "framework": each.evaluation.analysis.framework.version,
                "asked": len(each.asked),
            }
            for each in comparison.rounds
        ],
        "differences": [each.code for each in comparison.differences],
        "areas": {area.own.title_of.id: _change_to_dict(area.own) for area in comparison.areas},
        "criteria": {
            each.title_of.id: _change_to_dict(each) for area in comparison.areas for each in area.criteria
        },
        "moved": {move.indicator.id: list(move.levels) for move in comparison.moves if move.step},
        "plan": [{"id": step.id, "status": step.state, "name": step.name} for step in comparison.steps],
    }


def _change_to_dict(change: Change) -> dict[str, Any]:
    return {
        "values": list(change.values),
        "change": change.change,
        "compared": change.compared,
        "rounds": [score and score.to_dict() for score in change.scores],
    }
