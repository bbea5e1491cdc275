"""Rows of CSV for any spreadsheet in any language: semicolons, quoted texts, no formulas; and reading it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK: Final = "\ufeff"
"""By it spreadsheets know that a file is UTF-8."""

_LINE_END = re.compile(r"\r\n|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Spreadsheets skip blanks and some invisible characters before they look for a formula.
_FORMULA = re.compile(r"'*(?:[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\n])")


def write_row(cells: Iterable[str | int | None]) -> str:
    """Return one row with its end; a text that would count as a formula gets an apostrophe in front."""
    return ";".join(_cell(cell) for cell in cells) + "\r\n"


def write_table(columns: Iterable[str], rows: Iterable[Iterable[str | int | None]]) -> str:
    """Return a whole file: the names of the columns, then the rows."""
    return f"{BYTE_ORDER_MARK}{';'.join(columns)}\r\n{''.join(write_row(row) for row in rows)}"


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


def read_cell(text: str) -> str:
    """Return what a cell says: without the apostrophe of `write_row` and without blanks around."""
    return (text[1:] if text.startswith("'") and _FORMULA.match(text) else text).strip()


def read_rows(text: str, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each row with the number of its first line; quotes may stand around a cell and hold line ends."""
    text = _LINE_END.sub("\n", text)
    plain = rf"([^{delimiter}\n]*+)"
    cells: list[str] = []
    first = line = 1
    for found in re.finditer(rf'(?:"((?:[^"]|"")*+)"?{plain}|{plain})({delimiter}|\n|\Z)', text):
        if found.start() == len(text) and not cells:
            return
        quoted, rest, bare, end = found.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"') + rest)
        line += found[0].count("\n")
        if end != delimiter:
            yield first, cells
            cells, first = [], line
