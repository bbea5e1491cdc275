"""The result as JSON: the same as `mintq score` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.json_text import write_json
from pyodide_app.core.results.result import result_to_dict

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation


def write(evaluation: Evaluation, _labels: Labels, _options: Options) -> str:
    """Return the result, which is the same in every language and on every day."""
    return write_json(result_to_dict(evaluation.result))
