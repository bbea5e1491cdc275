"""Reports for office programs: Excel workbooks and Word documents.

What is needed to write them is imported when the first one is wanted.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyodide_app.core.errors import ReportError
from pyodide_app.core.reports import FORMATS as TEXT_FORMATS
from pyodide_app.core.reports import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation

_OOXML: Final = "application/vnd.openxmlformats-officedocument"


def _xlsx(evaluation: Evaluation, labels: Labels, options: Options) -> bytes:
    try:
        from pyodide_app.office import xlsx  # noqa: PLC0415
    except ModuleNotFoundError as error:
        # In the browser the library comes only when the page has fetched it.
        raise ReportError("xlsx_missing") from error
    return xlsx.write(evaluation, labels, options)


def _docx(evaluation: Evaluation, labels: Labels, options: Options) -> bytes:
    from pyodide_app.office import docx  # noqa: PLC0415

    return docx.write(evaluation, labels, options)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        **TEXT_FORMATS,
        "xlsx": Format(f"{_OOXML}.spreadsheetml.sheet", _xlsx),
        "docx": Format(f"{_OOXML}.wordprocessingml.document", _docx, short=True),
    }
)
"""All formats by name, those of the core and those for office programs."""
