"""Change as a picture: per criterion a hollow mark where it began, a full one where it is, a line between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element
from pyodide_app.core.markup.wording import change_words
from pyodide_app.core.pictures.picture import BASELINE, LINE, amount, ink, shape, svg, wrap

if TYPE_CHECKING:
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.rounds import Change, Comparison

_WIDTH: Final = 340
_EDGE: Final = 8
_TITLE: Final = 36
"""Characters that fit beside a change."""
_MARK: Final = 12
_ROW: Final = 24


def dumbbell(comparison: Comparison, place: Place) -> Html:
    """Return the picture of all criteria that were compared."""
    top = comparison.bundle.top
    parts = [
        element("text", str(value), x=amount(_at(value, top)), y=LINE, text_anchor="middle", font_size=12)
        for value in range(top + 1)
    ]
    y = LINE + 4
    for area in comparison.areas:
        for change in area.criteria:
            if change.values:
                drawn, y = _criterion(change, area.number, top, place, y)
                parts += drawn
    told = describe(comparison, place)
    return svg(place, "dumbbell", place.labels.get("rounds.picture"), told, *parts, size=(_WIDTH, y + 4))


def describe(comparison: Comparison, place: Place) -> str:
    """Return the change of every compared criterion in words."""
    return " ".join(
        place.labels.get(
            "rounds.told",
            title=change.title_of.title.pick(place.labels.lang).words,
            first=place.labels.number(change.values[0]),
            last=place.labels.number(change.values[-1]),
        )
        for area in comparison.areas
        for change in area.criteria
        if change.values
    )


def _at(value: float, top: int) -> float:
    return _EDGE + value / top * (_WIDTH - 2 * _EDGE)


def _criterion(change: Change, number: int, top: int, place: Place, y: int) -> tuple[list[Html], int]:
    words, lang = change.title_of.title.pick(place.labels.lang)
    moved = change_words(change.change, place.labels)
    drawn = [element("text", moved, x=_WIDTH, y=y + LINE - BASELINE, text_anchor="end", font_weight="bold")]
    for line in wrap(words, _TITLE):
        y += LINE
        other = None if lang == place.labels.lang else lang
        drawn.append(element("text", line, x=0, y=y - BASELINE, lang=other))
    middle = y + 9
    first, last = _at(change.values[0], top), _at(change.values[-1], top)
    level: dict[str, str | int] = {"y1": middle, "y2": middle, "stroke": "currentColor"}
    ring: dict[str, str | int] = {"stroke": "currentColor", "stroke_width": 2, "fill": "none"}
    drawn += [
        element("line", x1=_EDGE, x2=_WIDTH - _EDGE, stroke_opacity="0.25", **level),
        element(
            "g",
            element("line", x1=amount(first), x2=amount(last), stroke_width=4, **level),
            element("circle", cx=amount(first), cy=middle, r=_MARK // 2 + 1, **ring),
            shape(number, last, middle, _MARK),
            **ink(number, "dumbbell"),
        ),
    ]
    return drawn, y + _ROW
