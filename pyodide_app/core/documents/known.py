"""What of an analysis this version knows: all else may hold anything, so it is not handed on to others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.impact_logic import impact_logic_of
from pyodide_app.core.documents.plan import plan_of

if TYPE_CHECKING:
    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.answers import Answer
    from pyodide_app.core.documents.bundle import Bundle

_SOURCE: Final = ("id", "name", "date")
"""Keys of `copied_from`."""


def known(analysis: Analysis, bundle: Bundle) -> Analysis:
    """Return an analysis without attic, unknown keys, and what no entry, step or target can be read from."""
    plan = plan_of(analysis, bundle)
    return replace(
        analysis,
        framework=replace(analysis.framework, extra={}),
        answers={id_: _known(answer) for id_, answer in analysis.answers.items()},
        profile=replace(analysis.profile, extra={}),
        impact_logic=impact_logic_of(analysis).to_dict() or None,
        targets={target.criterion.id: target.value for target in plan.targets} or None,
        plan=tuple(step.to_dict() for step in plan.steps) or None,
        attic=(),
        extra={},
    )


def _known(answer: Answer) -> Answer:
    source = {key: value for key, value in (answer.copied_from or {}).items() if key in _SOURCE}
    return replace(
        answer,
        evidence=tuple(replace(item, extra={}) for item in answer.evidence),
        copied_from=source or None,
        extra={},
    )
