"""The profile as a net: one axis per criterion, for those who expect one; drawn as SVG with its key."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element
from pyodide_app.core.markup.wording import value_words
from pyodide_app.core.pictures.picture import amount, ink, key, shape, svg

if TYPE_CHECKING:
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import CriterionPart, Evaluation

LEAST_AXES: Final = 3
"""With fewer axes there is no area to see."""

_WIDTH: Final = 360
_CENTRE: Final = 168
_RADIUS: Final = 136
_KEY_WIDTH: Final = 40


@dataclass(frozen=True, slots=True)
class _Axis:
    """A criterion with its number in the framework, its area's number and its direction, up and clockwise."""

    part: CriterionPart
    number: int
    area: int
    direction: float

    def at(self, distance: float) -> tuple[float, float]:
        """Return the point at a share of the radius."""
        length = _RADIUS * distance
        return _CENTRE + length * math.sin(self.direction), _CENTRE - length * math.cos(self.direction)


def radar(evaluation: Evaluation, place: Place) -> Html:
    """Return the picture; nothing where there are fewer than three criteria."""
    axes = _axes(evaluation)
    if len(axes) < LEAST_AXES:
        return Html()
    labels, top = place.labels, evaluation.bundle.top
    lines = [
        (str(axis.number), axis.part.criterion.title.pick(labels.lang), value_words(axis.part.score, labels))
        for axis in axes
    ]
    words, bottom = key(lines, labels, y=2 * _CENTRE + 6, width=_KEY_WIDTH, right=_WIDTH - 2)
    return svg(
        place,
        "net",
        labels.get("radar.title", top=top),
        labels.get("radar.description"),
        *_grid(axes, top),
        _outline(axes, top),
        *(_point(axis, top) for axis in axes if axis.part.score.value is not None),
        *words,
        size=(_WIDTH, bottom + 8),
    )


def _axes(evaluation: Evaluation) -> list[_Axis]:
    numbers = {
        criterion.id: number
        for number, criterion in enumerate(
            (criterion for area in evaluation.bundle.areas for criterion in area.criteria), start=1
        )
    }
    found = [(area.number, part) for area in evaluation.areas for part in area.criteria]
    return [
        _Axis(part, numbers[part.criterion.id], area, 2 * math.pi * place / len(found))
        for place, (area, part) in enumerate(found)
    ]


def _grid(axes: list[_Axis], top: int) -> list[Html]:
    """Draw rings with the numbers of the scale, spokes, and each axis's number at its end."""
    look = {"fill": "none", "stroke": "currentColor", "stroke_opacity": "0.3"}
    rings = [_ring(axes, level / top, **look) for level in range(1, top + 1)]
    spokes = []
    for axis in axes:
        x, y = axis.at(1)
        dashes = "3 4" if axis.part.score.value is None else None
        spokes.append(
            element(
                "line", x1=_CENTRE, y1=_CENTRE, x2=amount(x), y2=amount(y), stroke_dasharray=dashes, **look
            )
        )
        x, y = axis.at(1.12)
        spokes.append(element("text", str(axis.number), x=amount(x), y=amount(y + 4), text_anchor="middle"))
    scale = [
        element("text", str(level), x=_CENTRE + 4, y=amount(axes[0].at(level / top)[1] + 12), font_size=11)
        for level in range(top + 1)
    ]
    return [*rings, *spokes, *scale]


def _ring(axes: list[_Axis], distance: float, **look: str) -> Html:
    points = " ".join(f"{amount(x)},{amount(y)}" for x, y in (axis.at(distance) for axis in axes))
    return element("polygon", points=points, **look)


def _outline(axes: list[_Axis], top: int) -> Html:
    """Join the values of neighbours; where a value is missing the line is open."""
    known = [(axis, axis.part.score.value) for axis in axes]
    drawn = []
    for (axis, value), (after, following) in zip(known, [*known[1:], known[0]], strict=True):
        if value is not None and following is not None:
            (x, y), (to_x, to_y) = axis.at(value / top), after.at(following / top)
            drawn.append(f"M{amount(x)} {amount(y)}L{amount(to_x)} {amount(to_y)}")
    return element("path", d="".join(drawn), fill="none", stroke="currentColor", stroke_width=2)


def _point(axis: _Axis, top: int) -> Html:
    x, y = axis.at((axis.part.score.value or 0) / top)
    return element("g", shape(axis.area, x, y, 9), **ink(axis.area, "point"))
