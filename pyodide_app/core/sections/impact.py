"""The impact logic in HTML that the workbench and the report share: a picture, and a table with all words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_app.core.documents.impact_logic import PARTS, impact_logic_of
from pyodide_app.core.markup.html import Html, element
from pyodide_app.core.pictures.impact_picture import impact_picture
from pyodide_app.core.pictures.picture import save_buttons
from pyodide_app.core.sections.impact_words import details_of

if TYPE_CHECKING:
    from pyodide_app.core.documents.impact_logic import Entry, ImpactLogic, Part
    from pyodide_app.core.markup.place import Place
    from pyodide_app.core.results.evaluation import Evaluation


def impact(evaluation: Evaluation, place: Place) -> Html:
    """Return the impact logic; nothing where the team wrote none."""
    logic = impact_logic_of(evaluation.analysis)
    if not logic:
        return Html()
    figure = element(
        "div", impact_picture(logic, place), save_buttons(place, "impact"), class_="mintq-figure"
    )
    return place.section("impact", place.say("impact.intro"), figure, _table(logic, place))


def _table(logic: ImpactLogic, place: Place) -> Html:
    labels = place.labels
    caption = labels.get("impact.caption")
    names = ("part", "entry")
    head = element("tr", *(element("th", labels.get(f"impact.column.{name}"), scope="col") for name in names))
    bodies = [element("tbody", *_rows(part, place)) for part in logic.parts]
    table = element(
        "table", element("caption", caption), element("thead", head), *bodies, class_="mintq-table"
    )
    return element("div", table, class_="mintq-scroll", role="region", aria_label=caption, tabindex=0)


def _rows(part: Part, place: Place) -> list[Html]:
    """Return a row for each entry; the first names the link."""
    number = PARTS.index(part.name) + 1
    name = f"{number} · {place.labels.get(f'impact.part.{part.name}')}"
    head = element("th", name, scope="rowgroup", rowspan=len(part.entries) or None)
    if not part.entries:
        return [element("tr", head, element("td", place.labels.get("impact.empty")))]
    return [
        element("tr", head if entry is part.entries[0] else "", _cell(entry, place)) for entry in part.entries
    ]


def _cell(entry: Entry, place: Place) -> Html:
    details = [
        element(
            "li",
            element("span", f"{detail.name}:", class_="mintq-name"),
            " ",
            element("span", detail.words, dir="auto", lang=place.own) if detail.own else detail.words,
        )
        for detail in details_of(entry, place.labels)
    ]
    return element(
        "td",
        place.own_words(entry.text) if entry.text else "",
        element("ul", *details, class_="mintq-details") if details else "",
    )
