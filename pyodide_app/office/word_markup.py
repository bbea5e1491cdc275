"""The markup of Word documents (ECMA-376 part 1, chapter 17): paragraphs, runs and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, join
from pyodide_app.office.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE_WIDTH: Final = 11906
"""A4, in twentieths of a point."""
PAGE_HEIGHT: Final = 16838
MARGIN: Final = 1247
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
_SIGN: Final = 130
"""About the width of a bold letter in a table."""
_PADDING: Final = 230
"""What a cell needs beside its words."""

_PARTS = re.compile("([\n\t])")
_KEPT: Final = {"xml:space": "preserve"}


def w(name: str, /, *children: str, **attributes: str | int) -> Html:
    """Return an element of WordprocessingML, its attributes in the same namespace."""
    return element(f"w:{name}", *children, **{f"w:{key}": value for key, value in attributes.items()})


def run(words: str, *, strong: bool = False, lang: str | None = None, style: str | None = None) -> Html:
    """Return words in one voice; line breaks and tabs are kept, `lang` is theirs where it is another."""
    look = [
        w("rStyle", val=style) if style else "",
        w("b") if strong else "",
        w("lang", val=lang) if lang else "",
    ]
    return w("r", w("rPr", *look) if any(look) else "", *_text(clean(words)))


def _text(words: str) -> Iterator[Html]:
    for part in _PARTS.split(words):
        if part in {"\n", "\t"}:
            yield w("br" if part == "\n" else "tab")
        elif part:
            yield element("w:t", part, **_KEPT)


def paragraph(*runs: str, style: str | None = None, keep: bool = False) -> Html:
    """Return a paragraph; `keep` holds it on one page with the next."""
    look = (w("pStyle", val=style) if style else "", w("keepNext") if keep else "")
    return w("p", w("pPr", *look) if any(look) else "", *runs)


def link(relation: str, words: str) -> Html:
    """Return words that lead to the address of a relation."""
    return element("w:hyperlink", run(words, style="Hyperlink"), **{"r:id": relation})


def field(instruction: str) -> Html:
    """Return a value that the office program works out, such as the number of the page."""
    return w("fldSimple", run("1"), instr=instruction)


def table(columns: tuple[str, ...], rows: list[tuple[tuple[str, ...], bool]], *, caption: str) -> Html:
    """Return a table of plain words; its head is on every page, and a row may be marked as one too."""
    widths = _widths([columns, *(cells for cells, _ in rows)])
    look = w(
        "tblPr",
        w("tblStyle", val="MintqTable"),
        w("tblW", w=TEXT_WIDTH, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1),
        w("tblCaption", val=clean(caption)),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    body = [_row(cells, widths, strong=head, whole=False) for cells, head in rows]
    return w("tbl", look, grid, _row(columns, widths, strong=True, whole=True), *body)


def _widths(rows: list[tuple[str, ...]]) -> list[int]:
    """Return the columns' widths: first no word is broken, then the longest cells get what is left."""
    columns = list(zip(*rows, strict=True))
    least = [max(len(word) for cell in column for word in (cell.split() or [""])) for column in columns]
    whole = [max(map(len, column)) for column in columns]
    padded = [_PADDING + _SIGN * signs for signs in least]
    left = max(TEXT_WIDTH - sum(padded), 0)
    wishes = [1 + long - short for long, short in zip(whole, least, strict=True)]
    wanted = [width + left * wish // sum(wishes) for width, wish in zip(padded, wishes, strict=True)]
    others = [width * TEXT_WIDTH // sum(wanted) for width in wanted[1:]]
    return [TEXT_WIDTH - sum(others), *others]


def _row(cells: tuple[str, ...], widths: list[int], *, strong: bool, whole: bool) -> Html:
    look = w("trPr", w("cantSplit"), w("tblHeader") if whole else "")
    return w(
        "tr",
        look,
        *(
            w(
                "tc",
                w("tcPr", w("tcW", w=width, type="dxa")),
                paragraph(run(cell, strong=strong), style="TableText", keep=strong),
            )
            for cell, width in zip(cells, widths, strict=True)
        ),
    )


def between(parts: list[Html]) -> Html:
    """Return runs with a space between each two."""
    return join(parts, run(" "))
