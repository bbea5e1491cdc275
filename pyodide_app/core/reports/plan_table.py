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
from typing import TYPE_CHECKING, Final

from pyodide_app.core.csv_text import write_table
from pyodide_app.core.plan import plan_of

if TYPE_CHECKING:
    from pyodide_app.core.evaluation import Evaluation
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.plan import Step

COLUMNS: Final = (
    *("number", "criterion", "criterion_title", "value", "target"),
    *("goal", "measure", "owner", "due", "sign", "effort", "effect", "status"),
)


def write(evaluation: Evaluation, labels: Labels, _now: str) -> str:
    """Return the table."""
    plan = plan_of(evaluation.analysis, evaluation.bundle)
    values = {score.id: score.value for area in evaluation.result.areas for score in area.criteria}
    targets = {target.criterion.id: target.value for target in plan.targets}

    def cells(step: Step) -> tuple[str | int | None, ...]:
        id_ = step.criterion.id if step.criterion else ""
        title = step.criterion.title.pick(labels.lang).words if step.criterion else ""
        known = (step.number, id_, title, _hundredths(values.get(id_)), _hundredths(targets.get(id_)))
        words = (step.goal, step.measure, step.owner, step.due, step.sign)
        return (*known, *words, step.effort, step.effect, step.state)

    return write_table(COLUMNS, [cells(step) for step in plan.steps])


def _hundredths(value: float | None) -> int | None:
    return None if value is None else math.floor(value * 100 + 0.5)
