"""What a team agreed on, in the workbook: a sheet with the steps of the plan, and the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.plan import plan_of
from pyodide_app.core.reports.calendar_file import day_of
from pyodide_app.core.reports.plan_table import plan_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.plan_table import PlanRow
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.office.workbook import Book, Cell, Sheet

PLAN_COLUMNS: Final = {
    "number": 6,
    "goal": 40,
    "criterion_title": 26,
    "measure": 40,
    "owner": 20,
    "due": 14,
    "sign": 36,
    "effort": 9,
    "effect": 9,
    "status": 12,
    "value": 7,
    "target": 9,
    "criterion": 22,
}
"""The columns of the plan and their widths; the names are those of `PlanRow`."""

_PRINTED: Final = len(PLAN_COLUMNS) - 1


def targets_of(evaluation: Evaluation) -> Mapping[str, float]:
    """Return the values to reach by criterion."""
    plan = plan_of(evaluation.analysis, evaluation.bundle)
    return {target.criterion.id: target.value for target in plan.targets}


def plan_sheet(book: Book, evaluation: Evaluation, labels: Labels) -> None:
    """Add a sheet with the plan, a row for each step; none where the team planned none."""
    steps = tuple(plan_rows(evaluation, labels))
    if not steps:
        return
    sheet = book.sheet(labels.get("sheet.plan"), tuple(PLAN_COLUMNS.values()))
    sheet.put(*(labels.get(f"plan.column.{name}") for name in PLAN_COLUMNS), style="head")
    for step in steps:
        sheet.put(*(_cell(step, name, labels) for name in PLAN_COLUMNS))
    sheet.filterable(printed=_PRINTED)


def _cell(step: PlanRow, name: str, labels: Labels) -> Cell:
    if name == "due":
        return day_of(step.due) or step.due
    if name == "status":
        return labels.get(f"plan.status.{step.status}")
    cell: Cell = getattr(step, name)
    return cell


def explain_plan(sheet: Sheet, evaluation: Evaluation, labels: Labels) -> None:
    """Explain the columns of the plan; nothing where there is none."""
    if not any(plan_rows(evaluation, labels)):
        return
    sheet.put(labels.get("codebook.plan"), style="section")
    sheet.put(*(labels.get(f"codebook.{name}") for name in ("column", "name", "meaning")), style="head")
    for name in PLAN_COLUMNS:
        sheet.put(labels.get(f"plan.column.{name}"), name, labels.get(f"plan.about.{name}"))
    sheet.skip()
