"""Opens save files and says what is wrong with them in the same way as for the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mintq_build.problems import START, FrameworkError, Position, Problem
from mintq_build.text_file import UnreadableFileError, read_text
from pyodide_app.core.analysis import MAX_BYTES, Analysis, parse_analysis
from pyodide_app.core.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mintq_build.problems import Severity
    from pyodide_app.core.bundle import Bundle
    from pyodide_app.core.errors import Notice
    from pyodide_app.core.labels import Labels


def open_analyses(
    paths: Iterable[Path], bundle: Bundle, labels: Labels
) -> tuple[tuple[Analysis, ...], tuple[Problem, ...]]:
    """Return the analyses in these files, in order, and what is worth a warning.

    Raises:
        FrameworkError: with every problem of every file, when one cannot be used.
    """
    analyses: list[Analysis] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            opened = parse_analysis(read_text(path, limit=MAX_BYTES), bundle)
        except UnreadableFileError as error:
            problems.append(error.problem)
        except AnalysisError as error:
            problems += [_problem(path, each, "error", labels) for each in error.problems]
        else:
            analyses.append(opened.analysis)
            problems += [_problem(path, each, "warning", labels) for each in opened.notices]
    if any(each.severity == "error" for each in problems):
        raise FrameworkError(problems)
    return tuple(analyses), tuple(problems)


def _problem(path: Path, notice: Notice, severity: Severity, labels: Labels) -> Problem:
    params = notice.params
    at = Position(int(params["line"]), int(params["column"])) if "line" in params else START
    kind = "error" if severity == "error" else "notice"
    return Problem(
        path=path,
        line=at.line,
        column=at.column,
        place=params.get("place", "file"),
        message=labels.get(f"{kind}.{notice.code}", **params),
        hint="",
        severity=severity,
    )
