"""The questionnaire as a text that people fill in wherever they like, and reading it back.

There are two ways to write it: as Markdown for any editor, as CSV for any spreadsheet. Both begin with a mark
that says what they are:

    mintq-questionnaire <format version> <framework id> <framework version> <language> <mode> <areas>
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pyodide_app.core.errors import AnalysisError, ReportError
from pyodide_app.core.paper import csv_paper, markdown_paper
from pyodide_app.core.paper.filled import Filled
from pyodide_app.core.paper.mark import find_mark, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a questionnaire, and to read a filled one."""

    mime: str
    write: Callable[[Bundle, Analysis, Labels, str], str]
    read: Callable[[str, Filled], None]


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "md": Format("text/markdown;charset=utf-8", markdown_paper.write, markdown_paper.read),
        "csv": Format("text/csv;charset=utf-8", csv_paper.write, csv_paper.read),
    }
)
"""By name, which is also the ending of the file."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire to hand out."""

    filename: str
    mime: str
    content: str


def questionnaire(bundle: Bundle, analysis: Analysis, format_name: str, labels: Labels) -> Questionnaire:
    """Write what an analysis asks, with its answers where it has some, in the language of the labels."""
    found = FORMATS.get(format_name)
    if found is None:
        raise ReportError("unknown_format", {"value": format_name[:40], "known": ", ".join(FORMATS)})
    content = found.write(bundle, analysis, labels, mark_of(bundle, analysis, labels.lang))
    return Questionnaire(f"{labels.get('paper.filename')}.{format_name}", found.mime, content)


def is_questionnaire(text: str) -> bool:
    """Say whether a file is a questionnaire of ours; a save file never is, whatever its notes say."""
    return not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) and find_mark(text) is not None


def read_questionnaire(text: str, bundle: Bundle, catalogues: Sequence[Labels]) -> dict[str, Any]:
    """Return the save file's JSON data that a filled questionnaire stands for.

    Args:
        text: the questionnaire, as `is_questionnaire` knows it.
        bundle: the framework.
        catalogues: the words of every language that it may be in.

    Raises:
        AnalysisError: with every line that says nothing that can be understood.
    """
    mark = find_mark(text)
    if mark is None:
        raise AnalysisError("not_an_analysis", {"value": text[:20]})
    filled = Filled(bundle, catalogues)
    way = FORMATS["md" if text.lstrip("\ufeff \t\r\n").startswith("<!--") else "csv"]
    way.read(text, filled)
    if filled.problems:
        raise AnalysisError.of(filled.problems)
    return mark | {"profile": filled.profile, "answers": filled.answers}
