"""The report as Markdown: headings, lists and tables that any tool reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.reports.blocks import (
    Bullets,
    Caution,
    Grid,
    Heading,
    Paragraph,
    Piece,
    Quote,
    Title,
)
from pyodide_app.core.reports.markdown_text import address, plain, quote, row
from pyodide_app.core.reports.story import story

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block, GridRow, Line
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation


def write(evaluation: Evaluation, labels: Labels, options: Options) -> str:
    """Return the report."""
    return "\n\n".join(_block(block) for block in story(evaluation, labels, options)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Title(words):
            return f"# {plain(words)}"
        case Heading(words, level):
            return f"#{'#' * level} {plain(words)}"
        case Paragraph(line):
            return _line(line)
        case Caution(line):
            return f"> {_line(line)}"
        case Quote(words):
            return quote(words)
        case Bullets(lines):
            return "\n".join(f"- {_line(line)}" for line in lines)
        case Grid():
            return _grid(block)
    return f"---\n\n{plain(block.words)}"


def _line(line: Line) -> str:
    return " ".join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> str:
    if piece.address:
        return address(piece.words)
    return f"**{plain(piece.words)}**" if piece.strong else plain(piece.words)


def _grid(grid: Grid) -> str:
    rows = [row(plain(column) for column in grid.columns), row("---" for _ in grid.columns)]
    rows += [row(_cells(each)) for each in grid.rows]
    return f"{plain(grid.caption)}\n\n" + "\n".join(rows)


def _cells(line: GridRow) -> list[str]:
    first, *others = (plain(cell) for cell in line.cells)
    return [f"**{first}**" if line.head else first, *others]
