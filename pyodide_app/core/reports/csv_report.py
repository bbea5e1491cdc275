"""The answers as a tidy table: one row per indicator in scope, for any spreadsheet in any language.

Semicolons, CRLF, UTF-8 with a byte order mark. There are whole numbers and texts only: no number has a
decimal mark that another language would read as something else. The first row names the columns, the same in
every language:

    area, area_title            id and title of the area
    criterion, criterion_title  id and title of the criterion
    scope                       project or initiative
    indicator, core, text       id; 1 for a core indicator, else 0; the statement
    status                      rated, na, unknown or open (not answered)
    level, level_label          number of the level if rated, else empty; the words that were chosen
    reason, note                what the team wrote
    evidence                    one entry per line: words, address, or both
    talk                        1 if the team wants to talk about it, else 0
    agreement                   agreed, mixed, or empty
    asked                       the statement as it stood when it was answered, if the file says so

A text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from pyodide_app.core.csv_text import write_table
from pyodide_app.core.reports.rows import Row, rows

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation

COLUMNS: Final = tuple(field.name for field in fields(Row))


def write(evaluation: Evaluation, labels: Labels, _options: Options) -> str:
    """Return the table."""
    found = rows(evaluation, labels)
    return write_table(COLUMNS, [[getattr(row, column) for column in COLUMNS] for row in found])
