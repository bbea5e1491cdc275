"""All reports that are text: a registry of formats, each a function from an evaluation to its content."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyodide_app.core.errors import ReportError
from pyodide_app.core.reports import (
    calendar_file,
    csv_report,
    json_report,
    markdown_report,
    plan_table,
)
from pyodide_app.core.reports.html import full
from pyodide_app.core.reports.left_out import leave_out
from pyodide_app.core.results.evaluation import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand out."""

    filename: str
    mime: str
    content: str | bytes

    @property
    def data(self) -> bytes:
        """Return the bytes of the file."""
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report."""

    mime: str
    write: Callable[[Evaluation, Labels, Options], str | bytes]
    short: bool = False
    """Whether there is a short version of it."""
    attaches: bool = False
    """Whether the short version can carry the analysis."""


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "html": Format("text/html;charset=utf-8", full.write, short=True, attaches=True),
        "csv": Format("text/csv;charset=utf-8", csv_report.write),
        "md": Format("text/markdown;charset=utf-8", markdown_report.write, short=True),
        "json": Format("application/json", json_report.write),
        "plan.csv": Format("text/csv;charset=utf-8", plan_table.write),
        "ics": Format("text/calendar;charset=utf-8", calendar_file.write),
    }
)
"""By name, which is also the ending of the file."""


def report(
    bundle: Bundle,
    analysis: Analysis,
    format_name: str,
    labels: Labels,
    options: Options,
    *,
    formats: Mapping[str, Format] = FORMATS,
) -> Download:
    """Write a report in the language of the labels."""
    found = formats.get(format_name)
    if found is None:
        raise ReportError("unknown_format", {"value": format_name[:40], "known": ", ".join(formats)})
    if options.short and not found.short:
        able = ", ".join(name for name, each in formats.items() if each.short)
        raise ReportError("not_short", {"value": format_name, "known": able})
    if options.attach and not (options.short and found.attaches):
        able = ", ".join(name for name, each in formats.items() if each.attaches)
        raise ReportError("not_attached", {"known": able})
    stem = labels.get("brief.filename" if options.short else "report.filename", date=options.now[:10])
    evaluation = evaluate(bundle, leave_out(analysis, options.left_out, bundle))
    content = found.write(evaluation, labels, options)
    return Download(f"{stem}.{format_name}", found.mime, content)
