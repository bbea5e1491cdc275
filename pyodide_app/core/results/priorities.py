"""What a team may choose to work on: the criteria with potentials, each with the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import UNKNOWN
from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.results.advice import suggestions

if TYPE_CHECKING:
    from pyodide_app.core.results.evaluation import CriterionPart, Evaluation
    from pyodide_app.core.results.findings import Item
    from pyodide_app.core.text import Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """A criterion with at least one potential."""

    part: CriterionPart
    items: tuple[Item, ...]
    """Its potentials, the most urgent first."""
    suggestion: Text | None
    """What the framework suggests for its value."""
    chosen: bool
    """Whether a step of the plan is about it."""

    @property
    def unknown(self) -> int:
        """Return how many of its potentials the team cannot judge yet."""
        return sum(item.level == UNKNOWN for item in self.items)

    @property
    def core(self) -> int:
        """Return how many of its potentials are core statements."""
        return sum(item.indicator.core for item in self.items)

    @property
    def talk(self) -> int:
        """Return how many of its statements the team wants to talk about."""
        return sum(answer.talk for answer in self.part.answers)


def candidates(evaluation: Evaluation) -> tuple[Candidate, ...]:
    """Return the criteria with potentials, that with the most urgent potential first."""
    items: dict[str, list[Item]] = {}
    for item in evaluation.findings.potentials:
        items.setdefault(item.criterion.id, []).append(item)
    parts = {part.criterion.id: part for part in evaluation.criteria}
    suggested = {found.part.criterion.id: found.words for found in suggestions(evaluation)}
    steps = plan_of(evaluation.analysis, evaluation.bundle).steps
    chosen = {step.criterion.id for step in steps if step.criterion}
    return tuple(
        Candidate(parts[id_], tuple(own), suggested.get(id_), id_ in chosen) for id_, own in items.items()
    )
