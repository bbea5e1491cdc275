"""What a team leaves out of a report: it is taken out of the analysis first, so no format can tell it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyodide_app.core.documents.answers import AGREEMENTS, NO_ANSWER, NO_PROFILE
from pyodide_app.core.documents.known import known
from pyodide_app.core.reports.options import SENSITIVE

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Answer
    from pyodide_app.core.documents.bundle import Bundle


def leave_out(analysis: Analysis, parts: Collection[str], bundle: Bundle) -> Analysis:
    """Return the analysis without some of `options.PARTS`.

    What this version does not know goes with them: nobody can say what it holds.
    """
    if not parts:
        return analysis
    whole = known(analysis, bundle)
    answers = {
        id_: _answer(answer, _of_an_answer(parts, sensitive=bundle.placed[id_].criterion.sensitive))
        for id_, answer in whole.answers.items()
    }
    without_plan, without_names = "plan" in parts, "profile" in parts
    return replace(
        whole,
        answers={id_: answer for id_, answer in answers.items() if answer != NO_ANSWER},
        profile=NO_PROFILE if without_names else whole.profile,
        name=None if without_names else whole.name,
        impact_logic=None if "impact_logic" in parts else whole.impact_logic,
        targets=None if without_plan else whole.targets,
        plan=None if without_plan else whole.plan,
    )


def _of_an_answer(parts: Collection[str], *, sensitive: bool) -> Collection[str]:
    """Return what one answer loses."""
    return {*parts, "notes", "evidence"} if sensitive and SENSITIVE in parts else parts


def _answer(answer: Answer, parts: Collection[str]) -> Answer:
    notes = "notes" not in parts
    return replace(
        answer,
        note=answer.note if notes else None,
        reason=answer.reason if notes else None,
        # Words that the format does not know may say anything, as a note does.
        agreement=answer.agreement if notes or answer.agreement in AGREEMENTS else None,
        evidence=() if "evidence" in parts else answer.evidence,
        # It names the analysis that the answer came from.
        copied_from=None if "profile" in parts else answer.copied_from,
    )
