"""Opening a file, whichever it is: a saved analysis, a report that carries one, or a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.documents.analysis import MAX_BYTES, parse_analysis, read_analysis
from pyodide_app.core.errors import AnalysisError
from pyodide_app.core.json_text import decode_text
from pyodide_app.core.paper import is_questionnaire, read_questionnaire
from pyodide_app.core.reports.carried import find_carried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyodide_app.core.documents.analysis import Opened
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels


def open_file(text: str, bundle: Bundle, catalogues: Sequence[Labels]) -> Opened:
    """Read a file; `catalogues` are the words of the languages that a questionnaire may be in.

    Raises:
        AnalysisError: with all that is wrong with it.
    """
    text = decode_text(text, AnalysisError, max_bytes=MAX_BYTES)
    carried = find_carried(text)
    if carried is not None:
        return parse_analysis(carried, bundle)
    if is_questionnaire(text):
        return read_analysis(read_questionnaire(text, bundle, catalogues), bundle)
    return parse_analysis(text, bundle)
