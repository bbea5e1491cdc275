"""All indicators at once: a row per criterion, a cell per indicator, its level as number and shade."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from pyodide_app.core.documents.answers import NA, UNKNOWN
from pyodide_app.core.markup.html import Html, element, escape, said
from pyodide_app.core.markup.wording import level_label

if TYPE_CHECKING:
    from pyodide_app.core.documents.answers import Level
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import AreaPart, CriterionPart, Evaluation

SHADES: Final = 3
"""The darkest shade; the lightest is 0."""
SIGNS: Final = {NA: "\u2013", UNKNOWN: "?", None: "\u25cb"}
"""What stands for an answer outside the scale, and for none."""


@functools.lru_cache(maxsize=64, typed=True)
def sign(level: Level | None, place: Place) -> Html:
    """Return the number or the sign of a level, shaded; screen readers get the words beside it."""
    if isinstance(level, int):
        shade = round(level / place.bundle.top * SHADES)
        return element("span", str(level), class_=f"mintq-sign mintq-sign--{shade}", aria_hidden="true")
    return element("span", SIGNS[level], class_="mintq-sign mintq-sign--none", aria_hidden="true")


def chosen_words(level: Level | None, place: Place) -> Html:
    """Return what people chose, in words, or that they have not answered yet."""
    if level is None:
        return escape(place.labels.get("level.open"))
    return said(level_label(level, place.bundle), place.labels)


def heat_table(evaluation: Evaluation, place: Place) -> Html:
    """Return the table in a box that scrolls by itself."""
    labels = place.labels
    most = max((len(part.indicators) for part in evaluation.criteria), default=0)
    columns = [element("th", str(number), scope="col") for number in range(1, most + 1)]
    head = element("tr", element("th", labels.get("table.criterion"), scope="col"), *columns)
    caption = element("caption", labels.get("heat.caption"), id=f"{place.prefix}-heat-table")
    bodies = [_body(area, most, place) for area in evaluation.areas]
    return element(
        "div",
        element("table", caption, element("thead", head), *bodies, class_="mintq-heatmap"),
        class_="mintq-scroll",
        role="region",
        aria_labelledby=f"{place.prefix}-heat-table",
        tabindex=0,
    )


@functools.lru_cache(maxsize=64)
def _body(area: AreaPart, most: int, place: Place) -> Html:
    title = element("th", said(area.area.title, place.labels), scope="rowgroup", colspan=most + 1)
    rows = [_row(part, most, place) for part in area.criteria]
    return element("tbody", element("tr", title, class_="mintq-table__area"), *rows)


@functools.lru_cache(maxsize=256)
def _row(part: CriterionPart, most: int, place: Place) -> Html:
    cells = [
        element(
            "td",
            sign(answer.level, place),
            " ",
            element("span", chosen_words(answer.level, place), class_="mintq-sr"),
        )
        for answer in part.answers
    ]
    spare = [element("td") for _ in range(most - len(cells))]
    title = element("th", said(part.criterion.title, place.labels), scope="row")
    return place.part(f"heat-{part.criterion.id}", "tr", title, *cells, *spare)


def heat_words(evaluation: Evaluation, place: Place) -> Html:
    """Return the key: how often each answer was given."""
    answers: list[Level | None] = [answer.level for part in evaluation.criteria for answer in part.answers]
    kinds: list[Level | None] = [*range(place.bundle.top + 1), NA, UNKNOWN, None]
    lines = [
        element(
            "li",
            sign(kind, place),
            " ",
            chosen_words(kind, place),
            f": {answers.count(kind)}",
        )
        for kind in kinds
    ]
    return element("ul", *lines, class_="mintq-key")
