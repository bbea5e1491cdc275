"""The impact logic as a picture: a chain of boxes from the need down to the impact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.impact_logic import STEPS
from pyodide_app.core.markup.html import Html, element
from pyodide_app.core.pictures.picture import BASELINE, LINE, NEUTRAL, ink, svg, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyodide_app.core.documents.impact_logic import Entry, ImpactLogic, Part
    from pyodide_app.core.markup.place import Place

_WIDTH: Final = 360
_LEFT: Final = 14
_LINE_WIDTH: Final = 42
"""Characters in a line beside a step's number."""
_MOST_LINES: Final = 4
"""Of one entry; the table beside the picture has all its words."""
_GAP: Final = 26
_INKS: Final = {"inputs": 2, "activities": 1, "outputs": 1, "outcomes": 3, "impact": 3}
"""Links have the inks of the framework's areas: what is offered, what it takes, what comes of it."""


def impact_picture(logic: ImpactLogic, place: Place) -> Html:
    """Draw the chain; signs, dates and sources stand in the table."""
    drawn, y = [], 2
    for part in logic.parts:
        if part is not logic.parts[0]:
            drawn.append(_arrow(y))
            y += _GAP
        box, y = _box(part, y, place)
        drawn.append(box)
    labels = place.labels
    counted = ", ".join(
        f"{labels.get(f'impact.part.{part.name}')} {len(part.entries)}" for part in logic.parts
    )
    description = labels.get("impact.description", parts=counted)
    title = labels.get("impact.title")
    return svg(place, "impact-picture", title, description, *drawn, size=(_WIDTH, y + 2))


def _arrow(y: int) -> Html:
    outline = f"M{_WIDTH // 2} {y + 4}v{_GAP - 10}m-6-6l6 7 6-7"
    return element(
        "path", d=outline, fill="none", stroke="currentColor", stroke_width=2, stroke_opacity="0.6"
    )


def _box(part: Part, top: int, place: Place) -> tuple[Html, int]:
    """Return a link with its entries, and where it ends."""
    y = top + LINE + 6
    words = [_head(part, y - BASELINE, place)]
    lines = [line for entry in part.entries for line in _lines(entry)]
    for sign, line in lines:
        y += LINE
        if sign:
            words.append(element("text", sign, x=_LEFT, y=y - BASELINE, font_weight="bold", opacity="0.8"))
        words.append(element("text", line, x=_LEFT + 18, y=y - BASELINE, lang=place.own))
    if not lines:
        y += LINE
        empty = place.labels.get("impact.empty")
        words.append(element("text", empty, x=_LEFT, y=y - BASELINE, opacity="0.8", font_style="italic"))
    bottom = y + 10
    frame = element(
        "rect",
        x=2,
        y=top,
        width=_WIDTH - 4,
        height=bottom - top,
        rx=6,
        fill="none",
        stroke="currentColor",
        stroke_width=2,
        stroke_dasharray=None if lines else "4 4",
    )
    number = _INKS.get(part.name, NEUTRAL)
    return element("g", element("g", frame, **ink(number, "link")), *words), bottom


def _head(part: Part, y: int, place: Place) -> Html:
    name = element("text", place.labels.get(f"impact.part.{part.name}"), x=_LEFT, y=y, font_weight="bold")
    steps = STEPS.get(part.name)
    if not steps:
        return name
    said = place.labels.get("impact.steps", count=len(steps), first=steps[0], last=steps[-1])
    right = element("text", said, x=_WIDTH - _LEFT, y=y, text_anchor="end", opacity="0.8")
    return element("g", name, right)


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the lines of an entry, before the first its step or a dot."""
    wrapped = wrap(" ".join((entry.text or entry.sign or entry.source).split()), _LINE_WIDTH)
    shown = wrapped[:_MOST_LINES]
    if len(wrapped) > _MOST_LINES:
        shown[-1] = f"{shown[-1]} …"
    for number, line in enumerate(shown):
        yield ("" if number else str(entry.step or "•")), line
