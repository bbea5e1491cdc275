"""How a Word document looks: its styles, its list and its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element
from pyodide_app.office.package import XML
from pyodide_app.office.word_markup import w

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels

SPACES: Final = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
INK: Final = "0B6B57"
_QUIET: Final = "595959"
_LINE: Final = "8C8C8C"
BULLETS: Final = 1
"""The number of the only list."""


def styles(labels: Labels) -> str:
    """Return the part with the styles, in the language of the labels."""
    language = w("lang", val=labels.get("format.locale"))
    font = w("rFonts", ascii="Calibri", hAnsi="Calibri", eastAsia="Calibri", cs="Calibri")
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", font, w("sz", val=22), w("szCs", val=22), language)),
        w("pPrDefault", w("pPr", w("spacing", after=120, line=264, lineRule="auto"))),
    )
    return XML + element("w:styles", defaults, *_paragraph_styles(), *_other_styles(), **SPACES)


def _style(id_: str, name: str, *look: str, based: str | None = "Normal", following: str = "Normal") -> Html:
    above = w("basedOn", val=based) if based else ""
    start: dict[str, str | int] = {"type": "paragraph", "styleId": id_}
    if based is None:
        start["default"] = 1
    return w("style", w("name", val=name), above, w("next", val=following), w("qFormat"), *look, **start)


def _heading(level: int, size: int, before: int) -> Html:
    look = w(
        "pPr",
        w("keepNext"),
        w("keepLines"),
        w("spacing", before=before, after=80),
        w("outlineLvl", val=level - 1),
    )
    ink = w("rPr", w("b"), w("color", val=INK), w("sz", val=size), w("szCs", val=size))
    return _style(f"Heading{level}", f"heading {level}", look, ink)


def _bar(colour: str) -> Html:
    return w("pBdr", w("left", val="single", sz=18, space=8, color=colour))


def _paragraph_styles() -> tuple[Html, ...]:
    title = w("rPr", w("b"), w("color", val=INK), w("sz", val=40), w("szCs", val=40))
    quiet = w("rPr", w("color", val=_QUIET), w("sz", val=18), w("szCs", val=18))
    small = w("rPr", w("sz", val=20), w("szCs", val=20))
    numbered = w("numPr", w("ilvl", val=0), w("numId", val=BULLETS))
    keep, whole, inset = w("keepNext"), w("keepLines"), w("ind", left=284)
    bullet = w("pPr", numbered, w("contextualSpacing"))
    return (
        _style("Normal", "Normal", based=None),
        _style("Title", "Title", w("pPr", keep, w("spacing", after=200)), title),
        _heading(1, 30, 360),
        _heading(2, 26, 280),
        _heading(3, 23, 220),
        _style("ListBullet", "List Bullet", bullet, following="ListBullet"),
        _style("Quote", "Quote", w("pPr", _bar(_LINE), inset)),
        _style("MintqCaution", "MINT-Q Caution", w("pPr", whole, _bar(INK), inset)),
        _style("MintqStatement", "MINT-Q Statement", w("pPr", keep, whole, w("spacing", before=240))),
        _style("MintqName", "MINT-Q Name", w("pPr", keep, w("spacing", after=40)), quiet),
        _style("Caption", "caption", w("pPr", keep), quiet),
        _style("TableText", "Table Text", w("pPr", w("spacing", before=20, after=20)), small),
        _style("MintqClosing", "MINT-Q Closing", w("pPr", w("spacing", before=480)), quiet),
        _style("Footer", "footer", w("pPr", w("spacing", after=0)), quiet, following="Footer"),
    )


def _other_styles() -> tuple[Html, ...]:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(w(edge, val="single", sz=4, space=0, color=_LINE) for edge in edges))
    sides = ("left", "right")
    padding = w("tblCellMar", *(w(side, w=85, type="dxa") for side in sides))
    head = w("tblStylePr", w("tcPr", w("shd", val="clear", color="auto", fill="E6F1EE")), type="firstRow")
    shown = w("rPr", w("color", val="0B5394"), w("u", val="single"))
    return (
        w("style", w("name", val="Hyperlink"), shown, type="character", styleId="Hyperlink"),
        w(
            "style",
            w("name", val="MINT-Q Table"),
            w("tblPr", borders, padding),
            head,
            type="table",
            styleId="MintqTable",
        ),
    )


def numbering() -> str:
    """Return the part with the one list, that of the bullets."""
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("lvlText", val="•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=340, hanging=227)),
        ilvl=0,
    )
    kind = w("abstractNum", w("multiLevelType", val="hybridMultilevel"), level, abstractNumId=0)
    return XML + element("w:numbering", kind, w("num", w("abstractNumId", val=0), numId=BULLETS), **SPACES)


def settings(labels: Labels) -> str:
    """Return the part with the settings: long words are hyphenated, and the language is known."""
    uri = "http://schemas.microsoft.com/office/word"
    mode = w("compatSetting", name="compatibilityMode", uri=uri, val=15)
    return XML + element(
        "w:settings",
        w("zoom", percent=100),
        w("autoHyphenation"),
        w("compat", mode),
        w("themeFontLang", val=labels.get("format.locale")),
        **SPACES,
    )
