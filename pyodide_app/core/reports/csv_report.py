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

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from pyodide_app.core.reports.rows import Row
from pyodide_app.core.reports.rows import rows as rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyodide_app.core.evaluation import Evaluation
    from pyodide_app.core.labels import Labels

COLUMNS: Final = tuple(field.name for field in fields(Row))

_LINE_END = re.compile(r"\r\n|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Spreadsheets skip blanks and some invisible characters before they look for a formula.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\n]")


def write(evaluation: Evaluation, labels: Labels, _now: str) -> str:
    """Return the table."""
    found = rows_of(evaluation, labels)
    return write_table(COLUMNS, [[getattr(row, column) for column in COLUMNS] for row in found])


def write_table(columns: Sequence[str], rows: Iterable[Iterable[str | int | None]]) -> str:
    """Return a table with these columns and rows of cells, as told above."""
    written = [";".join(_cell(cell) for cell in row) for row in rows]
    return "\ufeff" + "".join(f"{row}\r\n" for row in (";".join(columns), *written))


def _cell(value: str | int | None) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, int):
        return str(value)
    text = _CONTROL.sub("\ufffd", _LINE_END.sub("\n", value))
    if _FORMULA.match(text):
        text = f"'{text}"
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
