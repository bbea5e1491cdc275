"""What a report in running text is made of, whatever clothes it wears: Markdown or a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.text import Text


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one voice; a blank stands between the pieces of a line."""

    words: str
    strong: bool = False
    address: bool = False
    """The words are an address, which may become a link if it is a safe one."""
    lang: str | None = None
    """The language of the words, where it is another than the report's."""


Line: TypeAlias = tuple[Piece, ...]


def piece_of(text: Text, labels: Labels, *, strong: bool = False) -> Piece:
    """Return the words of a text, marked where they are in another language than the labels."""
    words, lang = text.pick(labels.lang)
    return Piece(words, strong=strong, lang=None if lang == labels.lang else lang)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the whole report."""

    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the highest level is 1."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of words; `keep` says that it belongs to what follows."""

    line: Line
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """A line that stands out: something to keep in mind."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """The team's own words, with their line breaks."""

    words: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table; the first cell names it, and `head` says that rows below belong to it."""

    cells: tuple[str, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, the names of its columns, and its rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The last words, set apart from all before."""

    words: str


Block: TypeAlias = Title | Heading | Paragraph | Caution | Quote | Bullets | Grid | Closing
