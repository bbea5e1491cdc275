"""The table twin of the chart: the same values, area by area, as data and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyodide_app.core.html import Html, element, join, said
from pyodide_app.core.wording import basis_words, value_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyodide_app.core.evaluation import AreaPart, Evaluation
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.result import Score
    from pyodide_app.core.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """An area or a criterion with its cells."""

    id: str
    title: Text
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An area's line and those of its criteria."""

    head: Line
    lines: tuple[Line, ...]


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


def table_html(
    table: Table, labels: Labels, *, prefix: str, link: Callable[[str, str, Html], Html] | None = None
) -> Html:
    """Return the table in a box that scrolls by itself, so that the page never has to.

    `link(area, criterion, words)` may turn a criterion's title into a link.
    """
    caption = element("caption", table.caption, id=f"{prefix}-table")
    head = element("tr", *(element("th", column, scope="col") for column in table.columns))
    bodies = [_body(group, labels, link) for group in table.groups]
    return element(
        "div",
        element("table", caption, element("thead", head), *bodies, class_="mintq-table"),
        class_="mintq-scroll",
        role="region",
        aria_labelledby=f"{prefix}-table",
        tabindex=0,
    )


def _body(group: Group, labels: Labels, link: Callable[[str, str, Html], Html] | None) -> Html:
    rows = [_row(group.head, said(group.head.title, labels), scope="rowgroup", class_="mintq-table__area")]
    for line in group.lines:
        title = said(line.title, labels)
        rows.append(_row(line, link(group.head.id, line.id, title) if link else title, scope="row"))
    return element("tbody", *rows)


def _row(line: Line, title: Html, *, scope: str, class_: str | None = None) -> Html:
    cells = join(element("td", cell) for cell in line.cells)
    return element("tr", element("th", title, scope=scope), cells, class_=class_)
