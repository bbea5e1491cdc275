"""The line by which a questionnaire is known: what it asks, of which framework, in which language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.documents.analysis import ANALYSIS_FORMAT, ANALYSIS_VERSION
from pyodide_app.core.errors import AnalysisError

if TYPE_CHECKING:
    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle

VERSION: Final = 1
ALL_AREAS: Final = "*"

_MARK: Final = re.compile(
    r"mintq-questionnaire ([0-9]{1,4}) ([^\s,;]+) ([^\s,;]+) ([a-z-]+) (short|full) (\*|[a-z0-9+-]+)"
)
_HEAD: Final = 2000
"""The mark stands within so many characters."""


def mark_of(bundle: Bundle, analysis: Analysis, language: str) -> str:
    """Return the mark of a questionnaire."""
    framework = bundle.framework
    areas = "+".join(analysis.areas or ()) or ALL_AREAS
    return (
        f"mintq-questionnaire {VERSION} {framework.id} {framework.version} {language} {analysis.mode} {areas}"
    )


def find_mark(text: str) -> dict[str, Any] | None:
    """Return the head of the save file that a questionnaire becomes, or None for a text without a mark.

    Raises:
        AnalysisError: `format_too_new` for a questionnaire of a later version.
    """
    found = _MARK.search(text, 0, _HEAD)
    if found is None:
        return None
    version, framework, state, language, mode, areas = found.groups()
    if int(version) != VERSION:
        raise AnalysisError("format_too_new", {"file": version, "app": str(VERSION)})
    head: dict[str, Any] = {
        "format": ANALYSIS_FORMAT,
        "format_version": ANALYSIS_VERSION,
        "framework": {"id": framework, "version": state},
        "language": language,
        "mode": mode,
    }
    return head if areas == ALL_AREAS else head | {"areas": areas.split("+")}
