"""Effort and effect of the planned steps as a picture and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.plan import WEIGHTS
from pyodide_app.core.markup.html import Html, element, join
from pyodide_app.core.markup.plan_words import step_name, weight_words
from pyodide_app.core.pictures.picture import NEUTRAL, ink, key, svg
from pyodide_app.core.text import Picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyodide_app.core.documents.plan import Step
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.markup.place import Place

_WIDTH: Final = 360
_LEFT: Final = 62
_TOP: Final = 26
_CELL: Final = (98, 76)
_DOT: Final = 13
_GAP: Final = 30
"""Between the middles of two dots."""
_ROW: Final = 3
"""Dots beside each other in a cell."""
_MOST: Final = 6
"""Dots in a cell; where there are more, the last place says how many."""
_KEY_WIDTH: Final = 44


def weighed(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps whose effort and effect are both known."""
    return tuple(step for step in steps if step.effort and step.effect)


def weighing(steps: Sequence[Step], place: Place) -> Html:
    """Return picture, words and table; nothing where no step is weighed."""
    found = weighed(steps)
    if not found:
        return Html()
    words = weighing_words(steps, place.labels)
    figure = element("div", _picture(found, words, place), class_="mintq-figure")
    return join((element("p", words), figure, _table(found, place)))


def weighing_words(steps: Sequence[Step], labels: Labels) -> str:
    """Say which steps are a good start, and which nobody has weighed yet."""
    easy = [str(step.number) for step in steps if step.effort == WEIGHTS[0] and step.effect == WEIGHTS[-1]]
    missing = [str(step.number) for step in steps if not (step.effort and step.effect)]
    said = [labels.get("weighing.easy", count=len(easy), steps=", ".join(easy))] if easy else []
    if missing:
        said.append(labels.get("weighing.missing", count=len(missing), steps=", ".join(missing)))
    return " ".join(said) or labels.get("weighing.all")


def _picture(found: Sequence[Step], words: str, place: Place) -> Html:
    labels = place.labels
    bottom = _TOP + len(WEIGHTS) * _CELL[1]
    lines = [(str(step.number), _name(step, place), "") for step in found]
    names, end = key(lines, labels, y=bottom + 46, width=_KEY_WIDTH, right=_WIDTH)
    cells = [_cell(effort, effect, found, labels) for effort in WEIGHTS for effect in WEIGHTS]
    title = labels.get("weighing.title")
    return svg(
        place, "weighing", title, words, *_axes(bottom, labels), *cells, *names, size=(_WIDTH, end + 8)
    )


def _name(step: Step, place: Place) -> Picked:
    """Return what a step is called, in one line, with its language."""
    words = " ".join(step_name(step, place.labels).split())
    return Picked(words, place.own or place.labels.lang if step.name else place.labels.lang)


def _axes(bottom: int, labels: Labels) -> list[Html]:
    middle = _LEFT + len(WEIGHTS) * _CELL[0] // 2
    drawn = [
        element("text", labels.get("plan.effect"), x=0, y=_TOP - 10, font_weight="bold"),
        element(
            "text",
            labels.get("plan.effort"),
            x=middle,
            y=bottom + 36,
            text_anchor="middle",
            font_weight="bold",
        ),
    ]
    for place, weight in enumerate(WEIGHTS):
        words = weight_words(weight, labels)
        x = _LEFT + place * _CELL[0] + _CELL[0] // 2
        y = bottom - place * _CELL[1] - _CELL[1] // 2 + 5
        drawn.append(element("text", words, x=x, y=bottom + 18, text_anchor="middle"))
        drawn.append(element("text", words, x=_LEFT - 8, y=y, text_anchor="end"))
    return drawn


def _cell(effort: int, effect: int, found: Sequence[Step], labels: Labels) -> Html:
    left = _LEFT + (effort - 1) * _CELL[0]
    top = _TOP + (WEIGHTS[-1] - effect) * _CELL[1]
    size = {"x": left, "y": top, "width": _CELL[0], "height": _CELL[1]}
    look = {"fill": "none", "stroke": "currentColor", "stroke_opacity": "0.35"}
    drawn = [element("rect", **size, **look)]
    if (effort, effect) == (WEIGHTS[0], WEIGHTS[-1]):
        shade = element("rect", fill="currentColor", fill_opacity="0.15", **size)
        drawn.append(element("g", shade, **ink(NEUTRAL, "start")))
        middle: dict[str, str | int] = {
            "x": left + _CELL[0] // 2,
            "y": top + 15,
            "text_anchor": "middle",
            "font_size": 12,
        }
        drawn.append(element("text", labels.get("weighing.start"), **middle))
    numbers = [str(step.number) for step in found if (step.effort, step.effect) == (effort, effect)]
    if len(numbers) > _MOST:
        numbers = [*numbers[: _MOST - 1], f"+{len(numbers) - _MOST + 1}"]
    rows = [numbers[first : first + _ROW] for first in range(0, len(numbers), _ROW)]
    for place, row in enumerate(rows):
        y = top + 47 + (2 * place - len(rows) + 1) * _GAP // 2
        x = left + (_CELL[0] - (len(row) - 1) * _GAP) // 2
        drawn += [_dot(words, x + turn * _GAP, y) for turn, words in enumerate(row)]
    return join(drawn)


def _dot(words: str, x: int, y: int) -> Html:
    circle = element("circle", cx=x, cy=y, r=_DOT, fill="none", stroke="currentColor", stroke_width=2)
    number = element("text", words, x=x, y=y + 5, text_anchor="middle", font_weight="bold")
    return join((element("g", circle, **ink(NEUTRAL, "dot")), number))


def _table(found: Sequence[Step], place: Place) -> Html:
    labels = place.labels
    names = ("table.number", "table.planned", "plan.effort", "plan.effect")
    head = element("tr", *(element("th", labels.get(name), scope="col") for name in names))
    caption = labels.get("weighing.title")
    return element(
        "div",
        element(
            "table",
            element("caption", caption),
            element("thead", head),
            element("tbody", *(_row(step, place) for step in found)),
            class_="mintq-table",
        ),
        class_="mintq-scroll",
        role="region",
        aria_label=caption,
        tabindex=0,
    )


def _row(step: Step, place: Place) -> Html:
    name = _name(step, place)
    lang = None if name.lang == place.labels.lang else name.lang
    weights = [weight_words(weight, place.labels) for weight in (step.effort, step.effect) if weight]
    return element(
        "tr",
        element("td", str(step.number)),
        element("th", name.words, scope="row", dir="auto", lang=lang),
        *(element("td", words) for words in weights),
    )
