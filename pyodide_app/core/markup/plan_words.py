"""How steps and targets are put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyodide_app.core.labels import is_date

if TYPE_CHECKING:
    from pyodide_app.core.documents.plan import Step, Target
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.results.evaluation import Evaluation


_WEIGHTS: Final = {1: "low", 2: "medium", 3: "high"}


@dataclass(frozen=True, slots=True)
class StepFact:
    """Something that is known about a step; `own` marks the team's own words."""

    name: str
    words: str
    own: bool = False


def step_name(step: Step, labels: Labels) -> str:
    """Return what a step is called; one without words is called like its criterion."""
    title = step.criterion.title.pick(labels.lang).words if step.criterion else ""
    return step.name or title


def weight_words(weight: int, labels: Labels) -> str:
    """Return effort or effect in a word."""
    return labels.get(f"plan.weight.{_WEIGHTS[weight]}")


def step_facts(step: Step, labels: Labels) -> tuple[StepFact, ...]:
    """Return what is known about a step besides its name."""
    found = []
    if step.criterion and step.name:
        found.append(StepFact(labels.get("plan.criterion"), step.criterion.title.pick(labels.lang).words))
    for key in ("measure", "owner", "due", "sign"):
        words = getattr(step, key)
        if words and words != step.name:
            dated = key == "due" and is_date(words)
            told = StepFact(labels.get("plan.due"), labels.date(words)) if dated else None
            found.append(told or StepFact(labels.get(f"plan.{key}"), words, own=True))
    for key in ("effort", "effect"):
        weight = getattr(step, key)
        if weight:
            found.append(StepFact(labels.get(f"plan.{key}"), weight_words(weight, labels)))
    found.append(StepFact(labels.get("plan.status"), labels.get(f"plan.status.{step.state}")))
    return tuple(found)


def target_words(target: Target, evaluation: Evaluation, labels: Labels) -> str:
    """Return the criterion with its value now and its target."""
    values = {score.id: score.value for area in evaluation.result.areas for score in area.criteria}
    value = values.get(target.criterion.id)
    return labels.get(
        "plan.target",
        title=target.criterion.title.pick(labels.lang).words,
        value=labels.get("value.none") if value is None else labels.number(value),
        target=labels.number(target.value, digits=1),
    )
