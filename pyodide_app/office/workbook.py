"""The Excel workbook that the report is written into: the only place that knows xlsxwriter.

Cells hold numbers and texts, never formulas or links; a text that looks like one stays a text when somebody
edits it, because its cell has the mark that an apostrophe typed in front gives.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from xlsxwriter import Workbook

from pyodide_app.office.characters import clean
from pyodide_app.office.package import PROPERTIES, pack, properties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.chart_bar import ChartBar
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from pyodide_app.core.labels import Labels

Cell: TypeAlias = str | int | float | dt.date | None
Style: TypeAlias = Literal["title", "section", "head", "name", "text", "line"]

LONGEST: Final = 32_767
"""UTF-16 units that a cell can hold."""
_OPTIONS: Final = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_TOP: Final = {"valign": "top"}
_STYLES: Final[Mapping[str, Mapping[str, object]]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#0B6B57"},
    "section": {"bold": True, "font_size": 13, "font_color": "#0B6B57"},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#E6F1EE", "bottom": 1, **_TOP},
    "name": {"bold": True, "quote_prefix": True, **_TOP},
    "text": {"text_wrap": True, "quote_prefix": True, **_TOP},
    "line": {"quote_prefix": True, **_TOP},
    "integer": {"num_format": "0", "align": "left", **_TOP},
    "value": {"num_format": "0.00", "align": "left", **_TOP},
    # The format that every program shows in the language of whoever looks.
    "date": {"num_format": 14, "align": "left", **_TOP},
}
_WRAPPED: Final = frozenset({"head", "text"})
_LINE: Final = 15
"""The height of a line in points."""
_HIGHEST: Final = 409
"""Points that a row can be high."""
_FIRST_YEAR: Final = 1901
"""Programs disagree about days before; these are written as texts."""
_A4: Final = 9
_PRINT_THEM_TOO: Final = 0
# The library marks all words in charts as American English.
_LIBRARY_LOCALE: Final = '"en-US"'


@dataclass(frozen=True, slots=True)
class Series:
    """A row of bars: the column of its values, its name's cell, and its look for xlsxwriter."""

    column: int
    look: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A chart of horizontal bars beside the table that it draws: rows, names in the first column."""

    title: str
    description: str
    """What people hear who do not see the picture."""
    head: int
    """The row with the names of the columns."""
    first: int
    last: int
    series: Sequence[Series]
    top: int | None = None
    """The end of the scale; None where the bars of a row add up."""


class Book:
    """A workbook in the making; everything stands in it in the order in which it is put there."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._file = io.BytesIO()
        self._book = Workbook(self._file, _OPTIONS)
        self._styles = {name: self._book.add_format(dict(look)) for name, look in _STYLES.items()}

    def sheet(self, name: str, widths: Sequence[int]) -> Sheet:
        """Begin a sheet with columns as wide as that many characters."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return Sheet(self._book, sheet, self._styles, self._labels, widths)

    def finish(self, title: str, now: str) -> bytes:
        """Return the file."""
        # Without a date the library would take the clock's; the part is replaced below.
        self._book.set_properties({"created": dt.datetime(1980, 1, 1, tzinfo=dt.UTC)})
        self._book.close()
        locale = self._labels.get("format.locale")
        with zipfile.ZipFile(self._file) as archive:
            parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
        parts |= {
            name: text.replace(_LIBRARY_LOCALE, f'"{locale}"')
            for name, text in parts.items()
            if name.startswith("xl/charts/")
        }
        return pack(parts | {PROPERTIES: properties(title, self._labels, now)})


class Sheet:
    """A sheet that is filled row by row; `row` is the next one."""

    def __init__(
        self,
        book: Workbook,
        sheet: Worksheet,
        styles: Mapping[str, Format],
        labels: Labels,
        widths: Sequence[int],
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._styles = styles
        self._labels = labels
        self._widths = widths
        self.row = 0

    def put(self, *cells: Cell, style: Style = "text") -> int:
        """Write a row, texts in this style, and return its number; None and empty texts stay empty cells."""
        for column, cell in enumerate(cells):
            self._write(column, cell, style)
        if style in _WRAPPED:
            self._sheet.set_row(self.row, _height(cells, self._widths))
        self.row += 1
        return self.row - 1

    def _write(self, column: int, cell: Cell, style: Style) -> None:
        if isinstance(cell, dt.date) and cell.year >= _FIRST_YEAR:
            midnight = dt.datetime.combine(cell, dt.time())
            self._sheet.write_datetime(self.row, column, midnight, self._styles["date"])
        elif isinstance(cell, str | dt.date):
            if text := self._fit(clean(str(cell))):
                self._sheet.write_string(self.row, column, text, self._styles[style])
        elif cell is not None:
            number = self._styles["integer" if isinstance(cell, int) else "value"]
            self._sheet.write_number(self.row, column, cell, number)

    def _fit(self, text: str) -> str:
        """Return as much of a text as a cell can hold, and say so where something is missing."""
        if len(text.encode("utf-16-le")) <= 2 * LONGEST:
            return text
        note = self._labels.get("xlsx.cut")
        room = 2 * (LONGEST - len(note) - 1)
        return f"{text.encode('utf-16-le')[:room].decode('utf-16-le', errors='ignore')} {note}"

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def filterable(self, *, printed: int) -> None:
        """Make the first row the head of a table: it stays in sight and on every page, and filters.

        Only so many columns are printed; more would be too small to read.
        """
        last = max(self.row - 1, 1)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.autofilter(0, 0, last, len(self._widths) - 1)
        self._sheet.print_area(0, 0, last, printed - 1)
        self._sheet.hide_gridlines(_PRINT_THEM_TOO)

    def chart(self, bars: Bars, *, column: int, below: int = 0) -> int:
        """Draw a chart beside the rows, so many pixels from the top, and return where it ends."""
        kind = {"type": "bar"} if bars.top else {"type": "bar", "subtype": "stacked"}
        chart = cast("ChartBar", self._book.add_chart(kind))
        sheet = self._sheet.name
        for series in bars.series:
            chart.add_series(
                {
                    "name": [sheet, bars.head, series.column],
                    "categories": [sheet, bars.first, 0, bars.last, 0],
                    "values": [sheet, bars.first, series.column, bars.last, series.column],
                    "gap": 40,
                    **series.look,
                }
            )
        height = 110 + 24 * (bars.last - bars.first + 1)
        chart.set_title({"name": bars.title, "name_font": {"size": 12}})
        chart.set_size({"width": 680, "height": height})
        scale = {"max": bars.top, "major_unit": 1} if bars.top else {}
        chart.set_x_axis({"min": 0, "num_format": "0", "major_gridlines": {"visible": True}, **scale})
        chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
        chart.set_legend({"none": True} if bars.top else {"position": "bottom"})
        self._sheet.insert_chart(0, column, chart, {"description": bars.description, "y_offset": below})
        return below + height


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how high a row must be for its texts: not every program works that out when it opens a file."""
    rows = [
        sum(math.ceil((len(line) + 1) / width) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str)
    ]
    return min(_HIGHEST, _LINE * max(rows, default=1))
