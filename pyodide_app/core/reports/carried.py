"""The analysis that a report carries, as data that no browser runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.analysis import dump_analysis
from pyodide_app.core.documents.answers import NA
from pyodide_app.core.documents.known import known
from pyodide_app.core.markup.html import Html

if TYPE_CHECKING:
    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Answer
    from pyodide_app.core.results.evaluation import Evaluation

START: Final = '<script type="application/json" data-mintq-analysis>'
END: Final = "</script>"


def shown(evaluation: Evaluation) -> Analysis:
    """Return exactly what the full report shows, beside ids, times and the language.

    Not in it are answers outside the scope, what is not known, what the team calls the file, where an answer
    was copied from, and reasons of answers that need none.
    """
    asked = {
        indicator.id for area in evaluation.scope for part in area.criteria for indicator in part.indicators
    }
    whole = known(evaluation.analysis, evaluation.bundle)
    answers = {id_: _shown(answer) for id_, answer in whole.answers.items() if id_ in asked}
    return replace(whole, answers=answers, name=None)


def _shown(answer: Answer) -> Answer:
    return replace(answer, reason=answer.reason if answer.level == NA else None, copied_from=None)


def carry(analysis: Analysis) -> Html:
    """Return the block that holds an analysis."""
    # Without the sign no words can end the block or begin a comment.
    harmless = dump_analysis(analysis).replace("<", "\\u003c")
    return Html(f"{START}{harmless}{END}")


def find_carried(text: str) -> str | None:
    """Return the save file's text that a report carries; None where a text is no report or carries none."""
    start = text.find(START)
    end = text.find(END, start)
    return None if start < 0 or end < 0 else text[start + len(START) : end]
