"""The analysis that a report carries: exactly what the report shows, as data that no browser runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyodide_app.core.analysis import dump_analysis
from pyodide_app.core.html import Html

if TYPE_CHECKING:
    from pyodide_app.core.evaluation import Evaluation

START: Final = '<script type="application/json" data-mintq-analysis>'
END: Final = "</script>"


def carry(evaluation: Evaluation) -> Html:
    """Return the block; answers outside the scope, the attic and unknown keys are not in it."""
    shown = {
        indicator.id for area in evaluation.scope for part in area.criteria for indicator in part.indicators
    }
    analysis = evaluation.analysis
    answers = {id_: answer for id_, answer in analysis.answers.items() if id_ in shown}
    text = dump_analysis(replace(analysis, answers=answers, attic=(), extra={}))
    # Without the sign no words can end the block or begin a comment.
    harmless = text.replace("<", "\\u003c")
    return Html(f"{START}{harmless}{END}")


def find_carried(text: str) -> str | None:
    """Return the save file's text that a report carries; None where a text is no report or carries none."""
    start = text.find(START)
    end = text.find(END, start)
    return None if start < 0 or end < 0 else text[start + len(START) : end]
