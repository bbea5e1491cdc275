"""What a team leaves out of a report: it is taken out of the analysis first, so no format can tell it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyodide_app.core.answers import NO_ANSWER, NO_PROFILE
from pyodide_app.core.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyodide_app.core.analysis import Analysis
    from pyodide_app.core.answers import Answer

PARTS: Final = ("notes", "evidence", "plan", "impact_logic", "profile")
"""What can be left out; reasons for "not applicable" count as notes, targets belong to the plan."""


def leave_out(analysis: Analysis, parts: Collection[str]) -> Analysis:
    """Return the analysis without some of `PARTS`.

    Answers in the attic and keys that this version does not know go with them: nobody can say what they hold.
    """
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise ReportError("unknown_part", {"value": unknown[0][:40], "known": ", ".join(PARTS)})
    if not parts:
        return analysis
    answers = {id_: _answer(answer, parts) for id_, answer in analysis.answers.items()}
    without_plan, profile = "plan" in parts, replace(analysis.profile, extra={})
    return replace(
        analysis,
        framework=replace(analysis.framework, extra={}),
        answers={id_: answer for id_, answer in answers.items() if answer != NO_ANSWER},
        profile=NO_PROFILE if "profile" in parts else profile,
        impact_logic=None if "impact_logic" in parts else analysis.impact_logic,
        targets=None if without_plan else analysis.targets,
        plan=None if without_plan else analysis.plan,
        attic=(),
        extra={},
    )


def _answer(answer: Answer, parts: Collection[str]) -> Answer:
    notes = "notes" not in parts
    return replace(
        answer,
        note=answer.note if notes else None,
        reason=answer.reason if notes else None,
        evidence=() if "evidence" in parts else tuple(replace(item, extra={}) for item in answer.evidence),
        # It names the analysis that the answer came from.
        copied_from=None if "profile" in parts else answer.copied_from,
        extra={},
    )
