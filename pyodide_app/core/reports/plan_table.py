"""The plan as a table for any spreadsheet, one row per step, written like the table of answers.

number                      place in the plan, from 1
criterion, criterion_title  id and title of the criterion that it improves
value, target               value now and value to reach, in hundredths; empty where there is none
goal, measure, owner, due, sign   what the team wrote
effort, effect              1 little, 2 some, 3 much
status                      open, begun, done or dropped
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from pyodide_app.core.csv_text import write_table
from pyodide_app.core.documents.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A step; the names of the fields are those of the columns, in their order."""

    number: int
    criterion: str
    criterion_title: str
    value: float | None
    target: float | None
    goal: str
    measure: str
    owner: str
    due: str
    sign: str
    effort: int | None
    effect: int | None
    status: str


COLUMNS: Final = tuple(field.name for field in fields(PlanRow))


def plan_rows(evaluation: Evaluation, labels: Labels) -> Iterator[PlanRow]:
    """Return the steps in the team's order."""
    plan = plan_of(evaluation.analysis, evaluation.bundle)
    values = {score.id: score.value for area in evaluation.result.areas for score in area.criteria}
    targets = {target.criterion.id: target.value for target in plan.targets}
    for step in plan.steps:
        id_ = step.criterion.id if step.criterion else ""
        yield PlanRow(
            number=step.number,
            criterion=id_,
            criterion_title=step.criterion.title.pick(labels.lang).words if step.criterion else "",
            value=values.get(id_),
            target=targets.get(id_),
            goal=step.goal,
            measure=step.measure,
            owner=step.owner,
            due=step.due,
            sign=step.sign,
            effort=step.effort,
            effect=step.effect,
            status=step.state,
        )


def write(evaluation: Evaluation, labels: Labels, _options: Options) -> str:
    """Return the table."""
    found = [[_cell(getattr(row, name)) for name in COLUMNS] for row in plan_rows(evaluation, labels)]
    return write_table(COLUMNS, found)


def _cell(value: str | float | None) -> str | int | None:
    """Return a cell; values stand in hundredths, so that no language takes a decimal mark for another."""
    return math.floor(value * 100 + 0.5) if isinstance(value, float) else value
