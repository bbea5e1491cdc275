"""The staircase of results: up to which step a team can show evidence.

The seven steps are PHINEO's (activities happen, people are reached, they accept them; they know, do and live
otherwise; society changes). An indicator names the steps that a good rating shows evidence for.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyodide_app.core.markup.html import Html, element, join
from pyodide_app.core.pictures.picture import NEUTRAL, amount, ink, key, svg
from pyodide_app.core.results.scoring import mean
from pyodide_app.core.text import Picked

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import Evaluation
    from pyodide_app.core.results.findings import Item

STEPS: Final = ("takes_place", "reached", "accepted", "learn", "act", "live", "society")
"""The names of the steps, from the lowest; people count them from 1."""

_WIDTH: Final = 360
_STEP: Final = 50
_LOWEST: Final = 40
_RISE: Final = 18
_GROUND: Final = 190
_KEY_WIDTH: Final = 40


@dataclass(frozen=True, slots=True)
class Stair:
    """A step with the indicators that speak to it."""

    number: int
    items: tuple[Item, ...]

    @property
    def levels(self) -> tuple[int, ...]:
        """Return the levels that its indicators are rated with."""
        answers = [item.answer.level for item in self.items]
        return tuple(level for level in answers if isinstance(level, int))

    @property
    def value(self) -> float | None:
        """Return the mean of the levels."""
        return mean(self.levels)


def stairs(evaluation: Evaluation) -> tuple[Stair, ...]:
    """Return the seven steps; none where nothing in scope speaks to any."""
    items: dict[int, list[Item]] = {number: [] for number in range(1, len(STEPS) + 1)}
    for item in evaluation.findings.items:
        for number in item.indicator.steps:
            items[number].append(item)
    return tuple(Stair(number, tuple(own)) for number, own in items.items()) if any(items.values()) else ()


def step_words(number: int, labels: Labels) -> str:
    """Return what a step is called."""
    return labels.get(f"stairs.step.{STEPS[number - 1]}")


def stair_value(value: float | None, labels: Labels) -> str:
    """Return the value of a step in words."""
    return labels.get("value.none") if value is None else labels.number(value)


def stairs_words(found: tuple[Stair, ...], labels: Labels) -> str:
    """Say in a sentence or two where the evidence stands."""
    return _words(tuple(stair.value for stair in found), labels)


def _words(values: tuple[float | None, ...], labels: Labels) -> str:
    known = [(value, number) for number, value in enumerate(values, start=1) if value is not None]
    missing = [str(number) for number, value in enumerate(values, start=1) if value is None]
    said = []
    if known:
        highest = max(known)[0]
        best = [str(number) for value, number in known if value == highest]
        said.append(
            labels.get("stairs.best", steps=", ".join(best), count=len(best), value=labels.number(highest))
        )
    if missing:
        said.append(labels.get("stairs.missing", steps=", ".join(missing), count=len(missing)))
    return " ".join(said)


def stairs_picture(found: tuple[Stair, ...], place: Place) -> Html:
    """Draw the steps from left to right, each filled as far as its value, with their names below."""
    return _picture(tuple(stair.value for stair in found), place)


@functools.lru_cache(maxsize=16)
def _picture(values: tuple[float | None, ...], place: Place) -> Html:
    labels = place.labels
    lines = [
        (
            str(number),
            Picked(step_words(number, labels), labels.lang),
            stair_value(value, labels),
        )
        for number, value in enumerate(values, start=1)
    ]
    words, bottom = key(lines, labels, y=_GROUND + 26, width=_KEY_WIDTH, right=_WIDTH - 2)
    steps = [_step(number, value, place) for number, value in enumerate(values, start=1)]
    return svg(
        place,
        "stairs",
        labels.get("stairs.title"),
        _words(values, labels),
        *steps,
        *words,
        size=(_WIDTH, bottom + 8),
    )


def _step(number: int, value: float | None, place: Place) -> Html:
    left = 4 + (number - 1) * _STEP
    height = _LOWEST + (number - 1) * _RISE
    box: dict[str, int] = {"x": left, "width": _STEP}
    middle: dict[str, str | int] = {"x": left + _STEP // 2, "text_anchor": "middle"}
    look = {"fill": "none", "stroke": "currentColor", "stroke_opacity": "0.5"}
    dashes = "3 4" if value is None else None
    outline = element("rect", y=_GROUND - height, height=height, stroke_dasharray=dashes, **look, **box)
    filled = height * (value or 0) / place.bundle.top
    size = {"y": amount(_GROUND - filled), "height": amount(filled)}
    bar = element("rect", fill="currentColor", **size, **box)
    written = stair_value(value, place.labels)
    return join(
        (
            outline,
            element("g", bar, fill_opacity="0.75", **ink(NEUTRAL, "stair")) if filled else "",
            element("text", written, y=_GROUND - height - 6, font_weight="bold", **middle),
            element("text", str(number), y=_GROUND + 16, **middle),
        )
    )
