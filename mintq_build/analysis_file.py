"""Opens save files and says what is wrong with them in the same way as for the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mintq_build.reading.problems import START, FrameworkError, Position, Problem
from mintq_build.reading.text_file import UnreadableFileError, read_text
from pyodide_app.core.documents.analysis import MAX_BYTES, Analysis
from pyodide_app.core.errors import AnalysisError
from pyodide_app.core.opening import open_file
from pyodide_app.labels import available_languages, load_labels

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mintq_build.reading.problems import Severity
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.errors import Notice
    from pyodide_app.core.labels import Labels

_ANOTHER_COPY: Final = "Use another copy of it"
_SAVED_FILE: Final = "Give a file that the assessment saved (*.mintq.json)"

_QUESTIONNAIRE: Final = "Take the questionnaire as it was written"

# The catalogue's sentences speak to people in front of the page; the command line adds the details.
SENTENCES: Final = {
    "file_empty": ("is empty", _ANOTHER_COPY),
    "file_truncated": ("stops in the middle", _ANOTHER_COPY),
    "not_json": ("is not JSON from {value!r} on", _SAVED_FILE),
    "bad_number": ("holds a number that cannot be read: {value}", _ANOTHER_COPY),
    "too_deep": ("is nested deeper than {limit} levels", _SAVED_FILE),
    "not_an_analysis": ("is not a saved analysis", _SAVED_FILE),
    "sealed": (
        "is protected by a passphrase",
        "Open it in the self-analysis in a browser, and save it without one",
    ),
    "bad_format_version": ("expected a whole number from 1, found {value}", _SAVED_FILE),
    "format_too_new": ("has format version {file}, this program reads up to {app}", "Use a newer MINT-Q"),
    "migration_failed": ("could not be brought up to date", "Report this, with the file's version"),
    "other_framework": ("belongs to the framework {file!r}, not to {app!r}", "Choose it with --framework"),
    "missing_key": ("is missing", _ANOTHER_COPY),
    "bad_type": ("expected {expected}, found {value}", _ANOTHER_COPY),
    "bad_value": ("{value} is not known here", "Known: {allowed}"),
    "bad_level": ("{value} is no level", "Known: {allowed}"),
    "paper_header": ("has no row with the column names id and answer", _QUESTIONNAIRE),
    "paper_line": ("{value} belongs to no statement", _QUESTIONNAIRE),
    "paper_twice": ("{value} is there for the second time", "Keep one of them"),
    "paper_level": ("{value} is no answer", "Write the number of a level, n or u"),
    "paper_two_levels": ("a second answer is ticked", "Keep one of them"),
    "paper_talk": ("expected x or nothing, found {value}", "Write x or leave it empty"),
}
"""What is wrong and what to do, by the core's code."""


def open_analyses(
    paths: Iterable[Path], bundle: Bundle, labels: Labels
) -> tuple[tuple[Analysis, ...], tuple[Problem, ...]]:
    """Return the analyses in these files, in order, and what is worth a warning in the words of the labels.

    Raises:
        FrameworkError: with every problem of every file, when one cannot be used.
    """
    catalogues = [load_labels(lang) for lang in available_languages()]
    analyses: list[Analysis] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            opened = open_file(read_text(path, limit=MAX_BYTES), bundle, catalogues)
        except UnreadableFileError as error:
            problems.append(error.problem)
        except AnalysisError as error:
            problems += [_error(path, each) for each in error.problems]
        else:
            analyses.append(opened.analysis)
            problems += [_warning(path, each, labels) for each in opened.notices]
    if any(each.severity == "error" for each in problems):
        raise FrameworkError(problems)
    return tuple(analyses), tuple(problems)


def _error(path: Path, notice: Notice) -> Problem:
    message, hint = (words.format_map(notice.params) for words in SENTENCES[notice.code])
    return _problem(path, notice, message, hint, "error")


def _warning(path: Path, notice: Notice, labels: Labels) -> Problem:
    words = labels.get(f"notice.{notice.code}", **notice.params)
    return _problem(path, notice, words.removesuffix("."), "", "warning")


def _problem(path: Path, notice: Notice, message: str, hint: str, severity: Severity) -> Problem:
    params = notice.params
    at = Position(int(params["line"]), int(params["column"])) if "line" in params else START
    return Problem(
        path=path,
        line=at.line,
        column=at.column,
        place=params.get("place", "file"),
        message=message,
        hint=hint,
        severity=severity,
    )
