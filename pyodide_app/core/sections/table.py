"""The table twin of the chart: the same values, area by area, as data and as HTML."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.markup.html import element, said
from pyodide_app.core.markup.wording import basis_words, value_words

if TYPE_CHECKING:
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.markup.html import Html
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import AreaPart, Evaluation
    from pyodide_app.core.results.result import Score
    from pyodide_app.core.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """An area or a criterion with its cells."""

    id: str
    title: Text
    cells: tuple[str, ...]

    def __hash__(self) -> int:
        return hash((self.id, self.cells))


@dataclass(frozen=True, slots=True)
class Group:
    """An area's line and those of its criteria."""

    head: Line
    lines: tuple[Line, ...]

    def __hash__(self) -> int:
        return hash(self.head)


@dataclass(frozen=True, slots=True)
class Table:
    """All values with their coverage; `columns` names the title column first."""

    caption: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]


def overview_table(evaluation: Evaluation, labels: Labels) -> Table:
    """Return the table of all areas and criteria in scope."""
    names = ("title", "value", "rated", "na", "unknown", "open")
    return Table(
        caption=labels.get("table.caption", top=evaluation.bundle.top),
        columns=tuple(labels.get(f"table.{name}") for name in names),
        groups=tuple(_group(area, labels) for area in evaluation.areas),
    )


@functools.lru_cache(maxsize=64)
def _group(area: AreaPart, labels: Labels) -> Group:
    return Group(
        Line(area.area.id, area.area.title, _cells(area.score, labels)),
        tuple(
            Line(part.criterion.id, part.criterion.title, _cells(part.score, labels))
            for part in area.criteria
        ),
    )


def _cells(score: Score, labels: Labels) -> tuple[str, ...]:
    return (
        value_words(score, labels),
        basis_words(score, labels),
        str(score.na),
        str(score.unknown),
        str(score.open),
    )


def table_html(table: Table, place: Place) -> Html:
    """Return the table in a box that scrolls by itself, so that the page never has to.

    Titles lead to the guidance, values to where they are explained.
    """
    caption = element("caption", table.caption, id=f"{place.prefix}-table")
    head = element("tr", *(element("th", column, scope="col") for column in table.columns))
    bodies = [_body(group, place) for group in table.groups]
    return element(
        "div",
        element("table", caption, element("thead", head), *bodies, class_="mintq-table"),
        class_="mintq-scroll",
        role="region",
        aria_labelledby=f"{place.prefix}-table",
        tabindex=0,
    )


@functools.lru_cache(maxsize=64)
def _body(group: Group, place: Place) -> Html:
    return element(
        "tbody", _row(group.head, None, place), *(_row(line, group.head.id, place) for line in group.lines)
    )


@functools.lru_cache(maxsize=256)
def _row(line: Line, area: str | None, place: Place) -> Html:
    """Return a row; a criterion's row names its area."""
    title = said(line.title, place.labels)
    value, *others = line.cells
    cells = [element("td", place.why(line.id, value)), *(element("td", cell) for cell in others)]
    if area is None:
        head, look = element("th", title, scope="rowgroup"), "mintq-table__area"
    else:
        head, look = element("th", place.link(area, line.id, title), scope="row"), None
    return place.part(f"row-{line.id}", "tr", head, *cells, class_=look)
