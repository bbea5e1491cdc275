"""The report as a Word document: real headings, lists and tables that screen readers know.

It is written without a library: the report needs little of the format, and the usual library stands on one
that is not pure Python and does not run in the browser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, is_safe_address
from pyodide_app.core.reports.blocks import Bullets, Caution, Grid, Heading, Paragraph, Piece, Quote, Title
from pyodide_app.core.reports.story import story, title_of
from pyodide_app.office.characters import clean
from pyodide_app.office.package import PROPERTIES, XML, content_types, pack, properties, relationships
from pyodide_app.office.word_markup import (
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    between,
    field,
    link,
    paragraph,
    run,
    table,
    w,
)
from pyodide_app.office.word_styles import SPACES, numbering, settings, styles

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block, Line
    from pyodide_app.core.reports.options import Options
    from pyodide_app.core.results.evaluation import Evaluation

_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    PROPERTIES: "application/vnd.openxmlformats-package.core-properties+xml",
}
_OWN: Final = ("styles", "numbering", "settings")
# Word may refuse a whole document for one address that is none by the letter of RFC 3986.
_LINKABLE = re.compile(
    r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#].*)?|mailto:[^@]+@[a-z0-9.-]+(?:\?.*)?", re.IGNORECASE
)
_ENCODED = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")
_PLACES = re.compile(r"\{(page|pages)\}")


def write(evaluation: Evaluation, labels: Labels, options: Options) -> bytes:
    """Return the document."""
    title = title_of(evaluation, labels, options)
    body = _Body()
    for block in story(evaluation, labels, options):
        body.add(block)
    return pack(
        {
            "[Content_Types].xml": content_types(_PARTS),
            "_rels/.rels": relationships(
                ("rId1", f"{_KIND}/officeDocument", "word/document.xml"), ("rId2", _CORE, PROPERTIES)
            ),
            "word/document.xml": body.document(),
            "word/_rels/document.xml.rels": body.relationships(),
            "word/styles.xml": styles(labels),
            "word/numbering.xml": numbering(),
            "word/settings.xml": settings(labels),
            "word/footer1.xml": _footer(title, labels),
            PROPERTIES: properties(title, labels, options.now),
        }
    )


class _Body:
    """Collects the text of the document and the addresses that it links to."""

    def __init__(self) -> None:
        self._parts: list[Html] = []
        self._addresses: dict[str, str] = {}

    def add(self, block: Block) -> None:
        """Add a block of the report."""
        match block:
            case Title(words):
                self._put(run(words), style="Title")
            case Heading(words, level):
                self._put(run(words), style=f"Heading{level}")
            case Paragraph(line, keep=True):
                self._put(self._line(line), style="MintqStatement" if line[0].strong else "MintqName")
            case Paragraph(line):
                self._put(self._line(line))
            case Caution(line):
                self._put(self._line(line), style="MintqCaution")
            case Quote(words, lang):
                self._put(run(words.strip("\r\n"), lang=lang), style="Quote")
            case Bullets(lines):
                for line in lines:
                    self._put(self._line(line), style="ListBullet")
            case Grid():
                self._put(run(block.caption), style="Caption")
                rows = [(row.cells, row.head) for row in block.rows]
                self._parts.append(table(block.columns, rows, caption=block.caption))
            case _:
                self._put(run(block.words), style="MintqClosing")

    def _put(self, runs: Html, *, style: str | None = None) -> None:
        self._parts.append(paragraph(runs, style=style))

    def _line(self, line: Line) -> Html:
        return between([self._piece(piece) for piece in line])

    def _piece(self, piece: Piece) -> Html:
        words = clean(piece.words)
        if not (piece.address and is_safe_address(words) and _LINKABLE.fullmatch(words)):
            return run(words, strong=piece.strong, lang=piece.lang)
        address = _ENCODED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), words)
        return link(self._addresses.setdefault(address, f"link{len(self._addresses) + 1}"), words)

    def document(self) -> str:
        """Return the part with the text."""
        page = w(
            "sectPr",
            element("w:footerReference", **{"w:type": "default", "r:id": "footer"}),
            w("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT),
            w("pgMar", **dict.fromkeys(("top", "right", "bottom", "left"), MARGIN), header=567, footer=567),
        )
        return XML + element("w:document", w("body", *self._parts, page), **SPACES)

    def relationships(self) -> str:
        """Return the part that says where styles, footer and linked pages are."""
        return relationships(
            *((name, f"{_KIND}/{name}", f"{name}.xml") for name in _OWN),
            ("footer", f"{_KIND}/footer", "footer1.xml"),
            outside=tuple((id_, f"{_KIND}/hyperlink", to) for to, id_ in self._addresses.items()),
        )


def _footer(title: str, labels: Labels) -> str:
    """Return the part at the foot of every page: the title, and which page it is."""
    words = labels.get("docx.page", page="{page}", pages="{pages}")
    fields = {"page": field("PAGE"), "pages": field("NUMPAGES")}
    told = [fields.get(part) or run(part) for part in _PLACES.split(words) if part]
    return XML + element("w:ftr", paragraph(run(f"{title} · "), *told, style="Footer"), **SPACES)
