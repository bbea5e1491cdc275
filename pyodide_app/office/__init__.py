"""Reports for office programs: Excel workbooks and Word documents.

What is needed to write them is imported when the first one is wanted.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyodide_app.core.reports import FORMATS as TEXT_FORMATS
from pyodide_app.core.reports import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyodide_app.core.evaluation import Evaluation
    from pyodide_app.core.labels import Labels

_OOXML: Final = "application/vnd.openxmlformats-officedocument"


def _docx(evaluation: Evaluation, labels: Labels, now: str) -> bytes:
    from pyodide_app.office import docx  # noqa: PLC0415

    return docx.write(evaluation, labels, now)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        **TEXT_FORMATS,
        "docx": Format(f"{_OOXML}.wordprocessingml.document", _docx),
    }
)
"""All formats by name, those of the core and those for office programs."""
